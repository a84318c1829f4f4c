using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Functions of angles in half-turns, and the cardinal sine.</content>
internal static partial class GpuFunctions
{
    /// <summary>Of an integer it is 0 with the sign of x.</summary>
    private static Expr SinPi(Body body, IReadOnlyList<Expr> a)
    {
        var sine = body.Let("sine", OfQuarter(body, a[0], turn: 0));
        return Choose(sine.Is(Equal, Number(a[0], 0)), Number(a[0], 0) * a[0], sine);
    }

    /// <summary>Half-way between integers it is +0, which a sum makes of either zero.</summary>
    private static Expr CosPi(Body body, IReadOnlyList<Expr> a)
    {
        var cosine = body.Let("cosine", OfQuarter(body, a[0], turn: 1));
        return Choose(cosine.Is(Equal, Number(a[0], 0)), Number(a[0], 0), cosine);
    }

    private static Expr TanPi(Body body, IReadOnlyList<Expr> a) =>
        body.Let("sinPi", Call("SinPi", a[0])) / body.Let("cosPi", Call("CosPi", a[0]));

    private static Expr Sinc(Body body, IReadOnlyList<Expr> a)
    {
        var isZero = body.Let("isZero", a[0].Is(Equal, Number(a[0], 0)));
        var ratio = body.Let("ratio", Call("Sin", a[0]) / Choose(isZero, Number(a[0], 1), a[0]));
        return Choose(isZero, Number(a[0], 1), Choose(Magnitude(a[0]).Is(Equal, InfinityBits(a[0].Type)), Number(a[0], 0), ratio));
    }

    /// <summary>(sinc x - cos x) / x², and its series near 0.</summary>
    private static Expr SincSlope(Body body, IReadOnlyList<Expr> a) => SeriesOrQuotient(
        body, a[0], Call("Sinc", a[0]) - Call("Cos", a[0]), 0.3333333333333333, -3.333333333333291e-2, 1.1904761904734048e-3, -2.2045855371066817e-5, 2.5052107140385596e-7, -1.9270744969934332e-9, 1.0700749629317012e-11, -4.361072598901783e-14);

    /// <summary>(3 · SincSlope x - sinc x) / x², and its series near 0.</summary>
    private static Expr SincCurvature(Body body, IReadOnlyList<Expr> a) => SeriesOrQuotient(
        body, a[0], Number(a[0], 3) * Call("SincSlope", a[0]) - Call("Sinc", a[0]), 6.6666666666666666e-2, -4.7619047619047407e-3, 1.3227513227499383e-4, -2.0041686704356082e-6, 1.9270851996637703e-8, -1.28471829272549924e-10, 6.295122394624121e-13, -2.3018195958788187e-15);

    private static Expr SeriesOrQuotient(Body body, Expr x, Expr numerator, params double[] coefficients)
    {
        var square = body.Let("square", x * x);
        var isNear = body.Let("isNear", square.Is(Less, Number(x, 2.25)));
        Expr series = Number(x, coefficients[coefficients.Length - 1]);
        for (var i = coefficients.Length - 2; i >= 0; i--)
            series = body.Let("series", series * square + Number(x, coefficients[i]));
        var quotient = body.Let("quotient", numerator / Choose(isNear, Number(x, 1), square));
        return Choose(isNear, series, Choose(Magnitude(x).Is(Equal, InfinityBits(x.Type)), Number(x, 0), quotient));
    }

    /// <summary>sin(πx + turn · π/2), where x = n / 2 + r, exactly.</summary>
    private static Expr OfQuarter(Body body, Expr x, int turn)
    {
        var rest = body.Let("rest", x - Number(x, 2) * Call("Round", Number(x, 0.5) * x));
        var n = body.Let("n", Call("Round", rest + rest));
        var angle = body.Let("angle", (rest - Number(x, 0.5) * n) * Number(x, System.Math.PI));
        var integer = ScalarType.Int32.InLane(x.Type.Bits());
        var quarter = body.Let("quarter", turn == 0 ? new Conversion(integer, n) : new Conversion(integer, n) + Constant.OfNumber(integer, turn));
        var value = body.Let("value", Choose(IsSet(quarter, 1), Call("Cos", angle), Call("Sin", angle)));
        return Choose(IsSet(quarter, 2), -value, value);

        static Expr IsSet(Expr integer, int bit) =>
            new Binary(BinaryOperator.And, integer, Constant.OfNumber(integer.Type, bit)).Is(NotEqual, Constant.OfNumber(integer.Type, 0));
    }
}
