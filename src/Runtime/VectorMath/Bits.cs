namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The number of bits that are set.</summary>
    /// <param name="value">The bits.</param>
    [Vectorize]
    public static int PopCount(uint value)
    {
        // The counts of ever wider fields, side by side; a product sums up the last four.
        uint pairs = value - ((value >> 1) & 0x55555555);
        uint nibbles = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333);
        uint bytes = (nibbles + (nibbles >> 4)) & 0x0F0F0F0F;
        return (int)((bytes * 0x01010101) >> 24);
    }

    /// <inheritdoc cref="PopCount(uint)"/>
    [Vectorize]
    public static int PopCount(int value) => PopCount((uint)value);

    /// <inheritdoc cref="PopCount(uint)"/>
    [Vectorize]
    public static long PopCount(ulong value)
    {
        // By sums, for few processors multiply lanes of 64 bits.
        ulong pairs = value - ((value >> 1) & 0x5555555555555555);
        ulong nibbles = (pairs & 0x3333333333333333) + ((pairs >> 2) & 0x3333333333333333);
        ulong bytes = (nibbles + (nibbles >> 4)) & 0x0F0F0F0F0F0F0F0F;
        ulong words = bytes + (bytes >> 8);
        ulong halves = words + (words >> 16);
        return (long)((halves + (halves >> 32)) & 0x7F);
    }

    /// <inheritdoc cref="PopCount(uint)"/>
    [Vectorize]
    public static long PopCount(long value) => PopCount((ulong)value);

    /// <summary>The number of zeros above the highest bit that is set; all of them for 0.</summary>
    /// <param name="value">The bits.</param>
    [Vectorize]
    public static int LeadingZeroCount(uint value) => PopCount(~Smeared(value));

    /// <inheritdoc cref="LeadingZeroCount(uint)"/>
    [Vectorize]
    public static int LeadingZeroCount(int value) => LeadingZeroCount((uint)value);

    /// <inheritdoc cref="LeadingZeroCount(uint)"/>
    [Vectorize]
    public static long LeadingZeroCount(ulong value) => PopCount(~Smeared(value));

    /// <inheritdoc cref="LeadingZeroCount(uint)"/>
    [Vectorize]
    public static long LeadingZeroCount(long value) => LeadingZeroCount((ulong)value);

    /// <summary>The number of zeros below the lowest bit that is set; all of them for 0.</summary>
    /// <param name="value">The bits.</param>
    [Vectorize]
    public static int TrailingZeroCount(uint value) => PopCount(~value & (value - 1));

    /// <inheritdoc cref="TrailingZeroCount(uint)"/>
    [Vectorize]
    public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);

    /// <inheritdoc cref="TrailingZeroCount(uint)"/>
    [Vectorize]
    public static long TrailingZeroCount(ulong value) => PopCount(~value & (value - 1));

    /// <inheritdoc cref="TrailingZeroCount(uint)"/>
    [Vectorize]
    public static long TrailingZeroCount(long value) => TrailingZeroCount((ulong)value);

    /// <summary>The whole part of the logarithm to base 2, which is the place of the highest bit that is set; 0 for 0.</summary>
    /// <param name="value">The integer.</param>
    [Vectorize]
    public static int Log2(uint value) => PopCount(Smeared(value) >> 1);

    /// <inheritdoc cref="Log2(uint)"/>
    [Vectorize]
    public static long Log2(ulong value) => PopCount(Smeared(value) >> 1);

    /// <summary>Moves bits to the left; what leaves at the left comes in at the right.</summary>
    /// <param name="value">The bits.</param>
    /// <param name="offset">By how many places, modulo their number.</param>
    [Vectorize]
    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> -offset);

    /// <inheritdoc cref="RotateLeft(uint, int)"/>
    [Vectorize]
    public static int RotateLeft(int value, int offset) => (int)RotateLeft((uint)value, offset);

    /// <inheritdoc cref="RotateLeft(uint, int)"/>
    [Vectorize]
    public static ulong RotateLeft(ulong value, long offset) => (value << (int)offset) | (value >> (int)-offset);

    /// <inheritdoc cref="RotateLeft(uint, int)"/>
    [Vectorize]
    public static long RotateLeft(long value, long offset) => (long)RotateLeft((ulong)value, offset);

    /// <summary>Moves bits to the right; what leaves at the right comes in at the left.</summary>
    /// <param name="value">The bits.</param>
    /// <param name="offset">By how many places, modulo their number.</param>
    [Vectorize]
    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << -offset);

    /// <inheritdoc cref="RotateRight(uint, int)"/>
    [Vectorize]
    public static int RotateRight(int value, int offset) => (int)RotateRight((uint)value, offset);

    /// <inheritdoc cref="RotateRight(uint, int)"/>
    [Vectorize]
    public static ulong RotateRight(ulong value, long offset) => (value >> (int)offset) | (value << (int)-offset);

    /// <inheritdoc cref="RotateRight(uint, int)"/>
    [Vectorize]
    public static long RotateRight(long value, long offset) => (long)RotateRight((ulong)value, offset);

    /// <summary>The least power of two that is not below an integer; 0 for 0 and where no power of this type is.</summary>
    /// <param name="value">The integer.</param>
    [Vectorize]
    public static uint RoundUpToPowerOf2(uint value) => Smeared(value - 1) + 1;

    /// <inheritdoc cref="RoundUpToPowerOf2(uint)"/>
    [Vectorize]
    public static ulong RoundUpToPowerOf2(ulong value) => Smeared(value - 1) + 1;

    // All bits below the highest one that is set, and that.
    private static uint Smeared(uint value)
    {
        uint bits = value | (value >> 1);
        bits |= bits >> 2;
        bits |= bits >> 4;
        bits |= bits >> 8;
        return bits | (bits >> 16);
    }

    private static ulong Smeared(ulong value)
    {
        ulong bits = value | (value >> 1);
        bits |= bits >> 2;
        bits |= bits >> 4;
        bits |= bits >> 8;
        bits |= bits >> 16;
        return bits | (bits >> 32);
    }
}
