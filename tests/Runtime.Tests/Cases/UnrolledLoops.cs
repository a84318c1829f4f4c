using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>Loops with a constant number of iterations.</summary>
internal static partial class UnrolledLoops
{
    [Vectorize(Gpu = true)]
    public static float Horner(float x)
    {
        float sum = 0f;
        for (int i = 0; i < 6; i++)
            sum = sum * x + Coefficient(i);
        return sum;
    }

    private static float Coefficient(int i) => i switch { 0 => 0.5f, 1 => -0.25f, 2 => 3f, 3 or 4 => 1f, _ => -2f };

    [Vectorize(Gpu = true)]
    public static float HornerOfConstants(float x)
    {
        const int Degree = 4;
        float sum = 0f;
        for (int i = Degree; i >= 0; --i)
            sum = sum * x + i switch { 0 => 0.5f, 1 => -0.25f, 2 => 3f, 3 => 1f, _ => -2f };
        return sum;
    }

    [Vectorize(Gpu = true)]
    public static double ByFloats(double x)
    {
        double sum = 0;
        for (double t = 0; t < 1; t += 0.125)
            sum += x * t;
        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float SeriesWithBreak([InRange(-2, 2)] float x)
    {
        float sum = 1f, term = 1f;
        int iterations = 0;
        for (int i = 1; i < 9; i++)
        {
            term *= x / i;
            if (MathF.Abs(term) < 1e-3f)
                break;
            sum += term;
            iterations = i;
        }

        return sum + iterations * 100f;
    }

    [Vectorize(Gpu = true)]
    public static int Search(int x)
    {
        int place = 0;
        while (place < 32)
        {
            if ((x & 1) != 0)
                return place;
            x >>= 1;
            if (x == 12)
            {
                place += 100;
                break;
            }

            place++;
        }

        return ~place;
    }

    [Vectorize(Gpu = true)]
    public static int Continues(int x, int y)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            if (i % 3 == 1)
                continue;
            if (i == 8)
                break;
            if (((x >> i) & 1) == 0)
            {
                if (y > i)
                    continue;
                sum--;
            }

            sum = unchecked(sum + y * i);
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float Nested(float x)
    {
        float sum = 0f;
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                if (x < j)
                    break;
                sum += x * i - j;
                if (sum > 100f)
                    return sum;
            }

            sum *= 0.5f;
        }

        return sum;
    }

    // What a lane holds when it breaks out is read again in the next iteration.
    [Vectorize(Gpu = true)]
    public static float CarriedThroughOuterTurns(float x, [InRange(0, 5)] float y)
    {
        float sum = 0f, step = 1f;
        for (int i = 0; i < 3; i++)
        {
            float t = 0f;
            for (int j = 0; j < 4; j++)
            {
                step += 0.5f;
                t += step;
                if (t > y)
                    break;
                step *= x;
            }

            sum += x - i;
        }

        return step > 0f ? sum : sum * step;
    }

    [Vectorize(Gpu = true)]
    public static float CarriedAndNotReadAfter(float x, [InRange(0, 5)] float y)
    {
        float sum = 0f, step = 1f;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                step += 0.5f;
                sum += step;
                if (step > y)
                    break;
                step *= x;
            }
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static int MaskedInUnrolled([InRange(0, 20)] int x)
    {
        int sum = 0;
        for (int i = 1; i <= 3; i++)
        {
            for (int j = x; j > 0; j -= i)
            {
                int t = j * i;
                sum += t;
                if (sum > 300)
                    return -sum;
            }

            if (sum == 21)
                break;
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static int UnrolledInMasked([InRange(0, 20)] int x)
    {
        int sum = 0;
        while (x > 0)
        {
            for (int i = 0; i < 3; i++)
            {
                if (x == 5 * i)
                    break;
                if (x == 3 * i + 14)
                    return sum;
                sum += x / (i + 1);
            }

            x -= 2;
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static long DoWhile(long x)
    {
        int i = 3;
        do
        {
            x = unchecked(x * 3 + i);
        }
        while (--i > 0);
        do
            x ^= 5;
        while (false);
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float WithoutTurns(float x)
    {
        for (int i = 3; i < 3; i++)
            x = 0f;
        for (int i = 5; i > 7 && x > 0f; i--)
            x = 1f;
        return x;
    }

    [Vectorize(Gpu = true)]
    public static int GuardedDivision(int x, [InRange(-3, 3)] int y)
    {
        int sum = 0;
        for (int i = 0; i < 4; i++)
        {
            if (y == i || y == -1)
                break;
            sum = unchecked(sum + x / (y - i == -1 ? 1 : y - i));
        }

        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float EndlessButLeft(float x)
    {
        for (int i = 0; ; i++)
        {
            if (i == 3)
                break;
            x = x * 0.5f + i;
        }

        while (true)
        {
            if (x > 0f)
                return x;
            return -x;
        }
    }
}
