namespace Kernels;

public static partial class VectorMath
{
    // e^(y²) by y alone would have an error of 2·y² times that of y. But erfc |y| is 1 - |x|, which is exact where y is large, so that
    //   e^(y²) = (e^(y²) · erfc |y|) / (1 - |x|),
    // where the numerator is the factor of Erfc, which varies slowly.

    /// <summary>The derivative of <see cref="ErfInv(float)"/>: <c>√π/2 · e^(y²)</c> for <c>y = erf⁻¹ x</c>.</summary>
    /// <remarks>The error is at most 3 ULP for the <paramref name="y"/> that <see cref="ErfInv(float)"/> gives.</remarks>
    /// <param name="x">The argument of the inverse error function.</param>
    /// <param name="y">The inverse error function of <paramref name="x"/>.</param>
    /// <returns>The derivative by <paramref name="x"/>; infinity for ±1, NaN where <paramref name="y"/> is NaN.</returns>
    [Vectorize]
    public static float ErfInvSlope(float x, float y)
    {
        float rest = 1f - MathF.Abs(x);
        (float m, float mLow) = TailQuotient(MathF.Abs(y), 6f);
        (float high, float low) = ErfcFactor(m, mLow);
        float slope = HalfRootOfPi * (high + low) / rest;
        return rest == 0f ? float.PositiveInfinity : slope;
    }

    private const float HalfRootOfPi = 0.886226925f;

    /// <summary>The derivative of <see cref="ErfInv(double)"/>: <c>√π/2 · e^(y²)</c> for <c>y = erf⁻¹ x</c>.</summary>
    /// <remarks>The error is at most 3 ULP for the <paramref name="y"/> that <see cref="ErfInv(double)"/> gives.</remarks>
    /// <param name="x">The argument of the inverse error function.</param>
    /// <param name="y">The inverse error function of <paramref name="x"/>.</param>
    /// <returns>The derivative by <paramref name="x"/>; infinity for ±1, NaN where <paramref name="y"/> is NaN.</returns>
    [Vectorize]
    public static double ErfInvSlope(double x, double y)
    {
        double rest = 1.0 - Math.Abs(x);
        (double m, double mLow) = TailQuotient(Math.Abs(y), 6.0);
        (double high, double low) = ErfcFactor(m, mLow);
        double slope = HalfRootOfPiDouble * (high + low) / rest;
        return rest == 0.0 ? double.PositiveInfinity : slope;
    }

    private const double HalfRootOfPiDouble = 0.886226925452758;
}
