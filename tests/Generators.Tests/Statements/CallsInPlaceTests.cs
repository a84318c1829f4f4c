using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Statements;

/// <summary>Methods that write to what they are given, local functions, lambdas and properties.</summary>
public class CallsInPlaceTests
{
    private const string Members = """
        private static void Split(double x, out double whole, out double part) { whole = Math.Floor(x); part = x - whole; }
        private static void Swap(ref double a, ref double b) { (a, b) = (b, a); }
        private static bool TryRoot(double x, out double r) { if (x < 0) { r = 0; return false; } r = Math.Sqrt(x); return true; }
        private static void Step(ref double x, ref int n) { n++; if (x < 2) return; x *= 0.5; if (n > 3) { x -= 1; return; } while (x > 4 && x < 1e6) { x *= 0.25; if (x < 1) { n += 10; return; } } x += n; }
        private static double Lengthy(in double a, in double b) => Math.Sqrt(a * a + b * b);
        private static double Integrate(Func<double, double> f, double a, double b) { double s = 0; for (int i = 0; i < 4; i++) s += f(a + i * (b - a) / 4); return s; }
        private static double Half => 0.5;
        private static double Clip(double x) => x < 0 ? 0 : x;
        private static T Square<T>(T x) where T : System.Numerics.INumber<T> => x * x;
        private static double Third { get { var x = 1.0; return x / 3; } }
        private static double Auto { get; } = 7;
        private static double Add(this double x, double y = 2, double z = 3) => x + y * z;
        private static void Both(double x, out (double A, double B) t) { t = (x, x + 1); t.A *= 2; }
        """;

    [Theory]
    [InlineData("Split(x, out var w, out var p); return w * p;")]
    [InlineData("Split(x, out _, out double p); return p;")]
    [InlineData("double y = 2; Swap(ref x, ref y); return x - y;")]
    [InlineData("return TryRoot(x, out var r) ? r : -1;")]
    [InlineData("if (TryRoot(x, out var r) && r > 1) return r; return TryRoot(-x, out r) || r > 0 ? r + 1 : r;")]
    [InlineData("int n = 0; Step(ref x, ref n); Step(ref x, ref n); return x + n;")]
    [InlineData("int n = 0; while (n < 30 && x < 100) { x += 3; Step(ref x, ref n); } return x + n;")]
    [InlineData("int n = 0; for (int i = 0; i < 3; i++) { if (x > i) Step(ref x, ref n); else Swap(ref x, ref x); } return x + n;")]
    [InlineData("var t = (A: x, B: 2.0); Swap(ref t.A, ref t.B); return t.A - t.B;")]
    [InlineData("var c = new double[] { x, 1, 2 }; Swap(ref c[0], ref c[2]); return c[0] * 3 + c[2];")]
    [InlineData("return Lengthy(x, 3) + Lengthy(in x, x * 2);")]
    [InlineData("double Sq(double t) => t * t; static double Tw(double t) { if (t < 0) return -t; return t * 2; } return Sq(x) + Tw(x);")]
    [InlineData("double s = 0; void Acc(double t) { if (t < 0) return; s += t; } Acc(x); Acc(-x); Acc(2); return s;")]
    [InlineData("double s = 0; int k = 0; while (k < 10 && s < 50) { Acc(x); k++; } return s; void Acc(double t) { if (t < 0) { s += 1; return; } s += t; }")]
    [InlineData("double s = x; for (int i = 0; i < 4; i++) { if (Grow()) break; s *= 2; } return s; bool Grow() { s += 1; return s > 10; }")]
    [InlineData("Func<double, double> f = t => t * t + x; return f(2) + f.Invoke(x);")]
    [InlineData("double a = 1; Func<double, double> f = t => { if (t > 3) return t; a += t; return a; }; var r = f(x); return r + a + f(2);")]
    [InlineData("return Integrate(t => t * x, 0, 1) + Integrate(Math2, 0, x); double Math2(double t) => t + 1;")]
    [InlineData("Func<double, double> f = Math.Sqrt, g = Clip, h = Square; return f(x) + g(x) + h(x);")]
    [InlineData("return Half * x + Third + Auto;")]
    [InlineData("return x.Add() + x.Add(z: 1) + Add(y: x, x: 3);")]
    [InlineData("Both(x, out var t); return t.A + t.B;")]
    [InlineData("Action<double> f = t => x += t; f(3); f(x); return x;")]
    [InlineData("double Deep(double t) { while (t > 1) { t *= 0.5; if (t < 1.5) return t; if (t > 1e6) break; } return -t; } return Deep(x) + Deep(x * 3);")]
    [InlineData("double Deep(double t) { for (int i = 0; i < 4; i++) { if (t < i) return t + i; t -= 0.5; } return -t; } double s = 0; while (x > 1 && x < 1e9) { x *= 0.3; s += Deep(x); } return s;")]
    [InlineData("int Div(int a) { if (a == 0) return 0; return 100 / a; } return Div((int)x);")]
    public void A_call_that_writes_to_its_caller_does_so_in_each_lane(string body)
    {
        Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static double F(double x) {{ {body} }} {Members} }}")
            .AssertClean().AssertSameAsScalar();
    }
}
