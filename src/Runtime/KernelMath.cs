namespace Kernels;

/// <summary>
/// Functions that <see cref="MathF"/> and <see cref="Math"/> lack, for use in kernels and in scalar code.
/// </summary>
/// <remarks>
/// In a kernel they become the vector forms of <see cref="VectorMath"/>.
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

    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(float)"/>
    public static float ReciprocalSqrt(float x) => VectorMath.ReciprocalSqrt(x);

    /// <inheritdoc cref="VectorMath.ReciprocalSqrt(double)"/>
    public static double ReciprocalSqrt(double x) => VectorMath.ReciprocalSqrt(x);

    /// <inheritdoc cref="VectorMath.Sinc(float)"/>
    public static float Sinc(float x) => VectorMath.Sinc(x);

    /// <inheritdoc cref="VectorMath.Sigmoid(double)"/>
    public static double Sigmoid(double x) => VectorMath.Sigmoid(x);

    /// <inheritdoc cref="VectorMath.Sinc(double)"/>
    public static double Sinc(double x) => VectorMath.Sinc(x);

    /// <inheritdoc cref="VectorMath.Expm1(double)"/>
    public static double Expm1(double x) => VectorMath.Expm1(x);

    /// <inheritdoc cref="VectorMath.Log1p(double)"/>
    public static double Log1p(double x) => VectorMath.Log1p(x);

    /// <inheritdoc cref="VectorMath.Softplus(double)"/>
    public static double Softplus(double x) => VectorMath.Softplus(x);

    /// <inheritdoc cref="VectorMath.LogAddExp(float, float)"/>
    public static float LogAddExp(float x, float y) => VectorMath.LogAddExp(x, y);

    /// <inheritdoc cref="VectorMath.LogAddExp(double, double)"/>
    public static double LogAddExp(double x, double y) => VectorMath.LogAddExp(x, y);

    /// <inheritdoc cref="VectorMath.XLogY(float, float)"/>
    public static float XLogY(float x, float y) => VectorMath.XLogY(x, y);

    /// <inheritdoc cref="VectorMath.XLogY(double, double)"/>
    public static double XLogY(double x, double y) => VectorMath.XLogY(x, y);

    /// <inheritdoc cref="VectorMath.Erf(float)"/>
    public static float Erf(float x) => VectorMath.Erf(x);

    /// <inheritdoc cref="VectorMath.Erf(double)"/>
    public static double Erf(double x) => VectorMath.Erf(x);

    /// <inheritdoc cref="VectorMath.Erfc(float)"/>
    public static float Erfc(float x) => VectorMath.Erfc(x);

    /// <inheritdoc cref="VectorMath.Erfc(double)"/>
    public static double Erfc(double x) => VectorMath.Erfc(x);

    /// <inheritdoc cref="VectorMath.NormalCdf(float)"/>
    public static float NormalCdf(float x) => VectorMath.NormalCdf(x);

    /// <inheritdoc cref="VectorMath.NormalCdf(double)"/>
    public static double NormalCdf(double x) => VectorMath.NormalCdf(x);

    /// <inheritdoc cref="VectorMath.ErfInv(float)"/>
    public static float ErfInv(float x) => VectorMath.ErfInv(x);

    /// <inheritdoc cref="VectorMath.ErfInv(double)"/>
    public static double ErfInv(double x) => VectorMath.ErfInv(x);

    /// <inheritdoc cref="VectorMath.LogGamma(float)"/>
    public static float LogGamma(float x) => VectorMath.LogGamma(x);

    /// <inheritdoc cref="VectorMath.LogGamma(double)"/>
    public static double LogGamma(double x) => VectorMath.LogGamma(x);

    /// <inheritdoc cref="VectorMath.Digamma(float)"/>
    public static float Digamma(float x) => VectorMath.Digamma(x);

    /// <inheritdoc cref="VectorMath.Digamma(double)"/>
    public static double Digamma(double x) => VectorMath.Digamma(x);

    /// <inheritdoc cref="VectorMath.Trigamma(float)"/>
    public static float Trigamma(float x) => VectorMath.Trigamma(x);

    /// <inheritdoc cref="VectorMath.Trigamma(double)"/>
    public static double Trigamma(double x) => VectorMath.Trigamma(x);
}
