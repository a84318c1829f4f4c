using System.Runtime.Intrinsics.X86;

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
    public static float Sigmoid(float x) => Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : SigmoidByCases(x);

    [Vectorize]
    private static float SigmoidByCases(float x) => HasAbnormalPower(x) ? SigmoidWithLimits(x) : NormalSigmoid(x);

    /// <summary>The derivative of the logistic function: <c>σ(x)·(1 − σ(x))</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the logistic function.</param>
    /// <returns>A value from 0 to ¼; NaN for NaN.</returns>
    [Vectorize]
    public static float SigmoidSlope(float x) => Avx512F.VL.IsSupported ? SigmoidSlopeWithLimits(x) : SigmoidSlopeByCases(x);

    [Vectorize]
    private static float SigmoidSlopeByCases(float x) => HasAbnormalPower(x) ? SigmoidSlopeWithLimits(x) : NormalSigmoidSlope(x);

    // For |x| <= 87, where all powers of two are normal numbers.
    private static float NormalSigmoidSlope(float x)
    {
        float magnitude = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(magnitude, -InverseLn2, SixteenthShift);
        return SigmoidSlopeOfParts(NormalPowerOfTwo(shifted), magnitude, shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float SigmoidSlopeWithLimits(float x)
    {
        float magnitude = float.MinNative(104f, MathF.Abs(x));
        float shifted = MathF.FusedMultiplyAdd(magnitude, -InverseLn2, SixteenthShift);
        float power = ScaleByFloor(FractionalPowerOfTwo(shifted), shifted - SixteenthShift);
        return SigmoidSlopeOfParts(power, magnitude, shifted);
    }

    // The derivative is even, and is taken at -|x|: there σ is at most ½, and the difference loses nothing.
    private static float SigmoidSlopeOfParts(float power, float magnitude, float shifted)
    {
        float r = MathF.FusedMultiplyAdd(
            shifted, Ln2LowSixteenths, MathF.FusedMultiplyAdd(shifted - SixteenthShift, Ln2High, magnitude));
        float share = power / (SmallExpLessOne(r) + power + 1f);
        return share * (1f - share);
    }

    /// <summary>The logistic function and its derivative, which share one exponential.</summary>
    /// <remarks>The derivative is within 6 ULP, also where it is tiny; its bits need not be those of <see cref="SigmoidSlope(float)"/>.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Sigmoid(float)"/>, and the derivative.</returns>
    public static (float Value, float Slope) SigmoidAndSlope(float x) => SigmoidAndSlopeWithLimits(x);

    [Vectorize]
    private static (float Value, float Slope) SigmoidAndSlopeByCases(float x) =>
        HasAbnormalPower(x) ? SigmoidAndSlopeWithLimits(x) : NormalSigmoidAndSlope(x);

    // For |x| <= 87, where all powers of two are normal numbers.
    private static (float Value, float Slope) NormalSigmoidAndSlope(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        return SigmoidAndSlopeOfParts(NormalPowerOfTwo(shifted), x, shifted, 1f);
    }

    // The same up to where the power is infinite and the slope NaN, and down to where the slope is 0.
    [Vectorize]
    private static (float Value, float Slope) FiniteSigmoidAndSlope(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        float power = ScaleByFloor(FractionalPowerOfTwo(shifted), shifted - SixteenthShift);
        return SigmoidAndSlopeOfParts(power, x, shifted, 1f);
    }

    // The same for all x. Where the power would be infinite it is taken 2^64 times as small, and the complement's numerator too.
    [Vectorize, Rare]
    private static (float Value, float Slope) SigmoidAndSlopeWithLimits(float x)
    {
        float clamped = float.MaxNative(-104f, float.MinNative(104f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        float n = shifted - SixteenthShift;
        bool isLarge = n > 96f;
        float power = ScaleByFloor(FractionalPowerOfTwo(shifted), isLarge ? n - 64f : n);
        return SigmoidAndSlopeOfParts(power, clamped, shifted, isLarge ? 5.421011e-20f : 1f);
    }

    // σ = power / (power + 1 + q) and 1 - σ = (1 + q) / (power + 1 + q): no difference cancels.
    private static (float Value, float Slope) SigmoidAndSlopeOfParts(float power, float x, float shifted, float scale)
    {
        float r = MathF.FusedMultiplyAdd(shifted, Ln2LowSixteenths, MultiplySubtract(shifted - SixteenthShift, Ln2High, x));
        float q = SmallExpLessOne(r);
        float denominator = q + power + 1f;
        float value = power / denominator;
        return (value, value * ((1f + q) * scale / denominator));
    }

    // For |x| <= 87, where all powers of two are normal numbers.
    private static float NormalSigmoid(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        return SigmoidAndSlopeOfParts(NormalPowerOfTwo(shifted), x, shifted, 1f).Value;
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float SigmoidWithLimits(float x)
    {
        // Above 40 the result is 1; the limit keeps the power finite.
        float clamped = float.MaxNative(-104f, float.MinNative(40f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        float power = ScaleByFloor(FractionalPowerOfTwo(shifted), shifted - SixteenthShift);
        return SigmoidAndSlopeOfParts(power, clamped, shifted, 1f).Value;
    }

    /// <summary>The logistic function: <c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, also for very negative arguments, where the result runs through the subnormal
    /// numbers down to 0 below −745.14.
    /// </remarks>
    /// <param name="x">The logit: the logarithm of the odds.</param>
    /// <returns>A probability, from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Sigmoid(double x) => Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : SigmoidByCases(x);

    [Vectorize]
    private static double SigmoidByCases(double x) => HasAbnormalPower(x) ? SigmoidWithLimits(x) : NormalSigmoid(x);

    /// <summary>The derivative of the logistic function: <c>σ(x)·(1 − σ(x))</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the logistic function.</param>
    /// <returns>A value from 0 to ¼; NaN for NaN.</returns>
    [Vectorize]
    public static double SigmoidSlope(double x)
    {
        double share = Sigmoid(-Math.Abs(x));
        return share * (1.0 - share);
    }

    /// <summary>The logistic function and its derivative, which share one exponential.</summary>
    /// <remarks>The derivative is within 6 ULP, also where it is tiny; its bits need not be those of <see cref="SigmoidSlope(double)"/>.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Sigmoid(double)"/>, and the derivative.</returns>
    [Vectorize]
    public static (double Value, double Slope) SigmoidAndSlope(double x) =>
        HasAbnormalPower(x) ? ExtremeSigmoidAndSlope(x) : NormalSigmoidAndSlope(x);

    // For |x| <= 708.
    private static double NormalSigmoid(double x) => NormalSigmoidAndSlope(x).Value;

    // The same for all x.
    [Vectorize, Rare]
    private static double SigmoidWithLimits(double x)
    {
        double clamped = double.MaxNative(-746.0, double.MinNative(80.0, x));
        double n = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble) - IntegerShiftDouble;
        double r = Math.FusedMultiplyAdd(n, Ln2LowDouble, Math.FusedMultiplyAdd(n, Ln2HighDouble, -clamped));
        return SigmoidOfParts(r, Scale(1.0, n)).Value;
    }

    // For |x| <= 708. The power is a power of two, whose reciprocal is exact, so e^-x is at hand and the slope is σ²·e^-x: a second
    // division would cost more.
    private static (double Value, double Slope) NormalSigmoidAndSlope(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double r = Math.FusedMultiplyAdd(n, Ln2LowDouble, Math.FusedMultiplyAdd(n, Ln2HighDouble, -x));
        double power = AddExponent(1.0, shifted);
        var (value, q) = SigmoidOfParts(r, power);
        double inverse = BitConverter.Int64BitsToDouble((2 * OneBitsDouble) - BitConverter.DoubleToInt64Bits(power));
        return (value, value * Math.FusedMultiplyAdd(inverse, q, inverse) * value);
    }

    // Beyond 708 on both sides the slope is e^-|x|.
    [Rare]
    private static (double Value, double Slope) ExtremeSigmoidAndSlope(double x) => (SigmoidWithLimits(x), Exp(-Math.Abs(x)));

    // σ, and q of e^-x = (1 + q) / power.
    private static (double Value, double Q) SigmoidOfParts(double r, double power)
    {
        double q = Math.FusedMultiplyAdd(r * r, ExpCurvature(r), r);

        // The doubles cannot all be tried, so the sum of three is made with more care than for float: what the rounding
        // of 1 + 2^n loses, which is one of the two or nothing, joins q first.
        double sum = 1.0 + power;
        double lost = power - (sum - 1.0);
        return (power / (sum + (q + lost)), q);
    }
}
