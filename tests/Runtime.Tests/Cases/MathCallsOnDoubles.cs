namespace Kernels.Tests.Cases;

/// <summary>Functions that give the scalar method's bits, on doubles and integers.</summary>
internal static partial class MathCallsOnDoubles
{
    [Vectorize(Gpu = true)]
    public static double Abs(double x) => Math.Abs(x);

    [Vectorize(Gpu = true)]
    public static double Min(double a, double b) => Math.Min(a, b);

    [Vectorize(Gpu = true)]
    public static double Max(double a, double b) => Math.Max(a, b);

    [Vectorize(Gpu = true)]
    public static double MinAndMaxOfConstants(double x) => Math.Min(x, 0.0) + Math.Max(-0.0, x) - Math.Min(1, x) * Math.Max(x, -1);

    [Vectorize(Gpu = true)]
    public static double Native(double a, double b) => double.MinNative(a, b) - double.MaxNative(a, b);

    [Vectorize(Gpu = true)]
    public static double Clamp(double x) => Math.Clamp(x, 0, 1);

    [Vectorize(Gpu = true)]
    public static double ClampOfDouble(double x, double a, double b) => a > b ? double.Clamp(x, b, a) : a <= b ? double.Clamp(x, a, b) : x;

    [Vectorize(Gpu = true)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [Vectorize(Gpu = true)]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    [Vectorize(Gpu = true)]
    public static double Rounding(double x) => Math.Floor(x) + 2 * Math.Ceiling(x) - 3 * Math.Round(x) + 4 * Math.Truncate(x);

    [Vectorize(Gpu = true)]
    public static double Round(double x) => Math.Round(x);

    [Vectorize(Gpu = true)]
    public static double CopySign(double a, double b) => Math.CopySign(a, b);

    [Vectorize(Gpu = true)]
    public static double Sign(double x) => double.IsNaN(x) ? 0 : Math.Sign(x);

    [Vectorize(Gpu = true)]
    public static int AbsOfInt(int x) => x == int.MinValue ? 0 : Math.Abs(x);

    [Vectorize(Gpu = true)]
    public static long AbsOfLong(long x) => x == long.MinValue ? 0 : Math.Abs(x);

    [Vectorize(Gpu = true)]
    public static int MinMaxOfInts(int a, int b) => Math.Min(a, b) ^ Math.Max(a, 7) ^ Math.Clamp(b, -5, 100);

    [Vectorize(Gpu = true)]
    public static uint MinMaxOfUints(uint a, uint b) => Math.Min(a, b) ^ Math.Max(a, 7u) ^ Math.Clamp(b, 5u, 0x90000000u);

    [Vectorize(Gpu = true)]
    public static long MinMaxOfLongs(long a, long b) => Math.Min(a, b) ^ Math.Max(a, 7L) ^ Math.Clamp(b, -5L, 100L) ^ Math.Sign(a);

    [Vectorize(Gpu = true)]
    public static ulong MinMaxOfUlongs(ulong a, ulong b) => Math.Min(a, b) ^ Math.Max(a, 7UL) ^ Math.Clamp(b, 5UL, 0x9000000000000000UL);

    [Vectorize(Gpu = true)]
    public static int SignOfInt(int x) => Math.Sign(x);
}
