using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Branches that call a method marked rare.</summary>
public class RareBranchTests
{
    private const string Sinc =
        """
        [Vectorize(Reduce = Reduction.Sum)]
        public static float Sinc(float x) => MathF.Abs(x) < 0.1f ? NearZero(x) : MathF.Sin(x) / x;

        [Rare]
        private static float NearZero(float x) => 1f - (x * x / 6f) + (x * x * x * x / 120f);

        [Vectorize, DerivativeOf(nameof(Sinc))]
        public static partial (float Value, float X) Slope(float x);

        [Vectorize, DerivativeOf(nameof(Sinc))]
        public static partial float Direct(float x);

        [Vectorize, DerivativeOf(nameof(Direct))]
        public static partial float Curvature(float x);
        """;

    [Fact]
    public Task A_branch_that_calls_a_rare_method() => Verifier.Verify(
        OneWidth.Of(Generation.Run(Source("[Vectorize] public static float F(float x, [Uniform] float limit) => x > limit ? Far(x, limit) : 2f * x; [Rare] private static float Far(float x, float limit) { var y = x - limit; return y / (1f + y); }"))
            .AssertClean().AssertSameAsScalar(0, 1f).Text),
        extension: "cs").UseDirectory("Snapshots");

    [Theory]
    [InlineData("float F(float x) => x > 1f ? R(x) : x;", "float R(float x) => x / (x + 1f);")]
    [InlineData("float F(float x, float y) { if (x < y) return R(x, y); return x; }", "float R(float x, float y) => x > 0f ? x * y : x / y;")]
    [InlineData("float F(float x) => x > 0f && R(x) ? 1f : x;", "bool R(float x) => MathF.Floor(x) == x;")]
    [InlineData("float F(float x) => x > 0f || R(x) ? 1f : x;", "bool R(float x) => MathF.Floor(x) == x;")]
    [InlineData("float F(float x) => !(x > 0f) ? x : R(x, x > 2f);", "float R(float x, bool large) => large ? x - 1f : x + 1f;")]
    [InlineData("int F(int x, int y) => y > 1 ? R(x, y) : x ^ y;", "int R(int x, int y) => x / y + x % 7;")]
    [InlineData("int F(int x) => x < 0 ? R(x & 255) : x;", "int R(int x) { var n = 0; while (x > 0) { n += x & 1; x >>= 1; } return n; }")]
    [InlineData("double F(double x, long n) => n > 3L ? R(x, n) : x;", "double R(double x, long n) => x * (double)(n & 7L);")]
    [InlineData("(float A, float B) F(float x) { if (x > 1f) { var (a, b) = R(x); return (a, b + 1f); } return (x, -x); }", "(float, float) R(float x) => (x * x, x + 2f);")]
    [InlineData("float F(float x) { var sum = 0f; for (var i = 0; i < 3; i++) sum += sum > x ? R(sum) : x; return sum; }", "float R(float x) => x * 0.5f;")]
    [InlineData("float F(float x) { var y = MathF.Abs(x); var n = 0; while (y < 100f && n < 20) { y = y < 1f ? R(y) : y * 2f; n++; } return y; }", "float R(float x) => x + 1f;")]
    [InlineData("float F(float x, float y) { var a = x > 1f ? R(x) : x; var b = x > 1f ? R(y) : y; var c = x > 1f ? R(a) : b; return a * b + c; }", "float R(float x) => x * x - 1f;")]
    [InlineData("float F(float x) => x > 1f ? R(x) + R(2f * x) : x;", "float R(float x) => x > 4f ? S(x) : -x; [Rare] private static float S(float x) => x / 3f;")]
    [InlineData("float F(float x) => x > 1f ? 3f * H(x) : x; private static float H(float x) => R(x) + 1f;", "float R(float x) => x * x;")]
    [InlineData("double F(double x) { var sum = 0.0; for (var i = 0; i < 4; i++) { if (x > 10.0) { sum += R(x, i); continue; } if (sum > 5.0) break; sum += x * i; } return sum; }", "double R(double x, int i) => i == 0 ? Math.Sqrt(x) : x > 20.0 ? x / 3.0 : -x;")]
    [InlineData("float F(float x, float FRare) => x > 1f ? R(x) : FRare;", "float R(float x) => x / 3f;")]
    [InlineData("float F(float x) => x > 1f ? R(x) : x; [Vectorize] public static float F(float x, float y) => x > 1f ? R(x) : y;", "float R(float x) => x / 3f;")]
    [InlineData("float F(float value, float usual) => value > usual ? R(value) : usual;", "float R(float rare) => rare * 2f;")]
    public void Every_form_gives_what_the_scalar_method_gives(string kernel, string rare)
    {
        var run = Generation.Run(Source($"[Vectorize] public static {kernel} [Rare] private static {rare}")).AssertClean().AssertSameAsScalar();
        Assert.All(run.Files, static file => Assert.Contains("FRare", file.SourceText.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("int F(int x) => x <= 100 ? x : R(x);", "GreaterThanAny")]
    [InlineData("int F(int x) => x >= 100 ? x : R(x);", "LessThanAny")]
    [InlineData("int F(int x) => x > 100 ? R(x) : x;", "GreaterThanAny")]
    public void The_lanes_that_need_a_branch_are_found_by_one_comparison_of_integers(string kernel, string test)
    {
        var run = Generation.Run(Source($"[Vectorize] public static {kernel} [Rare] private static int R(int x) => x * x % 7;"))
            .AssertClean().AssertSameAsScalar();
        Assert.Contains($"if (Vector256.{test}(", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_changes_no_bit_of_values_derivatives_and_sums()
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class Marked {{ {Sinc} }} public static partial class Plain {{ {Sinc.Replace("[Rare]", "", StringComparison.Ordinal)} }}");
        run.AssertCompiles();
        run.Load(
            """
            using System;
            public static class Comparison
            {
                public static void Run()
                {
                    var random = new Random(1);
                    for (var length = 1; length < 100; length++)
                    {
                        foreach (var scale in new[] { 0.05f, 0.5f, 5f })
                        {
                            var x = new float[length];
                            for (var i = 0; i < length; i++)
                                x[i] = scale * ((2f * random.NextSingle()) - 1f);
                            float[] a = new float[length], b = new float[length], c = new float[length], d = new float[length];
                            Marked.Sinc(x, a); Plain.Sinc(x, b); Require(a, b);
                            Marked.Slope(x, a, c); Plain.Slope(x, b, d); Require(a, b); Require(c, d);
                            Marked.Curvature(x, a); Plain.Curvature(x, b); Require(a, b);
                            Require([Marked.SincSum(x)], [Plain.SincSum(x)]);
                            Require([Marked.Curvature(x[0])], [Plain.Curvature(x[0])]);
                        }
                    }
                }

                private static void Require(float[] marked, float[] plain)
                {
                    if (!marked.AsSpan().SequenceEqual(plain))
                        throw new InvalidOperationException("They differ.");
                }
            }
            """,
            static assembly => assembly.GetType("Comparison")!.GetMethod("Run")!.Invoke(null, null));
    }

    [Theory]
    [InlineData("Sinc")]
    [InlineData("Slope")]
    [InlineData("Curvature")]
    public void A_derivative_of_a_rare_branch_is_rare(string kernel)
    {
        var text = Generation.Run(Source(Sinc)).Files.Single(file => file.HintName.Contains($".{kernel}-", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Contains($" = {kernel}Rare(x, ", text, StringComparison.Ordinal);
        Assert.Contains("if (Vector256.LessThanAny(Vector256.Abs(x), Vector256.Create(0.1f)))", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_serves_a_rare_branch_alone_belongs_to_it()
    {
        var text = Generation.Run(Source("[Vectorize] public static float F(float x) { var e = MathF.Exp(x); return x > 1f ? R(e) + e : x; } [Rare] private static float R(float x) => MathF.Log(x);")).AssertClean().Text;
        Assert.Contains("return value;", text, StringComparison.Ordinal);
        Assert.Matches(@"private static void FRare\((?s:[^)]*)\)\s*\{[^}]*VectorMath\.Exp\(x\)", text);
    }

    [Fact]
    public void On_a_GPU_the_branch_is_an_ordinary_one()
    {
        const string Kernel =
            "[Vectorize(Gpu = true)] public static float F(float x) => x > 1f ? R(x) : x; [Rare] private static float R(float x) => x / (x + 1f);";
        Assert.Equal(Device(Kernel.Replace("[Rare]", "", StringComparison.Ordinal)), Device(Kernel));

        static string Device(string members) => Generation.Run(Source(members)).AssertClean().Text is var text
            ? text[text.IndexOf("__kernel", StringComparison.Ordinal)..text.IndexOf("[KernelBody", StringComparison.Ordinal)]
            : "";
    }

    [Fact]
    public void The_mark_travels_with_a_body()
    {
        var library = Generation.Run(
            Source("[Vectorize] public static float G(float x) => x > 1f ? R(x) : x; [Rare] private static float R(float x) => x / (x + 1f);"))
            .AssertClean();
        Assert.Contains("(rare x)", library.Text, StringComparison.Ordinal);
        var caller = Generation.Compile(
            $"{Generation.Usings}public static partial class Caller {{ [Vectorize] public static float F(float x) => 2f * K.G(x); }}")
            .AddReferences(library.Output.WithAssemblyName("Library").ToMetadataReference());
        Assert.Contains("FRare(x, ", Generation.Run(caller).AssertClean().Text, StringComparison.Ordinal);
    }

    private static string Source(string members) => $"{Generation.Usings}public static partial class K {{ {members} }}";
}
