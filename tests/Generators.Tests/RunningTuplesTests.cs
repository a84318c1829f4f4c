using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Kernels of several results and derivatives, compiled, run and compared with their scalar method.</summary>
public class RunningTuplesTests
{
    [Theory]
    [InlineData("(float A, float B) F(float x, float y) => (x + y, x - y);")]
    [InlineData("(float, int) F(float x) => (x * 2f, (int)x);")]
    [InlineData("(int, int, int, int, int, int, int, int, int) F(int x) => unchecked((x, x + 1, x + 2, x + 3, x + 4, x + 5, x + 6, x + 7, x + 8));")]
    [InlineData("(double A, long B) F(double x, long y) => (x * 0.5, y ^ 7L);")]
    [InlineData("(float A, float B) F(float x) { if (x < 0f) return (x, 0f); var y = MathF.Sqrt(x); return (y, x - y); }")]
    [InlineData("(float A, float B) F(float x) { (float P, float Q) t = x > 1f ? (x, 1f) : (1f, x); return (t.Q, t.P); }")]
    [InlineData("(float A, float B) F(float x, float y) { var (a, b) = G(y, x); return (b, a); } static (float, float) G(float p, float q) => (p, q * p);")]
    [InlineData("(float A, float B) F(float x) { (float A, float B) t = (x, 1f); t.A = 2f * t.B; t.B += x; if (x > 0f) t.Item1 = -x; return t; }")]
    [InlineData("(float A, float B) F(float x) { (float A, (float C, bool D) E) t; t.A = x; t.E.C = x * x; t.E.D = x > 1f; return (t.A, t.E.D ? t.E.C : 0f); }")]
    [InlineData("(float A, float B) F(float x) { var t = (N: 0f, S: x); while (t.N < 5f && t.S > 1f) { t.N++; t.S *= 0.5f; } return t; }")]
    [InlineData("(float Result, float Last) F(float x, float last) => (x, last);")]
    [InlineData("(float destination, float xDestination) F(float x) => (x, -x);")]
    [InlineData("(float x, float y) F(float x, float y) => (y, x);")]
    public void Every_result_of_a_kernel_is_that_of_its_scalar_method(string kernel) =>
        Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static {kernel} }}").AssertClean().AssertSameAsScalar();

    [Theory]
    [InlineData("float F(float x) => x * x * x;", "float D(float x);")]
    [InlineData("float F(float x) => x * x * x;", "(float Value, float X) D(float x);")]
    [InlineData("float F(float x) => MathF.Exp(-x) / (1f + MathF.Abs(x));", "(float X, float Value) D(float x);")]
    [InlineData("float F(float x, float y) => x > y ? MathF.Log(x) * y : MathF.Sqrt(y - x);", "(float Value, float X, float Y) D(float x, float y);")]
    [InlineData("double F(double x, double y) => Math.Max(x, y) * Math.Tanh(x);", "(double Y, double X) D(double x, double y);")]
    [InlineData("float F(float x, int n) => x * n * n;", "(float Value, float X) D(float x, int n);")]
    [InlineData("float F(float @class, float Value) => @class * Value;", "(float Class, float Value) D(float @class, float Value);")]
    public void All_forms_of_a_derivative_give_the_bits_of_its_scalar_form(string function, string derivative) =>
        Generation.Run($$"""
            {{Generation.Usings}}
            namespace Outer
            {
                public static partial class K
                {
                    public static {{function}}

                    [Vectorize, DerivativeOf(nameof(F))]
                    public static partial {{derivative}}
                }
            }
            """).AssertClean().AssertSameAsScalar();
}
