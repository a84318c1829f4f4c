using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>Which functions of the runtime are taken in place of those that were written, and where they are not.</summary>
public class CheaperFunctionsTests
{
    [Theory]
    [InlineData("KernelMath.Log1p(MathF.Exp(-MathF.Abs(x)))", "Log1pOfUnit(Exp(-Abs(x)))")]
    [InlineData("1f + MathF.Tanh(x)", "2f * Sigmoid(2f * x)")]
    [InlineData("MathF.Tanh(x) + 1f", "2f * Sigmoid(2f * x)")]
    [InlineData("1f + MathF.Tanh(3f * x)", "2f * Sigmoid(6f * x)")]
    [InlineData("1f + MathF.Tanh(x * 0.5f)", "2f * Sigmoid(x)")]
    [InlineData("1f + MathF.Tanh(x * y * 3f)", "2f * Sigmoid(x * y * 6f)")]
    [InlineData("0.5f * (1f + MathF.Tanh(x))", "Sigmoid(2f * x)")]
    [InlineData("0.5f * x * (1f + MathF.Tanh(y))", "x * Sigmoid(2f * y)")]
    [InlineData("(1f + MathF.Tanh(y)) * x * 0.5f", "2f * Sigmoid(2f * y) * x * 0.5f")]
    [InlineData("(1f + MathF.Tanh(y)) * (0.25f * x)", "Sigmoid(2f * y) * (0.5f * x)")]
    [InlineData("(1f + MathF.Tanh(y)) * (3f * x)", "2f * Sigmoid(2f * y) * (3f * x)")]
    [InlineData("1f + MathF.Tanh(3E+38f * x)", "2f * Sigmoid(2f * (3E+38f * x))")]
    [InlineData("x / (1f + MathF.Tanh(y))", "x / (2f * Sigmoid(2f * y))")]
    public void A_cheaper_function_is_taken(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("var t = MathF.Tanh(y); return x * (1f + t);", "x * (2f * Sigmoid(2f * y))")]
    [InlineData("var t = MathF.Tanh(y); return t * (1f + t);", "var t = Tanh(y); t * (1f + t)")]
    public void A_value_with_a_name_is_replaced_where_it_has_no_other_use(string body, string expected) =>
        Assert.Equal(expected, Cheaper($"{{ {body} }}"));

    [Theory]
    [InlineData("KernelMath.Log1p(MathF.Exp(x))", "Log1p(Exp(x))")]
    [InlineData("2f + MathF.Tanh(x)", "2f + Tanh(x)")]
    [InlineData("1f - MathF.Tanh(x)", "1f - Tanh(x)")]
    [InlineData("x + MathF.Tanh(x)", "x + Tanh(x)")]
    [InlineData("0.5f * x * (2f * KernelMath.Sigmoid(y))", "0.5f * x * (2f * Sigmoid(y))")]
    public void Others_stay(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("KernelMath.Log1p(MathF.Exp(-MathF.Abs(x)))", "Log1p")]
    [InlineData("1f + MathF.Tanh(x)", "Tanh")]
    public void A_function_of_VectorMath_stays_for_its_bits_are_promised(string expression, string function)
    {
        expression = expression.Replace("KernelMath.", "VectorMath.", StringComparison.Ordinal).Replace("MathF.Exp", "VectorMath.Exp", StringComparison.Ordinal)
            .Replace("MathF.Tanh", "VectorMath.Tanh", StringComparison.Ordinal);
        Assert.Contains($"{function}(", Cheaper($"=> {expression};"), StringComparison.Ordinal);
        Generation.Run($"{Generation.Usings} public static partial class K {{ [Vectorize] public static float F(float x) => {expression}; }}")
            .AssertClean().AssertSameAsScalar();
    }

    private static void Check(string expression, string expected) => Assert.Equal(expected, Cheaper($"=> {expression};"));

    private static string Cheaper(string body)
    {
        var driver = new IncrementalDriver(
            $"#pragma warning disable\n{Generation.Usings} public static partial class K {{ [Vectorize] public static float F(float x, float y) {body} }}");
        Assert.Empty(driver.Diagnostics);
        var kernel = Assert.Single(driver.Changed<KernelModel>(TrackingNames.Kernels));
        return ExpressionPrinter.Print(CheaperFunctions.Run(KernelPasses.Run(kernel.Body!, kernel.Callees)));
    }
}
