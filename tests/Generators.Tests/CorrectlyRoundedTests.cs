using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Kernels that ask for correctly rounded functions.</summary>
public class CorrectlyRoundedTests
{
    private const string Asks = "[Vectorize(Functions = FunctionAccuracy.CorrectlyRounded)]";

    [Theory]
    [InlineData("float F(float x) => MathF.Exp(x) / MathF.Log(x);", "VectorMath.CorrectlyRounded.Exp(", "VectorMath.CorrectlyRounded.Log(")]
    [InlineData("float F(float x) => H(x); static float H(float x) => KernelMath.Sigmoid(x);", "VectorMath.CorrectlyRounded.Sigmoid(")]
    [InlineData("float F(float x) { var (s, c) = MathF.SinCos(x); return s * c; }", "VectorMath.CorrectlyRounded.Sin(", "VectorMath.CorrectlyRounded.Cos(")]
    [InlineData("float F(float x) { var n = 0; while (x > 1f && n < 3) { x = MathF.Log(x); n++; } return x; }", "VectorMath.CorrectlyRounded.Log(")]
    [InlineData("float F(float x) => MathF.Log(1f + MathF.Exp(-MathF.Abs(x)));", "VectorMath.CorrectlyRounded.Log(", "VectorMath.CorrectlyRounded.Exp(")]
    public void Vector_forms_call_them(string kernel, params string[] calls)
    {
        var run = Generation.Run(Source($"{Asks} public static {kernel}")).AssertClean().AssertSameAsScalar(8);
        Assert.All(calls, call => Assert.Contains(call, run.Text, StringComparison.Ordinal));
        Assert.DoesNotMatch("VectorMath\\.(?!CorrectlyRounded)", run.Text);
    }

    [Fact]
    public void A_kernel_may_call_one_by_its_name()
    {
        var run = Generation.Run(Source("[Vectorize] public static float F(float x) => VectorMath.CorrectlyRounded.Exp(x) + MathF.Exp(x);")).AssertClean();
        Assert.Contains("VectorMath.CorrectlyRounded.Exp(x) + VectorMath.Exp(x)", run.Text, StringComparison.Ordinal);
        Generation.Run(Source("[Vectorize] public static float F(float x) => VectorMath.CorrectlyRounded.Exp(x);")).AssertClean().AssertSameAsScalar(0);
    }

    [Fact]
    public void A_caller_keeps_the_bits_of_a_kernel_that_asks()
    {
        var run = Generation.Run(Source($"{Asks} public static float G(float x) => H(x); static float H(float x) => MathF.Exp(x); [Vectorize] public static float F(float x) => G(x) - H(x);")).AssertClean();
        Assert.Contains("VectorMath.CorrectlyRounded.Exp(x) - VectorMath.Exp(x)", TextOf(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MathF.Log(x) * MathF.Exp(x)")]
    [InlineData("MathF.Sin(x)")]
    [InlineData("KernelMath.Expm1(x)")]
    [InlineData("1f / (1f + MathF.Exp(-x))")]
    [InlineData("MathF.Log(1f + MathF.Exp(x))")]
    public void Derivatives_call_them_too(string body)
    {
        var run = Generation.Run(Source($"{Asks} public static float F(float x) => {body}; [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X) D(float x);")).AssertClean();
        Assert.DoesNotMatch("VectorMath\\.(?!CorrectlyRounded|SigmoidSlope|TanhSlope)", TextOf(run));
        run.AssertSameAsScalar(8);
    }

    [Fact]
    public void A_derivative_that_asks_calls_them_for_any_function()
    {
        var run = Generation.Run(Source($"public static float F(float x) => MathF.Log(x) + MathF.Sin(x); [Vectorize(Functions = FunctionAccuracy.CorrectlyRounded), DerivativeOf(nameof(F))] public static partial (float Value, float X) D(float x);")).AssertClean();
        Assert.DoesNotMatch("VectorMath\\.(?!CorrectlyRounded)", TextOf(run));
    }

    [Fact]
    public void A_body_travels_with_the_functions_that_it_calls() => Assert.Contains(
        "(CorrectlyRounded.Exp x)", Generation.Run(Source($"{Asks} public static float F(float x) => MathF.Exp(x);")).AssertClean().Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_device_rounds_correctly_too_unless_it_is_to_be_fast()
    {
        Assert.Contains("return CorrectlyRoundedExp(x);", Of(""), StringComparison.Ordinal);
        Assert.Contains("return exp(x);", Of(", FastMath = true"), StringComparison.Ordinal);

        static string Of(string option) => Generation.Run(Source(
            $"[Vectorize(Functions = FunctionAccuracy.CorrectlyRounded, Gpu = true{option})] public static float F(float x) => MathF.Exp(x);"))
                .AssertClean().Text;
    }

    private static string TextOf(GeneratorRun run) => string.Concat(run.Files.Select(static file => file.SourceText.ToString()));

    private static string Source(string members) => $"{Generation.Usings}public static partial class K {{ {members} }}";
}
