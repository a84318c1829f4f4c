namespace Kernels;

public static partial class VectorMath
{
    // Neither a root nor a division: halving the bits of x gives r, which is 1 / √x but for a factor from 1.08 to 1.16. With
    // h = 1 - x · r² the factor is (1 - h)^(-1/2), for which a polynomial is enough, and then a step of Newton's method. In that step h
    // is found from the exact square.

    /// <summary>One over the square root: <c>1 / √x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>An infinity of its sign for ±0, 0 for infinity; NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float ReciprocalSqrt(float x) =>
        x >= SmallestCommon && x <= LargestCommon ? CommonReciprocalSqrt(x) : ReciprocalSqrtWithSpecialCases(x);

    // By sollya: fpminimax((1-x)^(-1/2), [|0,1,2|], [|24,24,24|], [0.15625;0.24996], relative), with a relative error of 1.6e-5.
    private static float CommonReciprocalSqrt(float x)
    {
        float estimate = BitConverter.UInt32BitsToSingle(0x5F200000 - (BitConverter.SingleToUInt32Bits(x) >> 1));
        float h = SubtractProduct(1f, x, estimate * estimate);
        float y = estimate * MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(0.663102031f, h, 0.434641868f), h, 1.00457764f);

        float square = y * y;
        float squareRest = MultiplySubtract(y, y, square);
        h = SubtractProduct(SubtractProduct(1f, x, square), x, squareRest);
        return MathF.FusedMultiplyAdd(0.5f * h, y, y);
    }

    [Rare]
    private static float ReciprocalSqrtWithSpecialCases(float x)
    {
        // By an even power of two among the common numbers, and back by its root: 2^100, 2^-100, 2^50 and 2^-50.
        bool isSmall = x < 1f;
        float result = CommonReciprocalSqrt(x * (isSmall ? LargestCommon : SmallestCommon)) * (isSmall ? 1.12589991e15f : 8.8817842e-16f);
        float finiteOrNot = x < float.PositiveInfinity ? result : 0f;
        return x > 0f ? finiteOrNot : (x == 0f ? MathF.CopySign(float.PositiveInfinity, x) : float.NaN);
    }

    /// <summary>One over the square root: <c>1 / √x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>An infinity of its sign for ±0, 0 for infinity; NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static double ReciprocalSqrt(double x) =>
        x >= SmallestCommonDouble && x <= LargestCommonDouble ? CommonReciprocalSqrt(x) : ReciprocalSqrtWithSpecialCases(x);

    // The same for double, with one more term, so that the relative error is 4.1e-7, and with the square of h in the last step.
    // By sollya: fpminimax((1-x)^(-1/2), [|0,1,2,3|], [|D,D,D,D|], [0.15625;0.24996], relative).
    private static double CommonReciprocalSqrt(double x)
    {
        double estimate = BitConverter.UInt64BitsToDouble(0x5FE4000000000000 - (BitConverter.DoubleToUInt64Bits(x) >> 1));
        double h = SubtractProduct(1.0, x, estimate * estimate);
        double high = Math.FusedMultiplyAdd(0.694041114004323, h, 0.24027993776747769);
        double y = estimate * Math.FusedMultiplyAdd(high, h * h, Math.FusedMultiplyAdd(0.51936291361536924, h, 0.9989974402598859));

        double square = y * y;
        double squareRest = MultiplySubtract(y, y, square);
        h = SubtractProduct(SubtractProduct(1.0, x, square), x, squareRest);
        return Math.FusedMultiplyAdd(h * Math.FusedMultiplyAdd(0.375, h, 0.5), y, y);
    }

    [Rare]
    private static double ReciprocalSqrtWithSpecialCases(double x)
    {
        // 2^600, 2^-600, 2^300 and 2^-300.
        bool isSmall = x < 1.0;
        double scale = isSmall ? 4.149515568880993e180 : 2.4099198651028841e-181;
        double result = CommonReciprocalSqrt(x * scale) * (isSmall ? 2.0370359763344861e90 : 4.9090934652977266e-91);
        double finiteOrNot = x < double.PositiveInfinity ? result : 0.0;
        return x > 0.0 ? finiteOrNot : (x == 0.0 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN);
    }
}
