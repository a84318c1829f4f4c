using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>
    /// The distribution function of the standard normal distribution, accurate in the left tail too: <c>Φ(x) = erfc(−x/√2) / 2</c>.
    /// </summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 below −14.17 and 1 above 5.42; subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">A value of the variable.</param>
    /// <returns>The probability of a value up to it, from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float NormalCdf(float x) => Avx512F.VL.IsSupported ? NormalCdfWithLimits(x) : NormalCdfByCases(x);

    [Vectorize]
    private static float NormalCdfByCases(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestCommonNormalCdfBits ? NormalCdfWithLimits(x) : CommonNormalCdf(x);

    private const int LargestCommonNormalCdfBits = 0x41480000; // of 12.5

    // Where the tail is a normal number.
    private static float CommonNormalCdf(float x)
    {
        (float value, float shifted) = NormalTail(MathF.Abs(x));
        float tail = AddExponent(value, shifted);
        return x > 0f ? 1f - tail : tail;
    }

    // The same for all x. Beyond the limit the tail is 0.
    [Vectorize, Rare]
    private static float NormalCdfWithLimits(float x)
    {
        (float value, float shifted) = NormalTail(float.MinNative(14.8f, MathF.Abs(x)));
        float tail = Scale(value, shifted - IntegerShift);
        return x > 0f ? 1f - tail : tail;
    }

    // Φ(-a) for a >= 0, without the factor 2^n.
    private static (float Value, float Shifted) NormalTail(float a)
    {
        (float m, float mLow) = TailQuotient(a, 8f);
        (float factor, float factorLow) = TailFactor(
            m, mLow, NormalTailTerms(1f - m), 0.094410643f, -1.5902395e-09f, -0.0759870857f, 4.4377888e-09f, 0.0483921617f, 3.51433993e-09f);
        float square = a * a;
        float squareLow = MultiplySubtract(a, a, square);
        return TimesExpInParts(factor, factorLow, -0.5f * square, -0.5f * squareLow);
    }

    // The polynomial from its fourth term on; e^(a²/2) · Φ(-a) then has a relative error of 1.2e-9.
    // By sollya: fpminimax(exp(a^2/2)*erfc(a/sqrt(2))*(a+4)/16, 10, [|48,48,48,24...|], [-1;10.4/18.4], relative) with a = 4*(1+x)/(1-x), the
    // function as its Chebyshev series.
    private static float NormalTailTerms(float q)
    {
        float square = q * q;
        float sum = MathF.FusedMultiplyAdd(-5.83391056e-06f, q, -2.78506031e-05f);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(2.13432722e-05f, q, 0.000204694137f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.000436384638f, q, -0.000942875806f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.00754976226f, q, -0.0233151931f));
    }

    /// <summary>
    /// The distribution function of the standard normal distribution, accurate in the left tail too: <c>Φ(x) = erfc(−x/√2) / 2</c>.
    /// </summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 below −38.49 and 1 above 8.3; subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">A value of the variable.</param>
    /// <returns>The probability of a value up to it, from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double NormalCdf(double x) => Avx512F.VL.IsSupported ? NormalCdfWithLimits(x) : NormalCdfByCases(x);

    [Vectorize]
    private static double NormalCdfByCases(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestCommonNormalCdfBitsDouble ? NormalCdfWithLimits(x) : CommonNormalCdf(x);

    private const long LargestCommonNormalCdfBitsDouble = 0x4042800000000000; // of 37

    // Where the tail is a normal number.
    private static double CommonNormalCdf(double x)
    {
        (double value, double shifted) = NormalTail(Math.Abs(x));
        double tail = AddExponent(value, shifted);
        return x > 0.0 ? 1.0 - tail : tail;
    }

    // The same for all x. Beyond the limit the tail is 0.
    [Vectorize, Rare]
    private static double NormalCdfWithLimits(double x)
    {
        (double value, double shifted) = NormalTail(double.MinNative(39.0, Math.Abs(x)));
        double tail = Scale(value, shifted - IntegerShiftDouble);
        return x > 0.0 ? 1.0 - tail : tail;
    }

    // Φ(-a) for a >= 0, without the factor 2^n.
    private static (double Value, double Shifted) NormalTail(double a)
    {
        (double m, double mLow) = TailQuotient(a, 8.0);
        (double factor, double factorLow) = TailFactor(
            m, mLow, NormalTailTerms(1.0 - m), 0.09441064130196894, -2.8943272633064274e-18, -0.07598708024648651,
            -1.6251020493277602e-18, 0.04839217509277685, 3.8723368314048055e-18, -0.023315232244957327);
        double square = a * a;
        double squareLow = MultiplySubtract(a, a, square);
        return TimesExpInParts(factor, factorLow, -0.5 * square, -0.5 * squareLow);
    }

    // The polynomial from its fifth term on; e^(a²/2) · Φ(-a) then has a relative error of 1.4e-18.
    // By sollya: fpminimax(exp(a^2/2)*erfc(a/sqrt(2))*(a+4)/16, 23, [|DD,DD,DD,D...|], [-1;35/43], relative).
    private static double NormalTailTerms(double q)
    {
        double square = q * q;
        double sum = Math.FusedMultiplyAdd(-8.386296083492097e-11, square, Math.FusedMultiplyAdd(-3.020500405756553e-10, q, 2.196599512896329e-10));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.403536922620849e-09, q, 1.6817953541597042e-09));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.0597535050626505e-08, q, -1.9378691721636306e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(3.390399907432792e-08, q, 1.276907436866792e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-7.867133931734856e-08, q, -7.400166972878679e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(8.956830626379681e-08, q, 4.393083472588556e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-2.385287457304579e-07, q, -2.8886866338873454e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.6668038518939164e-05, q, 0.0002038523071228462));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.00043496154587750903, q, -0.0009425236208354438));
        return Math.FusedMultiplyAdd(sum, q, 0.0075495718613649565);
    }
}
