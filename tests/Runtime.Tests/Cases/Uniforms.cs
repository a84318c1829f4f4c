namespace Kernels.Tests.Cases;

/// <summary>Uniform parameters in every place.</summary>
internal static partial class Uniforms
{
    [Vectorize(Gpu = true)]
    public static float First([Uniform] float scale, float x) => scale * x;

    [Vectorize(Gpu = true)]
    public static float Middle(float x, [Uniform] float scale, float y) => x * scale + y;

    [Vectorize(Gpu = true)]
    public static float Last(float x, [Uniform] float threshold) => x > threshold ? x - threshold : 0f;

    [Vectorize(Gpu = true)]
    public static float All([Uniform] float a, float x, [Uniform] float b, float y, [Uniform] float c) => a * x + b * y + c;

    [Vectorize(Gpu = true)]
    public static float OnlyAmongUniforms(float x, [Uniform] float a, [Uniform] float b) => x + (a - b) * (a - b);

    [Vectorize(Gpu = true)]
    public static float Condition(float x, [Uniform] float limit, [Uniform] int mode) => mode > 0 && limit > 0f ? x * limit : mode == 0 ? x : -x;

    [Vectorize(Gpu = true)]
    public static float Assigned(float x, [Uniform] float a)
    {
        if (x > a)
            a = x;
        return a * 2f;
    }

    [Vectorize(Gpu = true)]
    public static double OfDouble([Uniform] double a, double x, [Uniform] int n) => a * x + n;

    [Vectorize(Gpu = true)]
    public static double UintInWideLanes(double x, [Uniform] uint n) => x + n + (n >> 3) + (double)(n * 2654435761u);

    [Vectorize(Gpu = true)]
    public static int Shift(int x, [Uniform] int count) => (x << count) ^ (x >> count) ^ (x >>> count);

    [Vectorize(Gpu = true)]
    public static uint ShiftUint(uint x, [Uniform] int count) => (x << count) ^ (x >> count);

    [Vectorize(Gpu = true)]
    public static long ShiftLong(long x, [Uniform] int count) => (x << count) ^ (x >> count) ^ (x >>> count);

    [Vectorize(Gpu = true)]
    public static ulong ShiftUlong(ulong x, [Uniform] int count) => (x << count) ^ (x >> count);

    [Vectorize(Gpu = true)]
    public static long ShiftOfIntInWideLanes(long x, [Uniform] int n, [Uniform] int count) =>
        x + (n << count) + (n >> count) + (n >>> count) + ((int)x >>> count);

    [Vectorize(Gpu = true)]
    public static uint UintAmongInts(int x, [Uniform] uint key) => (uint)x ^ key;
}
