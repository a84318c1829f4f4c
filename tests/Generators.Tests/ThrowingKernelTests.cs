using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Kernels that throw: the exception of the first element that has one, and the same results where none has.</summary>
public class ThrowingKernelTests
{
    private const string Helpers =
        """
        static class Helper
        {
            public static int Fail(string text) => throw new NotSupportedException(text);
            public static void Check(float x, string name) { if (float.IsNaN(x)) throw new ArgumentException(name); }
            public static float Root(float x) { if (x < 0f) throw new ArgumentException($"root {x}"); return MathF.Sqrt(x); }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] public static void Leave(object reason) { for (; ; ) throw new InvalidOperationException(reason.ToString()); }
        }
        """;

    private const string Root =
        "[Vectorize] public static float F(float x, float y) { if (x < 0f) throw new ArgumentOutOfRangeException(nameof(x), $\"{x}\"); return MathF.Sqrt(x) * y; } ";

    [Theory]
    [InlineData("float F(float x) { if (x < 0f) throw new ArgumentOutOfRangeException(nameof(x), $\"{x}\"); return MathF.Sqrt(x); }")]
    [InlineData("float F(float x, [Uniform] float limit) { if (x > limit) throw new ArgumentException($\"{x}\"); return x + limit; }")]
    [InlineData("double F(double x) => x >= 0d ? Math.Sqrt(x) : throw new ArgumentException($\"{x}\");")]
    [InlineData("(float A, int B) F(float x, int n) { if (x > 5f) { if (n < 0) throw new ArgumentException($\"{n}\"); return (x, n); } return n == 7 || Helper.Root(x + 3f) > 1f ? (1f, 2) : (x, 5); }")]
    [InlineData("float F(float x) { var y = x > 2f ? throw new ArgumentException($\"{x}\") : x * 2f; return y > -4f && Helper.Root(y + 3f) > 1f ? y : 0f; }")]
    public void A_throw_as_a_statement_and_as_an_expression(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("int F(int x) => x switch { 0 => 1, 1 => 5, -1 => throw new InvalidOperationException(), > 5 => x * 2, 2 => Helper.Fail(\"two\"), 31 or 32 or 33 or < -5 => 4 };")]
    [InlineData("float F(float x) => x switch { > 2f => 1f, < -1f => x, 0f or 1f => throw new ArgumentException($\"{x}\") };")]
    public void A_switch_with_an_arm_that_throws_and_without_one_for_all_values(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("float F(float x, float y) { ArgumentOutOfRangeException.ThrowIfNegative(x); ArgumentOutOfRangeException.ThrowIfGreaterThan(x, y); return MathF.Sqrt(x) * y; }")]
    [InlineData("float F(float x, float y) { ArgumentOutOfRangeException.ThrowIfEqual(x, y); ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(x, y, \"x\"); return x; }")]
    [InlineData("double F(double x, double y) { ArgumentOutOfRangeException.ThrowIfNotEqual(x, x); ArgumentOutOfRangeException.ThrowIfLessThan(x, y); ArgumentOutOfRangeException.ThrowIfNegativeOrZero(y); return x; }")]
    [InlineData("double F(double x, double y) { ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(paramName: \"x\", other: y, value: x); return x; }")]
    [InlineData("uint F(uint x, uint y) { ArgumentOutOfRangeException.ThrowIfZero(y); ArgumentOutOfRangeException.ThrowIfEqual(x, 5u); ArgumentOutOfRangeException.ThrowIfNegative(x); return x / y; }")]
    [InlineData("long F(long x) { ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x); return x; }")]
    public void The_helpers_of_NET_throw_under_their_own_conditions(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("float F(float x) { Helper.Check(x, nameof(x)); System.Diagnostics.Debug.Assert(x > -1e30f || x <= 0f || float.IsNaN(x)); return x < 3f ? x : Helper.Root(x - 4f) + 1f; }")]
    [InlineData("float F(float x) { if (x > 80f) Helper.Leave(x); return x + 1f; }")]
    public void Methods_that_check_and_methods_that_only_throw(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("float F(float x) { var n = 0; var y = x; while (y > 1f) { y *= 0.5f; n++; if (n > 20) throw new InvalidOperationException($\"{x}\"); } return y + n; }")]
    [InlineData("float F(float x) { var n = 0; var y = x; while (true) { y *= 0.5f; n++; if (y == 0.25f) break; if (y < 1f) return y; if (n > 20) throw new InvalidOperationException($\"{x}\"); } return y + n; }")]
    [InlineData("float F(float x) { var s = 0f; for (var i = 0; i < 4; i++) { s += x; if (s > 100f) throw new InvalidOperationException($\"{i} {x}\"); if (s < -3f) return s; } return s; }")]
    [InlineData("float F(float x) { for (var n = 0; n < 200; n++) { Helper.Check(x, $\"{n}\"); if (x <= 1f) return n; x *= 0.5f; Helper.Root(x - n); } return x; }")]
    public void Loops_that_are_left_by_an_exception(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("int F(int x, int y) { if (x == 1) throw new InvalidOperationException(\"one\"); var q = x / y; if (q > 100) throw new ArgumentException($\"{q}\"); return q; }")]
    [InlineData("int F(int x, int y) { var s = 0; for (var i = 0; i < (y & 7); i++) { s += x / (y - i); if (s == 31) throw new InvalidOperationException(); } return s; }")]
    [InlineData("int F(int x, int y) { if (x == 2) throw new InvalidOperationException(\"two\"); return x / y; }")]
    public void A_division_by_zero_keeps_its_place_among_other_exceptions(string kernel) => AssertThrows(kernel);

