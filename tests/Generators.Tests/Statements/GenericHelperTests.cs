using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Statements;

/// <summary>Generic methods at a known type, and static members of interfaces.</summary>
public class GenericHelperTests
{
    private const string Members = """
        private static T Square<T>(T x) where T : IMultiplyOperators<T, T, T> => x * x;
        private static T Poly<T>(T x, params T[] c) where T : INumber<T> { var s = T.Zero; foreach (var a in c) s = s * x + a; return s; }
        private static T Mix<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Abs(x) + T.CreateChecked(2) * T.One - T.Max(x, T.Zero) + T.Sqrt(T.CreateChecked(0.25)) + T.Pi - T.Clamp(x, -T.One, T.One) + (x < T.Zero ? T.NegativeOne : default);
        private static T Clip<T>(T x, T low, T high) where T : INumber<T> { if (x < low) return low; if (x > high) return high; x++; x += T.One; return -x; }
        private static T Apply<TMap, T>(T x) where TMap : IMap<T> => TMap.Map(TMap.Map(x)) ;
        private static double Scaled<TMap>(double x) where TMap : IMap<double> => TMap.Gain * x + TMap.Twice(x);
        private static (T Low, T High) Sort<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a < b ? (a, b) : (b, a);
        private static int Kind<T>(T x) { if (typeof(T) == typeof(float)) return 1; return typeof(T) == typeof(double) ? 2 : 3; }
        private static void Add<T>(ref T s, T x) where T : IAdditionOperators<T, T, T> { T Twice(T t) => t + t; s += Twice(x); }
        private static int Bits<T>(T x) where T : IBinaryInteger<T> { int n = 0; for (int i = 0; i < 8; i++) if ((x >> i & T.One) != T.Zero) n++; return n; }
        private static U To<T, U>(T x) where T : INumber<T> where U : INumber<U> => U.CreateTruncating(x);
        """;
    private const string Types = """
        interface IMap<T> { static abstract T Map(T x); static abstract T Gain { get; } static virtual T Twice(T x) => x; }
        struct Halve : IMap<double>, IMap<float> { public static double Map(double x) => x * 0.5; static float IMap<float>.Map(float x) => x / 2f; public static double Gain => 3; static float IMap<float>.Gain => 2f; }
        static class Ring<T> where T : INumber<T> { public static T Sum(T x, T y) => x + y; public static T Two => T.One + T.One; }
        """;

    [Theory]
    [InlineData("double", "return Square(x) + Square<double>(3);")]
    [InlineData("float", "return Poly(x, 1f, 2f, x);")]
    [InlineData("double", "return Mix(x);")]
    [InlineData("float", "return Mix(x);")]
    [InlineData("double", "return Clip(x, -1, 1) + Clip((int)x, 2, 9);")]
    [InlineData("double", "return Apply<Halve, double>(x) + Scaled<Halve>(x);")]
    [InlineData("float", "return Apply<Halve, float>(x);")]
    [InlineData("double", "var (a, b) = Sort(x, 3); return b - a;")]
    [InlineData("double", "return Kind(x) + Kind(3) * x + Kind(2L);")]
    [InlineData("double", "double s = 1; Add(ref s, x); int n = 2; Add(ref n, 3); return s * n;")]
    [InlineData("int", "return Bits(x) + Ring<int>.Sum(x, 3) * Ring<int>.Two;")]
    [InlineData("double", "return To<double, int>(x) + To<int, double>(3);")]
    [InlineData("float", "return To<int, float>(To<float, int>(x));")]
    public void A_generic_method_computes_with_the_type_it_is_called_with(string type, string body)
    {
        Generation.Run($"{Generation.Usings} using System.Numerics; {Types} public static partial class K {{ [Vectorize] public static {type} F({type} x) {{ {body} }} {Members} }}").AssertClean().AssertSameAsScalar();
    }
}
