namespace Kernels;

public static partial class VectorMath
{
    // As in Atan, with the lesser of |x| and |y| over the larger for a, so that a is at most 1. If |y| is the larger, a right angle less
    // that angle is the one of (|x|, |y|), and for a negative x a straight angle less that one. Here the quotient is rounded, and what it
    // leaves is added, divided by a rough estimate of the denominator.

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
        int bits = BitConverter.SingleToInt32Bits(MathF.Abs(y) + MathF.Abs(x));
        return bits - CommonOffset <= LastCommon ? AngleOf(y, x) : AngleWithSpecialCases(y, x);
    }

    // 2^100 and 2^-100: between them no quotient and no remainder of one overflows or loses bits that count. Roots keep to them as well.
    private const float LargestCommon = 1.2676506e30f;
    private const float SmallestCommon = 7.88860905e-31f;

    // The bits of the numbers between them are consecutive integers. Moved so that the first of them is the least integer, they stand
    // below all others, and one comparison finds those.
    private const int SmallestCommonBits = 0x0D800000;
    private const int LargestCommonBits = 0x71800000;
    private const int CommonOffset = unchecked(SmallestCommonBits - int.MinValue);
    private const int LastCommon = LargestCommonBits - SmallestCommonBits + int.MinValue;

    private static float AngleOf(float y, float x)
    {
        float rise = MathF.Abs(y);
        float run = MathF.Abs(x);
        bool isSteep = rise > run;
        float small = float.MinNative(rise, run);
        float large = float.MaxNative(rise, run);
        bool aboveHalf = small > 0.5f * large;
        float numerator = aboveHalf ? small - large : small;
        float denominator = aboveHalf ? small + large : large;
        float quotient = numerator / denominator;

        // What the quotient leaves, of which that belongs to the denominator that the rounded sum lacks. 1 / (1 + t²) is nearly 1 - t².
        float lost = small - (denominator - large);
        float remainder = SubtractProduct(numerator, quotient, denominator);
        remainder = aboveHalf ? SubtractProduct(remainder, quotient, lost) : remainder;
        float square = quotient * quotient;
        float slope = MathF.FusedMultiplyAdd(square, -MeanGuess, MeanGuess);
        float rest = remainder * ReciprocalGuess(denominator) * slope;

        float start = aboveHalf ? HalfRightAngle : 0f;
        start = isSteep ? RightAngle - start : start;
        start = x < 0f ? StraightAngle - start : start;
        float side = MathF.CopySign(1f, isSteep ? -x : x);
        return MathF.CopySign(AddArctangent(start, side * quotient, square, side * rest), y);
    }

    // A number from 4 / x to 4.5 / x for positive x: other bits than those of x are a negative exponent and what the significand lacks.
    private static float ReciprocalGuess(float x) => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(x) ^ 0x7FFFFFFF);

    private const float MeanGuess = 0.2357f; // 1 / 4.243

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
        float scale = sum > 1.1529215e18f ? 8.67361738e-19f : sum < 9.09494702e-13f ? LargestCommon : 1f; // 2^60, 2^-60, 2^-40
        float scaled = rise * scale;
        float angle = AngleOf(MathF.CopySign(scaled, y), MathF.CopySign(run * scale, x));
        bool isQuotient = scaled < SmallestCommon && BitConverter.SingleToInt32Bits(x) >= 0;
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
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(y) + Math.Abs(x));
        return bits - CommonOffsetDouble <= LastCommonDouble ? AngleOf(y, x) : AngleWithSpecialCases(y, x);
    }

    // 2^900 and 2^-900.
    private const double LargestCommonDouble = 8.4527124981706439e270;
    private const double SmallestCommonDouble = 1.1830521861667747e-271;
    private const long SmallestCommonBitsDouble = 0x07B0000000000000;
    private const long LargestCommonBitsDouble = 0x7830000000000000;
    private const long CommonOffsetDouble = unchecked(SmallestCommonBitsDouble - long.MinValue);
    private const long LastCommonDouble = LargestCommonBitsDouble - SmallestCommonBitsDouble + long.MinValue;

    private static double AngleOf(double y, double x)
    {
        double rise = Math.Abs(y);
        double run = Math.Abs(x);
        bool isSteep = rise > run;
        double small = double.MinNative(rise, run);
        double large = double.MaxNative(rise, run);
        bool aboveHalf = small > 0.5 * large;
        double numerator = aboveHalf ? small - large : small;
        double denominator = aboveHalf ? small + large : large;
        double quotient = numerator / denominator;

        // What the quotient leaves, of which that belongs to the denominator that the rounded sum lacks. 1 / (1 + t²) is nearly 1 - t².
        double lost = small - (denominator - large);
        double remainder = SubtractProduct(numerator, quotient, denominator);
        remainder = aboveHalf ? SubtractProduct(remainder, quotient, lost) : remainder;
        double square = quotient * quotient;
        double slope = Math.FusedMultiplyAdd(square, -MeanGuessDouble, MeanGuessDouble);
        double rest = remainder * ReciprocalGuess(denominator) * slope;

        double start = aboveHalf ? HalfRightAngleDouble : 0.0;
        start = isSteep ? RightAngleDouble - start : start;
        start = x < 0.0 ? StraightAngleDouble - start : start;
        double side = Math.CopySign(1.0, isSteep ? -x : x);
        return Math.CopySign(AddArctangent(start, side * quotient, square, side * rest), y);
    }

    private static double ReciprocalGuess(double x) => BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) ^ 0x7FFFFFFFFFFFFFFF);

    private const double MeanGuessDouble = 0.2357;

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
        double scale = sum > 3.2733906078961419e150 ? 3.0549363634996047e-151 // 2^500, 2^-500
            : sum < 3.8725919148493183e-121 ? LargestCommonDouble // 2^-400
            : 1.0;
        double scaled = rise * scale;
        double angle = AngleOf(Math.CopySign(scaled, y), Math.CopySign(run * scale, x));
        bool isQuotient = scaled < SmallestCommonDouble && BitConverter.DoubleToInt64Bits(x) >= 0;
        double result = isQuotient ? Math.CopySign(rise / run, y) : angle;
        return double.IsNaN(x) || double.IsNaN(y) ? double.NaN : result;
    }
}
