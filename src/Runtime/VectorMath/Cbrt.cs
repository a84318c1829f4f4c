namespace Kernels;

public static partial class VectorMath
{
    // As in ReciprocalSqrt: a third of the bits of a gives r, which is 1 / ∛a but for a factor. With h = 1 - a · r³ the factor is
    // (1 - h)^(-1/3), for which a polynomial is enough. Then y = a · r² is nearly the root, and a - y³, with the exact square of y,
    // corrects it.

    /// <summary>The cube root: <c>∛x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too. Cbrt(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The root, with the sign of <paramref name="x"/>; an infinity for itself, NaN for NaN.</returns>
    [Vectorize]
    public static float Cbrt(float x)
    {
        float magnitude = MathF.Abs(x);
        bool isCommon = magnitude < float.PositiveInfinity && (magnitude >= SmallestCommon || magnitude == 0f);
        return isCommon ? CommonCbrt(x) : CbrtWithSpecialCases(x);
    }

    // By sollya: fpminimax((1-x)^(-1/3), [|0,1,2|], [|24,24,24|], [0.20978;0.33322], relative), with a relative error of 2.7e-5.
    private static float CommonCbrt(float x)
    {
        float magnitude = MathF.Abs(x);
        float r = ReciprocalCbrtEstimate(magnitude);
        float h = SubtractProduct(1f, magnitude, r * r * r);
        r *= MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(0.467640519f, h, 0.256014436f), h, 1.00738525f);

        float square = r * r;
        float y = magnitude * square;
        return MathF.CopySign(MathF.FusedMultiplyAdd(CubeRemainder(magnitude, y), square * 0.333333343f, y), x);
    }

    // The 22 high bits of x become a number in the low bits of 2^23, by which a third of it is an ordinary product; a shift makes an
    // exponent and a significand of the result. The constant is 2^23 and a third, plus that for which the error is smallest.
    private static float ReciprocalCbrtEstimate(float x)
    {
        float bits = BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(x) >> 9) + 0x4B000000);
        float third = MathF.FusedMultiplyAdd(bits, -0.333333343f, 13955528f);
        return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(third) << 9);
    }

    // x - y³, where y is nearly the cube root.
    private static float CubeRemainder(float x, float y)
    {
        float square = y * y;
        float squareRest = MultiplySubtract(y, y, square);
        return SubtractProduct(SubtractProduct(x, square, y), squareRest, y);
    }

    [Rare]
    private static float CbrtWithSpecialCases(float x)
    {
        // Tiny numbers are scaled by 2^72, and their roots by 2^-24.
        float root = CommonCbrt(x * 4.72236648e21f) * 5.96046448e-8f;
        return MathF.Abs(x) < float.PositiveInfinity ? root : x;
    }

    /// <summary>The cube root: <c>∛x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too. Cbrt(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The root, with the sign of <paramref name="x"/>; an infinity for itself, NaN for NaN.</returns>
    [Vectorize]
    public static double Cbrt(double x)
    {
        double magnitude = Math.Abs(x);
        bool isCommon = magnitude < double.PositiveInfinity && (magnitude >= SmallestCommonDouble || magnitude == 0.0);
        return isCommon ? CommonCbrt(x) : CbrtWithSpecialCases(x);
    }

    // By sollya: fpminimax((1-x)^(-1/3), [|0,1,2,3|], [|D,D,D,D|], [0.20978;0.33322], relative), with a relative error of 9.4e-7. A
    // step of Newton's method squares that.
    private static double CommonCbrt(double x)
    {
        double magnitude = Math.Abs(x);
        double r = ReciprocalCbrtEstimate(magnitude);
        double h = SubtractProduct(1.0, magnitude, r * r * r);
        double high = Math.FusedMultiplyAdd(0.50022209988304545, h, 0.060101221278847476);
        r *= Math.FusedMultiplyAdd(high, h * h, Math.FusedMultiplyAdd(0.36526164706485964, h, 0.99775459931618282));
        h = SubtractProduct(1.0, magnitude * r, r * r);
        r = Math.FusedMultiplyAdd(r * h, 0.33333333333333331, r);

        double square = r * r;
        double y = magnitude * square;
        return Math.CopySign(Math.FusedMultiplyAdd(CubeRemainder(magnitude, y), square * 0.33333333333333331, y), x);
    }

    // The same from the 44 high bits, by way of 2^52.
    private static double ReciprocalCbrtEstimate(double x)
    {
        double bits = BitConverter.UInt64BitsToDouble((BitConverter.DoubleToUInt64Bits(x) >> 20) + 0x4330000000000000);
        double third = Math.FusedMultiplyAdd(bits, -0.33333333333333331, 6010656884348245.0);
        return BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(third) << 20);
    }

    private static double CubeRemainder(double x, double y)
    {
        double square = y * y;
        double squareRest = MultiplySubtract(y, y, square);
        return SubtractProduct(SubtractProduct(x, square, y), squareRest, y);
    }

    [Rare]
    private static double CbrtWithSpecialCases(double x)
    {
        // 2^300 and 2^-100.
        double root = CommonCbrt(x * 2.0370359763344861e90) * 7.8886090522101181e-31;
        return Math.Abs(x) < double.PositiveInfinity ? root : x;
    }
}
