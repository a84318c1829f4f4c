using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The complementary error function: <c>1 − erf x</c>, accurate in the right tail too.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 above 10.06 and 2 below −3.84; subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">The limit of the integral.</param>
    /// <returns>A value from 0 to 2; NaN for NaN.</returns>
    [Vectorize]
    public static float Erfc(float x) => Avx512F.VL.IsSupported ? ErfcWithLimits(x) : ErfcByCases(x);

    [Vectorize]
    private static float ErfcByCases(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestCommonErfcBits ? ErfcWithLimits(x) : CommonErfc(x);

    private const int LargestCommonErfcBits = 0x41100000; // of 9

    // Where the tail is a normal number.
    private static float CommonErfc(float x)
    {
        (float value, float shifted) = ErfcTail(MathF.Abs(x));
        float tail = AddExponent(value, shifted);
        return x < 0f ? 2f - tail : tail;
    }

    // The same for all x. Beyond the limit the tail is 0.
    [Vectorize, Rare]
    private static float ErfcWithLimits(float x)
    {
        (float value, float shifted) = ErfcTail(float.MinNative(10.5f, MathF.Abs(x)));
        float tail = Scale(value, shifted - IntegerShift);
        return x < 0f ? 2f - tail : tail;
    }

    // erfc a for a >= 0, without the factor 2^n.
    private static (float Value, float Shifted) ErfcTail(float a)
    {
        (float m, float mLow) = TailQuotient(a, 6f);
        (float factor, float factorLow) = ErfcFactor(m, mLow);
        float square = a * a;
        float squareLow = MultiplySubtract(a, a, square);
        return TimesExpInParts(factor, factorLow, -square, -squareLow);
    }

    // e^(a²) · erfc a by m = 6 / (a + 3).
    private static (float High, float Low) ErfcFactor(float m, float mLow) =>
        TailFactor(
            m, mLow, ErfcTailTerms(1f - m), 0.179001153f, -1.20759314e-09f, -0.147232413f, -1.4157342e-09f, 0.0983713865f, -4.56826044e-09f);

    // The polynomial from its fourth term on; e^(a²) · erfc a then has a relative error of 2.3e-9.
    // By sollya: fpminimax(exp(a^2)*erfc(a)*(a+3)/6, 9, [|48,48,48,24...|], [-1;7.3/13.3], relative) with a = 3*(1+x)/(1-x), the function as its
    // Chebyshev series.
    private static float ErfcTailTerms(float q)
    {
        float square = q * q;
        float sum = MathF.FusedMultiplyAdd(-5.41141126e-05f, square, MathF.FusedMultiplyAdd(-8.03160292e-05f, q, 0.000513439009f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.000204516065f, q, -0.00447335094f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.01992153f, q, -0.0517443269f));
    }

    /// <summary>The complementary error function: <c>1 − erf x</c>, accurate in the right tail too.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 above 27.23 and 2 below −5.87; subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">The limit of the integral.</param>
    /// <returns>A value from 0 to 2; NaN for NaN.</returns>
    [Vectorize]
    public static double Erfc(double x) => Avx512F.VL.IsSupported ? ErfcWithLimits(x) : ErfcByCases(x);

    [Vectorize]
    private static double ErfcByCases(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestCommonErfcBitsDouble ? ErfcWithLimits(x) : CommonErfc(x);

    private const long LargestCommonErfcBitsDouble = 0x403A800000000000; // of 26.5

    // Where the tail is a normal number.
    private static double CommonErfc(double x)
    {
        (double value, double shifted) = ErfcTail(Math.Abs(x));
        double tail = AddExponent(value, shifted);
        return x < 0.0 ? 2.0 - tail : tail;
    }

    // The same for all x. Beyond the limit the tail is 0.
    [Vectorize, Rare]
    private static double ErfcWithLimits(double x)
    {
        (double value, double shifted) = ErfcTail(double.MinNative(28.0, Math.Abs(x)));
        double tail = Scale(value, shifted - IntegerShiftDouble);
        return x < 0.0 ? 2.0 - tail : tail;
    }

    // erfc a for a >= 0, without the factor 2^n.
    private static (double Value, double Shifted) ErfcTail(double a)
    {
        (double m, double mLow) = TailQuotient(a, 6.0);
        (double factor, double factorLow) = ErfcFactor(m, mLow);
        double square = a * a;
        double squareLow = MultiplySubtract(a, a, square);
        return TimesExpInParts(factor, factorLow, -square, -squareLow);
    }

    private static (double High, double Low) ErfcFactor(double m, double mLow) =>
        TailFactor(
            m, mLow, ErfcTailTerms(1.0 - m), 0.17900115118138993, 2.3322113856420985e-17, -0.14723240886164723,
            -2.4433929291577036e-17, 0.09837139285068325, -7.532050309407152e-18, -0.05174454365009564);

    // The polynomial from its fifth term on; e^(a²) · erfc a then has a relative error of 7e-18.
    // By sollya: fpminimax(exp(a^2)*erfc(a)*(a+3)/6, 22, [|DD,DD,DD,D...|], [-1;24.5/30.5], relative).
    private static double ErfcTailTerms(double q)
    {
        double square = q * q;
        double sum = Math.FusedMultiplyAdd(-2.3404954388639965e-10, q, -9.990176050016044e-10);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(3.164358646370222e-10, q, 7.905975487558211e-09));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(6.7840600535220315e-09, q, -3.85153135337737e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-6.712012662086475e-08, q, 1.662841173380296e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(4.603807612158299e-07, q, -7.91471901949539e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-2.9115672941804353e-06, q, 5.066344962827303e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.7926868499689657e-05, q, -4.6129638294422185e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-9.138494191748069e-05, q, 0.0005056769998482164));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.00020206943843328735, q, -0.004471205770718676));
        return Math.FusedMultiplyAdd(sum, q, 0.019921293547905883);
    }
}
