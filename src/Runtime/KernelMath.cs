namespace Kernels;

/// <summary>
/// Functions that <see cref="MathF"/> and <see cref="Math"/> lack, for use in kernels and in scalar code.
/// </summary>
/// <remarks>
/// In a kernel, those over <see cref="float"/>, <see cref="Sigmoid(double)"/> and <see cref="Sinc(double)"/> become the vector forms
/// of <see cref="VectorMath"/>; the others over <see cref="double"/> are called lane by lane.
/// </remarks>
public static class KernelMath
{
    /// <inheritdoc cref="VectorMath.Expm1(float)"/>
    public static float Expm1(float x) => VectorMath.Expm1(x);

    /// <inheritdoc cref="VectorMath.Log1p(float)"/>
    public static float Log1p(float x) => VectorMath.Log1p(x);

    /// <inheritdoc cref="VectorMath.Sigmoid(float)"/>
    public static float Sigmoid(float x) => VectorMath.Sigmoid(x);

    /// <inheritdoc cref="VectorMath.Softplus(float)"/>
    public static float Softplus(float x) => VectorMath.Softplus(x);

    /// <inheritdoc cref="VectorMath.Sinc(float)"/>
    public static float Sinc(float x) => VectorMath.Sinc(x);

    /// <inheritdoc cref="VectorMath.Sigmoid(double)"/>
    public static double Sigmoid(double x) => VectorMath.Sigmoid(x);

    /// <inheritdoc cref="VectorMath.Sinc(double)"/>
    public static double Sinc(double x) => VectorMath.Sinc(x);

    /// <summary>The exponential function less one, accurate near 0: <c>eˣ − 1</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny. Expm1(−0) is −0.</remarks>
    /// <param name="x">The exponent.</param>
    /// <returns>e to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
    public static double Expm1(double x)
    {
        // Kahan's method. The rounding of u = eˣ makes u - 1 wrong, but ln u is wrong by the same factor, so that their
        // quotient is right, and it varies slowly.
        double u = Math.Exp(x);
        if (u == 1.0 || !double.IsFinite(u)) return u == 1.0 ? x : u;

        double difference = u - 1.0;
        return difference == -1.0 ? -1.0 : difference * (x / Math.Log(u));
    }

    /// <summary>The logarithm of one plus a number, accurate near 0: <c>ln(1 + x)</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny. Log1p(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    public static double Log1p(double x)
    {
        // Kahan's method, as in Expm1: u is 1 + x, rounded.
        double u = 1.0 + x;
        if (u == 1.0) return x;

        return u > 0.0 && u < double.PositiveInfinity ? Math.Log(u) * (x / (u - 1.0)) : Math.Log(u);
    }

    /// <summary>The smooth rectifier: <c>ln(1 + eˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 4 ULP. A large argument does not overflow, and for very negative ones the result runs
    /// through the subnormal numbers down to 0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value not below <paramref name="x"/> and not below 0; NaN for NaN.</returns>
    public static double Softplus(double x) => Math.Max(x, 0.0) + Log1p(Math.Exp(-Math.Abs(x)));
}
