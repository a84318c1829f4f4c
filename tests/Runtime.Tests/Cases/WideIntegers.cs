namespace Kernels.Tests.Cases;

/// <summary>64-bit integers, and ints that live in their lanes.</summary>
internal static partial class WideIntegers
{
    [Vectorize(Gpu = true)]
    public static long Arithmetic(long a, long b) => unchecked(a * b + a - b * 3 - -a);

    [Vectorize(Gpu = true)]
    public static ulong Unsigned(ulong a, ulong b) => unchecked((a + b) * 7 - (a >> 3) ^ (b << 5) | ~a);

    [Vectorize(Gpu = true)]
    public static long Shifts(long x) => (x << 3) ^ (x >> 5) ^ (x >>> 7) ^ (x << 65) ^ (x >>> -1);

    [Vectorize(Gpu = true)]
    public static long VaryingShifts(long x, long n) => (x << (int)n) ^ (x >> (int)n) ^ (x >>> (int)n);

    [Vectorize(Gpu = true)]
    public static ulong VaryingShiftsOfUlong(ulong x, ulong n) => (x << (int)n) ^ (x >> (int)n);

    [Vectorize(Gpu = true)]
    public static long GuardedDivision(long a, long b) => b != 0 && b != -1 ? a / b + a % b : -1;

    [Vectorize(Gpu = true)]
    public static ulong GuardedUlongDivision(ulong a, ulong b) => b > 0 ? a / b ^ a % b : ulong.MaxValue;

    [Vectorize(Gpu = true)]
    public static long IntWraps(long a, long b)
    {
        int x = (int)a;
        int y = (int)b;
        int sum = unchecked(x + y);
        int product = unchecked(x * y);
        int difference = unchecked(x - y);
        int negated = unchecked(-x);
        return unchecked((long)sum * 3 + product ^ difference + (long)negated);
    }

    [Vectorize(Gpu = true)]
    public static ulong UintWraps(ulong a, ulong b)
    {
        uint x = (uint)a;
        uint y = (uint)b;
        uint sum = unchecked(x + y);
        uint difference = unchecked(x - y);
        return unchecked((ulong)sum * 5 + difference ^ (x * y) + ~x);
    }

    [Vectorize(Gpu = true)]
    public static long IntBits(long a)
    {
        int x = (int)a;
        uint u = (uint)a;
        return (x << 5) + (x >> 3) + (x >>> 3) + (~x) + (long)(u << 7) + (u >> 9) + (x & 0xFF) + (int)u + (uint)x;
    }

    [Vectorize(Gpu = true)]
    public static long IntVaryingShifts(long a, long n)
    {
        int x = (int)a;
        int count = (int)n;
        uint u = (uint)a;
        return (x << count) + (x >> count) + (x >>> count) + (u << count) + (u >> count);
    }

    [Vectorize(Gpu = true)]
    public static long IntDivision(long a, long b)
    {
        int x = (int)a;
        int y = (int)b;
        if (y == 0 || y == -1)
            return x;
        return x / y + 7L * (x % y);
    }

    [Vectorize(Gpu = true)]
    public static ulong UintDivision(ulong a, ulong b)
    {
        uint x = (uint)a;
        uint y = (uint)b;
        return y == 0 ? x : x / y + x % y;
    }

    [Vectorize(Gpu = true)]
    public static long IntComparisons(long a, long b)
    {
        int x = (int)a;
        uint u = (uint)b;
        return (x < (int)b ? 1 : 0) + (u > 5u ? 2 : 0) + (x < 0 ? 4 : 0) + (u >= (uint)a ? 8 : 0) + Math.Max(x, 3) + Math.Min(u, 9u);
    }

    [Vectorize(Gpu = true)]
    public static long IntIncrements(long a)
    {
        int x = (int)a;
        x++;
        x += int.MaxValue;
        uint u = (uint)a;
        u--;
        u *= 3;
        return x + (long)u;
    }

    [Vectorize(Gpu = true)]
    public static long AbsOfIntInLane(long a)
    {
        int x = (int)a;
        return x == int.MinValue ? 0 : Math.Abs(x);
    }

    [Vectorize(Gpu = true)]
    public static ulong Rotate(ulong x) => (x << 13) | (x >> 51);
}
