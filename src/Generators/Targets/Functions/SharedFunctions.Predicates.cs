namespace Kernels.Generators.Targets.Functions;

/// <content>Tests of a number, by its bits.</content>
internal static partial class SharedFunctions
{
    private const uint SignOfFloat = 0x8000_0000;
    private const uint InfinityOfFloat = 0x7F80_0000;
    private const uint LeastNormalFloat = 0x0080_0000;

    private const ulong SignOfDouble = 0x8000_0000_0000_0000;
    private const ulong InfinityOfDouble = 0x7FF0_0000_0000_0000;
    private const ulong LeastNormalDouble = 0x0010_0000_0000_0000;

    public static bool IsNaN(float x) => Magnitude(x) > InfinityOfFloat;

    public static bool IsNaN(double x) => Magnitude(x) > InfinityOfDouble;

    public static bool IsFinite(float x) => Magnitude(x) < InfinityOfFloat;

    public static bool IsFinite(double x) => Magnitude(x) < InfinityOfDouble;

    public static bool IsInfinity(float x) => Magnitude(x) == InfinityOfFloat;

    public static bool IsInfinity(double x) => Magnitude(x) == InfinityOfDouble;

    public static bool IsPositiveInfinity(float x) => Bits(x) == InfinityOfFloat;

    public static bool IsPositiveInfinity(double x) => Bits(x) == InfinityOfDouble;

    public static bool IsNegativeInfinity(float x) => Bits(x) == (InfinityOfFloat | SignOfFloat);

    public static bool IsNegativeInfinity(double x) => Bits(x) == (InfinityOfDouble | SignOfDouble);

    public static bool IsNegative(float x) => Bits(x) >= SignOfFloat;

    public static bool IsNegative(double x) => Bits(x) >= SignOfDouble;

    public static bool IsPositive(float x) => Bits(x) < SignOfFloat;

    public static bool IsPositive(double x) => Bits(x) < SignOfDouble;

    public static bool IsNormal(float x) => Magnitude(x) >= LeastNormalFloat && Magnitude(x) < InfinityOfFloat;

    public static bool IsNormal(double x) => Magnitude(x) >= LeastNormalDouble && Magnitude(x) < InfinityOfDouble;

    public static bool IsSubnormal(float x) => Magnitude(x) > 0 && Magnitude(x) < LeastNormalFloat;

    public static bool IsSubnormal(double x) => Magnitude(x) > 0 && Magnitude(x) < LeastNormalDouble;

    public static bool IsInteger(float x) => float.IsFinite(x) && MathF.Truncate(x) == x;

    public static bool IsInteger(double x) => double.IsFinite(x) && Math.Truncate(x) == x;

    // Half of the least number rounds to 0.
    public static bool IsEvenInteger(float x)
    {
        var half = 0.5f * x;
        return float.IsInteger(x) && MathF.Truncate(half) == half;
    }

    public static bool IsEvenInteger(double x)
    {
        var half = 0.5 * x;
        return double.IsInteger(x) && Math.Truncate(half) == half;
    }

    public static bool IsOddInteger(float x) => float.IsInteger(x) && MathF.Truncate(0.5f * x) != 0.5f * x;

    public static bool IsOddInteger(double x) => double.IsInteger(x) && Math.Truncate(0.5 * x) != 0.5 * x;

    private static uint Bits(float x) => BitConverter.SingleToUInt32Bits(x);

    private static ulong Bits(double x) => BitConverter.DoubleToUInt64Bits(x);

    private static uint Magnitude(float x) => Bits(x) & ~SignOfFloat;

    private static ulong Magnitude(double x) => Bits(x) & ~SignOfDouble;
}
