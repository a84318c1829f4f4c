namespace Kernels;

public static partial class VectorMath
{
    // |x| = n · pi + r with |r| <= pi / 2, so that sin|x| is sin r or, for an odd n, -sin r. For the cosine, sin is
    // shifted: |x| = (n - 1/2) · pi + r. A multiple of pi is subtracted in three parts of 24 bits; the first difference
    // is exact as long as n is moderate. Above this limit the bits of pi run out, and double takes over.
    private const float LargestReducedAngle = 1e5f;

    private const float InversePi = 0.318309873f;
    private const float PiHigh = 3.14159274f;
    private const float PiMiddle = -8.74227766e-8f;
    private const float PiLow = -3.43024902e-15f;

    /// <summary>The sine: <c>sin x</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, and no result is beyond ±1. Sin(−0) is −0. In the vector forms an argument beyond
    /// ±100,000 costs a scalar computation.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Sin(float x)
    {
        float angle = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(angle, InversePi, IntegerShift);
        float sine = SinHalfTurn(SubtractPi(angle, shifted - IntegerShift));

        // The sign of x is put back here, and not kept in r, so that -0 survives.
        uint oddTurn = BitConverter.SingleToUInt32Bits(shifted) << 31;
        uint sign = oddTurn ^ (BitConverter.SingleToUInt32Bits(x) & SignBit);
        float signed = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(sine) ^ sign);
        return angle > LargestReducedAngle ? LargeSin(x) : signed;
    }

    /// <summary>The cosine: <c>cos x</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, and no result is beyond ±1. In the vector forms an argument beyond ±100,000 costs a
    /// scalar computation.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Cos(float x)
    {
        float angle = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(angle, InversePi, 0.5f) + IntegerShift;
        float sine = SinHalfTurn(SubtractPi(angle, shifted - IntegerShift - 0.5f));

        uint oddTurn = BitConverter.SingleToUInt32Bits(shifted) << 31;
        float signed = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(sine) ^ oddTurn);
        return angle > LargestReducedAngle ? LargeCos(x) : signed;
    }

    private static float SubtractPi(float angle, float n)
    {
        float difference = MathF.FusedMultiplyAdd(n, -PiHigh, angle);
        difference = MathF.FusedMultiplyAdd(n, -PiMiddle, difference);
        return MathF.FusedMultiplyAdd(n, -PiLow, difference);
    }

    // sin r for |r| <= 1.5709, with a relative error of at most 1.5e-8, a quarter of an ULP. A minimax fit of
    // (sin r - r) / r³ in r² by Remez exchange with the weight r³ / sin r, the coefficients rounded to float one after
    // the other. The last one was then lowered by 2.2e-10, so that the error at pi / 2 is -6.6e-9 and not 6.0e-9, which
    // rounding would turn into 1.0000001 for some arguments.
    private static float SinHalfTurn(float r)
    {
        float square = r * r;
        float sum = 2.60588e-6f;
        sum = MathF.FusedMultiplyAdd(sum, square, -1.98097769e-4f);
        sum = MathF.FusedMultiplyAdd(sum, square, 8.33306927e-3f);
        sum = MathF.FusedMultiplyAdd(sum, square, -0.166666597f);
        return MathF.FusedMultiplyAdd(r * square, sum, r);
    }

    [LaneByLane]
    private static float LargeSin(float x) => (float)Math.Sin(x);

    [LaneByLane]
    private static float LargeCos(float x) => (float)Math.Cos(x);

    private const uint SignBit = 0x80000000;
}
