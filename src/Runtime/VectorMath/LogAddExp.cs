namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The logarithm of a sum of exponentials: <c>ln(eˣ + eʸ)</c>.</summary>
    /// <remarks>
    /// Neither large nor very negative arguments leave the range of numbers on the way. The error is at most 2 ULP of the largest of the result,
    /// the larger argument and ln 2: where the result is near 0, terms of that size cancel.
    /// </remarks>
    /// <param name="x">An exponent.</param>
    /// <param name="y">The other exponent.</param>
    /// <returns>A value not below either argument; NaN if one is NaN.</returns>
    [Vectorize]
    public static float LogAddExp(float x, float y)
    {
        // max(x, y) + log(1 + e^-|x - y|). Of equal arguments the difference is 0, even if they are infinite.
        float difference = x == y ? 0f : -MathF.Abs(x - y);
        return Log1pOfUnit(ExpOf(difference)) + float.MaxNative(x, y);
    }

    /// <summary>The logarithm of a sum of exponentials: <c>ln(eˣ + eʸ)</c>.</summary>
    /// <remarks>
    /// Neither large nor very negative arguments leave the range of numbers on the way. The error is at most 2 ULP of the largest of the result,
    /// the larger argument and ln 2: where the result is near 0, terms of that size cancel.
    /// </remarks>
    /// <param name="x">An exponent.</param>
    /// <param name="y">The other exponent.</param>
    /// <returns>A value not below either argument; NaN if one is NaN.</returns>
    [Vectorize]
    public static double LogAddExp(double x, double y)
    {
        double difference = x == y ? 0.0 : -Math.Abs(x - y);
        return Log1pOfUnit(ExpOf(difference)) + double.MaxNative(x, y);
    }
}
