namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The exponential function less one, accurate near 0: <c>eˣ − 1</c>.</summary>
    /// <remarks>The error is at most 2 ULP, also where the result is tiny. Expm1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float Expm1(float x)
    {
        float clamped = float.MaxNative(-30f, float.MinNative(89f, x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, IntegerShift);
        float n = shifted - IntegerShift;
        float r = SubtractLn2(clamped, n);
        float q = ExpLessOne(r);

        // 2^n · (1 + q) - 1, rounded once, for 2^n - 1 is exact where it matters. It is halved, as 2^128 is no number;
        // doubling gives that back. With n = 0 the halves of a subnormal q would lose a bit, and q itself is the result.
        float halfPower = BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + HalfBits);
        float half = MathF.FusedMultiplyAdd(halfPower, q, halfPower - 0.5f);
        return MathF.CopySign(n == 0f ? q : half + half, x);
    }

    private const int HalfBits = 0x3F000000;
}
