namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A number raised to a power: <c>xʸ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Special cases are those of <see cref="MathF.Pow(float, float)"/>. For y = ±0 and for
    /// x = 1 the result is 1, even if the other is NaN. It is 1 for x = −1 and an infinite y, too. A finite x below 0 gives
    /// NaN unless y is an integer. ±0 and ±infinity keep their sign for an odd integer y and lose it for any other y.
    /// </remarks>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <returns><paramref name="x"/> to the power of <paramref name="y"/>.</returns>
    [Vectorize]
    public static float Pow(float x, float y)
    {
        (float product, float rest) = ProductWithLog2(x, y);
        return MathF.Abs(product) < LargestExponent ? Exp2OfSum(product, rest) : PowWithSpecialCases(x, y);
    }

    // The same around the same logarithm, with the special cases and for results beyond the range of a float. Where the
    // usual way holds it gives the same bits, so that a result does not depend on its neighbours in a vector.
    [Rare]
    private static float PowWithSpecialCases(float x, float y)
    {
        bool isInteger = MathF.Truncate(y) == y;
        float halved = 0.5f * y;
        bool isOdd = isInteger && MathF.Truncate(halved) != halved;

        float magnitude = MathF.Abs(x);
        (float product, float rest) = ProductWithLog2(magnitude, y);
        product = magnitude == 1f || y == 0f ? 0f : product;
        rest = MathF.Abs(rest) < 1f ? rest : 0f; // it is not finite where the product is not
        float clamped = float.MaxNative(-LargestExponent, float.MinNative(LargestExponent, product));

        uint power = BitConverter.SingleToUInt32Bits(Exp2OfSum(clamped, rest));
        uint sign = isOdd ? BitConverter.SingleToUInt32Bits(x) & SignBit : 0u;
        bool isComplex = x < 0f && magnitude < float.PositiveInfinity && !isInteger;
        return isComplex ? float.NaN : BitConverter.UInt32BitsToSingle(power ^ sign);
    }

    // y · log2 x as the sum of two floats, for x^y = 2^(y · log2 x). It reaches 150, so an absolute error of less than an
    // ULP in it needs a logarithm with some 30 bits.
    private static (float Product, float Lost) ProductWithLog2(float x, float y)
    {
        (float high, float low) = LongLog2(x);
        float product = y * high;
        return (product, MathF.FusedMultiplyAdd(y, low, MultiplySubtract(y, high, product)));
    }

    // log2 x as the sum of two floats. The first one is infinite or NaN for x = ±0 and infinity, whose logarithm is infinite, and for
    // x < 0.
    private static (float High, float Low) LongLog2(float x)
    {
        // x = 2^k · m, and the nearest of sixteen centres c leaves a rest d of m, exactly. Then
        // log2 x = k + log2 c + log2(1 + d / c).
        float m = Significand(x);
        float k = Exponent(x, m);
        float nearest = MathF.FusedMultiplyAdd(m, CentresInUnit, NearestShift);
        float d = m - Log2Centre(nearest);

        // d / c / ln 2 is the exact sum of u and uLow, but for the last bits of 1 / ln 2, which the series has.
        float slope = Log2Slope(nearest);
        float u = d * slope;
        float uLow = MultiplySubtract(d, slope, u);

        // The first two terms of the series are the exact sum of head and headLow, but for what the factor of the second one lacks: its own
        // rounding, that of u, and the last bits of 1 / ln 2.
        float second = Log2Curvature * u;
        float head = MathF.FusedMultiplyAdd(second, u, u);
        float headLow = MathF.FusedMultiplyAdd(second, u, u - head);
        float factorLow = MathF.FusedMultiplyAdd(2f * Log2Curvature, uLow, InverseLn2Rest) + MultiplySubtract(Log2Curvature, u, second);
        float tail = Log2Rest(u, factorLow, headLow + (uLow + Log2Low(nearest)));

        // This sum is exact, and larger than what is added unless it is 0. What is lost then is found by subtraction.
        float whole = k + Log2High(nearest);
        float high = whole + head;
        return (high, whole - high + head + tail);
    }

    private const float Log2Curvature = -0.346573591f;

    // What 1 / ln 2 has beyond the float next to it, over that float.
    private const float InverseLn2Rest = 1.33497586e-8f;

    // log2(1 + u / 1.44269502) - u - Log2Curvature · u² with the factor's rest, plus tail, for |u| <= 0.0455. With it the logarithm has a
    // relative error of 7.8e-11.
    // By sollya: fpminimax(log2(1+x/c), [|3,4,5,6|], [|24,24,24,24|], [-0.0456;0.0456], relative, x+x*l+x^2*h) with
    // c = round(1/log(2), 24, RN), l = round(1/log(2)/c-1, 24, RN) and h = Log2Curvature.
    private static float Log2Rest(float u, float factorLow, float tail)
    {
        float sum = MathF.FusedMultiplyAdd(-2.10342575e-2f, u, 4.61945795e-2f);
        sum = MathF.FusedMultiplyAdd(sum, u, -8.32714662e-2f);
        sum = MathF.FusedMultiplyAdd(sum, u, 0.160151005f);
        return MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(sum, u * u, factorLow), u, tail);
    }

    // Beyond it the result is 0 or infinity.
    private const float LargestExponent = 200f;

    // 2^(high + low) for |high| <= 200 and |low| <= 0.04, by the table in PowersOfTwo.cs.
    private static float Exp2OfSum(float high, float low)
    {
        float shifted = high + low + SixteenthShift;
        float n = shifted - SixteenthShift;
        float r = MathF.FusedMultiplyAdd(high - n + low, Ln2High, TableOffset);
        return ScaleByFloor(TimesExpOfSmall(FractionalPowerOfTwo(shifted), r), n);
    }
}
