namespace Kernels.Tests.Gpu;

/// <summary>Kernels that look numbers up, and kernels of small elements, with all their reductions.</summary>
internal static partial class LookupKernels
{
    private static readonly float[] Weights = [1f, 0.5f, -0.25f, 3f, -7f];

    private static readonly long[] Longs = [3L, 5L, 1L << 40];

    [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max)]
    public static float Weighted(float x, int place) => x * Weights[place];

    [Vectorize(Gpu = true)]
    public static long LongAt(long place) => Longs[place];

    [Vectorize(Gpu = true)]
    public static uint UnsignedAt(uint place, [Uniform] ReadOnlySpan<uint> numbers) => numbers[(int)place] + 1u;

    [Vectorize(Gpu = true)]
    public static double FromEnd(double x, [Uniform] ReadOnlySpan<double> numbers) => numbers[^2] * x + numbers[2];

    [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)]
    public static float Filtered(float x, float y, [Uniform] ReadOnlySpan<float> taps) => taps[0] * x + taps[1] * y + taps[x > y ? 2 : 0];

    [Vectorize(Gpu = true, Reduce = Reduction.Sum)]
    public static float Horner([Uniform] ReadOnlySpan<float> coefficients, float x)
    {
        var sum = 0f;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    [Vectorize(Gpu = true)]
    public static float IfPositive(float x, [Uniform] ReadOnlySpan<float> numbers) => x > 0f ? numbers[1] : x;

    [Vectorize(Gpu = true, Reduce = Reduction.Count | Reduction.Any | Reduction.All)]
    public static bool IsAbove(byte pixel, [Uniform] byte threshold) => pixel > threshold;

    [Vectorize(Gpu = true, Reduce = Reduction.Count | Reduction.Any | Reduction.All, ReduceElement = "IsLarge")]
    public static (bool IsLarge, short Low) Split(int x, [Uniform] bool isNegated) => (x > 1000 ^ isNegated, (short)x);

    [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max)]
    public static byte Inverted(byte x) => (byte)(255 - x);

    [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max)]
    public static Half Scaled(Half x, [Uniform] Half factor) => x * factor;

    [Vectorize(Gpu = true, Reduce = Reduction.Max)]
    public static (sbyte Low, ushort High) Parts(int x) => ((sbyte)x, (ushort)(x >> 8));

    [Vectorize(Gpu = true, Reduce = Reduction.Min)]
    public static DayOfWeek Later(DayOfWeek day, [Uniform] DayOfWeek least) => day < least ? least : day;

    [Vectorize(Gpu = true)]
    public static bool Opposite(bool x) => !x;

    [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)]
    public static float Dot(sbyte weight, Half x) => weight * (float)x;
}
