using System.Reflection;
using Kernels.Generators.Tests.Testing;
using Kernels.Gpu;
using Xunit;
using Xunit.Sdk;

namespace Kernels.Generators.Tests;

/// <summary>Kernels whose forms for a device are compiled and run there: small elements, conditions and tables.</summary>
public class RunningOnDeviceTests
{
    /// <summary>Every kernel that <see cref="RunningElementsTests"/> runs on the processor, with the values of its uniform parameters.</summary>
    public static TheoryData<string, object[]> Elements
    {
        get
        {
            var rows = new TheoryData<string, object[]>();
            foreach (var method in typeof(RunningElementsTests).GetMethods(BindingFlags.Public | BindingFlags.Instance))
            {
                foreach (var row in method.GetCustomAttributes<InlineDataAttribute>().SelectMany(attribute => ((DataAttribute)attribute).GetData(method)))
                    rows.Add((string)row[0], row.Length == 1 ? [] : row[1] as object[] ?? [.. row.Skip(1)]);
            }

            return rows;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Elements))]
    public void An_element_is_stored_on_a_device_as_in_a_span(string kernel, object[] uniforms) => Check(kernel, uniforms);

    [SkippableTheory]
    [InlineData("float F(float x) => T[(int)x & 7] * x; private static readonly float[] T = { 1f, 2f, -0f, float.NaN, float.PositiveInfinity, 1e-45f, float.NegativeInfinity, 17f };")]
    [InlineData("byte F(byte x) => T[x & 15]; private static ReadOnlySpan<byte> T => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255];")]
    [InlineData("int F(int x) => T[x & 3] + U[x & 1] - V[x & 1] * W[(x >> 3) & 1]; private static readonly int[] T = { -128, 127, 0, 1 }, U = { -129, 5 }, V = { 65535, 0 }, W = { 65536, int.MinValue };")]
    [InlineData("double F(double x) => x + T[(int)x & 3]; private static readonly int[] T = { 1, 2, -3, 4 };")]
    [InlineData("long F(long x) => x > 0 ? T[x & 15] : T[2]; private static readonly long[] T = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, long.MinValue };")]
    [InlineData("double F(double x) { var sum = 0.0; for (var i = 0; i < 3 && sum < x; i++) sum += T[i]; return sum; } private static readonly double[] T = { 1.5, 2, 3 };")]
    [InlineData("int F(int x) { ReadOnlySpan<int> local = [3, 1, 2, 5]; return local[x & 3] + T[^(1 + (x & 1))]; } private static readonly int[] T = { 7, 8 };")]
    [InlineData("uint F(uint x) => T[(int)(x % 3u)] ^ T[1]; private static readonly uint[] T = { 7u, 8u, 4000000000u };")]
    [InlineData("float F(float x) => Read(x) - Read(-x); private static float Read(float x) => FMap[(int)x & 1] + Table[(int)x & 1]; private static readonly float[] FMap = { 1f, 2f }, Table = { 5f, 7f };")]
    [InlineData("float F(float x) { var t = T[(int)x & 1]; var T2 = t * x; return T2 + U.T[(int)x & 1]; } private static readonly float[] T = { 1f, 2f }; private static class U { public static readonly float[] T = { 3f, 4f }; }")]
    public void A_table_of_constants_is_in_the_program_s_text(string kernel) => Check(kernel);

    [SkippableTheory]
    [InlineData("float F(float x, float y, [Uniform] ReadOnlySpan<float> taps) => taps[0] * x + taps[1] * y;")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps, [Uniform] float scale) => taps[^1] * x * scale + taps[^2];", 1.5f)]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps) { var sum = 0f; for (var i = taps.Length - 1; i >= 0; i--) sum = sum * x + taps[i]; return sum; }")]
    [InlineData("(float A, float B) F([Uniform] ReadOnlySpan<float> taps, float x) => (taps[(int)x & 3], taps.Length * x);")]
    [InlineData("float F([Uniform] ReadOnlySpan<float> taps, float x, [Uniform] ReadOnlySpan<float> others) => taps[(int)x & 3] - others[(int)x & 1];")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps) => Twice(x, taps); private static float Twice(float x, ReadOnlySpan<float> other) => 2f * x + other[2] + other[((int)x) & 1];")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps) { var sum = 0f; foreach (var t in taps) sum = sum * x + t; return sum; }")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps) { var sum = x; foreach (var t in taps) { if (t < 0f) continue; if (t * x > 2f) break; sum += t; } return sum; }")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps) { foreach (var t in taps) { var most = 1f; foreach (var u in taps) most = MathF.Max(most, t * u * x); if (most > 4f) return most; } return x; }")]
    [InlineData("float F(float x, [Uniform] ReadOnlySpan<float> taps, [Uniform] ReadOnlySpan<float> unread) { var tapsLength = x + 1f; return taps[1] * tapsLength + taps.Length; }")]
    [InlineData("bool F(byte x, [Uniform] ReadOnlySpan<float> taps) => taps[x & 3] > 0f;")]
    public void A_uniform_span_is_a_buffer(string kernel, params object[] uniforms)
    {
        ReadOnlyMemory<float> taps = new[] { 0.25f, -0.5f, 3f, 0.125f };
        var tables = kernel.Split("[Uniform] ReadOnlySpan").Length - 1;
        Check(kernel, [.. Enumerable.Repeat((object)taps, tables), .. uniforms]);
    }

    private static void Check(string kernel, params object[] uniforms)
    {
        DeviceHarness.RequireDevice();
        Skip.IfNot(GpuDevice.Default.SupportsDouble, $"{GpuDevice.Default} has no double");
        var run = Generation.Run($$"""
            {{Generation.Usings}}
            public enum Level : byte { Low, Mid = 100, High = 255 }
            public enum Wide { A, B = 1000000 }
            public static partial class K { [Vectorize(Gpu = true)] public static {{kernel}} }
            """);
        Assert.Empty(run.Diagnostics.Where(static diagnostic => diagnostic.Id != "KRN030"));
        run.AssertCompiles().AssertSameOnDevice(uniforms);
    }
}
