using System.Reflection;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Derivatives by the numbers of a table, beside sums that a loop adds up in the order of the tree.</summary>
public class TableGradientTests
{
    private const string Smooth =
        """
        [Vectorize] public static float F(float x, float y, [Uniform] ReadOnlySpan<float> taps) => taps[0] * x + taps[2] * y + taps[0] * y;
        [Vectorize, DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> taps, ReadOnlySpan<float> adjoint, Span<float> sums);
        """;

    private const string Ramp =
        """
        [Vectorize]
        public static T F(T x, [Uniform] ReadOnlySpan<T> table)
        {
            var place = (int)x;
            var fraction = x - place;
            return (1 - fraction) * table[place] + fraction * table[place + 1];
        }
        [Vectorize(Parallel = true), DerivativeOf(nameof(F), nameof(table))]
        public static partial void G(ReadOnlySpan<T> x, ReadOnlySpan<T> table, ReadOnlySpan<T> adjoint, Span<T> tableDestination);
        """;

    /// <summary>A sum in the order of the tree, and what compares each number of a result with it.</summary>
    private const string Harness =
        """
        using System; using System.Linq; using System.Numerics; using System.Threading.Tasks; using Kernels;
        public static class Harness
        {
            public static void Run()
            {
                foreach (var n in new[] { 0, 1, 2, 3, 5, 8, 15, 16, 17, 33, 64, 100, 257, 2048, 4095, 4096, 4097, 5000, 70_000 })
                    Check(n, new Random(n));
            }

            private static float[] Floats(Random random, int n) => Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() * 2 - 1)).ToArray();

            private static double[] Doubles(Random random, int n) => Enumerable.Range(0, n).Select(_ => random.NextDouble() * 2 - 1).ToArray();

            private static T Sum<T>(ReadOnlySpan<T> terms, int row) where T : unmanaged, INumber<T>
            {
                var block = 64 * row;
                if (terms.Length > block)
                {
                    var half = block << BitOperations.Log2((uint)((terms.Length - 1) / block));
                    return Sum(terms.Slice(0, half), row) + Sum(terms.Slice(half), row);
                }
                var lanes = new T[row];
                for (var i = 0; i < terms.Length; i++)
                    lanes[i % row] += terms[i];
                for (var width = row / 2; width > 0; width /= 2)
                    for (var k = 0; k < width; k++)
                        lanes[k] += lanes[k + width];
                return lanes[0];
            }

            private static void Same<T>(T[] sums, int n, Func<int, int, T> term) where T : unmanaged, INumber<T>
            {
                for (var k = 0; k < sums.Length; k++)
                {
                    var expected = Sum<T>(Enumerable.Range(0, n).Select(i => term(i, k)).ToArray(), typeof(T) == typeof(double) ? 32 : 64);
                    if (!expected.Equals(sums[k]))
                        throw new Exception($"[{k}] of {n}: {sums[k]:R} instead of {expected:R}");
                }
            }

            private static void Check(int n, Random random)
            {
                CHECKS
            }
        }
        """;

    [Fact]
    public void Constant_places_are_summed_up_in_one_pass() => Check(
        Smooth,
        """
        var (x, y, adjoint, sums) = (Floats(random, n), Floats(random, n), Floats(random, n), new float[] { 7f, 7f, 7f, 7f });
        K.G(x, y, new[] { 0.5f, 1f, 2f, 3f }, adjoint, sums);
        Same(sums, n, (i, k) => k == 0 ? adjoint[i] * (x[i] + y[i]) : k == 2 ? adjoint[i] * y[i] : 0f);
        """);

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Each_element_adds_to_the_numbers_that_it_reads(string type) => Check(
        Ramp.Replace("T ", $"{type} ", StringComparison.Ordinal).Replace("<T>", $"<{type}>", StringComparison.Ordinal),
        """
        foreach (var size in new[] { 2, 9, 300 })
        {
            var x = TYPEs(random, n).Select(v => (v + 1) / 2 * (size - 1.01f)).Select(v => (TYPE)v).ToArray();
            var (table, adjoint, sums) = (TYPEs(random, size), TYPEs(random, n), new TYPE[size]);
            K.G(x, table, adjoint, sums);
            Same(sums, n, (i, k) => (int)x[i] == k ? adjoint[i] * (1 - (x[i] - (int)x[i])) : (int)x[i] + 1 == k ? adjoint[i] * (x[i] - (int)x[i]) : 0);
            foreach (var threads in new[] { 1, 3 })
            {
                var other = new TYPE[size];
                K.G(x, table, adjoint, other, new ParallelOptions { MaxDegreeOfParallelism = threads });
                if (!sums.AsSpan().SequenceEqual(other))
                    throw new Exception($"other sums with {threads} threads");
            }
        }
        """.Replace("TYPE", type, StringComparison.Ordinal).Replace("floats", "Floats", StringComparison.Ordinal).Replace("doubles", "Doubles", StringComparison.Ordinal));

