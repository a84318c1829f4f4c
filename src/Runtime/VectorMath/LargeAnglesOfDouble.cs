using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kernels.CompilerServices;

namespace Kernels;

// As for float, with integers of 64 bits and their products of 128, one lane after the other: vectors have no such products, and no
// tables of twenty numbers.
public static partial class VectorMath
{
    [Rare]
    private static double LargeSin(double x) => SinByIntegers(x);

    [Rare]
    private static double LargeCos(double x) => CosByIntegers(x);

    [Rare]
    private static double LargeTan(double x) => TanByIntegers(x);

    // A lane that does not need it is among those that do.
    [VectorOverloads]
    private static double SinByIntegers(double x)
    {
        if (!(Math.Abs(x) > LargestReducedAngleDouble)) return x;
        (long n, double r, double excess) = QuartersOf(x);
        double sine = SinFromQuarter(n, r, excess);
        return x < 0.0 ? -sine : sine;
    }

    [VectorOverloads]
    private static double CosByIntegers(double x)
    {
        if (!(Math.Abs(x) > LargestReducedAngleDouble)) return x;
        (long n, double r, double excess) = QuartersOf(x);
        return SinFromQuarter(n + 1, r, excess);
    }

    [VectorOverloads]
    private static double TanByIntegers(double x)
    {
        if (!(Math.Abs(x) > LargestReducedAngleDouble)) return x;
        (long n, double r, double excess) = QuartersOf(x);
        double tangent = TanFromQuarter(n, r, excess);
        return x < 0.0 ? -tangent : tangent;
    }

    // |x| / (π/2), modulo 4, as an integer and what is left over it, as an angle, with what is to be subtracted from that: the
    // method of Payne and Hanek. The 53 bits of x are multiplied by 192 bits of 2 / π, from where multiples of a full turn end.
    // 126 bits behind the point are kept, of which 62 may be 0.
    private static (long N, double R, double Excess) QuartersOf(double x)
    {
        if (!double.IsFinite(x)) return (0, double.NaN, 0.0);

        ulong bits = BitConverter.DoubleToUInt64Bits(Math.Abs(x));
        ulong significand = (bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;
        int start = (int)(bits >> 52) - 1075 + 62;
        int word = start >> 6;
        ulong high = InverseHalfPiBits(word, start), middle = InverseHalfPiBits(word + 1, start), low = InverseHalfPiBits(word + 2, start);

        (ulong sumHigh, ulong sumLow) = Multiply(significand, middle);
        (ulong carried, _) = Multiply(significand, low);
        sumLow += carried;
        sumHigh += (significand * high) + (sumLow < carried ? 1UL : 0UL);
        long n = (long)((sumHigh + (1UL << 61)) >> 62);
        (double r, double excess) = TimesHalfPi((long)(sumHigh << 2) >> 2, sumLow);
        return (n, r, excess);
    }

    // All 128 bits of a product, by halves of the factors.
    private static (ulong High, ulong Low) Multiply(ulong x, ulong y)
    {
        ulong xLow = x & 0xFFFFFFFF, xHigh = x >> 32;
        ulong yLow = y & 0xFFFFFFFF, yHigh = y >> 32;
        ulong lowest = xLow * yLow;
        ulong cross = (xHigh * yLow) + (lowest >> 32);
        ulong other = (xLow * yHigh) + (cross & 0xFFFFFFFF);
        return ((xHigh * yHigh) + (cross >> 32) + (other >> 32), (other << 32) | (lowest & 0xFFFFFFFF));
    }

    // fraction · 2^-126 · π/2, rounded, and by how much that is too large. The fraction has 128 bits, with a sign.
    private static (double Product, double Excess) TimesHalfPi(long fractionHigh, ulong fractionLow)
    {
        const double HalfPi = 1.5707963267948966;
        const double HalfPiRest = 6.123233995736766e-17;

        bool isNegative = fractionHigh < 0;
        ulong magnitudeLow = isNegative ? 0UL - fractionLow : fractionLow;
        ulong magnitudeHigh = (ulong)(isNegative ? ~fractionHigh + (fractionLow == 0 ? 1L : 0L) : fractionHigh);

        // Its highest bit is moved to the top. Half of the bits may be 0, but not all.
        bool isShort = magnitudeHigh == 0;
        ulong first = isShort ? magnitudeLow : magnitudeHigh;
        ulong second = isShort ? 0UL : magnitudeLow;
        int shift = BitOperations.LeadingZeroCount(first);
        first = (first << shift) | (second >> 1 >> (63 - shift));
        second <<= shift;

        long exponent = 1025L - shift - (isShort ? 64L : 0L);
        double power = BitConverter.Int64BitsToDouble(exponent << 52);
        double scale = isNegative ? -power : power;
        double top = (first >> 11) * 1.1102230246251565e-16 * scale; // 2^-53
        double rest = ((first << 53) | (second >> 11)) * 6.018531076210112e-36 * scale; // 2^-117

        double product = top * HalfPi;
        double lost = Math.FusedMultiplyAdd(top, HalfPiRest, rest * HalfPi) + Math.FusedMultiplyAdd(top, HalfPi, -product);
        double r = product + lost;
        return (r, r - product - lost);
    }

    // 64 bits of 2 / π from a bit on.
    private static ulong InverseHalfPiBits(int word, int start)
    {
        int shift = start & 63;
        return (InverseHalfPiWords[word] << shift) | (InverseHalfPiWords[word + 1] >> 1 >> (63 - shift));
    }

    // The bits of 2 / π behind the point, after 64 zeros.
    private static ReadOnlySpan<ulong> InverseHalfPiWords =>
    [
        0x0000000000000000,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
        0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> SinByIntegers(Vector128<double> x) => Lanes.Map(x, static (double lane) => SinByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> SinByIntegers(Vector256<double> x) => Lanes.Map(x, static (double lane) => SinByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> SinByIntegers(Vector512<double> x) => Lanes.Map(x, static (double lane) => SinByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> CosByIntegers(Vector128<double> x) => Lanes.Map(x, static (double lane) => CosByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> CosByIntegers(Vector256<double> x) => Lanes.Map(x, static (double lane) => CosByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> CosByIntegers(Vector512<double> x) => Lanes.Map(x, static (double lane) => CosByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> TanByIntegers(Vector128<double> x) => Lanes.Map(x, static (double lane) => TanByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> TanByIntegers(Vector256<double> x) => Lanes.Map(x, static (double lane) => TanByIntegers(lane));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> TanByIntegers(Vector512<double> x) => Lanes.Map(x, static (double lane) => TanByIntegers(lane));
}