    [Theory]
    [InlineData("float F(float x) { if (MathF.Exp(x) > 1e30f) throw new ArgumentException($\"{x}\"); return x * 2f; }")]
    [InlineData("float F(float x) { var y = VectorMath.Log(x); if (!float.IsFinite(y)) throw new ArgumentException($\"{x}\"); return y; }", 2)]
    public void A_condition_that_depends_on_a_function(string kernel, int ulps = 0) => AssertThrows(kernel, ulps);

    [Theory]
    [InlineData("[Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X, float Y) G(float x, float y);")]
    [InlineData("[Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X, float XY) G(float x, float y);")]
    [InlineData("[Vectorize, DerivativeOf(nameof(F), Along = [nameof(x), nameof(y)])] public static partial (float Value, float Slope) G(float x, float y, float dx, float dy);")]
    [InlineData("[Vectorize, DerivativeOf(nameof(F), \"x\")] public static partial float G(float x, float y); [Vectorize, DerivativeOf(nameof(G), \"x\")] public static partial float G2(float x, float y); [Vectorize] public static float H(float x) => G(x, 2f) + F(x - 1f, x);")]
    [InlineData("[Vectorize] public static float L(float x) { var y = x; var n = 0; while (y > 1f) { y *= 0.5f; if (n++ > 30) throw new ArgumentException($\"{x}\"); } return y * y; } [Vectorize, DerivativeOf(nameof(L))] public static partial float LD(float x);")]
    public void A_derivative_throws_what_its_function_throws(string derivative) =>
        Generation.Run($"{Generation.Usings}public static partial class K {{ {Root}{derivative} }}").AssertCompiles().AssertThrowsAsScalar(4);

    [Fact]
    public void A_derivative_is_compared_where_its_function_does_not_throw() => Generation.Run(
        $"{Generation.Usings}public static partial class K {{ {Root}[Vectorize, DerivativeOf(nameof(F))] public static partial (float X, float Y) G(float x, float y); "
        + "[Vectorize, DerivativeOf(nameof(H))] public static partial float HD(float x); [Vectorize] public static float H(float x) => x > 0f ? F(x, 2f) : Log(1f - x); "
        + "private static float Log(float x) { ArgumentOutOfRangeException.ThrowIfLessThan(x, 3f); return MathF.Log(x); } }")
        .AssertClean()
        .Load("", static assembly =>
        {
            foreach (var name in (string[])["G", "HD"])
            {
                var result = DerivativeCheck.Compare(assembly.GetType("K")!, name, -8, 8, 2_000);
                Assert.InRange(result.UlpError, 0, 4);
                Assert.InRange(result.Skipped, 100, 1_900);
            }
        });

    [Theory]
    [InlineData("K.F(x, 2f, y);")]
    [InlineData("K.F(x, 2f, x);")]
    [InlineData("K.F(x, 2f, y, new System.Threading.Tasks.ParallelOptions { MaxDegreeOfParallelism = 7 });")]
    [InlineData("K.FSum(x, 2f);")]
    [InlineData("K.FMax(x, 2f);")]
    [InlineData("K.FSum(x, 2f, new System.Threading.Tasks.ParallelOptions { MaxDegreeOfParallelism = 7 });")]
    public void Long_spans_many_threads_and_reductions_throw_for_the_first_element(string call)
    {
        var run = Generation.Run(
            $"{Generation.Usings}public static partial class K {{ [Vectorize(Parallel = true, Reduce = Reduction.Sum | Reduction.Max)] "
            + "public static float F(float x, [Uniform] float u) { if (x < 0f) throw new ArgumentException($\"{x}\"); return x * u; } }").AssertClean();
        run.Load(
            $$"""
            public static class Program
            {
                public static string Run(int first, int second)
                {
                    var (x, y) = (new float[5_000_011], new float[5_000_011]);
                    x[first] = -1f;
                    x[second] = -2f;
                    try { {{call}} }
                    catch (System.ArgumentException e) { return e.Message; }
                    return "nothing";
                }
            }
            """,
            static assembly =>
            {
                var program = assembly.GetType("Program")!.GetMethod("Run")!;
                foreach (var (first, second) in ((int, int)[])[(70_001, 4_900_000), (3_000_000, 3_000_001), (4_900_000, 5_000_010), (5_000_010, 5_000_010)])
                    Assert.Equal(first == second ? "-2" : "-1", program.Invoke(null, [first, second]));
            });
    }

