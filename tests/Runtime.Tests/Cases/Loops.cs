using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>Loops whose number of iterations depends on the element.</summary>
internal static partial class Loops
{
    [Vectorize(Gpu = true)]
    public static float Mandelbrot([InRange(-2, 2)] float re, [InRange(-2, 2)] float im)
    {
        float x = 0f, y = 0f, iterations = 0f;
        while (iterations < 50f && x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + re, 2f * x * y + im);
            iterations++;
        }

        return iterations;
    }

    [Vectorize(Gpu = true)]
    public static int MandelbrotTurns([InRange(-2, 2)] float re, [InRange(-2, 2)] float im, [Uniform][InRange(0, 60)] int limit)
    {
        float x = 0f, y = 0f;
        int iterations = 0;
        for (; iterations < limit; iterations++)
        {
            float xx = x * x, yy = y * y;
            if (xx + yy > 4f)
                break;
            y = 2f * x * y + im;
            x = xx - yy + re;
        }

        return iterations;
    }

    [Vectorize(Gpu = true)]
    public static float OrbitOfAnything(float re, float im)
    {
        float x = re, y = im;
        int iterations = 0;
        do
        {
            float t = x * x - y * y + re;
            y = 2f * x * y + im;
            x = t;
        }
        while (x * x + y * y <= 4f && ++iterations < 20);
        return x - y + iterations;
    }

    // From above, Newton's steps to a square root fall until rounding stops them.
    [Vectorize(Gpu = true)]
    public static float SquareRoot(float x)
    {
        if (!(x > 0f) || float.IsInfinity(x))
            return x;
        float y = x > 1f ? x : 1f;
        while (true)
        {
            float next = 0.5f * (y + x / y);
            if (!(next < y))
                return y;
            y = next;
        }
    }

    [Vectorize(Gpu = true)]
    public static double CubeRoot([InRange(1e-6, 1e6)] double x)
    {
        double y = x > 1 ? x : 1, next = y;
        do
        {
            y = next;
            next = (2 * y + x / (y * y)) / 3;
        }
        while (next < y);
        return y;
    }

    [Vectorize(Gpu = true)]
    public static int Collatz([InRange(1, 3000)] int n)
    {
        int steps = 0;
        while (n != 1)
        {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }

        return steps;
    }

    [Vectorize(Gpu = true)]
    public static long CollatzOfLongs([InRange(1, 3000)] long n)
    {
        int steps = 0;
        for (; n > 1; steps++)
        {
            if ((n & 1) == 0)
            {
                n >>= 1;
                continue;
            }

            n = 3 * n + 1;
        }

        return steps;
    }

    [Vectorize(Gpu = true)]
    public static int GreatestCommonDivisor([InRange(-5000, 5000)] int a, [InRange(-5000, 5000)] int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    [Vectorize(Gpu = true)]
    public static ulong GreatestCommonDivisorOfAnything(ulong a, ulong b)
    {
        while (b > 0)
        {
            ulong rest = a % b;
            a = b;
            b = rest;
        }

        return a;
    }

    [Vectorize(Gpu = true)]
    public static int CountBits(int x)
    {
        int count = 0;
        for (uint bits = unchecked((uint)x); bits != 0; bits >>= 1)
            count += (int)(bits & 1);
        return count;
    }

    [Vectorize(Gpu = true)]
    public static ulong HighestBit(ulong x)
    {
        int place = -1;
        while (x != 0)
        {
            x >>= 1;
            place++;
        }

        return unchecked((ulong)place);
    }

    [Vectorize(Gpu = true)]
    public static int LeadingZeros(int x)
    {
        if (x == 0)
            return 32;
        int n = 0;
        while (x > 0)
        {
            x <<= 1;
            n++;
        }

        return n;
    }

    [Vectorize(Gpu = true)]
    public static float Exponential([InRange(-3, 3)] float x)
    {
        float sum = 1f, term = 1f;
        for (int i = 1; ; i++)
        {
            term *= x / i;
            float next = sum + term;
            if (next == sum)
                break;
            sum = next;
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float Power(float x, [InRange(-5, 40)] int n)
    {
        float product = 1f;
        for (int i = 0; i < n; i++)
            product *= x;
        return product;
    }

    [Vectorize(Gpu = true)]
    public static double PowerBySquaring(double x, [Uniform][InRange(0, 1000)] int n)
    {
        double product = 1;
        while (n > 0)
        {
            if ((n & 1) != 0)
                product *= x;
            x *= x;
            n >>= 1;
        }

        return product;
    }
}
