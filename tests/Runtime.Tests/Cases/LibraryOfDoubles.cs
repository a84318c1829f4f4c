using System.Numerics;

namespace Kernels.Tests.Cases;

/// <summary>Functions of .NET that are kernels of the runtime, on lanes of 64 bits: exact, so the scalar method's bits.</summary>
internal static partial class LibraryOfDoubles
{
    [Vectorize]
    public static double Remainder(double x, double y) => x % y;

    [Vectorize]
    public static double IEEERemainder(double x, double y) => Math.IEEERemainder(x, y);

    [Vectorize(Gpu = true)]
    public static double MaxMagnitude(double x, double y) => Math.MaxMagnitude(x, y);

    [Vectorize(Gpu = true)]
    public static double MinMagnitude(double x, double y) => Math.MinMagnitude(x, y);

    [Vectorize(Gpu = true)]
    public static double MaxNumber(double x, double y) => double.MaxNumber(x, y);

    [Vectorize(Gpu = true)]
    public static double MinNumber(double x, double y) => double.MinNumber(x, y);

    [Vectorize(Gpu = true)]
    public static double MaxMagnitudeNumber(double x, double y) => double.MaxMagnitudeNumber(x, y);

    [Vectorize(Gpu = true)]
    public static double MinMagnitudeNumber(double x, double y) => double.MinMagnitudeNumber(x, y);

    [Vectorize(Gpu = true)]
    public static double Neighbours(double x) => Math.BitIncrement(x) + double.BitDecrement(x) * 0.5;

    [Vectorize(Gpu = true)]
    public static double Next(double x) => Math.BitIncrement(x);

    [Vectorize(Gpu = true)]
    public static double Previous(double x) => Math.BitDecrement(x);

    [Vectorize(Gpu = true)]
    public static double ScaleB(double x, long n) => Math.ScaleB(x, (int)n);

    [Vectorize(Gpu = true)]
    public static double ScaleByFew(double x, long n) => Math.ScaleB(x, (int)(n % 3000));

    [Vectorize(Gpu = true)]
    public static long ILogB(double x) => Math.ILogB(x);

    [Vectorize(Gpu = true)]
    public static double Degrees(double x) => double.DegreesToRadians(x) - double.RadiansToDegrees(x);

    [Vectorize(Gpu = true)]
    public static double RoundToTwoDigits(double x) => Math.Round(x, 2);

    [Vectorize(Gpu = true)]
    public static double RoundAway(double x) => Math.Round(x, MidpointRounding.AwayFromZero);

    [Vectorize(Gpu = true)]
    public static double RoundAwayToDigits(double x) => Math.Round(x, 3, MidpointRounding.AwayFromZero) + double.Round(x, 1, MidpointRounding.ToZero);

    [Vectorize(Gpu = true)]
    public static double RoundInDirections(double x) =>
        Math.Round(x, MidpointRounding.ToEven) + 2.0 * Math.Round(x, MidpointRounding.ToZero)
        - 3.0 * Math.Round(x, MidpointRounding.ToNegativeInfinity) + 5.0 * Math.Round(x, MidpointRounding.ToPositiveInfinity);

    [Vectorize(Gpu = true)]
    public static long PopCount(ulong x) => BitOperations.PopCount(x);

    [Vectorize(Gpu = true)]
    public static long PopCountOfInt(long x) => long.PopCount(x);

    [Vectorize(Gpu = true)]
    public static ulong PopCountAsUint(ulong x) => ulong.PopCount(x);

    [Vectorize(Gpu = true)]
    public static long ZeroCounts(ulong x) => BitOperations.LeadingZeroCount(x) * 100 + BitOperations.TrailingZeroCount(x);

    [Vectorize(Gpu = true)]
    public static long ZeroCountsOfInt(long x) => long.LeadingZeroCount(x >>> 3) * 100 + BitOperations.TrailingZeroCount(x << 5);

    [Vectorize(Gpu = true)]
    public static long Log2(ulong x) => BitOperations.Log2(x >> 7) * 100 + BitOperations.Log2(x & 0xFF);

    [Vectorize(Gpu = true)]
    public static ulong Rotate(ulong x, long n) => BitOperations.RotateLeft(x, (int)n) ^ ulong.RotateRight(x, 5) ^ BitOperations.RotateRight(x, (int)n);

    [Vectorize(Gpu = true)]
    public static long RotateInt(long x, long n) => long.RotateLeft(x, (int)n) ^ long.RotateRight(x, (int)n + 3);

    [Vectorize(Gpu = true)]
    public static ulong NextPower(ulong x) => BitOperations.RoundUpToPowerOf2(x >> 3);

    [Vectorize(Gpu = true)]
    public static long Integers(long x, long y) => long.Max(x, y) ^ long.Abs(x >> 1) ^ long.Min(y, 7) ^ Math.Sign(x);

    [Vectorize]
    public static long Quotients(long x, long y) => y is 0 or -1 ? x : x / y + 3 * (x % y);

    [Vectorize]
    public static ulong QuotientsOfUint(ulong x, ulong y) => y == 0 ? x : x / y + 3 * (x % y);

    [Vectorize]
    public static long DivRem(long x, long y)
    {
        if (y is 0 or -1)
            return x;
        var (quotient, remainder) = Math.DivRem(x, y);
        return quotient - 7 * remainder;
    }

    [Vectorize]
    public static long WholeProduct(long x, long y) => Math.BigMul((int)x, (int)y);

    [Vectorize]
    public static long QuotientsOfInts(long x, long y)
    {
        int left = (int)x;
        int right = (int)(y >> 40);
        return right is 0 or -1 ? left : left / right + 3L * (left % right);
    }

    [Vectorize]
    public static ulong QuotientsOfUints(ulong x, ulong y)
    {
        uint left = (uint)x;
        uint right = (uint)(y >> 40);
        return right == 0 ? left : left / right + 3UL * (left % right);
    }

    [Vectorize(Gpu = true)]
    public static ulong RandomBits(ulong counter, [Uniform] ulong seed) => KernelRandom.Bits(seed, counter);

    [Vectorize(Gpu = true)]
    public static double RandomUniform(ulong counter, [Uniform] ulong seed) => KernelRandom.Uniform(seed, counter);
}
