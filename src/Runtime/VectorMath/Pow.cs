namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A number raised to a power: <c>xʸ</c>.</summary>
    /// <remarks>
    /// The error is at most 4 ULP. Special cases are those of <see cref="MathF.Pow(float, float)"/>: xʸ is 1 for y = ±0
    /// and for x = 1, also where the other is NaN, and for x = −1 and an infinite y; a finite x below 0 gives NaN unless
    /// y is an integer; ±0 and ±infinity keep their sign for an odd integer y and lose it for others.
    /// </remarks>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <returns><paramref name="x"/> to the power of <paramref name="y"/>.</returns>
    [Vectorize]
    public static float Pow(float x, float y)
    {
        bool isInteger = MathF.Truncate(y) == y;
        float halved = 0.5f * y;
        bool isOdd = isInteger && MathF.Truncate(halved) != halved;

        float magnitude = MathF.Abs(x);
        uint power = BitConverter.SingleToUInt32Bits(PowOfMagnitude(magnitude, y));
        uint sign = isOdd ? BitConverter.SingleToUInt32Bits(x) & SignBit : 0u;
        bool isComplex = x < 0f && magnitude < float.PositiveInfinity && !isInteger;
        return isComplex ? float.NaN : BitConverter.UInt32BitsToSingle(power ^ sign);
    }

    private const int SqrtHalfBits = 0x3F3504F3;

    // x^y = 2^(y · log2 x) for x >= 0. The exponent reaches 150, so an absolute error of less than an ULP in it needs a
    // logarithm with some 30 bits: it is the sum of two floats.
    private static float PowOfMagnitude(float x, float y)
    {
        // x = 2^k · (1 + f), as in Log.
        bool subnormal = x < 1.17549435e-38f;
        int bits = BitConverter.SingleToInt32Bits(subnormal ? x * 8388608f : x);
        int exponent = (bits - SqrtHalfBits) >> 23;
        float k = subnormal ? exponent - 23f : exponent;
        float m = BitConverter.Int32BitsToSingle(bits - (exponent << 23));
        float f = m - 1f;

        // s = f / (2 + f) and what is lacking there: the remainder of the division and the rounding of 2 + f. The
        // correction is made for the derivative of the series below, 1 / (1 - s²).
        float sum = m + 1f;
        float sumRest = m - (sum - 1f);
        float reciprocal = 1f / sum;
        float s = f * reciprocal;
        float remainder = MathF.FusedMultiplyAdd(-s, sumRest, MathF.FusedMultiplyAdd(-s, sum, f));
        float square = s * s;
        float correction = remainder * reciprocal;
        correction = MathF.FusedMultiplyAdd(correction, square, correction);

        // log2(1 + f) = (2 / ln 2) · (s + s³/3 + s⁵/5 + ...); the first product is exact in head + tail.
        float head = TwoOverLn2High * s;
        float tail = MathF.FusedMultiplyAdd(TwoOverLn2High, s, -head);
        tail = MathF.FusedMultiplyAdd(TwoOverLn2Low, s, tail);
        tail = MathF.FusedMultiplyAdd(TwoOverLn2High, correction, tail);
        tail = MathF.FusedMultiplyAdd(square * s, Log2Rest(square), tail);
        float high = k + head;
        float low = k - high + head + tail;

        // log2 of 0 and of infinity are taken as infinite, so that the product gives 0 or infinity.
        high = x < float.PositiveInfinity ? high : x;
        high = x == 0f ? float.NegativeInfinity : high;
        bool isOne = high == 0f || y == 0f;
        float product = isOne ? 0f : y * high;
        float rest = MathF.FusedMultiplyAdd(y, low, MathF.FusedMultiplyAdd(y, high, -product));
        return Exp2OfSum(product, MathF.Abs(rest) < 4f ? rest : 0f); // not finite where the product is not
    }

    // 2^(high + low), also where high is infinite; |low| <= 4.
    private static float Exp2OfSum(float high, float low)
    {
        float clamped = float.MaxNative(-200f, float.MinNative(200f, high));
        float n = clamped + low + IntegerShift - IntegerShift;
        float r = clamped - n + low;
        return Scale(MathF.FusedMultiplyAdd(Exp2Slope(r), r, 1f), n);
    }

    private const float TwoOverLn2High = 2.88539004f;
    private const float TwoOverLn2Low = 3.85192607e-8f;

    // (log2((1 + s) / (1 - s)) - 2s / ln 2) / s³ from t = s² <= 0.02945, with a relative error of 7.3e-9; as s³ is small,
    // that is 2^-33 of the logarithm.
    // By sollya: fpminimax(2/log(2)*(atanh(sqrt(x))/sqrt(x)-1)/x, 3, [|24,24,24,24|], [1b-40;0.02945], relative).
    private static float Log2Rest(float t)
    {
        float sum = 0.333544225f;
        sum = MathF.FusedMultiplyAdd(sum, t, 0.412058532f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.577077448f);
        return MathF.FusedMultiplyAdd(sum, t, 0.961796701f);
    }

    // (2^r - 1) / r for |r| <= 0.501. With it 2^r has a relative error of 3.7e-9.
    // By sollya: fpminimax(2^x, [|1,2,3,4,5,6|], [|24,24,24,24,24,24|], [-0.501;0.501], relative, 1).
    private static float Exp2Slope(float r)
    {
        float sum = 1.52449953e-4f;
        sum = MathF.FusedMultiplyAdd(sum, r, 1.3391684e-3f);
        sum = MathF.FusedMultiplyAdd(sum, r, 9.61882621e-3f);
        sum = MathF.FusedMultiplyAdd(sum, r, 5.55035807e-2f);
        sum = MathF.FusedMultiplyAdd(sum, r, 0.240226448f);
        return MathF.FusedMultiplyAdd(sum, r, 0.693147182f);
    }
}
