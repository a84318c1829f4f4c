namespace Kernels.Tests.Unseen;

/// <summary>Hashes, bit tricks and calendars.</summary>
internal static partial class BitKernels
{
    [Vectorize(Gpu = true)]
    public static uint Xorshift(uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }

    [Vectorize(Gpu = true)]
    public static uint Murmur(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ h >> 16;
    }

    [Vectorize(Gpu = true)]
    public static ulong SplitMix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }

    [Vectorize(Gpu = true)]
    public static int PopulationCount(uint x)
    {
        x -= x >> 1 & 0x55555555;
        x = (x & 0x33333333) + (x >> 2 & 0x33333333);
        x = x + (x >> 4) & 0x0F0F0F0F;
        return (int)(x * 0x01010101 >> 24);
    }

    [Vectorize(Gpu = true)]
    public static uint ReverseBits(uint x)
    {
        x = (x & 0x55555555) << 1 | x >> 1 & 0x55555555;
        x = (x & 0x33333333) << 2 | x >> 2 & 0x33333333;
        x = (x & 0x0F0F0F0F) << 4 | x >> 4 & 0x0F0F0F0F;
        x = (x & 0x00FF00FF) << 8 | x >> 8 & 0x00FF00FF;
        return x << 16 | x >> 16;
    }

    [Vectorize(Gpu = true)]
    public static float FastInverseSquareRoot(float x)
    {
        var i = 0x5F3759DF - (BitConverter.SingleToInt32Bits(x) >> 1);
        var y = BitConverter.Int32BitsToSingle(i);
        y *= 1.5f - 0.5f * x * y * y;
        return y * (1.5f - 0.5f * x * y * y);
    }

    [Vectorize(Gpu = true)]
    public static int IsLeapYear(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1 : 0;

    [Vectorize(Gpu = true)]
    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeapYear(year) == 1 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        >= 1 and <= 12 => 31,
        _ => 0,
    };

    // Days from 1 March of year 0, by Hinnant's algorithm.
    [Vectorize(Gpu = true)]
    public static int DayNumber(int year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    }

    [Vectorize(Gpu = true)]
    public static uint BlendPixels(uint a, uint b, [Uniform] uint alpha)
    {
        var weight = alpha & 0xFF;
        var redAndBlue = (a & 0x00FF00FF) * (255 - weight) + (b & 0x00FF00FF) * weight >> 8 & 0x00FF00FF;
        var green = (a >> 8 & 0xFF) * (255 - weight) + (b >> 8 & 0xFF) * weight & 0x0000FF00;
        return 0xFF000000 | redAndBlue | green;
    }

    [Vectorize(Gpu = true)]
    public static int GreatestCommonDivisorSteps(int a, int b)
    {
        int x = a & 0xFFFF, y = b & 0xFFFF;
        if (y != 0)
            (x, y) = (y, x % y);
        if (y != 0)
            (x, y) = (y, x % y);
        if (y != 0)
            (x, y) = (y, x % y);
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float HalfPrecision(float x)
    {
        // Rounds to the eleven digits of a half, of numbers in its normal range.
        var bits = BitConverter.SingleToUInt32Bits(x);
        var odd = bits >> 13 & 1u;
        var rounded = BitConverter.UInt32BitsToSingle(bits + 0xFFFu + odd & 0xFFFFE000u);
        return float.IsFinite(x) && MathF.Abs(x) is >= 6.1035156e-5f and < 65520f ? rounded : x;
    }
}
