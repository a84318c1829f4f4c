using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The generated text of reductions, whole.</summary>
public class ReductionCodeTests
{
    [Fact]
    public Task A_light_sum() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Statistics
            {
                /// <summary>The square of a deviation.</summary>
                /// <param name="x">A measurement</param>
                [Vectorize(Reduce = Reduction.Sum)]
                public static float SquaredDeviation(float x, [Uniform] float mean) => (x - mean) * (x - mean);
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_heavy_mean_and_largest_value() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Statistics
            {
                [Vectorize(Reduce = Reduction.Mean | Reduction.Max)]
                public static double Entropy(double p) => -(p * Math.Log(p) + (1.0 - p) * Math.Log(1.0 - p));
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_tuple_of_which_one_element_is_reduced() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Losses
            {
                /// <summary>The squared error, and its derivative.</summary>
                [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss")]
                public static (float Loss, float Residual) SquaredError(float prediction, float target)
                {
                    var residual = prediction - target;
                    return (0.5f * residual * residual, residual);
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_tuple_of_which_all_elements_are_reduced() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Statistics
            {
                [Vectorize(Reduce = Reduction.Sum | Reduction.Mean)]
                public static (float Square, int IsPositive) Summary(float x) => (x * x, x > 0f ? 1 : 0);
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_matrix_times_a_vector() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Linear
            {
                [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
                public static float Product(float x, float w) => x * w;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_parallel_count() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Counting
            {
                [Vectorize(Reduce = Reduction.Sum, Parallel = true)]
                public static int IsAbove(float x, [Uniform] float threshold) => x > threshold ? 1 : 0;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    private const string All = "Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max, Parallel = true";

    [Theory]
    [InlineData(", Matrix = true", "float F(float matrix, float columns, [Uniform] float destination)", "matrix * columns + destination")]
    [InlineData(", Matrix = true", "float F(float i, float length, float width, float row, [Uniform] float sum0)", "i + length * width - row + sum0")]
    [InlineData(", Matrix = true", "float F(float lanes, float lane, float sum, float half, float left, float right, [Uniform] float rows)", "lanes + lane * sum - half + left * right + rows")]
    [InlineData(", Matrix = true", "double F(double spans, double start, double count, double parallelOptions, double last, double tail, double turn)", "spans + start * count - parallelOptions + last * tail + turn")]
    [InlineData(", Matrix = true", "float F(float @class, [Uniform] float @in, float @float)", "@class * @in + @float")]
    [InlineData(", Matrix = true", "float F(float F, float FSum, float FSumRange, float FSumRows512)", "F * FSum + FSumRange - FSumRows512")]
    [InlineData(", Matrix = true", "float sum(float i, float sumSum)", "i * sumSum")]
    [InlineData(", Matrix = true", "float F(float Lanes, float ReductionTree, float SpanList, float ParallelSpans, float Scratch)", "Lanes + ReductionTree * SpanList + ParallelSpans - Scratch")]
    [InlineData(", Matrix = true, Unroll = 1", "float F(float x, float xStart, float xVector, float row0)", "x + xStart * xVector - row0")]
    [InlineData("", "(float Result, float result, int Sum) F(float result0, float valueSum)", "(result0, valueSum, result0 > 0f ? 1 : 2)")]
    [InlineData("", "(float @class, float Item2, float destination) F(float classDestination)", "(classDestination, 2f, 3f)")]
    [InlineData("", "(float, int) F(float x)", "(x, x > 0f ? 1 : 2)")]
    [InlineData(", ReduceElement = \"Value\"", "(float Value, uint Other, int Third) F(float otherDestination)", "(otherDestination, 1u, 2)")]
    [InlineData("", "long F(long x, [Uniform] int shift)", "x << shift")]
    [InlineData("", "ulong F(double x)", "(ulong)x")]
    [InlineData("", "float F(float x)", "x % 2f")]
    public void Every_kind_of_name_and_type(string options, string signature, string body)
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize({All}{options})] public static {signature} => {body}; }}");
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("namespace A; public class ReductionTree; public class Lanes; public class SpanList; public class ParallelSpans; public partial class K { § }")]
    [InlineData("public partial class K { public class Scratch; § }")]
    [InlineData("namespace Kernels.Mine; public partial class K { § }")]
    [InlineData("public partial class K { static float FSumRange; static void FSumRows512() { } class FRange; static int FSumColumnsRange => 1; § }")]
    [InlineData("public partial class K { § [Vectorize] public static float FS(float x) => x; [Vectorize] public static float FSumRange(float x) => x; }")]
    [InlineData("public partial class K { § [Vectorize] public static float FSum(float x) => x; [Vectorize] public static double F(double x) => x; }")]
    [InlineData("public partial class K { § [Vectorize(Reduce = Reduction.Sum)] public static double F(double x) => x; [Vectorize(Reduce = Reduction.Sum)] public static float F(float x) => x; }")]
    [InlineData("public partial class K { § public static float FSum(float[] x) => x[0]; public static float FSumRows() => 1f; }")]
    [InlineData("public partial interface K<in T> { § }")]
    public void Every_kind_of_neighbour(string source)
    {
        const string Kernel = "[global::Kernels.Vectorize(Reduce = global::Kernels.Reduction.Sum | global::Kernels.Reduction.Max, Matrix = true, Parallel = true)] public static float F(float x, float y) => x * y;";
        var run = Generation.Run($"{Generation.Usings}#pragma warning disable CS0169, CS0649\n{source.Replace("§", Kernel, StringComparison.Ordinal)}");
        run.AssertClean();
    }

    /// <summary>A project may check arithmetic everywhere; sums of integers wrap all the same.</summary>
    [Fact]
    public void A_project_that_checks_arithmetic()
    {
        var options = Generation.Options.WithOverflowChecks(true);
        var run = Generation.Run(Generation.Compile(options, Generation.ParseOptions, $$"""
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize({{All}})] public static (float Value, int Count) Pair(float x) => (x, 1);
                [Vectorize({{All}})] public static ulong Big(ulong x) => x;
            }
            """));
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN009");
        run.AssertCompiles().Load(
            "public static class Program { public static string Run() { var x = new ulong[100_000]; System.Array.Fill(x, ulong.MaxValue); return $\"{K.BigSum(x)} {K.PairSum(new float[100_000])} {K.BigSum(x, new())}\"; } }",
            static assembly => Assert.Equal(
                $"{unchecked((ulong)-100_000L)} (0, 100000) {unchecked((ulong)-100_000L)}",
                assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)));
    }

    [Fact]
    public void A_body_that_was_not_understood_is_reduced_by_the_scalar_method()
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize(Reduce = Reduction.Sum, Matrix = true, Parallel = true)] public static float F(float x, float y) => x * Other.Factor + y; }}");
        Assert.Empty(run.Diagnostics);
        var other = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("static class Other { public static float Factor => 3f; }",
            Generation.ParseOptions);
        (run with { Output = run.Output.AddSyntaxTrees(other) }).AssertCompiles().Load(
            "public static class Program { public static float Run() => K.FSum(new float[] { 1f, 2f, 3f }, new float[3]); }",
            static assembly => Assert.Equal(18f, assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)));
    }

    private static string Generate(string source)
    {
        var run = Generation.Run(Generation.Usings + source).AssertCompiles();
        return string.Join("\n", run.Files.Select(static file => $"//HintName: {file.HintName}\n{OneWidth.Of(file.SourceText.ToString())}"));
    }
}
