namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A power of ten less one, accurate near 0: <c>10ˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Exp10M1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>10 to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float Exp10M1(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestModerateExponentOf10Bits ? LargeExp10M1(x) : ModerateExp10M1(x);

    private const int LargestModerateExponentOf10Bits = 0x42190000; // of 38.25

    // For |x| <= 38.25, where 2^n is 0 or a normal number.
    private static float ModerateExp10M1(float x)
    {
        // The first part of what is left of x is exact, and the second one joins that of the product.
        float shifted = MathF.FusedMultiplyAdd(x, Log2Of10, IntegerShift);
        float n = shifted - IntegerShift;
        float r = MathF.FusedMultiplyAdd(n, -Log10Of2High, x);
        float high = r * Ln10;
        float low = MathF.FusedMultiplyAdd(n, -Log10Of2Low * Ln10, MathF.FusedMultiplyAdd(r, Ln10Low, MultiplySubtract(r, Ln10, high)));

        // e^(high + low) - 1 - high. The second part is so large that all of e^high counts beside it.
        float square = high * high;
        float curvature = SmallExpCurvature(high, square);
        float slope = MathF.FusedMultiplyAdd(square, curvature, high);
        float rest = MathF.FusedMultiplyAdd(square, curvature, MathF.FusedMultiplyAdd(low, slope, low));

        // As PowerLessOne, but 2^n - 1 may be rounded.
        float power = BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + OneBits);
        float whole = power - 1f;
        float sum = MathF.FusedMultiplyAdd(power, high, whole);
        float lost = MathF.FusedMultiplyAdd(power, high, whole - sum) + (power - whole - 1f);
        return MathF.CopySign(sum + MathF.FusedMultiplyAdd(power, rest, lost), x);
    }

    private const float Ln10Low = -3.19754356e-8f;

    // As for Expm1.
    [Vectorize, Rare]
    private static float LargeExp10M1(float x)
    {
        float small = Exp10(-MathF.Abs(x));
        float clamped = float.MinNative(39f, x);
        float shifted = MathF.FusedMultiplyAdd(clamped, Log2Of10, SixteenthShift);
        float n = shifted - SixteenthShift;
        float rest = MathF.FusedMultiplyAdd(n, -Log10Of2Low, MathF.FusedMultiplyAdd(n, -Log10Of2High, clamped));
        float r = MathF.FusedMultiplyAdd(rest, Ln10, TableOffset) - small;
        return x < 0f ? small - 1f : ScaleByFloor(TimesExpOfSmall(FractionalPowerOfTwo(shifted), r), n);
    }

    /// <summary>A power of ten less one, accurate near 0: <c>10ˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Exp10M1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>10 to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double Exp10M1(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestModerateExponentOf10BitsDouble ? LargeExp10M1(x) : ModerateExp10M1(x);

    private const long LargestModerateExponentOf10BitsDouble = 0x4030000000000000; // of 16

    private static double ModerateExp10M1(double x)
    {
        double product = x * Ln10Double;
        double rest = Math.FusedMultiplyAdd(x, Ln10LowDouble, MultiplySubtract(x, Ln10Double, product));
        double shifted = Math.FusedMultiplyAdd(product, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double high = Math.FusedMultiplyAdd(n, -Ln2HighDouble, product);
        return PowerLessOne(x, shifted, high, ExpLessOneRest(high, Math.FusedMultiplyAdd(n, -Ln2LowDouble, rest)));
    }

    [Vectorize, Rare]
    private static double LargeExp10M1(double x)
    {
        double small = Exp10(-Math.Abs(x));
        double clamped = double.MinNative(309.0, x);
        double product = clamped * Ln10Double;
        double rest = Math.FusedMultiplyAdd(clamped, Ln10LowDouble, MultiplySubtract(clamped, Ln10Double, product));
        (double value, double shifted) = ExpOfSum(product, rest - small);
        return x < 0.0 ? small - 1.0 : Scale(value, shifted - IntegerShiftDouble);
    }
}
