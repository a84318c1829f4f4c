namespace Kernels.Tests.Cases;

/// <summary>Statements: branches, early returns, and locals that branches assign.</summary>
internal static partial class ControlFlow
{
    [Vectorize(Gpu = true)]
    public static float EarlyReturn(float x)
    {
        if (x < 0f)
            return 0f;
        if (x > 1f)
            return 1f;
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float IfElse(float a, float b)
    {
        if (a > b)
        {
            return a - b;
        }
        else if (a == b)
        {
            return 100f;
        }
        else
        {
            return b - a;
        }
    }

    [Vectorize(Gpu = true)]
    public static float Assigned(float a, float b)
    {
        float result = 0f;
        if (a > 0f)
            result = a * b;
        else
            result -= b;
        if (b > 0f)
            result += 1f;
        return result;
    }

    [Vectorize(Gpu = true)]
    public static float DefinitelyAssigned(float a, float b)
    {
        float small, large;
        if (a < b)
        {
            small = a;
            large = b;
        }
        else
        {
            small = b;
            large = a;
        }

        return large - small;
    }

    [Vectorize(Gpu = true)]
    public static float NestedAssignments(float a, float b, float c)
    {
        float x = a, y = b;
        if (a > 0f)
        {
            if (b > 0f)
            {
                x = b;
                if (c > 0f)
                    y = x + c;
            }
            else
            {
                float t = x * 2f;
                x = t - y;
            }
        }
        else if (c < 0f)
        {
            y = -c;
            x = y * y;
        }

        return x - y;
    }

    [Vectorize(Gpu = true)]
    public static float ReturnInNestedBranch(float a, float b, float c)
    {
        float x = a;
        if (a > 0f)
        {
            x = 1f;
            if (b > 0f)
            {
                if (c > 0f)
                    return x + b + c;
                x = 2f;
            }
            else
            {
                x = b;
            }

            x *= 3f;
        }

        if (x > 4f)
            return -x;
        x += c;
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float ReturnAfterAssignmentInDeadLane(float a, float b)
    {
        float x = 1f;
        if (a > 0f)
        {
            x = 2f;
            return x;
        }

        if (b > 0f)
            x = 3f;
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float BothBranchesReturn(float a, float b)
    {
        if (a > b)
        {
            if (a > 1f)
                return 1f;
            else
                return 2f;
        }
        else
        {
            return 3f;
        }
    }

    [Vectorize(Gpu = true)]
    public static float ParameterAssigned(float a, float b)
    {
        a += b;
        if (b > a)
            b = a * 0.5f;
        a *= b;
        return a - b;
    }

    [Vectorize(Gpu = true)]
    public static float CompoundAssignments(float a, float b)
    {
        float x = a;
        x += b;
        x -= 0.5f;
        x *= b;
        x /= a;
        x++;
        --x;
        float y = x++;
        return x * ++y;
    }

    [Vectorize(Gpu = true)]
    public static float AssignmentInExpression(float a, float b)
    {
        float t;
        float sum = (t = a * 2f) + t;
        return sum > 0f && (t = b) > 0f ? t : t - sum;
    }

    [Vectorize(Gpu = true)]
    public static float AssignmentInArms(float a, float b)
    {
        float t = 1f;
        float x = a > b ? t = a : b;
        return x + t;
    }

    [Vectorize(Gpu = true)]
    public static float Shadowed(float a)
    {
        float result = 0f;
        {
            float t = a * 2f;
            result += t;
        }

        {
            float t = a - 1f;
            result *= t;
        }

        return result;
    }

    [Vectorize(Gpu = true)]
    public static float Empty(float a)
    {
        ;
        if (a > 0f)
        {
        }
        else
        {
            a = -a;
        }

        return a;
    }

    [Vectorize(Gpu = true)]
    public static int OfInts(int a, int b)
    {
        int steps = 0;
        if ((a & 1) != 0)
        {
            a = unchecked(3 * a + 1);
            steps++;
        }

        if (a < b)
        {
            steps += 2;
            if (a < 0)
                return ~steps;
        }

        return unchecked(steps * a - b);
    }

    [Vectorize(Gpu = true)]
    public static double OfDoubles(double x, double y)
    {
        if (double.IsNaN(x))
            return y;
        bool swapped = false;
        if (x > y)
        {
            (x, y) = (y, x);
            swapped = true;
        }

        double result = y - x;
        if (swapped)
            result = -result;
        return result;
    }

    // Names that the generated code uses too.
    [Vectorize(Gpu = true)]
    public static float Names(float destination, float i, float width, float last, float tail, float result0)
    {
        float @float = destination + i;
        float iStart = @float * width;
        float t = last - tail;
        return iStart + t * result0;
    }

    [Vectorize(Gpu = true)]
    public static float Keywords(float @int, float @class, [Uniform] float @ref) => @int * @class + @ref;
}
