using Kernels.Generators.Suggestions;
using Kernels.Generators.Tests.Testing;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>KRN035: what is suggested, where, and where not. The tests of the code fixes go through all formulas.</summary>
public class StableFormTests
{
    [Fact]
    public void A_formula_is_reported_with_its_fault_and_the_call_instead() => Assert.Equal(
        ["KRN035 1f - MathF.Exp(-x / y): This loses digits where the exponent is near 0: use '-KernelMath.Expm1(-x / y)'"],
        Suggested.Of("""
            public static partial class K
            {
                [Vectorize] public static float F(float x, float y) => 2f * (1f - MathF.Exp(-x / y));
            }
            """));

    [Fact]
    public void A_formula_in_a_formula_is_reported_too() => Assert.Equal(
        [
            "KRN035 MathF.Log(1f + (MathF.Exp(x) - 1f)): This loses the digits of what is added to 1: use 'KernelMath.Log1p(MathF.Exp(x) - 1f)'",
            "KRN035 MathF.Exp(x) - 1f: This loses digits where the exponent is near 0: use 'KernelMath.Expm1(x)'",
        ],
        Suggested.Of("public static partial class K { [Vectorize] public static float F(float x) => MathF.Log(1f + (MathF.Exp(x) - 1f)); }"));

    [Theory]
    [InlineData("KernelMath.Softplus(x) + KernelMath.Expm1(x) + KernelMath.Log1p(x) + KernelMath.Sigmoid(x)")]
    [InlineData("MathF.Max(x, 0f) + KernelMath.Log1p(MathF.Exp(-MathF.Abs(x)))")]
    [InlineData("x > 20f ? x : KernelMath.Log1p(MathF.Exp(x))")]
    [InlineData("1f / (1f + MathF.Exp(-MathF.Abs(x)))")]
    [InlineData("x <= 0f ? MathF.Exp(x) / (1f + MathF.Exp(x)) : 0.5f")]
    [InlineData("x == 0f ? 1f : MathF.Sin(x) / x")]
    [InlineData("MathF.Abs(x) < 1e-3f ? 1f : MathF.Sin(x) / x")]
    [InlineData("MathF.Sin(x) / y")]
    [InlineData("MathF.Sin(-x) / x")]
    [InlineData("MathF.Max(x, y) + MathF.Log(MathF.Exp(x - MathF.Max(x, y)) + MathF.Exp(y - MathF.Max(x, y)))")]
    [InlineData("MathF.Log(2f + x) + MathF.Exp(x) - 2f")]
    [InlineData("MathF.Sqrt(x * x + y) + MathF.Sqrt(x * x + y * x)")]
    [InlineData("MathF.Sqrt(x * x + y * y + 1f)")]
    [InlineData("MathF.Pow(x, 0.3f) + MathF.Pow(1f / 3f, x)")]
    [InlineData("0.5f * (1f + KernelMath.Erf(x))")]
    [InlineData("MathF.Sqrt(x++ * x++ + y * y)")]
    public void What_is_right_already_is_not_reported(string body) => Assert.Empty(
        Suggested.Of($$"""public static partial class K { [Vectorize] public static float F(float x, float y) => {{body}}; }"""));

    [Fact]
    public void A_guard_anywhere_in_the_method_counts() => Assert.Empty(Suggested.Of("""
        public static partial class K
        {
            [Vectorize]
            public static double Sinc(double x)
            {
                if (Math.Abs(x) < 1e-8)
                    return 1;
                return Math.Sin(x) / x;
            }
        }
        """));

    [Fact]
    public void A_float_that_is_widened_is_another_matter() => Assert.Empty(
        Suggested.Of("public static partial class K { [Vectorize] public static float F(float x) => (float)(Math.Exp(x) - 1); }"));

    [Fact]
    public void Methods_that_kernels_reach_are_looked_at_and_no_others() => Assert.Equal(
        ["KRN035 Math.Exp(x) - 1: This loses digits where the exponent is near 0: use 'KernelMath.Expm1(x)'"],
        Suggested.Of(
            """
            public static partial class K
            {
                [Vectorize] public static double F(double x) => Helpers.First(x);
            }
            """,
            """
            public static class Helpers
            {
                public static double First(double x) => Second(x);
                public static double Second(double x) => Math.Exp(x) - 1;
                public static double Third(double x) => Math.Exp(x) - 1;
            }
            """));

    [Fact]
    public void A_kernel_that_rounds_correctly_gets_functions_that_do() => Assert.Equal(
        ["KRN035 MathF.Exp(x) - 1f: This loses digits where the exponent is near 0: use 'KernelMath.Expm1(x)'"],
        Suggested.Of("""
            public static partial class K
            {
                [Vectorize(Functions = FunctionAccuracy.CorrectlyRounded)]
                public static float F(float x, float y) => MathF.Exp(x) - 1f + MathF.Sqrt(x * x + y * y);
            }
            """));

    [Fact]
    public void Code_that_does_not_compile_is_looked_at_without_fault() => Assert.Empty(
        Suggested.Of("public static partial class K { [Vectorize] public static float F(float x) => MathF.Log(1f + ) - MathF.Exp( / (1f + MathF.Sin(; }"));

    [Fact]
    public void The_page_names_every_fault()
    {
        var page = File.ReadAllText(MarkdownPage.PathOf("docs/diagnostics/KRN035.md"));
        Assert.All(StableForms.All, form => Assert.Contains(form.Fault, page, StringComparison.Ordinal));
    }
}
