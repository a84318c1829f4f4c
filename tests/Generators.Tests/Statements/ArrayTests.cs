using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Statements;

/// <summary>Local arrays and constant tables, read and written at constant indices.</summary>
public class ArrayTests
{
    private const string Members = """
        private static readonly double[] Table = { 1, 2.5, -3 };
        private static readonly double[][] Rows = { new double[] { 1, 2 }, new[] { 3.0 } };
        private static ReadOnlySpan<double> Span => [1, 2, 3.5, 4];
        private static double[] Auto { get; } = [1, 2];
        private static double Polynomial(double x, params double[] c) { double s = 0; foreach (var a in c) s = s * x + a; return s; }
        private static double Horner(double x, ReadOnlySpan<double> c) { double s = c[^1]; for (int i = c.Length - 2; i >= 0; i--) s = s * x + c[i]; return s; }
        private static void Fill(double[] c, double x) { if (x < 0) { c[0] = -x; return; } for (int i = 0; i < c.Length; i++) c[i] = x * i; }
        private static double[] Make(double x) { var c = new double[2]; c[0] = x; c[1] = x * x; return c; }
        private static double Sum(Span<double> c) { double s = 0; for (int i = 0; i < c.Length; i++) s += c[i]; return s; }
        """;

    [Theory]
    [InlineData("var c = new double[3]; c[0] = x; c[1] = x * 2; return c[0] * c[1] + c[2];")]
    [InlineData("double[] c = { 1, x, 3 }; c[0] += c[1]; c[2]++; return c[0] * c[1] + c[^1];")]
    [InlineData("Span<double> c = stackalloc double[3]; c[0] = x; c[2] = c[0] + 1; return c[0] + c[1] + c[2] + c.Length;")]
    [InlineData("Span<double> c = stackalloc double[] { 1, x }; c[0] = x; return c[0] + c[1];")]
    [InlineData("Span<double> c = stackalloc[] { 1, x }; c[^1] *= x; return c[0] + c[1];")]
    [InlineData("Span<double> c = [1, 2, x]; c[1] = x < 0 ? c[0] : c[2]; return c[1];")]
    [InlineData("ReadOnlySpan<double> c = new double[] { 1, 2 }; return c[0] + c[1] * x;")]
    [InlineData("var c = new[] { 1.0, x }; if (x > 0) c[0] = x; else { c[1] = 3; c[0] = 2; } return c[0] / c[1];")]
    [InlineData("return Table[0] + Table[1] * x + Table[^1];")]
    [InlineData("return Rows[0][1] * x + Rows[1][0] + Rows.Length;")]
    [InlineData("return Span[3] * x + Span.Length + Auto[1];")]
    [InlineData("return Polynomial(x, 1, 2, 3) + Polynomial(x) + Polynomial(x, Table);")]
    [InlineData("return Horner(x, Table) + Horner(x, Span) + Horner(x, [1, x]) + Horner(x, new[] { x, 1, 2 });")]
    [InlineData("var c = new double[3]; Fill(c, x); return c[0] + c[1] + c[2];")]
    [InlineData("var c = Make(x); return c[0] + c[1];")]
    [InlineData("var c = new double[4]; for (int i = 0; i < 4; i++) c[i] = x * i; var d = c; d[0] = 7; return Sum(c) + d[3] + c[0];")]
    [InlineData("var c = new double[2]; int n = 0; while (x > 1 && n < 20) { x *= 0.5; c[0] += x; if (x > 30) { c[1] = x; break; } n++; } return c[0] + c[1] + n;")]
    [InlineData("var c = new double[2]; int n = 0; while (x > 1 && n < 20) { x *= 0.5; Fill(c, x - 3); n++; } return c[0] + c[1] + n;")]
    [InlineData("var d = new double[2]; var c = d; int n = 0; while (x > 1 && n < 20) { x *= 0.5; c[1] += 1; n++; if (n > 30) return d[0]; } return d[1] + n;")]
    [InlineData("double[] c; if (x > 0) c = Table; else c = [1, 2, 3]; return Horner(x, c);")]
    [InlineData("var i = 0; var c = new double[4]; c[i++] = x; c[i++] += x + 1; c[i] = i; return c[0] + c[1] * c[2];")]
    [InlineData("double s = 0; foreach (var a in Table) { if (a > x) break; s += a; } foreach (var row in Rows) foreach (var a in row) { if (a < 2) continue; s += a * x; } return s;")]
    [InlineData("var c = new double[2]; int n = 0; while (x > 1 && n < 20) { x *= 0.5; var d = c; d[0] += x; Set(c); n++; } return c[0] + c[1] + n; void Set(double[] t) { Span<double> s = t; s[1] = x; }")]
    [InlineData("var c = new double[2]; int n = 0; while (n < 9) { n++; if (x > n) { Fill(c, -x); break; } } return c[0] + n;")]
    [InlineData("foreach (var a in Table) if (a < x) return a; return -1;")]
    [InlineData("double s = 0; for (int i = 0; i < 5; i++) s += i < Table.Length ? Table[i] * x : x; return s;")]
    public void An_array_holds_what_the_scalar_method_holds(string body)
    {
        Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static double F(double x) {{ {body} }} {Members} }}")
            .AssertClean().AssertSameAsScalar();
    }
}
