using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What is computed in 64 bits though the elements have 32 (KRN007), and what sums cannot be accumulated in (KRN032).</summary>
public class WideningDiagnosticsTests
{
    private const string Floats = "where the precision of float does";

    [Theory]
    [InlineData("return (float)[|Math.Sin|](x);", $"use MathF.Sin {Floats}")]
    [InlineData("return (float)[|Math.Clamp|](x, -0.1, 0.1);", $"use float.Clamp {Floats}")]
    [InlineData("return (float)(0.1 * [|x|]);", $"write the constant as 0.1f {Floats}")]
    [InlineData("return (float)([|x|] / 3.3);", $"write the constant as 3.3f {Floats}")]
    [InlineData("return (float)Math.Exp((double)[|x|]);", "keep it float where that precision does")]
    [InlineData("double d = [|x|]; return (float)(d * d * d);", "keep it float where that precision does")]
    [InlineData("return Half(x); } static float Half(float y) { return (float)([|y|] * 0.3);", $"write the constant as 0.3f {Floats}")]
    public void KRN007_a_float_that_is_widened_to_double(string body, string advice) =>
        Reports.InBody("KRN007",
            $"This float is widened to double, of which a vector holds half as many, so the kernel takes about twice the time: {advice}", body);

    [Theory]
    [InlineData("int F(int x) => (int)(([|x|] + 1L) >> 1)", "int", "long", "keep it int where that is wide enough")]
    [InlineData("uint F(uint x) => (uint)((ulong)[|x|] * 12345678901UL >> 32)", "uint", "ulong", "keep it uint where that is wide enough")]
    [InlineData("int F(int x) => (int)([|Math.BigMul|](x, x) >> 32)", "int", "long", "multiply by * where int is wide enough")]
    [InlineData("float F(float x) => (float)(long)[|x|]", "float", "long", "keep it float where that precision does")]
    public void KRN007_another_number(string kernel, string from, string to, string advice) => Reports.One(
        "KRN007",
        $"This {from} is widened to {to}, of which a vector holds half as many, so the kernel takes about twice the time: {advice}",
        $"public static partial class K {{ [Vectorize] public static {kernel}; }}");

    [Fact]
    public void KRN007_a_kernel_in_which_no_conversion_widens() => Reports.One(
        "KRN007",
        "This kernel is widened to double, of which a vector holds half as many, so the kernel takes about twice the time: compute in 32 bits where those do",
        "public static partial class K { [Vectorize] public static float [|F|](float x) { var s = 0.1; for (var i = 0; i < x; i++) s *= 1.5; return (float)s; } }");

    [Theory]
    [InlineData("float F(float x) => (float)(x * 0.5) + (float)Math.Sqrt(x) + (float)Math.Floor(x)")]
    [InlineData("float F(float x) => x < 0.25 ? (float)0.1 * x : (float)(double)x")]
    [InlineData("int F(int a, int b) => (int)((long)a * b + 7)")]
    [InlineData("double F(double x) => (float)x * 0.1 + (int)x")]
    public void What_takes_no_more_time_is_not_reported(string kernel) =>
        Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static {kernel}; }}").AssertClean();

    [Theory]
    [InlineData("Reduce = Reduction.Sum, Accumulate = [|typeof(float)|]", "float F(float x) => x", "float", "only double serves")]
    [InlineData("Reduce = Reduction.Sum, Accumulate = [|typeof(double)|]", "double F(double x) => x", "double", "the sum of a result of double is double already")]
    [InlineData("Reduce = Reduction.Mean, Accumulate = [|typeof(double)|]", "(float A, uint B) F(float x) => (x, (uint)x)", "double", "the sum of a result of uint is ulong already")]
    [InlineData("Reduce = Reduction.Max, Accumulate = [|typeof(double)|]", "float F(float x) => x", "double", "there is no sum: set Reduce too")]
    [InlineData("Reduce = Reduction.Sum, Matrix = true, Accumulate = [|typeof(double)|]", "float F(float x) => x", "double", "sums of rows and columns are of float: leave Matrix out")]
    [InlineData("Reduce = Reduction.Sum, Gpu = true, Accumulate = [|typeof(double)|]", "float F(float x) => x", "double", "a GPU adds up in float: leave Gpu out")]
    public void KRN032_an_accumulator_that_does_not_serve(string options, string kernel, string type, string advice) => Reports.One(
        "KRN032",
        $"'{type}' cannot be what the sum of 'F' is accumulated in: {advice}",
        $"public static partial class K {{ [Vectorize({options})] public static {kernel}; }}");
}
