namespace Kernels.Tests.Cases;

/// <summary>Corners of the language: order of evaluation, implicit conversions, names that meet when calls are inlined.</summary>
internal static partial class Corners
{
    [Vectorize(Gpu = true)]
    public static float ChainedAssignment(float a, float b)
    {
        float x, y;
        x = y = a - b;
        x += y += 2f;
        return x - y * b;
    }

    [Vectorize(Gpu = true)]
    public static float OperandBeforeIncrement(float a)
    {
        float x = a;
        return x * x++ - ++x / x--;
    }

    [Vectorize(Gpu = true)]
    public static float ArgumentsInWrittenOrder(float a)
    {
        float x = a;
        return Weighted(second: x++, first: x * 2f) + x;
    }

    [Vectorize(Gpu = true)]
    public static float SimultaneousTuple(float a, float b)
    {
        (a, b) = (b, a + b);
        (a, b) = (b, a + b);
        (float c, (float d, float e)) = (a - b, (b, a * b));
        return c + d - e;
    }

    [Vectorize(Gpu = true)]
    public static float SameNamesInCallee(float x, float y)
    {
        float t = Folded(y);
        float result = Folded(x - t);
        return Folded(result) + t + Folded(x);
    }

    [Vectorize(Gpu = true)]
    public static float ConditionsAcrossCalls(float a, float b)
    {
        var (valid, value) = Checked(a, b);
        if (!valid)
            return -1f;
        var (again, other) = Checked(b, value);
        return again ? value + other : value;
    }

    [Vectorize(Gpu = true)]
    public static float ImplicitConversions(float x) => 2 * x + x / 3 - Math.Max(x, 0) * (float)Math.PI + (float)0.1;

    [Vectorize(Gpu = true)]
    public static float IntMath(float x, int n) => x * n + n / 2 - n % 3 * x + Math.Max(n, 2);

    [Vectorize(Gpu = true)]
    public static double SignInWideLanes(double x, double y) => double.IsNaN(y) ? x : x * Math.Sign(y) + Math.Sign((int)y);

    [Vectorize(Gpu = true)]
    public static float UniformCondition(float x, [Uniform] uint n, [Uniform] int m) => x * (n > 3u ? 1f : 2f) + (m < 0 && n != 0 ? 1 : 0);

    [Vectorize(Gpu = true)]
    public static float BoolPatterns(float x, float y)
    {
        bool big = x > 1f;
        if (big is true && float.IsNaN(y) is false)
            return x;
        return y is not float.NaN ? y : big ? 2f : 3f;
    }

    [Vectorize(Gpu = true)]
    public static float ElseIfChain(float x)
    {
        float result;
        if (x < -10f)
            return -10f;
        else if (x < 0f)
            result = x * 2f;
        else if (x == 0f)
            result = x;
        else if (x < 10f)
        {
            if (x < 1f)
                return 1f;
            result = x / 2f;
        }
        else
            result = 10f;

        result += 1f;
        if (result > 5f)
            result = -result;
        return result;
    }

    [Vectorize(Gpu = true)]
    public static int BigConstants(int x) => unchecked(-int.MinValue + x ^ ~0 ^ (int)0x9E3779B9u) >>> 1;

    [Vectorize(Gpu = true)]
    public static long WideConstants(long x) => unchecked(x * (1L << 40) + (long)0xF000000000000001UL - ~0L) >> 3;

    [Vectorize(Gpu = true)]
    public static uint CompoundShifts(uint x)
    {
        x <<= 3;
        x >>= 1;
        x >>>= 2;
        x %= 1000u;
        x /= 7u;
        return x;
    }

    [Vectorize(Gpu = true)]
    public static float SlowArms(float x, float y)
    {
        float slow = x % 3f;
        float picked = x > y ? slow : VectorMath.Sinh(y);
        return picked > 1f ? VectorMath.Cbrt(picked) * slow : y;
    }

    [Vectorize(Gpu = true)]
    public static float SlowConditions(float x, float y) => VectorMath.Atan(x) > 0.5f && VectorMath.Cosh(y) < 2f || x > 3f ? y : -y;

    [Vectorize(Gpu = true)]
    public static float VaryingRemainder(float x, float y) => x > y ? x % y : y % 3f;

    [Vectorize(Gpu = true)]
    public static int RemainderByUniform(int x, [Uniform] int n) => n > 0 ? x % n : x % 7;

    private static float Weighted(float first, float second) => first - 3f * second;

    private static float Folded(float x)
    {
        float t = x;
        float result = 1f;
        if (t > 1f)
        {
            t -= 1f;
            x = t * 0.5f;
            result = x;
        }

        return t + result * x;
    }

    private static (bool Valid, float Value) Checked(float a, float b)
    {
        if (b == 0f || float.IsNaN(b))
            return (false, 0f);
        float quotient = a / b;
        return quotient > 1f ? (true, quotient) : (a > 0f, a);
    }
}
