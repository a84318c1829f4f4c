namespace Kernels;

// 2^n · (1 + q) - 1 with q = e^r - 1 in two parts. The sum with the larger part is rounded, and what it loses joins the smaller one. So the
// result is rounded once, and the parts are as good as a longer number.
public static partial class VectorMath
{
    /// <summary>The exponential function less one, accurate near 0: <c>eˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Expm1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float Expm1(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestModerateBits ? LargeExpm1(x) : ModerateExpm1(x);

    private const int LargestModerateBits = 0x41840000; // of 16.5

    // For |x| <= 16.5, where 2^n - 1 is exact.
    private static float ModerateExpm1(float x)
    {
        // The first part of r is exact.
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, IntegerShift);
        float n = shifted - IntegerShift;
        float high = MathF.FusedMultiplyAdd(n, -Ln2High, x);
        return PowerLessOne(x, shifted, high, ExpLessOneRest(high, n * -Ln2Low));
    }

    // Beyond, where e^x - 1 = e^(x - e^-x) to more than a float can hold, or e^x hardly counts.
    [Vectorize, Rare]
    private static float LargeExpm1(float x)
    {
        float small = Exp(-MathF.Abs(x));
        float clamped = float.MinNative(89f, x);
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        float n = shifted - SixteenthShift;
        float r = MathF.FusedMultiplyAdd(shifted, -Ln2LowSixteenths, MathF.FusedMultiplyAdd(n, -Ln2High, clamped)) - small;
        return x < 0f ? small - 1f : ScaleByFloor(TimesExpOfSmall(FractionalPowerOfTwo(shifted), r), n);
    }

    // 2^n · (1 + high + low) - 1, with the sign of x, from n + IntegerShift. 2^n - 1 is 0 or the largest of the summands.
    private static float PowerLessOne(float x, float shifted, float high, float low)
    {
        float power = BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + OneBits);
        float whole = power - 1f;
        float sum = MathF.FusedMultiplyAdd(power, high, whole);
        float lost = MathF.FusedMultiplyAdd(power, high, whole - sum);
        return MathF.CopySign(sum + MathF.FusedMultiplyAdd(power, low, lost), x);
    }

    // e^(high + low) - 1 - high: a series in the first part of r, and low · e^high.
    private static float ExpLessOneRest(float high, float low)
    {
        float square = high * high;
        return MathF.FusedMultiplyAdd(square, SmallExpCurvature(high, square), MathF.FusedMultiplyAdd(low, high, low));
    }

    // (e^r - 1 - r) / r² for |r| <= 0.3467: e^r - 1 then has a relative error of 4.6e-10.
    // By sollya: fpminimax((exp(x)-1)/x-1, [|1,2,3,4,5,6|], [|24,24,24,24,24,24|], [-0.3467;0.3467], absolute), the function as its Taylor
    // series.
    private static float SmallExpCurvature(float r, float square)
    {
        float sum = MathF.FusedMultiplyAdd(1.99593385e-4f, r, 1.39336975e-3f);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(8.33319128e-3f, r, 4.16664779e-2f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.166666672f, r, 0.5f));
    }

    /// <summary>The exponential function less one, accurate near 0: <c>eˣ − 1</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Expm1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double Expm1(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestModerateBitsDouble ? LargeExpm1(x) : ModerateExpm1(x);

    private const long LargestModerateBitsDouble = 0x4042800000000000; // of 37

    // For |x| <= 37, where 2^n - 1 is exact.
    private static double ModerateExpm1(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double high = Math.FusedMultiplyAdd(n, -Ln2HighDouble, x);
        return PowerLessOne(x, shifted, high, ExpLessOneRest(high, n * -Ln2LowDouble));
    }

    [Vectorize, Rare]
    private static double LargeExpm1(double x)
    {
        double small = Exp(-Math.Abs(x));
        (double value, double shifted) = ExpOfSum(double.MinNative(710.0, x), -small);
        return x < 0.0 ? small - 1.0 : Scale(value, shifted - IntegerShiftDouble);
    }

    private static double PowerLessOne(double x, double shifted, double high, double low)
    {
        double power = AddExponent(1.0, shifted);
        double whole = power - 1.0;
        double sum = Math.FusedMultiplyAdd(power, high, whole);
        double lost = Math.FusedMultiplyAdd(power, high, whole - sum);
        return Math.CopySign(sum + Math.FusedMultiplyAdd(power, low, lost), x);
    }

    // The second part, at most 54 · Ln2LowDouble in Expm1, is so large beside the first one's last bit that low · e^high has a term more.
    private static double ExpLessOneRest(double high, double low)
    {
        double square = high * high;
        double slope = Math.FusedMultiplyAdd(square, 0.5, high);
        return Math.FusedMultiplyAdd(square, SmallExpCurvature(high, square), Math.FusedMultiplyAdd(low, slope, low));
    }

    // (e^r - 1 - r) / r² for |r| <= 0.34668: e^r - 1 then has a relative error of 2.8e-19. One term more than in ExpCurvature, for
    // there e^r is what counts.
    // By sollya: fpminimax((exp(x)-1)/x-1, [|2,3,4,5,6,7,8,9,10,11|], [|D,D,D,D,D,D,D,D,D,D|], [-0.34668;0.34668], absolute, 0.5*x), the
    // function as its Taylor series.
    private static double SmallExpCurvature(double r, double square)
    {
        double sum = Math.FusedMultiplyAdd(2.092444125251233e-09, r, 2.5109167834139266e-08);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.7557243345564635e-07, r, 2.755724381061608e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.480158735872697e-05, r, 1.984126988655287e-04));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.3888888888868866e-03, r, 8.333333333321445e-03));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(4.166666666666669e-02, r, 0.16666666666666677));
        return Math.FusedMultiplyAdd(sum, r, 0.5);
    }
}