    [Fact]
    public void Sums_along_a_matrix_throw()
    {
        var run = Generation.Run(
            $"{Generation.Usings}public static partial class K {{ [Vectorize(Reduce = Reduction.Sum, Matrix = true)] "
            + "public static float F(float x, float w) { ArgumentOutOfRangeException.ThrowIfZero(w); if (x < w) throw new ArgumentException(\"low\"); return x * w; } }").AssertClean();
        run.Load(
            """
            public static class Program
            {
                public static string Run(int rows, int columns, int bad)
                {
                    var matrix = new float[rows * columns];
                    System.Array.Fill(matrix, 2f);
                    if (bad >= 0) matrix[bad] = 0.5f;
                    return Try(matrix, columns, columns, rows, K.FSumRows) + Try(matrix, columns, rows, columns, K.FSumColumns);
                }

                private delegate void Sums(System.ReadOnlySpan<float> x, int columns, System.ReadOnlySpan<float> w, System.Span<float> destination);

                private static string Try(float[] matrix, int columns, int factors, int sums, Sums sum)
                {
                    var w = new float[factors];
                    System.Array.Fill(w, 1f);
                    try { sum(matrix, columns, w, new float[sums]); }
                    catch (System.ArgumentException e) { return e.Message; }
                    return "-";
                }
            }
            """,
            static assembly =>
            {
                var program = assembly.GetType("Program")!.GetMethod("Run")!;
                foreach (var (rows, columns) in ((int, int)[])[(1, 1), (3, 5), (9, 17), (70, 33), (5, 300)])
                {
                    Assert.Equal("--", program.Invoke(null, [rows, columns, -1]));
                    foreach (var bad in (int[])[0, (rows * columns) / 2, (rows * columns) - 1])
                        Assert.Equal("lowlow", program.Invoke(null, [rows, columns, bad]));
                }
            });
    }

    [Fact]
    public void A_kernel_of_another_assembly_throws_where_it_is_reached()
    {
        var library = Generation.Run($"{Generation.Usings}public static partial class Library {{ {Root} }}").AssertClean().Output.WithAssemblyName("Library");
        Generation.Run(Generation.Compile(
                $"{Generation.Usings}public static partial class K {{ [Vectorize] public static float G(float x) => x > 3f ? Library.F(x - 5f, x) : 1f; "
                + "[Vectorize] public static float H(float x) { if (x > 100f) throw new ArgumentException(\"large\"); return Library.F(x, 2f); } "
                + "[Vectorize, DerivativeOf(nameof(G))] public static partial float GD(float x); }")
            .AddReferences(library.ToMetadataReference()))
            .AssertClean()
            .AssertThrowsAsScalar(1);
    }

    [Fact]
    public void Guards_are_one_test_before_all_else()
    {
        var text = Generation.Run(
            $"{Generation.Usings}public static partial class K {{ [Vectorize] public static float F(float x, [Uniform] float u) {{ ArgumentOutOfRangeException.ThrowIfNegative(x); "
            + "if (x > 9f) throw new ArgumentException(\"large\"); return x < 1f ? x * u : u; } [Vectorize] public static float G(float x, [Uniform] float u) => u > 0f ? x / u : throw new ArgumentException(\"u\"); }")
            .AssertClean().Files.Select(static file => file.SourceText.ToString()).ToList();
        Assert.Contains(
            """
                {
                    var throws = Vector512.IsNegative(x) | Vector512.GreaterThan(x, Vector512.Create(9f));
                    if (Vector512.AnyWhereAllBitsSet(throws))
                        FThrow(x, u);

                    return Vector512.ConditionalSelect(

            """, text[0], StringComparison.Ordinal);
        Assert.Contains("        if (!(u > 0f))\n            GThrow(x, u);\n\n        return x / Vector512.Create(u);", text[1], StringComparison.Ordinal);
    }

    /// <summary>The halves of a vector of 32 bits are vectors of an overload's 64.</summary>
    [Theory]
    [InlineData("double", "(double)x * 0.5")]
    [InlineData("long", "(long)x * 3L")]
    public void Guards_of_overloads_go_together(string type, string result) => Generation.Run(
        $"{Generation.Usings}public static partial class K {{ "
        + string.Concat(((string[])["int", "uint", "long", "ulong", "float", "double"]).Select(own =>
            $"[Vectorize] public static {own} F({own} x) {{ if (x > 100) throw new ArgumentException(\"large\"); {type} y = {result}; return ({own})y; }} "))
        + "}")
        .AssertCompiles()
        .AssertThrowsAsScalar();

    private static void AssertThrows(string kernel, int ulps = 0) => Generation.Run(
        $"{Generation.Usings}#pragma warning disable CS8509\npublic static partial class K {{ [Vectorize] public static {kernel} }} {Helpers}")
        .AssertClean()
        .AssertThrowsAsScalar(ulps, 10f);
}
