namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A number times a logarithm, as in an entropy: <c>x · ln y</c>, and 0 for x = 0.</summary>
    /// <remarks>The error is at most 2 ULP.</remarks>
    /// <param name="x">The factor.</param>
    /// <param name="y">The argument of the logarithm.</param>
    /// <returns>The product; 0 where <paramref name="x"/> is ±0 and <paramref name="y"/> any number. NaN if one is NaN.</returns>
    [Vectorize]
    public static float XLogY(float x, float y)
    {
        float product = x * Log(y);
        return x == 0f && !float.IsNaN(y) ? 0f : product;
    }

    /// <summary>A number times a logarithm, as in an entropy: <c>x · ln y</c>, and 0 for x = 0.</summary>
    /// <remarks>The error is at most 2 ULP.</remarks>
    /// <param name="x">The factor.</param>
    /// <param name="y">The argument of the logarithm.</param>
    /// <returns>The product; 0 where <paramref name="x"/> is ±0 and <paramref name="y"/> any number. NaN if one is NaN.</returns>
    [Vectorize]
    public static double XLogY(double x, double y)
    {
        double product = x * Log(y);
        return x == 0.0 && !double.IsNaN(y) ? 0.0 : product;
    }
}
