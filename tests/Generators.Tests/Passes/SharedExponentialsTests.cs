using Kernels.Generators;
using Kernels.Generators.Passes;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>A function and its slope of one argument come from one call.</summary>
public class SharedExponentialsTests
{
    [Theory]
    [InlineData("MathF.Tanh(x)", "(float Value, float X)", "var tanh = TanhAndSlope(x); (tanh[0], tanh[1])")]
    [InlineData("KernelMath.Sigmoid(x)", "(float Value, float X)", "var sigmoid = SigmoidAndSlope(x); (sigmoid[0], sigmoid[1])")]
    [InlineData("x * KernelMath.Sigmoid(x)", "float", "var sigmoid = SigmoidAndSlope(x); x * sigmoid[1] + sigmoid[0]")]
    public void A_function_and_its_slope_are_computed_together(string expression, string result, string expected) =>
        Assert.Equal(expected, Derivative(expression, result));

    [Theory]
    [InlineData("MathF.Sin(x)", "(float Value, float X)", "var sinCos = SinCos(x); (sinCos[0], sinCos[1])")]
    [InlineData("MathF.Cos(x)", "(float Value, float X)", "var sinCos = SinCos(x); (sinCos[1], -sinCos[0])")]
    public void A_sine_and_a_cosine_are_computed_together(string expression, string result, string expected) =>
        Assert.Equal(expected, Derivative(expression, result));

    [Theory]
    [InlineData("MathF.SinCos(x)", "SinCos")]
    [InlineData("float.SinCos(x)", "SinCos")]
    [InlineData("VectorMath.SinCos(x)", "SinCos")]
    [InlineData("float.SinCosPi(x)", "SinCosPi")]
    public void A_call_that_gives_both_is_one_call(string call, string method)
    {
        var name = char.ToLowerInvariant(method[0]) + method[1..];
        Assert.Equal(
            $"var {name} = {method}(x); var sine = {name}[0]; var cosine = {name}[1]; sine - cosine",
            Printed($"[Vectorize] static float D(float x) {{ var (sine, cosine) = {call}; return sine - cosine; }}"));
    }

    [Theory]
    [InlineData("MathF.Tanh(x)", "TanhSlope(x)")]
    [InlineData("KernelMath.Sigmoid(x)", "SigmoidSlope(x)")]
    [InlineData("MathF.Tanh(x) + KernelMath.Sigmoid(2f * x)", "TanhSlope(x) + 2f * SigmoidSlope(2f * x)")]
    public void A_slope_alone_is_computed_alone(string expression, string expected) => Assert.Equal(expected, Derivative(expression, "float"));

    [Fact]
    public void The_second_derivative_of_the_logistic_function_is_that_of_the_hyperbolic_tangent() => Assert.Equal(
        "var tanh = TanhAndSlope(0.5f * x); -(0.25f * tanh[1] * tanh[0])",
        Printed(
            """
            [Vectorize] static float F(float x) => KernelMath.Sigmoid(x);
            [Vectorize, DerivativeOf(nameof(F))] static partial float First(float x);
            [Vectorize, DerivativeOf(nameof(First))] static partial float D(float x);
            """));

    [Fact]
    public void What_the_user_named_keeps_its_name() => Assert.Equal(
        "var tanh = TanhAndSlope(x); var y = tanh[0]; (y * y, 2f * y * tanh[1])",
        Printed(
            """
            [Vectorize] static float F(float x) { var y = MathF.Tanh(x); return y * y; }
            [Vectorize, DerivativeOf(nameof(F))] static partial (float Value, float X) D(float x);
            """));

    private static string Derivative(string expression, string result) => Printed(
        $"""
        [Vectorize] static float F(float x) => {expression};
        [Vectorize, DerivativeOf(nameof(F))] static partial {result} D(float x);
        """);

    private static string Printed(string members)
    {
        var kernel = Models.Of(Generation.Compile($"{Generation.Usings} static partial class K {{ {members} }}")).Single(static kernel => kernel.Name == "D");
        return ExpressionPrinter.Print(SharedExponentials.Run(KernelPasses.Run(kernel.Body!, kernel.Callees)));
    }
}
