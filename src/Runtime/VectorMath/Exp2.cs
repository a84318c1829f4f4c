using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A power of two: <c>2ˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and the power of an integer is exact. The result is 0 below −150 and infinity from 128 on; subnormal
    /// results are as accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>2 to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static float Exp2(float x) => Avx512F.VL.IsSupported ? Exp2WithLimits(x) : Exp2ByCases(x);

    [Vectorize]
    private static float Exp2ByCases(float x) =>
        BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestNormalExponentOf2Bits ? Exp2WithLimits(x) : NormalExp2(x);

    private const int LargestNormalExponentOf2Bits = 0x42FA0000; // of 125

    // By the table in PowersOfTwo.cs. For |x| <= 125, where the result is a normal number.
    private static float NormalExp2(float x)
    {
        float shifted = x + SixteenthShift;
        return TimesExp2OfRest(NormalPowerOfTwo(shifted), x, shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float Exp2WithLimits(float x)
    {
        float clamped = float.MaxNative(-151f, float.MinNative(129f, x));
        float shifted = clamped + SixteenthShift;
        return ScaleByFloor(TimesExp2OfRest(FractionalPowerOfTwo(shifted), clamped, shifted), shifted - SixteenthShift);
    }

    // power · 2^(x - n), from n + SixteenthShift. The difference is exact.
    private static float TimesExp2OfRest(float power, float x, float shifted) =>
        TimesExpOfSmall(power, MathF.FusedMultiplyAdd(x - (shifted - SixteenthShift), Ln2High, TableOffset));

    // power · e^(r - TableOffset) for |r| <= 0.0233, with a power from the table.
    private static float TimesExpOfSmall(float power, float r) => MathF.FusedMultiplyAdd(power, SmallExpLessOne(r), power);

    /// <summary>A power of two: <c>2ˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and the power of an integer is exact. The result is 0 below −1075 and infinity from 1024 on; subnormal
    /// results are as accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>2 to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static double Exp2(double x) => Avx512F.VL.IsSupported ? Exp2WithLimits(x) : Exp2ByCases(x);

    [Vectorize]
    private static double Exp2ByCases(double x) =>
        BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestNormalExponentOf2BitsDouble ? Exp2WithLimits(x) : NormalExp2(x);

    private const long LargestNormalExponentOf2BitsDouble = 0x408FE80000000000; // of 1021

    // 2^x = 2^n · 2^r with n = round(x). For |x| <= 1021, where the result is a normal number.
    private static double NormalExp2(double x)
    {
        double shifted = x + IntegerShiftDouble;
        return AddExponent(Exp2OfFraction(x - (shifted - IntegerShiftDouble)), shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double Exp2WithLimits(double x)
    {
        double clamped = double.MaxNative(-1077.0, double.MinNative(1025.0, x));
        double n = clamped + IntegerShiftDouble - IntegerShiftDouble;
        return Scale(Exp2OfFraction(clamped - n), n);
    }

    // 2^r for |r| <= 0.5, with a relative error of 8.9e-18. In pairs of terms but for the last ones, as in LogCurvature.
    // By sollya: fpminimax((2^x-1)/x, 10, [|D...|], [-0.5;0.5], relative), the function as its Taylor series.
    private static double Exp2OfFraction(double r)
    {
        double square = r * r;
        double sum = Math.FusedMultiplyAdd(7.072534881744991e-09, r, 1.0177960551858666e-07);
        sum = Math.FusedMultiplyAdd(4.468867191726452e-10, square, sum);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.321544288731234e-06, r, 1.5252734104192596e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.5403530441138917e-04, r, 1.3333558146089305e-03));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.618129107607348e-03, r, 5.550410866482322e-02));
        sum = Math.FusedMultiplyAdd(sum, r, 0.24022650695910097);
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(sum, r, 0.6931471805599453), r, 1.0);
    }
}