    [Fact]
    public void An_element_that_reads_a_number_twice_adds_both_terms_first() => Check(
        """
        [Vectorize] public static float F(float x, int a, int b, [Uniform] ReadOnlySpan<float> t, [Uniform] int c) => t[a & 3] * x + t[b & 3] * 0.7f + t[c] * (x + 1f);
        [Vectorize, DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<float> t, int c, ReadOnlySpan<float> adjoint, Span<float> sums);
        """,
        """
        var (x, adjoint, sums) = (Floats(random, n), Floats(random, n), new float[5]);
        var (a, b) = (x.Select(_ => random.Next()).ToArray(), x.Select(_ => random.Next()).ToArray());
        K.G(x, a, b, new float[5], 2, adjoint, sums);
        Same(sums, n, (i, k) => ((a[i] & 3) == k ? adjoint[i] * x[i] : 0f) + ((b[i] & 3) == k ? adjoint[i] * 0.7f : 0f) + (k == 2 ? adjoint[i] * (x[i] + 1f) : 0f));
        """);

    [Fact]
    public void A_loop_over_the_table_takes_a_pass_for_each_number() => Check(
        """
        [Vectorize] public static double F(double x, [Uniform] ReadOnlySpan<double> c) { var sum = 0.0; foreach (var value in c) sum = sum * x + value; return sum; }
        [Vectorize(Parallel = true), DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> adjoint, Span<double> sums);
        """,
        """
        foreach (var size in new[] { 0, 1, 2, 5 })
        {
            var (x, adjoint, sums) = (Doubles(random, n), Doubles(random, n), new double[size]);
            K.G(x, Doubles(random, size), adjoint, sums);
            Same(sums, n, (i, k) => { var power = 1.0; for (var j = k + 1; j < size; j++) power *= x[i]; return adjoint[i] * power; });
        }
        """,
        reported: ["KRN024"]);

    [Fact]
    public void A_branch_that_is_not_taken_adds_nothing() => Check(
        """
        [Vectorize] public static double F(double x, [Uniform] ReadOnlySpan<double> t) => x > 0 ? Math.Sqrt(t[0]) * x : t[1] * t[1] * x;
        [Vectorize, DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<double> x, ReadOnlySpan<double> t, ReadOnlySpan<double> adjoint, Span<double> sums);
        """,
        """
        var (x, adjoint, sums) = (Doubles(random, n), Doubles(random, n), new double[2]);
        K.G(x.Select(v => -Math.Abs(v)).ToArray(), new[] { 0.0, 0.5 }, adjoint, sums);
        Same(sums, n, (i, k) => k == 0 ? 0 : adjoint[i] * -Math.Abs(x[i]));
        """);

    [Theory]
    [InlineData("Math.Exp(t[0] * x) * t[1] + t[2] / (1 + t[0] * t[0])")]
    [InlineData("Math.Sin(x + t[(int)(4 * x * x) & 3]) * t[3] * t[(int)(9 * x * x) & 3]")]
    [InlineData("Math.Max(t[0] * x, t[1]) + Helper(x, t)")]
    public void Differences_of_the_function_say_the_same(string function) => Check(
        $$"""
        [Vectorize] public static double F(double x, [Uniform] ReadOnlySpan<double> t) => {{function}};
        private static double Helper(double x, ReadOnlySpan<double> other) { var sum = 0.0; for (var i = 0; i < 4; i++) sum += other[i] * other[3 - i] * x; return sum; }
        [Vectorize, DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<double> x, ReadOnlySpan<double> t, ReadOnlySpan<double> adjoint, Span<double> sums);
        """,
        """
        var (x, t, adjoint, sums) = (Doubles(random, n), new[] { 0.3, -0.7, 0.9, 1.4 }, Doubles(random, n), new double[4]);
        K.G(x, t, adjoint, sums);
        for (var k = 0; k < 4; k++)
        {
            double At(double change) { var moved = (double[])t.Clone(); moved[k] += change; return Enumerable.Range(0, n).Sum(i => adjoint[i] * K.F(x[i], moved)); }
            var slope = (8 * (At(1e-4) - At(-1e-4)) - (At(2e-4) - At(-2e-4))) / 12e-4;
            if (n <= 300 && !(Math.Abs(slope - sums[k]) <= 1e-8 * n))
                throw new Exception($"[{k}] of {n}: {sums[k]} instead of {slope}");
        }
        """);

