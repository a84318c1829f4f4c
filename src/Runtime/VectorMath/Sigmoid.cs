namespace Kernels;

public static partial class VectorMath
{
    // With e^-x = (1 + q) / power the result is power / (power + 1 + q): no scaling stands between the polynomial and the
    // division.

    /// <summary>The logistic function: <c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, also for very negative arguments, where the result runs through the subnormal
    /// numbers down to 0 below −103.98.
    /// </remarks>
    /// <param name="x">The logit: the logarithm of the odds.</param>
    /// <returns>A probability, from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float Sigmoid(float x) => SigmoidOf(x);

    /// <summary>The derivative of the logistic function: <c>σ(x)·(1 − σ(x))</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the logistic function.</param>
    /// <returns>A value from 0 to ¼; NaN for NaN.</returns>
    [Vectorize]
    public static float SigmoidSlope(float x)
    {
        var (power, q, denominator) = NormalSigmoidParts(x);
        var reciprocal = 1f / denominator;
        return SigmoidSlopeOf(x, power * reciprocal * MathF.FusedMultiplyAdd(q, reciprocal, reciprocal));
    }

    /// <summary>The logistic function and its derivative, which share one exponential.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Sigmoid(float)"/>, and those of <see cref="SigmoidSlope(float)"/>.</returns>
    [Vectorize]
    public static (float Value, float Slope) SigmoidAndSlope(float x)
    {
        var (power, q, denominator) = NormalSigmoidParts(x);
        var reciprocal = 1f / denominator;
        var quotient = power * reciprocal;
        var rest = MathF.FusedMultiplyAdd(-quotient, denominator, power);
        return (
            SigmoidOf(x, MathF.FusedMultiplyAdd(rest, reciprocal, quotient)),
            SigmoidSlopeOf(x, quotient * MathF.FusedMultiplyAdd(q, reciprocal, reciprocal)));
    }

    private static (float Power, float Q, float Denominator) NormalSigmoidParts(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        float power = NormalPowerOfTwo(shifted);
        float r = MathF.FusedMultiplyAdd(shifted, Ln2LowSixteenths, MultiplySubtract(shifted - SixteenthShift, Ln2High, x));
        float q = SmallExpLessOne(r);
        return (power, q, q + power + 1f);
    }

    // For |x| <= 87, where all powers of two are normal numbers.
    [Vectorize]
    private static float NormalSigmoid(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        return SigmoidOfParts(NormalPowerOfTwo(shifted), x, shifted);
    }

    // The same for all x.
    [Vectorize]
    private static float SigmoidWithLimits(float x)
    {
        // Above 40 the result is 1; the limit keeps the power finite.
        float clamped = float.MaxNative(-104f, float.MinNative(40f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        float power = ScaleByFloor(FractionalPowerOfTwo(shifted), shifted - SixteenthShift);
        return SigmoidOfParts(power, clamped, shifted);
    }

    private static float SigmoidOfParts(float power, float x, float shifted)
    {
        float r = MathF.FusedMultiplyAdd(shifted, Ln2LowSixteenths, MultiplySubtract(shifted - SixteenthShift, Ln2High, x));
        return power / (SmallExpLessOne(r) + power + 1f);
    }

    /// <summary>The logistic function: <c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, also for very negative arguments, where the result runs through the subnormal
    /// numbers down to 0 below −745.14.
    /// </remarks>
    /// <param name="x">The logit: the logarithm of the odds.</param>
    /// <returns>A probability, from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Sigmoid(double x) => SigmoidOf(x);

    /// <summary>The derivative of the logistic function: <c>σ(x)·(1 − σ(x))</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the logistic function.</param>
    /// <returns>A value from 0 to ¼; NaN for NaN.</returns>
    [Vectorize]
    public static double SigmoidSlope(double x)
    {
        var (value, exponential) = NormalSigmoidParts(x);
        return SigmoidSlopeOf(x, value * exponential * value);
    }

    /// <summary>The logistic function and its derivative, which share one exponential.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Sigmoid(double)"/>, and those of <see cref="SigmoidSlope(double)"/>.</returns>
    [Vectorize]
    public static (double Value, double Slope) SigmoidAndSlope(double x)
    {
        var (value, exponential) = NormalSigmoidParts(x);
        return (SigmoidOf(x, value), SigmoidSlopeOf(x, value * exponential * value));
    }

    private static (double Value, double Exponential) NormalSigmoidParts(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double r = Math.FusedMultiplyAdd(n, Ln2LowDouble, Math.FusedMultiplyAdd(n, Ln2HighDouble, -x));
        double power = AddExponent(1.0, shifted);
        double q = Math.FusedMultiplyAdd(r * r, ExpCurvature(r), r);
        double sum = 1.0 + power;
        double lost = power - (sum - 1.0);
        double inverse = BitConverter.Int64BitsToDouble(2 * OneBitsDouble - BitConverter.DoubleToInt64Bits(power));
        return (power / (sum + (q + lost)), Math.FusedMultiplyAdd(inverse, q, inverse));
    }

    // For |x| <= 708.
    [Vectorize]
    private static double NormalSigmoid(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double r = Math.FusedMultiplyAdd(n, Ln2LowDouble, Math.FusedMultiplyAdd(n, Ln2HighDouble, -x));
        return SigmoidOfParts(r, AddExponent(1.0, shifted));
    }

    // The same for all x.
    [Vectorize]
    private static double SigmoidWithLimits(double x)
    {
        double clamped = double.MaxNative(-746.0, double.MinNative(80.0, x));
        double n = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble) - IntegerShiftDouble;
        double r = Math.FusedMultiplyAdd(n, Ln2LowDouble, Math.FusedMultiplyAdd(n, Ln2HighDouble, -clamped));
        return SigmoidOfParts(r, Scale(1.0, n));
    }

    private static double SigmoidOfParts(double r, double power)
    {
        double q = Math.FusedMultiplyAdd(r * r, ExpCurvature(r), r);

        // The doubles cannot all be tried, so the sum of three is made with more care than for float: what the rounding
        // of 1 + 2^n loses, which is one of the two or nothing, joins q first.
        double sum = 1.0 + power;
        double lost = power - (sum - 1.0);
        return power / (sum + (q + lost));
    }
}
