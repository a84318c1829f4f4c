namespace Kernels;

public static partial class VectorMath
{
    // |x| = n · ln 2 + r, and with P = 2^(n - 1) and M = 2^(-n - 1)
    //   sinh|x| = (P - M) · cosh r + (P + M) · sinh r,   cosh x = (P + M) · cosh r + (P - M) · sinh r.
    // The polynomials for cosh r - 1 and sinh r - r are short. What they do not hold is added exactly, as a number and its rest: the
    // first factor, the second one times r, what the rounded factors lack, and what r lacks. Sinh takes n = 0 for |x| up to
    // 1/2, where P - M is 0 and nothing cancels.

    /// <summary>The hyperbolic sine: <c>sinh x = (eˣ − e⁻ˣ) / 2</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is infinite only where the exact one is beyond the largest float, from ±89.42 on. Sinh(−0) is −0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The hyperbolic sine; NaN for NaN.</returns>
    [Vectorize]
    public static float Sinh(float x) => MathF.Abs(x) <= LargestCommonExponent ? CommonSinh(x) : LargeSinh(x);

    /// <summary>The hyperbolic cosine: <c>cosh x = (eˣ + e⁻ˣ) / 2</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is infinite only where the exact one is beyond the largest float, from ±89.42 on.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The hyperbolic cosine, not below 1; NaN for NaN.</returns>
    [Vectorize]
    public static float Cosh(float x) => MathF.Abs(x) <= LargestCommonExponent ? CommonCosh(x) : HalfLargeExp(x);

    // Up to here P is a normal number.
    private const float LargestCommonExponent = 87f;

    private static float CommonSinh(float x)
    {
        float magnitude = MathF.Abs(x);
        float shifted = magnitude < 0.5f ? IntegerShift : MathF.FusedMultiplyAdd(magnitude, InverseLn2, IntegerShift);
        (float r, float rest) = SubtractLn2Exactly(magnitude, shifted - IntegerShift);

        float power = HalfPower(shifted);
        float inverse = HalfInversePower(shifted);
        float difference = power - inverse;
        float sum = power + inverse;

        // What the rounded factors lack is at most a quarter of an ULP here; all floats have been tried.
        float square = r * r;
        float low = MathF.FusedMultiplyAdd(square * CoshCurvature(square), difference, rest * sum);
        low = MathF.FusedMultiplyAdd(r * square * SinhCurvature(square), sum, low);
        return MathF.CopySign(AddProduct(difference, r, sum, low), x);
    }

    private static float CommonCosh(float x)
    {
        float magnitude = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(magnitude, InverseLn2, IntegerShift);
        (float r, float rest) = SubtractLn2Exactly(magnitude, shifted - IntegerShift);

        // What the rounded difference lacks does not count.
        float power = HalfPower(shifted);
        float inverse = HalfInversePower(shifted);
        float difference = power - inverse;
        float sum = power + inverse;
        float lost = power - sum + inverse;

        float square = r * r;
        float low = MathF.FusedMultiplyAdd(square * CoshCurvature(square), sum, MathF.FusedMultiplyAdd(rest, difference, lost));
        low = MathF.FusedMultiplyAdd(r * square * SinhCurvature(square), difference, low);
        return AddProduct(sum, r, difference, low);
    }

    // x - n · ln 2 as a number and its rest. The first difference is exact.
    private static (float Rounded, float Lost) SubtractLn2Exactly(float x, float n)
    {
        float difference = MathF.FusedMultiplyAdd(n, -Ln2High, x);
        float rounded = MathF.FusedMultiplyAdd(n, -Ln2Low, difference);
        return (rounded, MathF.FusedMultiplyAdd(n, -Ln2Low, difference - rounded));
    }

