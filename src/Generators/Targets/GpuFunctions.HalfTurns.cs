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
        body, a[0], Call("Sinc", a[0]) - Call("Cos", a[0]),
        0.3333333333333333, -0.0333333333333331, 0.0011904761904752835, -2.204585537758114e-05, 2.5052108229138055e-07, -1.92708435841677e-09, 1.0705711777456414e-11, -4.491635135839922e-14, 1.4016759433248408e-16);

    /// <summary>(3 · SincSlope x - sinc x) / x², and its series near 0.</summary>
    private static Expr SincCurvature(Body body, IReadOnlyList<Expr> a) => SeriesOrQuotient(
        body, a[0], Number(a[0], 3) * Call("SincSlope", a[0]) - Call("Sinc", a[0]),
        0.06666666666666667, -0.00476190476190475, 0.0001322751322750878, -2.004168670757483e-06, 1.92708525295491e-08, -1.284723082932825e-10, 6.297517561030531e-13, -2.364505493155134e-15, 6.699315985718318e-18);

    private static Expr SeriesOrQuotient(Body body, Expr x, Expr numerator, params double[] coefficients)
    {
        var square = body.Let("square", x * x);
        var isNear = body.Let("isNear", square.Is(LessOrEqual, Number(x, 4)));
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
