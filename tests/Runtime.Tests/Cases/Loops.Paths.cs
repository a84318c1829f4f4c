using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>The same: jumps, returns, loops in loops and in branches, and what a loop's state holds.</summary>
internal static partial class Loops
{
    // A sum with a value in the state that lanes get as they leave.
    [Vectorize(Gpu = true)]
    public static float BreakAfterAssignment(float x, [InRange(0, 9)] float limit)
    {
        float sum = 0f, last = -1f;
        for (float t = 0f; t < 10f; t += 1f)
        {
            last = t;
            sum += x;
            if (t >= limit)
            {
                last += 0.5f;
                break;
            }

            sum -= 0.25f;
            last = -t;
        }

        return sum * last;
    }

    [Vectorize(Gpu = true)]
    public static int ContinueAndBreak(int x, [InRange(0, 40)] int n)
    {
        int sum = 0;
        for (int i = 0; i < n; i++)
        {
            if (((x >> (i & 15)) & 1) == 0)
                continue;
            if (sum > 50)
            {
                if ((i & 1) == 0)
                    break;
                sum = -sum;
                continue;
            }

            sum += i;
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static int Nested([InRange(0, 9)] int n, [InRange(0, 9)] int m)
    {
        int sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < m; j++)
            {
                if (j == 7)
                    break;
                sum += i * j + 1;
            }

            if (sum > 60)
                break;
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static int ReturnFromNested([InRange(0, 12)] int n, [InRange(0, 30)] int wanted)
    {
        for (int i = 1; i <= n; i++)
        {
            int j = i;
            while (j <= n)
            {
                if (i * j == wanted)
                    return i * 100 + j;
                j++;
            }

            if (i == 9)
                return -2;
        }

        return -1;
    }

    [Vectorize(Gpu = true)]
    public static int CountPrimes([InRange(0, 40)] int limit)
    {
        int count = 0;
        for (int n = 2; n <= limit; n++)
        {
            if (IsPrime(n))
                count++;
        }

        return count;
    }

    private static bool IsPrime(int n)
    {
        for (int d = 2; d * d <= n; d++)
        {
            if (n % d == 0)
                return false;
        }

        return true;
    }

    // Were it not for the condition, the loop would never end at 0, and divide by it.
    [Vectorize(Gpu = true)]
    public static int CalledUnderCondition([InRange(-50, 50)] int x) => x > 0 ? Digits(x, 10 / x) : -1;

    [Vectorize(Gpu = true)]
    public static int InBranch([InRange(-50, 50)] int x)
    {
        int y = 7;
        if (x != 0)
        {
            y += 100 / x;
            while (y % x != 0)
                y++;
        }
        else
        {
            y = 1;
        }

        return y;
    }

    private static int Digits(int x, int more)
    {
        int digits = more;
        for (; x != 0; x /= 10)
            digits++;
        return digits;
    }

    [Vectorize(Gpu = true)]
    public static float TwoResults([InRange(1, 100)] float x)
    {
        var (steps, rest) = Halve(x);
        return steps * 1000f + rest;
    }

    private static (float Steps, float Remainder) Halve(float x)
    {
        (float Steps, float Remainder) result = (0f, x);
        while (result.Remainder > 1f)
            result = (result.Steps + 1f, result.Remainder * 0.5f);
        if (result.Steps > 4f)
        {
            do
            {
                if (result.Remainder < 0.1f)
                    return (-1f, result.Remainder);
                result = (result.Steps, result.Remainder - 0.3f);
            }
            while (result.Remainder > 0f);
        }

        return result;
    }

    [Vectorize(Gpu = true)]
    public static float BoolsInTheState([InRange(-4, 4)] float x, [InRange(-4, 4)] float y)
    {
        bool odd = false, swapped = x > y;
        bool done;
        do
        {
            odd = !odd;
            (x, y) = (y, x - 0.5f);
            done = x < -5f || y < -5f;
            swapped ^= odd && x > y;
        }
        while (!done);
        return (odd ? x : y) + (swapped ? 100f : 0f);
    }

    [Vectorize(Gpu = true)]
    public static float NobodyEnters(float x)
    {
        float y = x;
        while (float.IsNaN(y) && y > 0f)
            y += 1f;
        for (int i = 10; i < x && i < 0; i++)
            y = 0f;
        return y;
    }

    [Vectorize(Gpu = true)]
    public static float AssignedInside([InRange(-8, 8)] float x)
    {
        float y, z;
        do
        {
            y = x * 0.5f;
            z = y;
            x -= 1f;
        }
        while (y > 0f);
        return y + z * x;
    }

    // Where an element is 0 the loop would not end, so there is none, and the lanes behind a short span must not be 0 either.
    [Vectorize(Gpu = true)]
    public static float EndlessAtZero([InRange(0.001, 900)] float x)
    {
        float iterations = 0f;
        while (x < 1000f)
        {
            x *= 2f;
            iterations++;
        }

        return iterations;
    }

    [Vectorize(Gpu = true)]
    public static float ReadsTheInput(float x, [InRange(1, 20)] float y, [Uniform] float u)
    {
        float sum = x;
        for (float t = y; t > 0f; t -= 2f)
            sum += sum > u ? x : t % 3f - u;
        return sum;
    }

    [Vectorize(Gpu = true)]
    public static uint ShiftsByUniform(uint x, [Uniform][InRange(1, 31)] int n)
    {
        uint hash = 0;
        while (x != 0)
        {
            hash = hash * 31 + (x & 7);
            x >>= n;
        }

        return hash;
    }

    [Vectorize(Gpu = true)]
    public static long IntsWrap([InRange(0, 20)] long n)
    {
        int product = 3;
        uint sum = 5;
        for (int i = 0; i < (int)n; i++)
        {
            product = unchecked(product * 1103515245 + i);
            sum = unchecked(sum * 69069 - 1);
        }

        return product + (long)sum;
    }

    [Vectorize(Unroll = 3, Gpu = true)]
    public static float Unrolled3([InRange(0, 20)] float x)
    {
        while (x > 1f)
            x -= 1f;
        return x;
    }

    // Each iteration divides before it looks whether it is the last, so in a lane that leaves as well.
    [Vectorize(Gpu = true)]
    public static int DividesAsItLeaves([InRange(1, 9)] int x, [InRange(20, 90)] int y)
    {
        int q;
        while (true)
        {
            q = y / x;
            if (x > 5)
                break;
            x++;
            y -= q;
        }

        return q;
    }

    [Vectorize(Gpu = true)]
    public static double TurnsOfALargeConstant(double x)
    {
        double sum = 0;
        for (int i = 0; i < 1500; i++)
            sum += x * i;
        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float Names([InRange(0, 20)] float active, float loop, float nextActive)
    {
        float destination = 0f, goesOn = loop, returned = 1f;
        while (active > 0f)
        {
            (goesOn, returned) = (returned * nextActive, goesOn);
            active -= 1f;
            destination += goesOn;
        }

        return destination - returned;
    }
}
