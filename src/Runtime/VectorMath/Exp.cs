using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The exponential function: <c>eˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 below −103.98 and infinity above 88.73; subnormal results are as
    /// accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static float Exp(float x) => ExpOf(x);

    // AVX-512 has an instruction that scales by any power, so that there the limits cost less than the question whether one is
    // needed. Elsewhere they are a third of the work, and left to the vectors that hold such an argument.
    private static float ExpOf(float x) => Avx512F.VL.IsSupported ? ExpWithLimits(x) : ExpByCases(x);

    [Vectorize]
    private static float ExpByCases(float x) => HasAbnormalPower(x) ? ExpWithLimits(x) : NormalExp(x);

    // By the table in PowersOfTwo.cs. For |x| <= 87, where the result is a normal number.
    private static float NormalExp(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseLn2, SixteenthShift);
        return TimesExpOfRest(NormalPowerOfTwo(shifted), x, shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float ExpWithLimits(float x)
    {
        // Beyond the limits the result is 0 or infinity all the same. x stands second, so that NaN passes.
        float clamped = float.MaxNative(-104f, float.MinNative(89f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        return ScaleByFloor(TimesExpOfRest(FractionalPowerOfTwo(shifted), clamped, shifted), shifted - SixteenthShift);
    }

    // Is 2^n beyond those powers of two that are normal numbers? As integers, for the bits of NaN are above all others.
    private static bool HasAbnormalPower(float x) => BitConverter.SingleToInt32Bits(MathF.Abs(x)) > LargestNormalExponentBits;

    private static bool HasAbnormalPower(double x) => BitConverter.DoubleToInt64Bits(Math.Abs(x)) > LargestNormalExponentBitsDouble;

    private const int LargestNormalExponentBits = 0x42AE0000; // of 87
    private const long LargestNormalExponentBitsDouble = 0x4086200000000000; // of 708

    // power · e^(x - n · ln 2), from n + SixteenthShift.
    private static float TimesExpOfRest(float power, float x, float shifted)
    {
        float r = MathF.FusedMultiplyAdd(shifted, -Ln2LowSixteenths, MathF.FusedMultiplyAdd(shifted - SixteenthShift, -Ln2High, x));
        return TimesExpOfSmall(power, r);
    }

    // For Tanh, which needs e^r - 1 without cancellation, and so no table: the coefficients of (e^r - 1 - r) / r² for
    // |r| <= 0.3467. With them e^r has a relative error of 3.3e-9, a twentieth of an ULP.
    // By sollya: fpminimax(exp(x), [|2,3,4,5,6|], [|24,24,24,24,24|], [-0.3467;0.3467], relative, 1+x).
    private const float ExpTerm2 = 0.499999911f;
    private const float ExpTerm3 = 0.166665211f;
    private const float ExpTerm4 = 4.16689627e-2f;
    private const float ExpTerm5 = 8.36867467e-3f;
    private const float ExpTerm6 = 1.37825042e-3f;

    /// <summary>The exponential function: <c>eˣ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is 0 below −745.14 and infinity above 709.79; subnormal results are as
    /// accurate as others.
    /// </remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static double Exp(double x) => ExpOf(x);

    private static double ExpOf(double x) => Avx512F.VL.IsSupported ? ExpWithLimits(x) : ExpByCases(x);

    [Vectorize]
    private static double ExpByCases(double x) => HasAbnormalPower(x) ? ExpWithLimits(x) : NormalExp(x);

    // e^x = 2^n · e^r with n = round(x / ln 2) and r = x - n · ln 2, so that |r| <= ln 2 / 2. For |x| <= 708, where the result
    // is a normal number.
    private static double NormalExp(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseLn2Double, IntegerShiftDouble);
        double r = SubtractLn2(x, shifted - IntegerShiftDouble);
        double slope = Math.FusedMultiplyAdd(ExpCurvature(r), r, 1.0);
        return AddExponent(Math.FusedMultiplyAdd(slope, r, 1.0), shifted);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double ExpWithLimits(double x)
    {
        double clamped = double.MaxNative(-746.0, double.MinNative(710.0, x));
        double n = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble) - IntegerShiftDouble;
        double r = SubtractLn2(clamped, n);
        double slope = Math.FusedMultiplyAdd(ExpCurvature(r), r, 1.0);
        return Scale(Math.FusedMultiplyAdd(slope, r, 1.0), n);
    }

    // value · 2^n from n + IntegerShiftDouble, where the value is between 1/2 and 2 and the product a normal number.
    private static double AddExponent(double value, double shifted) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + (BitConverter.DoubleToInt64Bits(shifted) << 52));

    private static double SubtractLn2(double x, double n) =>
        Math.FusedMultiplyAdd(n, -Ln2LowDouble, Math.FusedMultiplyAdd(n, -Ln2HighDouble, x));

    // (e^r - 1 - r) / r² for |r| <= 0.34666: e^r then has a relative error of 3.8e-18, a thirtieth of an ULP.
    // By sollya: fpminimax(exp(x), [|2,3,4,5,6,7,8,9,10,11|], [|D,D,D,D,D,D,D,D,D,D|], [-0.34666;0.34666], relative, 1+x).
    // In pairs of terms, as in LogCurvature.
    private static double ExpCurvature(double r)
    {
        double square = r * r;
        double sum = Math.FusedMultiplyAdd(2.5004571469501092e-08, r, 2.763046213674074e-07);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.755757212626493e-06, r, 2.4801492441309388e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.984126952256215e-04, r, 1.3888888944344258e-03));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(8.333333333487038e-03, r, 4.166666666652698e-02));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.16666666666666424, r, 0.5000000000000011));
    }
}
