using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A power of ten: <c>10ˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and a power of ten that is a float is exact. The result is 0 below −45.16 and infinity above 38.53;
    /// subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>10 to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static float Exp10(float x) => Avx512F.VL.IsSupported ? Exp10WithLimits(x) : Exp10ByCases(x);

    [Vectorize]
    private static float Exp10ByCases(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestNormalExponentOf10Bits ? Exp10WithLimits(x) : NormalExp10(x);

    private const int LargestNormalExponentOf10Bits = 0x42160000; // of 37.5

    // By the table in PowersOfTwo.cs. For |x| <= 37.5, where the result is a normal number.
    private static float NormalExp10(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, Log2Of10, SixteenthShift);
        return TimesExp10OfRest(NormalPowerOfTwo(shifted), x, shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float Exp10WithLimits(float x)
    {
        float clamped = float.MaxNative(-46f, float.MinNative(39f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, Log2Of10, SixteenthShift);
        return ScaleByFloor(TimesExp10OfRest(FractionalPowerOfTwo(shifted), clamped, shifted), shifted - SixteenthShift);
    }

    // power · 10^(x - n · log10 2), from n + SixteenthShift.
    private static float TimesExp10OfRest(float power, float x, float shifted)
    {
        float n = shifted - SixteenthShift;
        float rest = MathF.FusedMultiplyAdd(n, -Log10Of2Low, MathF.FusedMultiplyAdd(n, -Log10Of2High, x));
        return TimesExpOfSmall(power, MathF.FusedMultiplyAdd(rest, Ln10, TableOffset));
    }

    private const float Log2Of10 = 3.32192802f;
    private const float Log10Of2High = 0.30103001f;
    private const float Log10Of2Low = -1.43209888e-8f;
    private const float Ln10 = 2.30258512f;

    /// <summary>A power of ten: <c>10ˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and a power of ten that is a double is exact. The result is 0 below −323.61 and infinity above 308.25;
    /// subnormal results are as accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>10 to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static double Exp10(double x) => Avx512F.VL.IsSupported ? Exp10WithLimits(x) : Exp10ByCases(x);

    [Vectorize]
    private static double Exp10ByCases(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestNormalExponentOf10BitsDouble ? Exp10WithLimits(x) : NormalExp10(x);

    private const long LargestNormalExponentOf10BitsDouble = 0x4073300000000000; // of 307

    // 10^x = e^(x · ln 10). For |x| <= 307, where the result is a normal number.
    private static double NormalExp10(double x)
    {
        (double value, double shifted) = Exp10InParts(x);
        return AddExponent(value, shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double Exp10WithLimits(double x)
    {
        (double value, double shifted) = Exp10InParts(double.MaxNative(-324.0, double.MinNative(309.0, x)));
        return Scale(value, shifted - IntegerShiftDouble);
    }

    private static (double Value, double Shifted) Exp10InParts(double x)
    {
        double product = x * Ln10Double;
        return ExpOfSum(product, Math.FusedMultiplyAdd(x, Ln10LowDouble, MultiplySubtract(x, Ln10Double, product)));
    }

    private const double Ln10Double = 2.302585092994046;
    private const double Ln10LowDouble = -2.1707562233822494e-16;
}
