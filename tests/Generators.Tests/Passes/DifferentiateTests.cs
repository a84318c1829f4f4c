using Kernels.Generators;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>Differentiation, read as algebra: what the derivative of an expression by x becomes.</summary>
public class DifferentiateTests
{
    [Theory]
    [InlineData("3f", "0f")]
    [InlineData("y", "0f")]
    [InlineData("x", "1f")]
    [InlineData("-x", "-1f")]
    [InlineData("x + y", "1f")]
    [InlineData("y - x", "-1f")]
    [InlineData("x + x", "2f")]
    [InlineData("x * y", "y")]
    [InlineData("x * x", "2f * x")]
    [InlineData("x * x * x", "x * (2f * x) + x * x")]
    [InlineData("3f * x", "3f")]
    [InlineData("x / y", "1f / y")]
    [InlineData("y / x", "-(y / x / x)")]
    [InlineData("1f / x", "-(1f / x / x)")]
    [InlineData("x % y", "1f")]
    [InlineData("y % x", "-Truncate(y / x)")]
    [InlineData("(x + y) * (x - y)", "x - y + (x + y)")]
    public void Arithmetic(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("MathF.Exp(x)", "Exp(x)")]
    [InlineData("MathF.Exp(2f * x)", "2f * Exp(2f * x)")]
    [InlineData("KernelMath.Expm1(x)", "Exp(x)")]
    [InlineData("MathF.Log(x)", "1f / x")]
    [InlineData("MathF.Log2(x)", "1.442695f / x")]
    [InlineData("MathF.Log10(x)", "0.4342945f / x")]
    [InlineData("KernelMath.Log1p(x)", "1f / (1f + x)")]
    [InlineData("MathF.Sqrt(x)", "0.5f / Sqrt(x)")]
    [InlineData("MathF.Cbrt(x)", "var f = Cbrt(x); 1f / (3f * (f * f))")]
    [InlineData("MathF.Sin(x)", "Cos(x)")]
    [InlineData("MathF.Cos(x)", "-Sin(x)")]
    [InlineData("MathF.Tan(x)", "var f = Tan(x); 1f + f * f")]
    [InlineData("MathF.Sinh(x)", "Cosh(x)")]
    [InlineData("MathF.Cosh(x)", "Sinh(x)")]
    [InlineData("MathF.Tanh(x)", "TanhSlope(x)")]
    [InlineData("MathF.Asinh(x)", "1f / Hypot(x, 1f)")]
    [InlineData("MathF.Acosh(x)", "1f / (Sqrt(x - 1f) * Sqrt(x + 1f))")]
    [InlineData("MathF.Atanh(x)", "1f / ((1f - x) * (1f + x))")]
    [InlineData("KernelMath.ReciprocalSqrt(x)", "var f = ReciprocalSqrt(x); -0.5f * f * (f * f)")]
    [InlineData("MathF.Asin(x)", "1f / Sqrt((1f - x) * (1f + x))")]
    [InlineData("MathF.Acos(x)", "-(1f / Sqrt((1f - x) * (1f + x)))")]
    [InlineData("MathF.Atan(x)", "1f / (1f + x * x)")]
    [InlineData("MathF.Atan2(x, y)", "var hypot = Hypot(x, y); hypot == 0f ? 0f : y / hypot / hypot")]
    [InlineData("MathF.Atan2(y, x)", "var hypot = Hypot(y, x); -(hypot == 0f ? 0f : y / hypot / hypot)")]
    [InlineData("float.Hypot(x, y)", "var f = Hypot(x, y); f == 0f ? 0f : x / f")]
    [InlineData("KernelMath.Sigmoid(x)", "SigmoidSlope(x)")]
    [InlineData("KernelMath.Softplus(x)", "Sigmoid(x)")]
    [InlineData("MathF.Pow(x, 3f)", "3f * Pow(x, 2f)")]
    [InlineData("MathF.Pow(x, y)", "y == 0f ? 0f : y * Pow(x, y - 1f)")]
    [InlineData("MathF.Pow(y, x)", "y == 0f ? 0f : Pow(y, x) * Log(y)")]
    [InlineData("MathF.Pow(2f, x)", "Pow(2f, x) * Log(2f)")]
    [InlineData("MathF.FusedMultiplyAdd(x, y, x)", "1f + y")]
    [InlineData("MathF.CopySign(x, y)", "CopySign(1f, x) * CopySign(1f, y)")]
    [InlineData("MathF.CopySign(y, x)", "0f")]
    [InlineData("MathF.ReciprocalEstimate(x)", "var f = ReciprocalEstimate(x); -(f * f)")]
    public void A_function_by_its_rule(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("MathF.Abs(x)", "x == 0f ? 0f : CopySign(1f, x)")]
    [InlineData("MathF.Max(x, y)", "x == y ? 0.5f : x < y ? 0f : 1f")]
    [InlineData("MathF.Min(x, y)", "x == y ? 0.5f : x > y ? 0f : 1f")]
    [InlineData("MathF.Max(x, 0f)", "x == 0f ? 0.5f : x < 0f ? 0f : 1f")]
    [InlineData("Math.Clamp(x, -1f, y)", "var mask = x < -1f; mask ? 0f : (mask ? -1f : x) > y ? 0f : 1f")]
    [InlineData("MathF.Floor(x)", "0f")]
    [InlineData("MathF.Ceiling(x)", "0f")]
    [InlineData("MathF.Round(x)", "0f")]
    [InlineData("MathF.Truncate(x)", "0f")]
    [InlineData("(float)MathF.Sign(x)", "0f")]
    [InlineData("x - (float)(int)x", "1f")]
    public void A_kink_has_the_value_that_the_table_says(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("x <= 0f ? 0f : x", "x <= 0f ? 0f : 1f")]
    [InlineData("x > 0f ? MathF.Sqrt(x) : 0f", "x > 0f ? 0.5f / Sqrt(x) : 0f")]
    [InlineData("x < 0f ? -x : x", "x < 0f ? -1f : 1f")]
    [InlineData("x < 0f ? x * x : MathF.Log(x)", "x < 0f ? 2f * x : 1f / x")]
    [InlineData("x < -1f ? -x : x < 1f ? x * x : x", "x < -1f ? -1f : x < 1f ? 2f * x : 1f")]
    [InlineData("x > 0f && y > 0f ? MathF.Log(x) : y", "x > 0f & y > 0f ? 1f / x : 0f")]
    [InlineData("MathF.Max(MathF.Log(x), -100f)", "var log = Log(x); var inverseX = 1f / x; log < -100f ? 0f : log == -100f ? 0.5f * inverseX : inverseX")]
    [InlineData("MathF.Min(MathF.Sqrt(x), y)", "var sqrt = Sqrt(x); var quotient = 0.5f / sqrt; sqrt > y ? 0f : sqrt == y ? 0.5f * quotient : quotient")]
    [InlineData("MathF.Sqrt(MathF.Max(x, 0f))", "var quotient = 0.5f / Sqrt(Max(x, 0f)); x == 0f ? 0.5f * quotient : x < 0f ? 0f : quotient")]
    public void A_branch_that_is_not_taken_contributes_nothing(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("1f / (1f + MathF.Exp(-x))", "var exp = Exp(-x); var f = 1f / (1f + exp); f * (MinNative(3.4028235E+38f, exp) * f)")]
    [InlineData("1f / (MathF.Exp(-x) + 1f)", "var exp = Exp(-x); var f = 1f / (exp + 1f); f * (MinNative(3.4028235E+38f, exp) * f)")]
    [InlineData("x / (1f + MathF.Exp(-x))", "var exp = Exp(-x); var onePlusExp = 1f + exp; var inverseOnePlusExp = 1f / onePlusExp; x / onePlusExp * (MinNative(3.4028235E+38f, exp) * inverseOnePlusExp) + inverseOnePlusExp")]
    [InlineData("MathF.Log(1f + MathF.Exp(x))", "Sigmoid(x)")]
    [InlineData("KernelMath.Log1p(MathF.Exp(x))", "Sigmoid(x)")]
    [InlineData("KernelMath.Log1p(MathF.Exp(-(x * x)))", "var exp = Exp(-(x * x)); -(exp / (1f + exp) * (2f * x))")]
    public void A_form_that_overflows_has_a_derivative_of_its_own(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("1f / (1f + MathF.Exp(-x))", "-(SigmoidSlope(x) * Tanh(0.5f * x))")]
    [InlineData("x * x * x", "var twiceX = 2f * x; twiceX + twiceX + twiceX")]
    [InlineData("x <= 0f ? 0f : x * x", "x <= 0f ? 0f : 2f")]
    public void The_second_derivative(string expression, string expected) => Assert.Equal(
        expected, Derivative($"""
            {F(expression)}
            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float First(float x, float y);
            [Vectorize, DerivativeOf(nameof(First), "x")] public static partial float D(float x, float y);
            """));

    private static void Check(string expression, string expected) => Assert.Equal(
        expected, Derivative($"{F(expression)} [Vectorize, DerivativeOf(nameof(F), \"x\")] public static partial float D(float x, float y);"));

    private static string F(string expression) => $"[Vectorize] public static float F(float x, float y) => {expression};";

    private static string Derivative(string members)
    {
        var driver = new IncrementalDriver(
            $"#pragma warning disable\n{Generation.Usings} public static partial class K {{ {members} }}");
        Assert.DoesNotContain(driver.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        var kernel = Assert.Single(driver.Changed<KernelModel>(TrackingNames.Kernels), static kernel => kernel.Name == "D");
        return ExpressionPrinter.Print(KernelPasses.Run(kernel.Body!, kernel.Callees));
    }
}
