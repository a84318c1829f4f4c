namespace Kernels;

public static partial class VectorMath
{
    /// <summary>What is left of a number when multiples of another are taken away, towards 0: <c>x % y</c>.</summary>
    /// <remarks>The result is exact, and the same as that of the operator. A quotient beyond 2²² takes longer.</remarks>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>
    /// A number with the sign of <paramref name="x"/>, smaller than <paramref name="y"/> in magnitude. It is NaN for an infinite
    /// <paramref name="x"/> and where <paramref name="y"/> is 0; for an infinite <paramref name="y"/> it is <paramref name="x"/>.
    /// </returns>
    [Vectorize(Derivative = nameof(RemainderSlopes))]
    public static float Remainder(float x, float y)
    {
        float size = MathF.Abs(x);
        float step = MathF.Abs(y);
        float quotient = size / step;
        return quotient < LargestExactQuotient && step < float.PositiveInfinity
            ? MathF.CopySign(SubtractSteps(size, step, quotient), x)
            : LongRemainder(x, y);
    }

    // 2^22: the rounded quotient is then off by less than a half.
    private const float LargestExactQuotient = 4194304f;

    // The quotient is rounded, so its whole part may be too large by one; the difference is a multiple of both last places, and exact.
    private static float SubtractSteps(float size, float step, float quotient)
    {
        float rest = MathF.FusedMultiplyAdd(-MathF.Truncate(quotient), step, size);
        return rest < 0f ? rest + step : rest;
    }

    // Multiples of the divisor times a power of two are taken away, as large as the quotient allows, until what is left is smaller
    // than the divisor.
    [Rare]
    private static float LongRemainder(float x, float y)
    {
        float rest = MathF.Abs(x);
        float step = MathF.Abs(y);
        while (rest >= step && step > 0f && rest < float.PositiveInfinity)
        {
            float multiple = step;
            float quotient = rest / multiple;
            while (!(quotient < LargestExactQuotient))
            {
                multiple *= quotient < 1.2676506e30f ? 1048576f : 1.2676506e30f; // 2^20 and 2^100
                quotient = rest / multiple;
            }

            rest = SubtractSteps(rest, multiple, quotient);
        }

        return float.IsNaN(y) || step == 0f || !(rest < float.PositiveInfinity) ? float.NaN : MathF.CopySign(rest, x);
    }

    private static (float X, float Y) RemainderSlopes(float x, float y) => (1f, -MathF.Truncate(x / y));

    /// <summary>What is left of a number when multiples of another are taken away, towards 0: <c>x % y</c>.</summary>
    /// <remarks>The result is exact, and the same as that of the operator. A quotient beyond 2⁵¹ takes longer.</remarks>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>
    /// A number with the sign of <paramref name="x"/>, smaller than <paramref name="y"/> in magnitude. It is NaN for an infinite
    /// <paramref name="x"/> and where <paramref name="y"/> is 0; for an infinite <paramref name="y"/> it is <paramref name="x"/>.
    /// </returns>
    [Vectorize(Derivative = nameof(RemainderSlopes))]
    public static double Remainder(double x, double y)
    {
        double size = Math.Abs(x);
        double step = Math.Abs(y);
        double quotient = size / step;
        return quotient < LargestExactQuotientDouble && step < double.PositiveInfinity
            ? Math.CopySign(SubtractSteps(size, step, quotient), x)
            : LongRemainder(x, y);
    }

    // 2^51: the rounded quotient is then off by less than a half.
    private const double LargestExactQuotientDouble = 2251799813685248.0;

    // The quotient is rounded, so its whole part may be too large by one; the difference is a multiple of both last places, and exact.
    private static double SubtractSteps(double size, double step, double quotient)
    {
        double rest = Math.FusedMultiplyAdd(-Math.Truncate(quotient), step, size);
        return rest < 0.0 ? rest + step : rest;
    }

    // Multiples of the divisor times a power of two are taken away, as large as the quotient allows, until what is left is smaller
    // than the divisor.
    [Rare]
    private static double LongRemainder(double x, double y)
    {
        double rest = Math.Abs(x);
        double step = Math.Abs(y);
        while (rest >= step && step > 0.0 && rest < double.PositiveInfinity)
        {
            double multiple = step;
            double quotient = rest / multiple;
            while (!(quotient < LargestExactQuotientDouble))
            {
                multiple *= quotient < 1.0715086071862673e301 ? 562949953421312.0 : 1.0715086071862673e301; // 2^49 and 2^1000
                quotient = rest / multiple;
            }

            rest = SubtractSteps(rest, multiple, quotient);
        }

        return double.IsNaN(y) || step == 0.0 || !(rest < double.PositiveInfinity) ? double.NaN : Math.CopySign(rest, x);
    }

    private static (double X, double Y) RemainderSlopes(double x, double y) => (1.0, -Math.Truncate(x / y));
}
