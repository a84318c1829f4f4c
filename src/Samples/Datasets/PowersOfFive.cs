using System.Numerics;

namespace Kernels.Samples.Datasets;

/// <summary>
/// Multiplies whole numbers by powers of ten, rounded once to the nearest double, of two equally near ones to the even one.
/// </summary>
/// <remarks>
/// After Lemire, "Number parsing at a gigabyte per second" (Software: Practice and Experience, 2021), which proves that 128 bits
/// of a power of five suffice. 10ᵠ is 5ᵠ·2ᵠ, and powers of two only move the exponent.
/// </remarks>
internal static class PowersOfFive
{
    /// <summary>The powers are 5⁻⁶⁴ to 5⁶⁴; files hardly have others.</summary>
    private const int Largest = 64;

    /// <summary>5²⁷ is the largest that 64 bits hold, so that a number may be a multiple of it.</summary>
    private const int LeastExact = -27;

    private const int Bits = 128;
    private const int FractionBits = 52;
    private const int ExponentBias = 1023;

    // A tie between two doubles is possible only where the number or the power of five fits into 64 bits.
    private const int LeastOfTie = -4;
    private const int MostOfTie = 23;

    /// <summary>For each power its first 128 bits, cut off; rounded up where a quotient by it may be a whole number.</summary>
    private static readonly UInt128[] Powers = [.. Enumerable.Range(-Largest, (2 * Largest) + 1).Select(Power)];

    /// <summary>Computes <c>number·10^exponent</c>.</summary>
    /// <returns>False where it needs another way.</returns>
    public static bool TryScale(ulong number, int exponent, out double value)
    {
        value = 0;
        if (number == 0)
            return true;
        if (exponent is < -Largest or > Largest)
            return false;

        var zeros = BitOperations.LeadingZeroCount(number);
        number <<= zeros;
        var power = Powers[exponent + Largest];
        var high = Math.BigMul(number, (ulong)(power >> 64), out var low);

        // Only if all bits below the double's are ones, the second half of the power can matter.
        if ((high & 0x1FF) == 0x1FF)
        {
            var rest = Math.BigMul(number, (ulong)power, out _);
            low += rest;
            if (low < rest)
                high++;
        }

        // The product has 127 or 128 bits. The first 54 are the fraction with its 1, and a bit to round by.
        var top = (int)(high >> 63);
        var shift = top + 64 - FractionBits - 3;
        var fraction = high >> shift;

        // Floor(exponent·log₂ 10), exact in this range.
        var binary = ((217_706 * exponent) >> 16) + 63 + top - zeros;

        if (low <= 1 && exponent is >= LeastOfTie and <= MostOfTie && (fraction & 3) == 1 && fraction << shift == high)
            fraction &= ~1UL;
        fraction = (fraction + (fraction & 1)) >> 1;
        if (fraction >> (FractionBits + 1) != 0)
            (fraction, binary) = (fraction >> 1, binary + 1);

        value = BitConverter.UInt64BitsToDouble((fraction & ((1UL << FractionBits) - 1)) | ((ulong)(binary + ExponentBias) << FractionBits));
        return true;
    }

    private static UInt128 Power(int exponent)
    {
        var power = BigInteger.Pow(5, Math.Abs(exponent));
        var length = (int)power.GetBitLength();
        if (exponent >= 0)
            return (UInt128)(length > Bits ? power >> (length - Bits) : power << (Bits - length));

        var inverse = (BigInteger.One << (length + Bits - 1)) / power;
        return (UInt128)(exponent < LeastExact ? inverse : inverse + 1);
    }
}
