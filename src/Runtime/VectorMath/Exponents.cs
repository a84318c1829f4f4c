namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A number times a power of two, rounded once: <c>x · 2ⁿ</c>.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">The exponent, any integer.</param>
    [Vectorize(Derivative = nameof(ScaleBSlope))]
    public static float ScaleB(float x, int n)
    {
        // In three steps, for 2^n need not be a number. Going down, the first two stop short of the subnormal numbers where they
        // matter, so that only one step rounds.
        int first = n < -126 ? -102 : n > 127 ? 127 : n;
        int rest = n - first;
        int second = rest < -126 ? -102 : rest > 127 ? 127 : rest;
        int third = Math.Max(Math.Min(rest - second, 127), -126);
        return x * PowerOfTwo(first) * PowerOfTwo(second) * PowerOfTwo(third);
    }

    // 2^n for n from -126 to 127.
    private static float PowerOfTwo(int n) => BitConverter.Int32BitsToSingle((n << 23) + OneBits);

    private static float ScaleBSlope(float x, int n) => ScaleB(float.IsNaN(x) ? x : 1f, n);

    /// <summary>The exponent of a number, as an integer: <c>⌊log₂ |x|⌋</c>.</summary>
    /// <param name="x">The number; it may be subnormal.</param>
    /// <returns>The exponent; <see cref="int.MinValue"/> for 0, and <see cref="int.MaxValue"/> for an infinity and NaN.</returns>
    [Vectorize]
    public static int ILogB(float x)
    {
        float size = MathF.Abs(x);
        bool subnormal = size < SmallestNormal;
        int exponent = (BitConverter.SingleToInt32Bits(subnormal ? size * 8388608f : size) >> 23) - (subnormal ? 150 : 127);
        return size == 0f ? int.MinValue : size < float.PositiveInfinity ? exponent : int.MaxValue;
    }

    /// <summary>A number times a power of two, rounded once: <c>x · 2ⁿ</c>.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">The exponent, any integer.</param>
    [Vectorize(Derivative = nameof(ScaleBSlope))]
    public static double ScaleB(double x, long n)
    {
        // In three steps, for 2^n need not be a number. Going down, the first two stop short of the subnormal numbers where they
        // matter, so that only one step rounds.
        long first = n < -1022 ? -969 : n > 1023 ? 1023 : n;
        long rest = n - first;
        long second = rest < -1022 ? -969 : rest > 1023 ? 1023 : rest;
        long third = Math.Max(Math.Min(rest - second, 1023), -1022);
        return x * PowerOfTwo(first) * PowerOfTwo(second) * PowerOfTwo(third);
    }

    // 2^n for n from -1022 to 1023.
    private static double PowerOfTwo(long n) => BitConverter.Int64BitsToDouble((n << 52) + OneBitsDouble);

    private static double ScaleBSlope(double x, long n) => ScaleB(double.IsNaN(x) ? x : 1.0, n);

    /// <summary>The exponent of a number, as an integer: <c>⌊log₂ |x|⌋</c>.</summary>
    /// <param name="x">The number; it may be subnormal.</param>
    /// <returns>The exponent; <see cref="int.MinValue"/> for 0, and <see cref="int.MaxValue"/> for an infinity and NaN.</returns>
    [Vectorize]
    public static long ILogB(double x)
    {
        double size = Math.Abs(x);
        bool subnormal = size < 2.2250738585072014e-308;
        long exponent = (BitConverter.DoubleToInt64Bits(subnormal ? size * 4503599627370496.0 : size) >> 52) - (subnormal ? 1075L : 1023L);
        return size == 0.0 ? int.MinValue : size < double.PositiveInfinity ? exponent : int.MaxValue;
    }
}
