using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Shaders that read tables which are buffers, run thread by thread by the contract of ComputeSharp.</summary>
public class RunningShadersTests
{
    private const string Source =
        """
        public static partial class K
        {
            private static readonly float[] Gains = { 0.5f, 1f, -2f };

            [Vectorize(Gpu = true)]
            public static (float Value, float Read) Filter(float x, int gain, [Uniform] ReadOnlySpan<float> taps) => (Gains[gain] * (taps[0] + taps[^1] * x), taps[gain]);

            [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)]
            public static float Horner([Uniform] ReadOnlySpan<float> taps, float x)
            {
                var sum = 0f;
                for (var i = taps.Length - 1; i >= 0; i--)
                    sum = sum * x + taps[i];
                return sum;
            }
        }
        """;

    private const string Harness =
        """
        using System;
        using System.Linq;
        using ComputeSharp;

        public static class Harness
        {
            private static readonly float[] Taps = { 0.25f, 3f, -1f, 2f };
            private static readonly float[] X = Enumerable.Range(0, 700).Select(i => i / 300f - 1f).ToArray();

            public static string Map()
            {
                var gains = Enumerable.Range(0, X.Length).Select(i => i % 9 - 3).ToArray();
                var gpu = GraphicsDevice.GetDefault();
                using var x = gpu.AllocateReadOnlyBuffer(X);
                using var gain = gpu.AllocateReadOnlyBuffer(gains);
                using var taps = gpu.AllocateReadOnlyBuffer(Taps);
                using var value = gpu.AllocateReadWriteBuffer<float>(X.Length);
                using var read = gpu.AllocateReadWriteBuffer<float>(X.Length);
                K.Filter(x, gain, taps, value, read);
                var values = value.ToArray();
                var reads = read.ToArray();
                for (var i = 0; i < X.Length; i++)
                {
                    var expected = K.Filter(X[i], Math.Clamp(gains[i], 0, 2), Taps);
                    if (values[i] != expected.Value || reads[i] != Taps[Math.Clamp(gains[i], 0, 3)])
                        return $"{i}: ({values[i]}, {reads[i]}) for {X[i]}, {gains[i]}";
                }

                return "";
            }

            public static string Sums()
            {
                var gpu = GraphicsDevice.GetDefault();
                using var x = gpu.AllocateReadOnlyBuffer(X);
                using var taps = gpu.AllocateReadOnlyBuffer(Taps);
                using var rows = gpu.AllocateReadWriteBuffer<float>(7);
                using var columns = gpu.AllocateReadWriteBuffer<float>(100);
                float[] expectedRows = new float[7], expectedColumns = new float[100];
                K.HornerSumRows(taps, x, 100, rows);
                K.HornerSumColumns(taps, x, 100, columns);
                K.HornerSumRows(Taps, X, 100, expectedRows);
                K.HornerSumColumns(Taps, X, 100, expectedColumns);
                return !expectedRows.SequenceEqual(rows.ToArray()) ? "rows"
                    : !expectedColumns.SequenceEqual(columns.ToArray()) ? "columns"
                    : K.HornerSum(Taps, X) != K.HornerSum(taps, x) ? "sum"
                    : "";
            }
        }
        """;

    [Theory]
    [InlineData("Map")]
    [InlineData("Sums")]
    public void A_shader_reads_a_table_that_is_a_buffer(string method)
    {
        var run = Generation.Run(Generation.Compile(Generation.Usings + Source).WithLoadedComputeSharp()).AssertClean();
        run.Load(Harness, assembly => Assert.Equal("", assembly.GetType("Harness")!.GetMethod(method)!.Invoke(null, [])));
    }
}