    // 2^(n - 1) and 2^(-n - 1) from n + IntegerShift.
    private static float HalfPower(float shifted) =>
        BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + OneHalfBits);

    private static float HalfInversePower(float shifted) =>
        BitConverter.Int32BitsToSingle(OneHalfBits - (BitConverter.SingleToInt32Bits(shifted) << 23));

    private const int OneHalfBits = 0x3F000000;

    // start + r · factor + low, where the product is less than half of the start, or the start is 0.
    private static float AddProduct(float start, float r, float factor, float low)
    {
        float high = MathF.FusedMultiplyAdd(r, factor, start);
        return high + (MathF.FusedMultiplyAdd(r, factor, start - high) + low);
    }

    // (sinh r - r) / r³ from r² <= 1/4. With it sinh r has a relative error of 1.3e-10.
    // By sollya: fpminimax(sinh(x), [|3,5,7|], [|24,24,24|], [1b-10;0.5], relative, x).
    private static float SinhCurvature(float square) =>
        MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(1.99650472e-4f, square, 8.33317451e-3f), square, 0.166666672f);

    // (cosh r - 1) / r² for |r| <= 0.3467. With it cosh r has a relative error of 1e-10.
    // By sollya: fpminimax(cosh(x), [|4,6|], [|24,24|], [1b-10;0.3467], relative, 1+x^2/2).
    private static float CoshCurvature(float square) =>
        MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(1.39354239e-3f, square, 4.16664593e-2f), square, 0.5f);

    [Rare]
    private static float LargeSinh(float x) => MathF.CopySign(HalfLargeExp(x), x);

    // e^|x| / 2 for |x| > 87, beside which e^-|x| does not count. Half of it is a product with a power of two that is no infinity yet.
    [Rare]
    private static float HalfLargeExp(float x)
    {
        float clamped = float.MinNative(89.5f, MathF.Abs(x)); // NaN passes
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, IntegerShift);
        (float r, float rest) = SubtractLn2Exactly(clamped, shifted - IntegerShift);
        float square = r * r;
        float low = MathF.FusedMultiplyAdd(r * square, SinhCurvature(square), MathF.FusedMultiplyAdd(square, CoshCurvature(square), rest));
        return 2f * (HalfPower(shifted - 1f) * AddProduct(1f, r, 1f, low));
    }

    /// <summary>The hyperbolic sine: <c>sinh x = (eˣ − e⁻ˣ) / 2</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is infinite only where the exact one is beyond the largest double, from ±710.48 on. Sinh(−0) is −0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The hyperbolic sine; NaN for NaN.</returns>
    [Vectorize]
    public static double Sinh(double x) => Math.Abs(x) <= LargestCommonExponentDouble ? CommonSinh(x) : LargeSinh(x);

    /// <summary>The hyperbolic cosine: <c>cosh x = (eˣ + e⁻ˣ) / 2</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is infinite only where the exact one is beyond the largest double, from ±710.48 on.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The hyperbolic cosine, not below 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Cosh(double x) => Math.Abs(x) <= LargestCommonExponentDouble ? CommonCosh(x) : HalfLargeExp(x);

    private const double LargestCommonExponentDouble = 708.0;

    private static double CommonSinh(double x)
    {
        double magnitude = Math.Abs(x);
        double shifted = magnitude < 0.5 ? IntegerShiftDouble : Math.FusedMultiplyAdd(magnitude, InverseLn2Double, IntegerShiftDouble);
        (double r, double rest) = SubtractLn2Exactly(magnitude, shifted - IntegerShiftDouble);

        double power = HalfPower(shifted);
        double inverse = HalfInversePower(shifted);
        double difference = power - inverse;
        double sum = power + inverse;
        double lost = Math.FusedMultiplyAdd(r, power - sum + inverse, power - difference - inverse);

        double square = r * r;
        double low = Math.FusedMultiplyAdd(square * CoshCurvature(square), difference, Math.FusedMultiplyAdd(rest, sum, lost));
        low = Math.FusedMultiplyAdd(r * square * SinhCurvature(square), sum, low);
        return Math.CopySign(AddProduct(difference, r, sum, low), x);
    }

    private static double CommonCosh(double x)
    {
        double magnitude = Math.Abs(x);
        double shifted = Math.FusedMultiplyAdd(magnitude, InverseLn2Double, IntegerShiftDouble);
        (double r, double rest) = SubtractLn2Exactly(magnitude, shifted - IntegerShiftDouble);

        double power = HalfPower(shifted);
        double inverse = HalfInversePower(shifted);
        double difference = power - inverse;
        double sum = power + inverse;
        double lost = power - sum + inverse;

        double square = r * r;
        double low = Math.FusedMultiplyAdd(square * CoshCurvature(square), sum, Math.FusedMultiplyAdd(rest, difference, lost));
        low = Math.FusedMultiplyAdd(r * square * SinhCurvature(square), difference, low);
        return AddProduct(sum, r, difference, low);
    }

    private static (double Rounded, double Lost) SubtractLn2Exactly(double x, double n)
    {
        double difference = Math.FusedMultiplyAdd(n, -Ln2HighDouble, x);
        double rounded = Math.FusedMultiplyAdd(n, -Ln2LowDouble, difference);
        return (rounded, Math.FusedMultiplyAdd(n, -Ln2LowDouble, difference - rounded));
    }

    private static double HalfPower(double shifted) =>
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) << 52) + OneHalfBitsDouble);

    private static double HalfInversePower(double shifted) =>
        BitConverter.Int64BitsToDouble(OneHalfBitsDouble - (BitConverter.DoubleToInt64Bits(shifted) << 52));

    private const long OneHalfBitsDouble = 0x3FE0000000000000;

    private static double AddProduct(double start, double r, double factor, double low)
    {
        double high = Math.FusedMultiplyAdd(r, factor, start);
        return high + (Math.FusedMultiplyAdd(r, factor, start - high) + low);
    }

    // The same for double, with a relative error of 5.8e-20.
    // By sollya: fpminimax(sinh(x), [|3,5,7,9,11,13|], [|D,D,D,D,D,D|], [1b-10;0.5], relative, x).
    private static double SinhCurvature(double square)
    {
        double fourth = square * square;
        double sum0 = Math.FusedMultiplyAdd(8.3333333333338051e-3, square, 0.16666666666666666);
        double sum1 = Math.FusedMultiplyAdd(2.7557320003554897e-6, square, 1.9841269840396449e-4);
        double sum2 = Math.FusedMultiplyAdd(1.6142891412251872e-10, square, 2.5051746705652762e-8);
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(sum2, fourth, sum1), fourth, sum0);
    }

    // The same for double, with a relative error of 5.3e-18, a twentieth of an ULP.
    // By sollya: fpminimax(cosh(x), [|4,6,8,10|], [|D,D,D,D|], [1b-10;0.3467], relative, 1+x^2/2).
    private static double CoshCurvature(double square)
    {
        double high = Math.FusedMultiplyAdd(2.7625291668960567e-7, square, 2.4801508427984489e-5);
        double sum = Math.FusedMultiplyAdd(1.3888888926989335e-3, square, 4.1666666666603513e-2);
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(high, square * square, sum), square, 0.5);
    }

    [Rare]
    private static double LargeSinh(double x) => Math.CopySign(HalfLargeExp(x), x);

    [Rare]
    private static double HalfLargeExp(double x)
    {
        double clamped = double.MinNative(710.6, Math.Abs(x));
        double shifted = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble);
        (double r, double rest) = SubtractLn2Exactly(clamped, shifted - IntegerShiftDouble);
        double square = r * r;
        double low = Math.FusedMultiplyAdd(r * square, SinhCurvature(square), Math.FusedMultiplyAdd(square, CoshCurvature(square), rest));
        return 2.0 * (HalfPower(shifted - 1.0) * AddProduct(1.0, r, 1.0, low));
    }
}
