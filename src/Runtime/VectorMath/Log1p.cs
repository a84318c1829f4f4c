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
        float sum = 1f + x;
        return IsModerate(sum) ? NormalLog1p(x, sum) : LogWithSpecialCases(sum);
    }

    private static float NormalLog1p(float x, float sum)
    {
        (float k, float f) = PartsOfOnePlus(x, sum);
        return MathF.CopySign(LogOfParts(k, f), x);
    }

    // Is it a positive normal number up to 2^126? Beyond, the one does not count.
    private static bool IsModerate(float sum) => BitConverter.SingleToInt32Bits(sum) - NormalOffset <= LastModerate;

    private const int LastModerate = 0x7E800000 - SmallestNormalBits + int.MinValue;

    // k and f of 1 + x = 2^k · (1 + f), where the sum is given rounded, from 2^-24 to 2^126, and serves only to find k. Then
    // f = x · 2^-k + (2^-k - 1) is exact, for the two are within a factor of two of each other, or k is 0. The float next below 1/2 is the
    // exception: its sum is rounded up to where k is 1.
    private static (float Exponent, float Fraction) PartsOfOnePlus(float x, float sum)
    {
        (float k, float power) = ExponentOfSum(sum);
        return (k, MathF.FusedMultiplyAdd(x, power, power - 1f));
    }

    // k and 2^-k.
    private static (float Exponent, float Power) ExponentOfSum(float sum)
    {
        int exponent = (BitConverter.SingleToInt32Bits(sum) - ThreeQuartersBits) >> 23;
        return (exponent, BitConverter.Int32BitsToSingle(OneBits - (exponent << 23)));
    }

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

    private static bool IsModerate(double sum) => BitConverter.DoubleToInt64Bits(sum) - NormalOffsetDouble <= LastModerateDouble;

    private const long LastModerateDouble = 0x7FD0000000000000 - SmallestNormalBitsDouble + long.MinValue;

    private static (double Exponent, double Fraction) PartsOfOnePlus(double x, double sum)
    {
        (double k, double power) = ExponentOfSum(sum);
        return (k, Math.FusedMultiplyAdd(x, power, power - 1.0));
    }

    private static (double Exponent, double Power) ExponentOfSum(double sum)
    {
        ulong exponent = (BitConverter.DoubleToUInt64Bits(sum) + OneLessThreeQuartersBitsDouble) >> 52;
        double k = BitConverter.UInt64BitsToDouble(exponent | UnitsBitsDouble) - BiasInUnits;
        return (k, BitConverter.UInt64BitsToDouble(TwiceBiasBits - (exponent << 52)));
    }

    private const ulong TwiceBiasBits = 0x7FE0000000000000;
}
