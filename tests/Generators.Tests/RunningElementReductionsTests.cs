using System.Reflection;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Reductions over elements that are stored in another size than they are computed in, beside LINQ's.</summary>
public class RunningElementReductionsTests
{
    /// <summary>Compares, for arrays of several lengths, what each member gives with what LINQ gives.</summary>
    private const string Harness = """
        using System; using System.Linq; using System.Runtime.InteropServices; using Kernels;
        public static class Harness
        {
            public static void Run()
            {
                foreach (var n in new[] { 0, 1, 2, 3, 5, 8, 15, 16, 17, 33, 64, 100, 257, 4096, 5000, 300_000 })
                    Check(n, new Random(n));
            }

            private static void Same<T>(T expected, T actual)
            {
                if (!expected!.Equals(actual))
                    throw new Exception($"{actual} instead of {expected}");
            }

            private static void Check(int n, Random random)
            {
                var floats = Enumerable.Range(0, n).Select(_ => (float)random.NextDouble()).ToArray();
                var doubles = floats.Select(v => v * 1000.0 - 200).ToArray();
                var bytes = floats.Select(v => (byte)(v * 256)).ToArray();
                var shorts = doubles.Select(v => (short)v).ToArray();
                var sbytes = doubles.Select(v => (sbyte)(int)v).ToArray();
                var ints = doubles.Select(v => (int)(v * 1000)).ToArray();
                var halves = floats.Select(v => (Half)v).ToArray();
                CHECKS
            }
        }
        """;

    [Theory]
    [InlineData(
        "[Vectorize(Reduce = Reduction.Count | Reduction.Any | Reduction.All)] public static bool Above(float x, [Uniform] float t) => x > t;",
        """
        foreach (var t in new[] { -1f, 0.5f, 0.9999f, 2f })
        {
            Same((long)floats.Count(v => v > t), K.AboveCount(floats, t));
            Same(floats.Any(v => v > t), K.AboveAny(floats, t));
            Same(floats.All(v => v > t), K.AboveAll(floats, t));
        }
        """)]
    [InlineData(
        "[Vectorize(Reduce = Reduction.Count | Reduction.Any | Reduction.All, Parallel = true)] public static bool Above(double x, [Uniform] double t) => x > t;",
        """
        foreach (var t in new[] { -1000.0, 300, 799.9, 2000 })
        {
            Same((long)doubles.Count(v => v > t), K.AboveCount(doubles, t));
            Same(doubles.Any(v => v > t), K.AboveAny(doubles, t));
            Same(doubles.All(v => v > t), K.AboveAll(doubles, t));
            Same(doubles.All(v => v > t), K.AboveAll(doubles, t, new System.Threading.Tasks.ParallelOptions()));
        }
        """)]
    [InlineData(
        "[Vectorize(Reduce = Reduction.Count, ReduceElement = \"Found\")] public static (bool Found, byte Value) Pair(short x) => (x > 10, (byte)x);",
        "var stored = new byte[n]; Same((long)shorts.Count(v => v > 10), K.PairCount(shorts, stored)); Same(true, shorts.Select(v => (byte)v).SequenceEqual(stored));")]
    [InlineData(
        "[Vectorize(Reduce = Reduction.Sum, ReduceElement = \"Value\")] public static (bool Found, byte Value) Pair(short x) => (x > 10, (byte)x);",
        "var stored = new bool[n]; Same(shorts.Sum(v => (long)(byte)v), K.PairSum(shorts, stored)); Same(true, shorts.Select(v => v > 10).SequenceEqual(stored));")]
    public void Conditions_are_counted_and_tested(string kernel, string checks) => Check(kernel, checks);

    [Theory]
    [InlineData("byte F(byte x) => (byte)(x ^ 85);", "bytes", "byte", "long")]
    [InlineData("short F(short x) => x;", "shorts", "short", "long")]
    [InlineData("int F(double x) => (int)x;", "doubles", "int", "long")]
    [InlineData("uint F(double x) => (uint)x;", "doubles", "uint", "long", "ulong")]
    public void Integers_are_summed_in_64_bits_and_compared_in_their_own_type(string kernel, string input,
        string type, string sum, string? returned = null) => Check(
        $"[Vectorize(Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max)] public static {kernel}",
        $$"""
        var results = {{input}}.Select(v => K.F(v)).ToArray();
        Same(({{returned ?? sum}})results.Sum(v => ({{sum}})v), K.FSum({{input}}));
        if (n == 0)
            return;
        Same<{{type}}>(results.Min(), K.FMin({{input}}));
        Same<{{type}}>(results.Max(), K.FMax({{input}}));
        Same(results.Sum(v => ({{sum}})v) / (double)n, K.FMean({{input}}));
        """);

