namespace Kernels;

public static partial class VectorMath
{
    // e^(y²) by y alone would have an error of 2·y² times that of y. But erfc |y| is 1 - |x|, which is exact where y is large, so that
    //   e^(y²) = (e^(y²) · erfc |y|) / (1 - |x|),
    // where the numerator is the factor of Erfc, which varies slowly. Numerator and denominator are each a number and its rest.

    /// <summary>The derivative of <see cref="ErfInv(float)"/>: <c>√π/2 · e^(y²)</c> for <c>y = erf⁻¹ x</c>.</summary>
    /// <remarks>The error is at most 2 ULP for the <paramref name="y"/> that <see cref="ErfInv(float)"/> gives.</remarks>
    /// <param name="x">The argument of the inverse error function.</param>
    /// <param name="y">The inverse error function of <paramref name="x"/>.</param>
    /// <returns>The derivative by <paramref name="x"/>; infinity for ±1, NaN where <paramref name="y"/> is NaN.</returns>
    [Vectorize]
    public static float ErfInvSlope(float x, float y)
    {
        float a = MathF.Abs(x);
        float rest = 1f - a;
        float restLow = 1f - rest - a;
        (float m, float mLow) = TailQuotient(MathF.Abs(y), 6f);
        (float high, float low) = ErfcFactor(m, mLow);
        float numerator = HalfRootOfPi * high;
        float numeratorLow = MathF.FusedMultiplyAdd(HalfRootOfPi, low,
            MathF.FusedMultiplyAdd(HalfRootOfPiLow, high, MultiplySubtract(HalfRootOfPi, high, numerator)));
        float reciprocal = 1f / rest;
        float quotient = numerator * reciprocal;
        float remainder = SubtractProduct(numerator, quotient, rest) + SubtractProduct(numeratorLow, quotient, restLow);
        float slope = MathF.FusedMultiplyAdd(remainder, reciprocal, quotient);
        return rest == 0f ? float.PositiveInfinity : slope;
    }

    private const float HalfRootOfPi = 0.886226925f;
    private const float HalfRootOfPiLow = -2.66232002e-8f;

    /// <summary>The derivative of <see cref="ErfInv(double)"/>: <c>√π/2 · e^(y²)</c> for <c>y = erf⁻¹ x</c>.</summary>
    /// <remarks>The error is at most 2 ULP for the <paramref name="y"/> that <see cref="ErfInv(double)"/> gives.</remarks>
    /// <param name="x">The argument of the inverse error function.</param>
    /// <param name="y">The inverse error function of <paramref name="x"/>.</param>
    /// <returns>The derivative by <paramref name="x"/>; infinity for ±1, NaN where <paramref name="y"/> is NaN.</returns>
    [Vectorize]
    public static double ErfInvSlope(double x, double y)
    {
        double a = Math.Abs(x);
        double rest = 1.0 - a;
        double restLow = 1.0 - rest - a;
        (double m, double mLow) = TailQuotient(Math.Abs(y), 6.0);
        (double high, double low) = ErfcFactor(m, mLow);
        double numerator = HalfRootOfPiDouble * high;
        double numeratorLow = Math.FusedMultiplyAdd(HalfRootOfPiDouble, low,
            Math.FusedMultiplyAdd(HalfRootOfPiLowDouble, high, MultiplySubtract(HalfRootOfPiDouble, high, numerator)));
        double reciprocal = 1.0 / rest;
        double quotient = numerator * reciprocal;
        double remainder = SubtractProduct(numerator, quotient, rest) + SubtractProduct(numeratorLow, quotient, restLow);
        double slope = Math.FusedMultiplyAdd(remainder, reciprocal, quotient);
        return rest == 0.0 ? double.PositiveInfinity : slope;
    }

    private const double HalfRootOfPiDouble = 0.886226925452758;
    private const double HalfRootOfPiLowDouble = -3.8332932499128993e-17;
}
