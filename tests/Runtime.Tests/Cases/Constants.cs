namespace Kernels.Tests.Cases;

/// <summary>Fields and locals whose values are known when the kernel is compiled.</summary>
internal static partial class Constants
{
    private const float Scale = 0.1f;
    private const int Offset = 3;
    private const double Third = 1.0 / 3.0;
    private static readonly float Bias = -0.75f;
    private static readonly float FromInt = 2;
    private static readonly double Precise = 1e-3;
    private static readonly int Mask = 0x0F0F0F0F;
    private static readonly long Large = 0x123456789;

    [Vectorize(Gpu = true)]
    public static float Fields(float x) => x * Scale + Bias - FromInt + Offset;

    [Vectorize(Gpu = true)]
    public static float ConstantLocals(float x)
    {
        const float two = 2f;
        const float half = 1f / two;
        return x * half - two;
    }

    [Vectorize(Gpu = true)]
    public static float OfTheLibrary(float x) => x * MathF.PI + MathF.E - MathF.Tau + float.Pi + (x > float.MaxValue ? 1f : float.Epsilon);

    [Vectorize(Gpu = true)]
    public static double Doubles(double x) => x * Third + Precise + Math.PI;

    [Vectorize(Gpu = true)]
    public static int Ints(int x) => (x & Mask) + Offset;

    [Vectorize(Gpu = true)]
    public static long Longs(long x) => unchecked(x * Large + Mask);

    [Vectorize(Gpu = true)]
    public static uint Uints(uint x) => unchecked(x * 2654435761u ^ 0x80000000u);

    [Vectorize(Gpu = true)]
    public static ulong Ulongs(ulong x) => unchecked(x * 0x9E3779B97F4A7C15UL ^ ulong.MaxValue);

    [Vectorize(Gpu = true)]
    public static int Extremes(int x) => x > 0 ? int.MinValue : x < -5 ? int.MaxValue : -65536;

    [Vectorize(Gpu = true)]
    public static long ExtremeLongs(long x) => x > 0 ? long.MinValue : x < -5 ? long.MaxValue : -1L;
}
