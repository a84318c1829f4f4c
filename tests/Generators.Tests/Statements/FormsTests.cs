using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Statements;

/// <summary>Derivatives, forms for a GPU and bodies that travel, of kernels with arrays, <c>switch</c> statements and calls in place.</summary>
public class FormsTests
{
    private const string Members = """
        private static readonly double[] Table = { 1, 2.5, -3 };
        private static double Polynomial(double x, params double[] c) { double s = 0; foreach (var a in c) s = s * x + a; return s; }
        private static void Split(double x, out double whole, out double part) { whole = Math.Floor(x); part = x - whole; }
        private static T Square<T>(T x) where T : System.Numerics.INumber<T> => x * x;
        """;

    [Theory]
    [InlineData("return Polynomial(x, Table);", "double s = 0; s = s * x + 1; s = s * x + 2.5; s = s * x + -3; return s;")]
    [InlineData("var c = new double[2]; c[0] = x * x; c[1] = c[0] * x; return c[0] / (1 + c[1]);", "var a = x * x; var b = a * x; return a / (1 + b);")]
    [InlineData("switch (x) { case < 0: return -x * x; case > 1: x *= x; break; } return x;", "if (x < 0) return -x * x; if (x > 1) x *= x; return x;")]
    [InlineData("Split(x, out var w, out var p); return w * p * p;", "var w = Math.Floor(x); var p = x - w; return w * p * p;")]
    [InlineData("double f(double t) => t * x; return f(Square(x));", "var t = x * x; return t * x;")]
    public void A_derivative_is_that_of_the_same_body_written_out(string body, string plain)
    {
        var run = Generation.Run(Generation.Usings + $"{Class("A", body)} {Class("B", plain)}").AssertClean();
        run.Load("", assembly =>
        {
            foreach (var x in new[] { -2.25, -1.0, -0.5, 0.25, 0.75, 1.5, 3.0 })
                Assert.Equal(Slope("B", x), Slope("A", x));

            double Slope(string type, double x) => (double)assembly.GetType(type)!.GetMethod("G", [typeof(double)])!.Invoke(null, [x])!;
        });
    }

    [Fact]
    public void A_kernel_with_statements_has_a_form_for_a_GPU_and_a_body_that_travels()
    {
        var text = Generation.Run($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                private static readonly float[] Table = [1f, 2f];
                [Vectorize(Gpu = true)]
                public static float F(float x)
                {
                    var c = new float[2];
                    switch (x) { case < 0f: c[0] = -x; break; case > 9f: return Table[1]; default: Set(ref c[0], x); break; }
                    var s = 0f;
                    foreach (var a in c)
                        s += a * Table[0];
                    return s;
                    void Set(ref float y, float z) => y = z * 2f;
                }
            }
            """).AssertClean().Text;

        Assert.Contains("__kernel", text, StringComparison.Ordinal);
        Assert.Contains("KernelBody(", text, StringComparison.Ordinal);
    }

    private static string Class(string name, string body) =>
        $"public static partial class {name} {{ [Vectorize] public static double F(double x) {{ {body} }} [Vectorize, DerivativeOf(nameof(F))] public static partial double G(double x); {Members} }}";
}
