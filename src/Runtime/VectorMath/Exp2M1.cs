namespace Kernels;

// As Expm1, with what is left of the exponent times ln 2 or ln 10 in two parts.
public static partial class VectorMath
{
    /// <summary>A power of two less one, accurate near 0: <c>2ˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Exp2M1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>2 to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float Exp2M1(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestModerateExponentOf2Bits ? LargeExp2M1(x) : ModerateExp2M1(x);

    private const int LargestModerateExponentOf2Bits = 0x41BC0000; // of 23.5

    private static float ModerateExp2M1(float x)
    {
        float shifted = x + IntegerShift;
        float r = x - (shifted - IntegerShift);
        float high = r * Ln2High;
        return PowerLessOne(x, shifted, high, ExpLessOneRest(high, MathF.FusedMultiplyAdd(r, Ln2Low, MultiplySubtract(r, Ln2High, high))));
    }

    // As for Expm1.
    [Vectorize, Rare]
    private static float LargeExp2M1(float x)
    {
        float small = Exp2(-MathF.Abs(x));
        float clamped = float.MinNative(129f, x);
        float shifted = clamped + SixteenthShift;
        float n = shifted - SixteenthShift;
        float r = MathF.FusedMultiplyAdd(clamped - n, Ln2High, TableOffset) - small;
        return x < 0f ? small - 1f : ScaleByFloor(TimesExpOfSmall(FractionalPowerOfTwo(shifted), r), n);
    }

    /// <summary>A power of two less one, accurate near 0: <c>2ˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Exp2M1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>2 to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double Exp2M1(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestModerateExponentOf2BitsDouble ? LargeExp2M1(x) : ModerateExp2M1(x);

    private const long LargestModerateExponentOf2BitsDouble = 0x404A800000000000; // of 53

    private static double ModerateExp2M1(double x)
    {
        double shifted = x + IntegerShiftDouble;
        double r = x - (shifted - IntegerShiftDouble);
        double high = r * Ln2HighDouble;
        double low = Math.FusedMultiplyAdd(r, Ln2LowDouble, MultiplySubtract(r, Ln2HighDouble, high));
        return PowerLessOne(x, shifted, high, ExpLessOneRest(high, low));
    }

    [Vectorize, Rare]
    private static double LargeExp2M1(double x)
    {
        double small = Exp2(-Math.Abs(x));
        double clamped = double.MinNative(1025.0, x);
        double product = clamped * Ln2HighDouble;
        double rest = Math.FusedMultiplyAdd(clamped, Ln2LowDouble, MultiplySubtract(clamped, Ln2HighDouble, product));
        (double value, double shifted) = ExpOfSum(product, rest - small);
        return x < 0.0 ? small - 1.0 : Scale(value, shifted - IntegerShiftDouble);
    }
}
