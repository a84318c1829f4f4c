namespace Kernels.Tests.Cases;

/// <summary>Calls of kernels and of plain static methods, of one value and of several.</summary>
internal static partial class Calls
{
    [Vectorize(Gpu = true)]
    public static float Square(float x) => x * x;

    [Vectorize(Gpu = true)]
    public static float OfKernel(float a, float b) => Square(a) + Square(b) - Square(a - b);

    [Vectorize(Gpu = true)]
    public static float OfKernelElsewhere(float x) => Comparisons.Relu(x) + Uniforms.Last(x, 2f);

    [Vectorize(Gpu = true)]
    public static float WithUniform(float x, [Uniform] float limit) => Uniforms.Last(x, limit) + Uniforms.First(limit, x);

    [Vectorize(Gpu = true)]
    public static float UniformIsGivenVarying(float a, float b) => Uniforms.Last(a, b);

    [Vectorize(Gpu = true)]
    public static float OfPlainMethod(float x) => Mix(x, Half(x), 0.25f) + Half(Half(x));

    [Vectorize(Gpu = true)]
    public static float OutOfOrder(float a, float b) => Mix(weight: a - b, second: a, first: b) + WithDefault(a);

    [Vectorize(Gpu = true)]
    public static float BranchesInCallee(float a, float b) => Ordered(a, b) + (a > 0f ? Ordered(b, a) : 1f);

    [Vectorize(Gpu = true)]
    public static float Deconstructed(float a, float b)
    {
        var (low, high) = Sort(a, b);
        return high - low;
    }

    [Vectorize(Gpu = true)]
    public static float DeconstructedTwice(float a, float b, float c)
    {
        (float low, float high) = Sort(a, b);
        (low, float middle) = Sort(low, c);
        (middle, high) = Sort(middle, high);
        return low + 2f * middle + 3f * high;
    }

    [Vectorize(Gpu = true)]
    public static float Discarded(float a, float b)
    {
        (_, var high) = Sort(a, b);
        return high;
    }

    [Vectorize(Gpu = true)]
    public static float ElementsOfTuple(float a, float b)
    {
        var pair = Sort(a, b);
        var (sum, product) = (pair.Low + pair.High, pair.Item1 * pair.Item2);
        return sum - product;
    }

    [Vectorize(Gpu = true)]
    public static float Swapped(float a, float b)
    {
        if (a > b)
            (a, b) = (b, a);
        return a - 2f * b;
    }

    [Vectorize(Gpu = true)]
    public static float ThreeDeep(float x) => Outer(x) + Outer(-x);

    [Vectorize(Gpu = true)]
    public static int BoolResult(int x) => IsPowerOfTwo(x) ? 1 : Both(x > 3, x < 100) ? 2 : 3;

    [Vectorize(Gpu = true)]
    public static double OfDouble(double x, double y) => Length(x, y) + Length(y, 1);

    [Vectorize(Gpu = true)]
    public static int MixedTuple(float x)
    {
        var (whole, part) = Split(x);
        return part > 0.5f ? whole + 1 : whole;
    }

    private static float Half(float x) => x * 0.5f;

    private static float Mix(float first, float second, float weight) => first + (second - first) * weight;

    private static float WithDefault(float x, float scale = 3f) => x * scale;

    private static float Ordered(float a, float b)
    {
        if (a < b)
            return b - a;
        float t = a * b;
        if (t < 0f)
            t = -t;
        return t;
    }

    private static (float Low, float High) Sort(float a, float b)
    {
        if (a < b)
            return (a, b);
        return (b, a);
    }

    private static float Outer(float x) => Inner(x) * 2f;

    private static float Inner(float x) => x > 1f ? Half(x) : Square(x);

    private static bool IsPowerOfTwo(int x) => x > 0 && (x & (x - 1)) == 0;

    private static bool Both(bool a, bool b) => a && b;

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);

    private static (int Whole, float Part) Split(float x)
    {
        var whole = (int)x;
        return (whole, x - whole);
    }
}