    [Fact]
    public void Names_may_be_any_and_a_derivative_by_another_parameter_looks_up_as_well() => Check(
        """
        [Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t) { if (x > 2f) throw new ArgumentException("large"); return t[1] * x * x; }
        [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X) D(float x, [Uniform] ReadOnlySpan<float> other);
        [Vectorize(Parallel = true), DerivativeOf(nameof(F))] internal static partial void @for(ReadOnlySpan<float> half, ReadOnlySpan<float> place, ReadOnlySpan<float> sums, Span<float> parallelOptions);
        """,
        """
        var (x, adjoint, sums) = (Floats(random, n), Floats(random, n), new float[2]);
        K.@for(x, new[] { 1f, 2f }, adjoint, sums);
        Same(sums, n, (i, k) => k == 1 ? adjoint[i] * (x[i] * x[i]) : 0f);
        var (value, slope) = (new float[n], new float[n]);
        K.D(x, new[] { 1f, 2f }, value, slope);
        for (var i = 0; i < n; i++)
            if (value[i] != 2f * x[i] * x[i] || slope[i] != 4f * x[i])
                throw new Exception($"{value[i]}, {slope[i]} at {x[i]}");
        """);

    [Theory]
    [InlineData("new float[3], new float[2], new float[4], new float[3], new float[4]", "y")]
    [InlineData("new float[3], new float[3], new float[4], new float[2], new float[4]", "adjoint")]
    [InlineData("new float[3], new float[3], new float[4], new float[3], new float[3]", "sums")]
    [InlineData("shared, new float[4], new float[4], new float[4], shared", "sums")]
    [InlineData("new float[4], new float[4], shared, new float[4], shared", "sums")]
    [InlineData("new float[4], new float[4], new float[4], shared, shared", "sums")]
    public void Lengths_and_overlaps_are_checked(string arguments, string parameter) => Check(
        Smooth,
        $$"""
        var shared = new float[4];
        try { K.G({{arguments}}); }
        catch (ArgumentException exception) when (exception.ParamName == "{{parameter}}") { return; }
        throw new Exception("nothing was thrown");
        """);

    [Fact]
    public void What_the_function_throws_is_thrown() => Check(
        """
        [Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t) => t[(int)x] * x;
        [Vectorize, DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> adjoint, Span<float> sums);
        [Vectorize, DerivativeOf(nameof(C))] public static partial void H(ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> adjoint, Span<float> sums);
        [Vectorize] public static float C(float x, [Uniform] ReadOnlySpan<float> t) => t[5] * x;
        """,
        """
        var x = new float[n];
        K.H(x, new float[6], x, new float[6]);
        if (n == 0)
        {
            K.H(x, new float[2], x, new float[2]);
            return;
        }
        x[n / 2] = 3f;
        foreach (var call in new Action[] { () => K.G(x, new float[3], new float[n], new float[3]), () => K.H(x, new float[5], new float[n], new float[5]) })
        {
            try { call(); }
            catch (IndexOutOfRangeException) { continue; }
            throw new Exception("nothing was thrown");
        }
        """);

    [Theory]
    [InlineData("[Vectorize, DerivativeOf([|nameof(F)|])] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN015")]
    [InlineData("[Vectorize, DerivativeOf([|nameof(P)|])] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN015")]
    [InlineData("[Vectorize, DerivativeOf([|nameof(Two)|])] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> u, ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN015")]
    [InlineData("[Vectorize, DerivativeOf(nameof(Two), [|\"x\"|])] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> u, ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN017")]
    [InlineData("[Vectorize(Reduce = Reduction.Sum), DerivativeOf(nameof(F))] public static partial void [|G|](ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN015")]
    [InlineData("[Vectorize(Gpu = true), DerivativeOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> [|t|], ReadOnlySpan<float> adjoint, Span<float> sums);", "KRN021")]
    [InlineData("[Vectorize, DerivativeOf(nameof(Bits))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> adjoint, Span<float> sums); [Vectorize] public static float Bits(float x, [Uniform] ReadOnlySpan<float> t) => x * [|BitConverter.SingleToInt32Bits(t[0])|];", "KRN016")]
    public void What_does_not_fit_is_reported(string derivative, string id)
    {
        var source = MarkedSource.Parse(Source(
            $$"""
            [Vectorize] public static float P(float x) => x;
            [Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t) => x * t[0];
            [Vectorize] public static float Two(float x, [Uniform] ReadOnlySpan<float> t, [Uniform] ReadOnlySpan<float> u) => x * t[0] * u[0];
            {{derivative}}
            """));
        var run = Generation.Run(source.Text);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(source.Span, diagnostic.Location.SourceSpan);
        run.AssertCompiles();
    }

    private static string Source(string kernels) => $"{Generation.Usings}public static partial class K {{ {kernels} }}";

    private static void Check(string kernels, string checks, string[]? reported = null)
    {
        var run = Generation.Run(Source(kernels)).AssertCompiles();
        Assert.Equal(reported ?? [], run.Diagnostics.Select(static diagnostic => diagnostic.Id).Distinct());
        run.Load(Harness.Replace("CHECKS", checks, StringComparison.Ordinal), static assembly =>
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
