namespace Kernels;

public static partial class VectorMath
{
    // The angle of (|x|, |y|) as in Atan.cs, with |y| / |x| for a. Half a turn less that angle is the one for a negative x.

    /// <summary>The angle of a point: <c>arctan(y / x)</c> in the quadrant of <c>(x, y)</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Special cases are those of <see cref="MathF.Atan2(float, float)"/>: the signs of zeros count, and
    /// two infinities give an odd multiple of π/4. Coordinates of extreme size take about twice as long.
    /// </remarks>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <returns>The angle in radians, from −π to π; NaN if one of the coordinates is.</returns>
    [Vectorize]
    public static float Atan2(float y, float x)
    {
        // NaN fails the first comparison, and two zeros the second.
        float sum = MathF.Abs(y) + MathF.Abs(x);
        bool isCommon = sum <= LargestCoordinate && sum >= SmallestCoordinate && (MathF.Abs(y) >= SmallestCoordinate || y == 0f);
        return isCommon ? AngleOf(y, x) : AngleWithSpecialCases(y, x);
    }

    // 2^100 and 2^-100: no quotient and no remainder of one overflows or loses bits.
    private const float LargestCoordinate = 1.2676506e30f;
    private const float SmallestCoordinate = 7.88860905e-31f;

    private static float AngleOf(float y, float x)
    {
        float rise = MathF.Abs(y);
        float run = MathF.Abs(x);
        bool aboveHalf = rise > 0.5f * run;
        bool aboveTwo = rise > 2f * run;
        float numerator = aboveTwo ? -run : aboveHalf ? rise - run : rise;
        float denominator = aboveTwo ? rise : aboveHalf ? rise + run : run;
        float reciprocal = 1f / denominator;
        float quotient = numerator * reciprocal;

        // What the rounded sum in the denominator lacks, and what the quotient leaves. 1 / (1 + t²) is nearly 1 - t².
        float lost = float.MinNative(rise, run) - (denominator - float.MaxNative(rise, run));
        float remainder = MathF.FusedMultiplyAdd(-quotient, denominator, numerator);
        remainder = aboveHalf && !aboveTwo ? MathF.FusedMultiplyAdd(-quotient, lost, remainder) : remainder;
        float quotientRest = remainder * reciprocal;
        quotientRest = MathF.FusedMultiplyAdd(-quotient * quotient, quotientRest, quotientRest);

        float start = aboveTwo ? RightAngle : aboveHalf ? HalfRightAngle : 0f;
        float startRest = aboveTwo ? RightAngleRest : aboveHalf ? HalfRightAngleRest : 0f;
        bool isNegative = x < 0f;
        start = isNegative ? StraightAngle - start : start;
        startRest = isNegative ? StraightAngleRest - startRest : startRest;

        float side = MathF.CopySign(1f, x);
        return MathF.CopySign(AddArctangent(start, side * quotient, MathF.FusedMultiplyAdd(side, quotientRest, startRest)), y);
    }

    // Infinite and zero coordinates become 0 and 1 with the same angle. Others are scaled among the common ones, by powers of two.
    // An ordinate that is still tiny has a common abscissa, so that the angle is the quotient or next to half a turn.
    [Rare]
    private static float AngleWithSpecialCases(float y, float x)
    {
        float rise = MathF.Abs(y);
        float run = MathF.Abs(x);
        bool isSteep = rise == float.PositiveInfinity;
        bool isFlat = run == float.PositiveInfinity;
        bool isInfinite = isSteep || isFlat;
        rise = isInfinite ? (isSteep ? 1f : 0f) : rise;
        run = isInfinite ? (isFlat ? 1f : 0f) : run;
        run = rise == 0f && run == 0f ? 1f : run;

        float sum = rise + run;
        float scale = sum > 1.1529215e18f ? 8.67361738e-19f : sum < 9.09494702e-13f ? LargestCoordinate : 1f; // 2^60, 2^-60, 2^-40
        float scaled = rise * scale;
        float angle = AngleOf(MathF.CopySign(scaled, y), MathF.CopySign(run * scale, x));
        bool isQuotient = scaled < SmallestCoordinate && BitConverter.SingleToInt32Bits(x) >= 0;
        float result = isQuotient ? MathF.CopySign(rise / run, y) : angle;
        return float.IsNaN(x) || float.IsNaN(y) ? float.NaN : result;
    }

