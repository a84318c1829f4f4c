using System.Buffers.Binary;
using System.Numerics;

namespace ComputeSharp;

/// <content>The functions of integers, of truth values and of bits. HLSL's class has no least or largest of <see cref="uint"/>.</content>
public static partial class Hlsl
{
    /// <summary>|x|; of the least integer itself.</summary>
    public static int Abs(int x) => x < 0 ? unchecked(-x) : x;

    /// <summary>Whether x is true.</summary>
    public static bool All(bool x) => x;

    /// <summary>Whether x is not 0.</summary>
    public static bool All(float x) => x != 0f;

    /// <summary>Whether x is not 0.</summary>
    public static bool All(int x) => x != 0;

    /// <summary>Whether x is true.</summary>
    public static bool Any(bool x) => x;

    /// <summary>Whether x is not 0.</summary>
    public static bool Any(float x) => x != 0f;

    /// <summary>Whether x is not 0.</summary>
    public static bool Any(int x) => x != 0;

    /// <summary>The bits as a <see cref="double"/>.</summary>
    public static double AsDouble(uint lowbits, uint highbits) => BitConverter.UInt64BitsToDouble(((ulong)highbits << 32) | lowbits);

    /// <summary>The bits as a <see cref="float"/>.</summary>
    public static float AsFloat(int x) => BitConverter.Int32BitsToSingle(x);

    /// <summary>The bits as a <see cref="float"/>.</summary>
    public static float AsFloat(uint x) => BitConverter.UInt32BitsToSingle(x);

    /// <summary>The bits as an <see cref="int"/>.</summary>
    public static int AsInt(float x) => BitConverter.SingleToInt32Bits(x);

    /// <summary>The bits as an <see cref="int"/>.</summary>
    public static int AsInt(uint x) => unchecked((int)x);

    /// <summary>The bits as a <see cref="uint"/>.</summary>
    public static uint AsUInt(float x) => BitConverter.SingleToUInt32Bits(x);

    /// <summary>The bits as a <see cref="uint"/>.</summary>
    public static uint AsUInt(int x) => unchecked((uint)x);

    /// <summary>x, held between the bounds.</summary>
    public static int Clamp(int x, int min, int max) => Min(Max(x, min), max);

    /// <summary>How many bits are set.</summary>
    public static uint CountBits(uint x) => (uint)BitOperations.PopCount(x);

    /// <summary>The place of the highest bit that differs from the sign; −1 where none does.</summary>
    public static int FirstBitHigh(int value) => unchecked((int)FirstBitHigh((uint)(value < 0 ? ~value : value)));

    /// <summary>The place of the highest set bit; all bits set where there is none.</summary>
    public static uint FirstBitHigh(uint value) => value == 0u ? uint.MaxValue : (uint)BitOperations.Log2(value);

    /// <summary>The place of the lowest set bit; −1 where there is none.</summary>
    public static int FirstBitLow(int value) => unchecked((int)FirstBitLow((uint)value));

    /// <summary>The place of the lowest set bit; all bits set where there is none.</summary>
    public static uint FirstBitLow(uint value) => value == 0u ? uint.MaxValue : (uint)BitOperations.TrailingZeroCount(value);

    /// <summary>The half-precision number in the low bits.</summary>
    public static float Float16ToFloat32(uint x) => (float)BitConverter.UInt16BitsToHalf(unchecked((ushort)x));

    /// <summary>The bits of x in half precision.</summary>
    public static uint Float32ToFloat16(float x) => BitConverter.HalfToUInt16Bits((Half)x);

    /// <summary>m · a + b, wrapping.</summary>
    public static int Mad(int m, int a, int b) => unchecked((m * a) + b);

    /// <summary>m · a + b, wrapping.</summary>
    public static uint Mad(uint m, uint a, uint b) => unchecked((m * a) + b);

    /// <summary>The larger.</summary>
    public static int Max(int x, int y) => Math.Max(x, y);

    /// <summary>The lesser.</summary>
    public static int Min(int x, int y) => Math.Min(x, y);

    /// <summary>0, the fraction of an integer, and x itself in y.</summary>
    public static int Modf(int x, out int y)
    {
        y = x;

        return 0;
    }

    /// <summary>x · y, wrapping.</summary>
    public static int Mul(int x, int y) => unchecked(x * y);

    /// <summary>The bits in the opposite order.</summary>
    public static uint ReverseBits(uint x)
    {
        x = ((x >> 1) & 0x55555555u) | ((x & 0x55555555u) << 1);
        x = ((x >> 2) & 0x33333333u) | ((x & 0x33333333u) << 2);
        x = ((x >> 4) & 0x0F0F0F0Fu) | ((x & 0x0F0F0F0Fu) << 4);

        return BinaryPrimitives.ReverseEndianness(x);
    }

    /// <summary>−1, 0 or 1.</summary>
    public static int Sign(int x) => Math.Sign(x);
}