    [Fact]
    public void Floating_point_results_of_other_elements_are_reduced() => Check(
        """
        [Vectorize(Reduce = Reduction.Sum | Reduction.Min)] public static double Scaled(int x, sbyte y) => x * 0.125 + y;
        [Vectorize(Reduce = Reduction.Sum | Reduction.Max)] public static Half Same(Half x) => x;
        [Vectorize(Reduce = Reduction.Min)] public static (sbyte A, int B) Both(sbyte x, int y) => (x, y);
        [Vectorize(Reduce = Reduction.Min | Reduction.Max)] public static DayOfWeek Day(DayOfWeek x) => x;
        """,
        """
        Same(ints.Zip(sbytes, (x, y) => x * 0.125 + y).Sum(), K.ScaledSum(ints, sbytes)); // exact, in any order
        float sum = K.SameSum(halves);
        Same(true, Math.Abs(sum - halves.Sum(v => (double)v)) <= 1e-3 * n);
        if (n == 0)
            return;
        Same(ints.Zip(sbytes, (x, y) => x * 0.125 + y).Min(), K.ScaledMin(ints, sbytes));
        Same(halves.Max(), K.SameMax(halves));
        Same((sbytes.Min(), ints.Min()), K.BothMin(sbytes, ints));
        var days = bytes.Select(v => (DayOfWeek)(v % 7)).ToArray();
        Same(days.Min(), K.DayMin(days));
        Same(days.Max(), K.DayMax(days));
        """);

    [Fact]
    public void A_matrix_of_bytes_is_summed_along_rows_and_columns() => Check(
        "[Vectorize(Reduce = Reduction.Sum, Matrix = true)] public static float Dot(byte x, sbyte w) => x * (float)w;",
        """
        if (n % 5 != 0 || n > 5000)
            return;
        var (ofColumns, ofRows) = (new float[5], new float[n / 5]);
        var (forRows, forColumns) = (new sbyte[] { 1, -2, 3, 4, -128 }, sbytes.Take(n / 5).ToArray());
        K.DotSumRows(bytes, 5, forRows, ofRows);
        K.DotSumColumns(bytes, 5, forColumns, ofColumns);
        for (var row = 0; row < n / 5; row++)
            Same(Enumerable.Range(0, 5).Sum(k => bytes[row * 5 + k] * (float)forRows[k]), ofRows[row]);
        for (var column = 0; column < 5; column++)
            Same(Enumerable.Range(0, n / 5).Sum(row => bytes[row * 5 + column] * (float)forColumns[row]), ofColumns[column]);
        """);

    [Fact]
    public void Memory_of_elements_of_another_size_may_not_overlap_a_destination() => Check(
        "[Vectorize] public static float F(byte x) => x; [Vectorize] public static sbyte G(byte x) => (sbyte)x;",
        """
        var memory = new byte[100];
        try { K.F(memory.AsSpan(0, 25), MemoryMarshal.Cast<byte, float>(memory.AsSpan())); throw new Exception("no exception"); } catch (ArgumentException) { }
        try { K.F(memory.AsSpan(99, 1), MemoryMarshal.Cast<byte, float>(memory.AsSpan(96, 4))); throw new Exception("no exception"); } catch (ArgumentException) { }
        K.F(memory.AsSpan(0, 15), MemoryMarshal.Cast<byte, float>(memory.AsSpan(20, 60)));
        K.G(memory, MemoryMarshal.Cast<byte, sbyte>(memory.AsSpan()));
        """);

    [Fact]
    public void Any_byte_but_0_is_true_and_true_is_stored_as_1() => Check(
        "[Vectorize] public static bool Not(bool x) => !x; [Vectorize] public static bool Same(bool x) => x;",
        """
        var (stored, same) = (new byte[n], new byte[n]);
        K.Not(MemoryMarshal.Cast<byte, bool>(bytes.AsSpan()), MemoryMarshal.Cast<byte, bool>(stored.AsSpan()));
        K.Same(MemoryMarshal.Cast<byte, bool>(bytes.AsSpan()), MemoryMarshal.Cast<byte, bool>(same.AsSpan()));
        for (var i = 0; i < n; i++)
            Same(bytes[i] == 0 ? ((byte)1, (byte)0) : ((byte)0, (byte)1), (stored[i], same[i]));
        """);

    private static void Check(string kernels, string checks)
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ {kernels} }}");
        Assert.Empty(run.Diagnostics.Where(static diagnostic => diagnostic.Id != "KRN030"));
        run.AssertCompiles().Load(Harness.Replace("CHECKS", checks, StringComparison.Ordinal), static assembly =>
        {
            try
            {
                assembly.GetType("Harness")!.GetMethod("Run")!.Invoke(null, null);
            }
            catch (TargetInvocationException exception)
            {
                Assert.Fail(exception.InnerException!.ToString());
            }
        });
    }
}