    /// <summary>The angle of a point: <c>arctan(y / x)</c> in the quadrant of <c>(x, y)</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Special cases are those of <see cref="Math.Atan2(double, double)"/>: the signs of zeros count, and
    /// two infinities give an odd multiple of π/4. Coordinates of extreme size take about twice as long.
    /// </remarks>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <returns>The angle in radians, from −π to π; NaN if one of the coordinates is.</returns>
    [Vectorize]
    public static double Atan2(double y, double x)
    {
        double sum = Math.Abs(y) + Math.Abs(x);
        bool isCommon = sum <= LargestCoordinateDouble && sum >= SmallestCoordinateDouble && (Math.Abs(y) >= SmallestCoordinateDouble || y == 0.0);
        return isCommon ? AngleOf(y, x) : AngleWithSpecialCases(y, x);
    }

    // 2^900 and 2^-900.
    private const double LargestCoordinateDouble = 8.4527124981706439e270;
    private const double SmallestCoordinateDouble = 1.1830521861667747e-271;

    private static double AngleOf(double y, double x)
    {
        double rise = Math.Abs(y);
        double run = Math.Abs(x);
        bool aboveHalf = rise > 0.5 * run;
        bool aboveTwo = rise > 2.0 * run;
        double numerator = aboveTwo ? -run : aboveHalf ? rise - run : rise;
        double denominator = aboveTwo ? rise : aboveHalf ? rise + run : run;
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;

        double lost = double.MinNative(rise, run) - (denominator - double.MaxNative(rise, run));
        double remainder = Math.FusedMultiplyAdd(-quotient, denominator, numerator);
        remainder = aboveHalf && !aboveTwo ? Math.FusedMultiplyAdd(-quotient, lost, remainder) : remainder;
        double quotientRest = remainder * reciprocal;
        quotientRest = Math.FusedMultiplyAdd(-quotient * quotient, quotientRest, quotientRest);

        double start = aboveTwo ? RightAngleDouble : aboveHalf ? HalfRightAngleDouble : 0.0;
        double startRest = aboveTwo ? RightAngleRestDouble : aboveHalf ? HalfRightAngleRestDouble : 0.0;
        bool isNegative = x < 0.0;
        start = isNegative ? StraightAngleDouble - start : start;
        startRest = isNegative ? StraightAngleRestDouble - startRest : startRest;

        double side = Math.CopySign(1.0, x);
        return Math.CopySign(AddArctangent(start, side * quotient, Math.FusedMultiplyAdd(side, quotientRest, startRest)), y);
    }

    [Rare]
    private static double AngleWithSpecialCases(double y, double x)
    {
        double rise = Math.Abs(y);
        double run = Math.Abs(x);
        bool isSteep = rise == double.PositiveInfinity;
        bool isFlat = run == double.PositiveInfinity;
        bool isInfinite = isSteep || isFlat;
        rise = isInfinite ? (isSteep ? 1.0 : 0.0) : rise;
        run = isInfinite ? (isFlat ? 1.0 : 0.0) : run;
        run = rise == 0.0 && run == 0.0 ? 1.0 : run;

        double sum = rise + run;
        double scale = sum > 3.2733906078961419e150 ? 3.0549363634996047e-151 : sum < 3.8725919148493183e-121 ? LargestCoordinateDouble : 1.0; // 2^500, 2^-500, 2^-400
        double scaled = rise * scale;
        double angle = AngleOf(Math.CopySign(scaled, y), Math.CopySign(run * scale, x));
        bool isQuotient = scaled < SmallestCoordinateDouble && BitConverter.DoubleToInt64Bits(x) >= 0;
        double result = isQuotient ? Math.CopySign(rise / run, y) : angle;
        return double.IsNaN(x) || double.IsNaN(y) ? double.NaN : result;
    }
}
