using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>Correctly rounded functions that do not exist: KRN027.</summary>
public class AccuracyDiagnosticsTests
{
    private const string Rounded = "Exp, Exp2, Exp10, Expm1, Log, Log1p, Log2, Log10, Sigmoid, Tanh, Sin, Cos and Cbrt";

    [Theory]
    [InlineData("float F(float x) => MathF.Exp(x) + [|MathF.Tan|](x);", "Tan")]
    [InlineData("float F(float x) => H(x); private static float H(float x) => [|KernelMath.Softplus|](x);", "Softplus")]
    [InlineData("float F(float x, float y) => [|MathF.Pow|](x, y);", "Pow")]
    public void KRN027_a_function_without_such_a_form(string kernel, string function) => Reports.One(
        "KRN027", $"'{function}' is not rounded correctly: it has no such form, as {Rounded} have",
        Source("Functions = FunctionAccuracy.CorrectlyRounded", kernel));

    [Fact]
    public void KRN027_a_function_of_double_in_a_kernel_of_float()
    {
        var run = Generation.Run(Generation.Usings + Source("Functions = FunctionAccuracy.CorrectlyRounded",
            "float F(float x) => (float)Math.Exp(x) + MathF.Exp(x);"));
        Assert.Contains(
            "'Exp' is not rounded correctly: only functions of float have such a form, so call MathF",
            run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void KRN027_a_kernel_of_double() => Reports.One(
        "KRN027",
        "'F' is not rounded correctly: only functions of float have such a form, so leave Functions out or write the kernel for float",
        Source("Functions = [|FunctionAccuracy.CorrectlyRounded|]", "double F(double x) => Math.Exp(x);"));

    [Theory]
    [InlineData("float F(float x) => MathF.Sqrt(MathF.Abs(x)) + MathF.Floor(x) + MathF.FusedMultiplyAdd(x, x, x) + Math.Clamp(x, 0f, 1f) + x % 3f + MathF.IEEERemainder(x, 3f);")]
    [InlineData("float F(float x) => MathF.Log(x, 3f) + float.LogP1(x) + MathF.SinCos(x).Sin + KernelMath.Sigmoid(x);")]
    [InlineData("float F(float x) => VectorMath.CorrectlyRounded.Exp(x);")]
    [InlineData("int F(int x) => x + 1;")]
    public void A_function_whose_every_digit_is_defined_is_not_reported(string kernel) =>
        Generation.Run(Generation.Usings + Source("Functions = FunctionAccuracy.CorrectlyRounded", kernel)).AssertClean();

    private static string Source(string options, string kernel) => $"public static partial class K {{ [Vectorize({options})] public static {kernel} }}";
}
