namespace Kernels;

public static partial class VectorMath
{
    /// <summary>What is left of a number when the nearest multiple of another is taken away, of two the even one.</summary>
    /// <remarks>The result is exact. A quotient beyond 2²² takes longer.</remarks>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>
    /// At most half of <paramref name="y"/> in magnitude, and 0 with the sign of <paramref name="x"/>. It is NaN for an infinite
    /// <paramref name="x"/> and where <paramref name="y"/> is 0; for an infinite <paramref name="y"/> it is <paramref name="x"/>.
    /// </returns>
    [Vectorize(Derivative = nameof(IEEERemainderSlopes))]
    public static float IEEERemainder(float x, float y)
    {
        // Less than two divisors are left first, so that one or two remain to be taken away. Where twice the divisor is no number, the
        // dividend is less than that.
        float step = MathF.Abs(y);
        float size = MathF.Abs(x);
        float rest = Remainder(size, step > 1.7014117e38f ? float.PositiveInfinity : step + step);
        float once = rest - step;
        float twice = IsHalfOrMore(once, step) ? once - step : once;
        rest = IsMoreThanHalf(rest, step) ? twice : rest;
        return float.IsNegative(x) ? -rest : rest;
    }

    // By doubling where half of the divisor may be no number.
    private static bool IsMoreThanHalf(float rest, float step) => step < 1f ? rest + rest > step : rest > 0.5f * step;

    private static bool IsHalfOrMore(float rest, float step) => step < 1f ? rest + rest >= step : rest >= 0.5f * step;

    private static (float X, float Y) IEEERemainderSlopes(float x, float y) => (1f, -MathF.Round(x / y));

    /// <summary>What is left of a number when the nearest multiple of another is taken away, of two the even one.</summary>
    /// <remarks>The result is exact. A quotient beyond 2⁵¹ takes longer.</remarks>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>
    /// At most half of <paramref name="y"/> in magnitude, and 0 with the sign of <paramref name="x"/>. It is NaN for an infinite
    /// <paramref name="x"/> and where <paramref name="y"/> is 0; for an infinite <paramref name="y"/> it is <paramref name="x"/>.
    /// </returns>
    [Vectorize(Derivative = nameof(IEEERemainderSlopes))]
    public static double IEEERemainder(double x, double y)
    {
        // Less than two divisors are left first, so that one or two remain to be taken away. Where twice the divisor is no number, the
        // dividend is less than that.
        double step = Math.Abs(y);
        double size = Math.Abs(x);
        double rest = Remainder(size, step > 8.9884656743115785e307 ? double.PositiveInfinity : step + step);
        double once = rest - step;
        double twice = IsHalfOrMore(once, step) ? once - step : once;
        rest = IsMoreThanHalf(rest, step) ? twice : rest;
        return double.IsNegative(x) ? -rest : rest;
    }

    // By doubling where half of the divisor may be no number.
    private static bool IsMoreThanHalf(double rest, double step) => step < 1.0 ? rest + rest > step : rest > 0.5 * step;

    private static bool IsHalfOrMore(double rest, double step) => step < 1.0 ? rest + rest >= step : rest >= 0.5 * step;

    private static (double X, double Y) IEEERemainderSlopes(double x, double y) => (1.0, -Math.Round(x / y));
}
