namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The next larger number.</summary>
    /// <remarks>As a function of real numbers it is the number itself, so that the derivative is 1.</remarks>
    /// <param name="x">A number.</param>
    /// <returns>The least of all numbers above <paramref name="x"/>; positive infinity and NaN give themselves.</returns>
    [Vectorize(Derivative = nameof(NeighbourSlope))]
    public static float BitIncrement(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        float next = BitConverter.Int32BitsToSingle(bits < 0 ? bits - 1 : bits + 1);
        float moved = x == 0f ? float.Epsilon : next;
        return x < float.PositiveInfinity ? moved : x;
    }

    /// <summary>The next smaller number.</summary>
    /// <remarks>As a function of real numbers it is the number itself, so that the derivative is 1.</remarks>
    /// <param name="x">A number.</param>
    /// <returns>The largest of all numbers below <paramref name="x"/>; negative infinity and NaN give themselves.</returns>
    [Vectorize(Derivative = nameof(NeighbourSlope))]
    public static float BitDecrement(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        float next = BitConverter.Int32BitsToSingle(bits < 0 ? bits + 1 : bits - 1);
        float moved = x == 0f ? -float.Epsilon : next;
        return x > float.NegativeInfinity ? moved : x;
    }

    private static float NeighbourSlope(float x) => float.IsNaN(x) ? x : 1f;

    /// <summary>The next larger number.</summary>
    /// <remarks>As a function of real numbers it is the number itself, so that the derivative is 1.</remarks>
    /// <param name="x">A number.</param>
    /// <returns>The least of all numbers above <paramref name="x"/>; positive infinity and NaN give themselves.</returns>
    [Vectorize(Derivative = nameof(NeighbourSlope))]
    public static double BitIncrement(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        double next = BitConverter.Int64BitsToDouble(bits < 0 ? bits - 1 : bits + 1);
        double moved = x == 0.0 ? double.Epsilon : next;
        return x < double.PositiveInfinity ? moved : x;
    }

    /// <summary>The next smaller number.</summary>
    /// <remarks>As a function of real numbers it is the number itself, so that the derivative is 1.</remarks>
    /// <param name="x">A number.</param>
    /// <returns>The largest of all numbers below <paramref name="x"/>; negative infinity and NaN give themselves.</returns>
    [Vectorize(Derivative = nameof(NeighbourSlope))]
    public static double BitDecrement(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        double next = BitConverter.Int64BitsToDouble(bits < 0 ? bits + 1 : bits - 1);
        double moved = x == 0.0 ? -double.Epsilon : next;
        return x > double.NegativeInfinity ? moved : x;
    }

    private static double NeighbourSlope(double x) => double.IsNaN(x) ? x : 1.0;
}
