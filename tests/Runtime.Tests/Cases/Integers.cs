namespace Kernels.Tests.Cases;

/// <summary>Arithmetic and bits of 32-bit integers.</summary>
internal static partial class Integers
{
    [Vectorize(Gpu = true)]
    public static int Arithmetic(int a, int b) => unchecked(a * b + a - b * 3 - -a);

    [Vectorize(Gpu = true)]
    public static int Bits(int a, int b) => (a & b) | (~a ^ b);

    [Vectorize(Gpu = true)]
    public static int Shifts(int x) => (x << 3) ^ (x >> 5) ^ (x >>> 7) ^ (x << 33) ^ (x >> 0) ^ (x >>> -1);

    [Vectorize(Gpu = true)]
    public static int VaryingShifts(int x, int n) => (x << n) ^ (x >> n) ^ (x >>> n);

    [Vectorize(Gpu = true)]
    public static uint VaryingShiftsOfUint(uint x, int n) => (x << n) ^ (x >> n);

    [Vectorize(Gpu = true)]
    public static uint Unsigned(uint a, uint b) => unchecked((a + b) * 7u - (a >> 3) ^ (b << 5) | ~a);

    [Vectorize(Gpu = true)]
    public static int ToIntFromUint(uint x) => (int)x >> 4;

    [Vectorize(Gpu = true)]
    public static uint ToUintFromInt(int x) => (uint)x >> 4;

    [Vectorize(Gpu = true)]
    public static int Increments(int x)
    {
        int y = x++;
        y--;
        x <<= 2;
        x |= y;
        x &= 0xFFFF;
        x ^= 5;
        x >>= 1;
        return x - --y;
    }

    [Vectorize(Gpu = true)]
    public static int Identities(int x) => (x + 0) * 1 - 0 + (x & 0) + (x | 0) + (x ^ 0) + x / 1 + x % 1;

    [Vectorize(Gpu = true)]
    public static int Multiples(int x) => unchecked(x * 0x7FFFFFFF + x * -1 + 100000 * x);

    [Vectorize(Gpu = true)]
    public static int DivideByConstant(int x) => x / 7 - x / -3 + x / int.MinValue + x % 10 + x % -5;

    [Vectorize(Gpu = true)]
    public static uint DivideUintByConstant(uint x) => x / 7u + x % 10u;

    [Vectorize(Gpu = true)]
    public static int GuardedDivision(int a, int b) => b != 0 && b != -1 ? a / b : -1;

    [Vectorize(Gpu = true)]
    public static int GuardedRemainder(int a, int b) => b == 0 || b == -1 ? 0 : a % b;

    [Vectorize(Gpu = true)]
    public static uint GuardedUintDivision(uint a, uint b)
    {
        if (b == 0)
            return uint.MaxValue;
        return a / b + a % b;
    }

    [Vectorize(Gpu = true)]
    public static int DivisionAfterReturn(int a, int b)
    {
        if (b == 0)
            return 1;
        if (b == -1)
            return unchecked(-a);
        int quotient = a / b;
        int remainder = a % b;
        return quotient ^ remainder;
    }

    [Vectorize(Gpu = true)]
    public static int DivisionInCallee(int a, int b) => b is 0 or -1 ? a : Quotient(a, b) + (a > 5 ? Quotient(b, a) : 0);

    [Vectorize(Gpu = true)]
    public static int DivisionInSwitch(int a, int b) => b switch
    {
        0 => 0,
        -1 => 1,
        > 0 when a / b > 3 => a % b,
        _ => a / b,
    };

    [Vectorize(Gpu = true)]
    public static int DivisionByCondition(int a, int b) => b != 0 && b != -1 && a / b > 2 || b == 1 ? 1 : 0;

    [Vectorize(Gpu = true)]
    public static int DivisionByUniform(int a, [Uniform] int b) => b is 0 or -1 ? -a : a / b;

    private static int Quotient(int a, int b) => a / b;
}
