namespace Kernels.Tests.Cases;

/// <summary>Casts and bit casts.</summary>
internal static partial class Conversions
{
    [Vectorize(Gpu = true)]
    public static int FloatToInt(float x) => (int)x;

    [Vectorize(Gpu = true)]
    public static uint FloatToUint(float x) => (uint)x;

    [Vectorize(Gpu = true)]
    public static float IntToFloat(int x) => x;

    [Vectorize(Gpu = true)]
    public static float UintToFloat(uint x) => x;

    [Vectorize(Gpu = true)]
    public static float RoundTrip(float x) => (int)(x * 100f) / 100f;

    [Vectorize(Gpu = true)]
    public static int Bits(float x) => BitConverter.SingleToInt32Bits(x) & 0x7FFFFF;

    [Vectorize(Gpu = true)]
    public static uint UnsignedBits(float x) => BitConverter.SingleToUInt32Bits(x) >> 23;

    [Vectorize(Gpu = true)]
    public static float FromBits(int x) => BitConverter.Int32BitsToSingle(x);

    [Vectorize(Gpu = true)]
    public static float FromUnsignedBits(uint x) => BitConverter.UInt32BitsToSingle(x ^ 0x80000000u);

    [Vectorize(Gpu = true)]
    public static float Exponent(float x) => BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(x) & 0x007FFFFF) | 0x3F800000)
        + ((BitConverter.SingleToInt32Bits(x) >> 23) - 127);

    [Vectorize(Gpu = true)]
    public static int DoubleBitCast(int x) => BitConverter.SingleToInt32Bits(BitConverter.Int32BitsToSingle(x & 0x3FFFFFFF)) + 1;

    [Vectorize(Gpu = true)]
    public static int Chain(float x) => (int)(uint)(int)x ^ (int)(float)(int)x;

    [Vectorize(Gpu = true)]
    public static long DoubleToLong(double x) => (long)x;

    [Vectorize(Gpu = true)]
    public static ulong DoubleToUlong(double x) => (ulong)x;

    [Vectorize(Gpu = true)]
    public static double LongToDouble(long x) => x;

    [Vectorize(Gpu = true)]
    public static double UlongToDouble(ulong x) => x;

    [Vectorize(Gpu = true)]
    public static double DoubleThroughInt(double x) => (int)x;

    [Vectorize(Gpu = true)]
    public static double DoubleThroughUint(double x) => (uint)x;

    [Vectorize(Gpu = true)]
    public static double IntArithmeticOfDouble(double x) => unchecked((int)x * 3 + (int)(x * 2));

    [Vectorize(Gpu = true)]
    public static long DoubleBits(double x) => BitConverter.DoubleToInt64Bits(x) >>> 52;

    [Vectorize(Gpu = true)]
    public static double FromDoubleBits(ulong x) => BitConverter.UInt64BitsToDouble(x & 0x3FFFFFFFFFFFFFFF);

    [Vectorize(Gpu = true)]
    public static long Narrowed(long x) => (int)x + (long)(uint)x + (int)(uint)x + (uint)(int)x;

    [Vectorize(Gpu = true)]
    public static ulong NarrowedUlong(ulong x) => (uint)x + (ulong)(int)x + (ulong)(long)x;

    [Vectorize(Gpu = true)]
    public static ulong Unsigned(long x) => (ulong)x / 3;

    [Vectorize(Gpu = true)]
    public static double Constants(double x) => x + (int)3.7 + (long)-2.5 + (uint)7L;
}
