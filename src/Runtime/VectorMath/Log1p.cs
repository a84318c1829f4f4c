namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The logarithm of one plus a number, accurate near 0: <c>ln(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log1p(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static float Log1p(float x)
    {
        // As in Log, 1 + x = 2^k · (1 + f). The rounded sum serves only to find k; f = x · 2^-k + (2^-k - 1) is then
        // rounded once from x itself. Four times 2^-k is used, because 2^-128 is not a normal number.
        int offset = BitConverter.SingleToInt32Bits(1f + x) - ThreeQuartersBits;
        float k = offset >> 23;
        float fourfold = BitConverter.Int32BitsToSingle(FourBits - (offset & ExponentMask));
        float f = MathF.FusedMultiplyAdd(0.25f * x, fourfold, MathF.FusedMultiplyAdd(0.25f, fourfold, -1f));

        float square = f * f;
        float low = MathF.FusedMultiplyAdd(square, LogCurvature(f, square), k * Ln2Low);
        float log = MathF.FusedMultiplyAdd(k, Ln2High, f + low);

        // The result is x itself where it is tiny, which also keeps -0 and the last bit of a subnormal number, and
        // where it is infinite or NaN. In unsigned arithmetic that is one comparison.
        uint magnitude = BitConverter.SingleToUInt32Bits(x) & 0x7FFFFFFF;
        float result = magnitude - TinyBits < InfinityBits - TinyBits ? log : x;
        return x > -1f ? result : (x == -1f ? float.NegativeInfinity : float.NaN);
    }

    private const int FourBits = 0x40800000;
    private const int ExponentMask = unchecked((int)0xFF800000);
    private const uint TinyBits = 0x31000000; // 2^-29
    private const uint InfinityBits = 0x7F800000;

    /// <summary>The logarithm of one plus a number, accurate near 0: <c>ln(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log1p(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static double Log1p(double x)
    {
        double sum = 1.0 + x;
        return IsModerate(sum) ? NormalLog1p(x, sum) : LogWithSpecialCases(sum);
    }

    private static double NormalLog1p(double x, double sum)
    {
        (double k, double f) = PartsOfOnePlus(x, sum);
        return Math.CopySign(LogOfParts(k, f), x);
    }

    // Is it a positive normal number up to 2^1022? Beyond, the one does not count.
    private static bool IsModerate(double sum) => BitConverter.DoubleToInt64Bits(sum) - NormalOffsetDouble <= LastModerateDouble;

    private const long LastModerateDouble = 0x7FD0000000000000 - SmallestNormalBitsDouble + long.MinValue;

    // k and f of 1 + x = 2^k · (1 + f), where the sum is given rounded, from 2^-53 to 2^1022, and serves only to find k. Then
    // f = x · 2^-k + (2^-k - 1) is exact, for the two are within a factor of two of each other, or k is 0.
    private static (double Exponent, double Fraction) PartsOfOnePlus(double x, double sum)
    {
        ulong exponent = (BitConverter.DoubleToUInt64Bits(sum) + OneLessThreeQuartersBitsDouble) >> 52;
        double k = BitConverter.UInt64BitsToDouble(exponent | UnitsBitsDouble) - BiasInUnits;
        double power = BitConverter.UInt64BitsToDouble(TwiceBiasBits - (exponent << 52)); // 2^-k
        return (k, Math.FusedMultiplyAdd(x, power, power - 1.0));
    }

    private const ulong TwiceBiasBits = 0x7FE0000000000000;
}
