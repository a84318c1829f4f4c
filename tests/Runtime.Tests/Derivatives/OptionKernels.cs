namespace Kernels.Tests.Derivatives;

/// <summary>
/// The Black–Scholes price of a call, with all its first derivatives from one sweep and the second one by the spot price.
/// </summary>
internal static partial class OptionKernels
{
    [Vectorize(Gpu = true)]
    public static float Call(float s, float k, float t, [Uniform] float r, [Uniform] float sigma)
    {
        var deviation = sigma * MathF.Sqrt(t);
        var d1 = (MathF.Log(s / k) + (r + 0.5f * sigma * sigma) * t) / deviation;
        return s * Normal(d1) - k * MathF.Exp(-r * t) * Normal(d1 - deviation);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Call))]
    public static partial (float Value, float S, float K, float T, float R, float Sigma) Greeks(
        float s, float k, float t, [Uniform] float r, [Uniform] float sigma);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Call), nameof(s))]
    public static partial float Delta(float s, float k, float t, [Uniform] float r, [Uniform] float sigma);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Delta), nameof(s))]
    public static partial float Gamma(float s, float k, float t, [Uniform] float r, [Uniform] float sigma);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Delta), nameof(sigma))]
    public static partial float Vanna(float s, float k, float t, [Uniform] float r, [Uniform] float sigma);

    // The distribution by a polynomial that is differentiated as it stands.
    [Vectorize(Gpu = true)]
    public static float CallByPolynomial(float s, float k, float t, [Uniform] float r, [Uniform] float sigma)
    {
        var deviation = sigma * MathF.Sqrt(t);
        var d1 = (MathF.Log(s / k) + (r + 0.5f * sigma * sigma) * t) / deviation;
        return s * NormalByPolynomial(d1) - k * MathF.Exp(-r * t) * NormalByPolynomial(d1 - deviation);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(CallByPolynomial))]
    public static partial (float Value, float S, float K, float T, float R, float Sigma) GreeksByPolynomial(
        float s, float k, float t, [Uniform] float r, [Uniform] float sigma);

    public static double CallInDouble(double s, double k, double t, double r, double sigma)
    {
        var (d1, d2) = Distances(s, k, t, r, sigma);
        return s * NormalInDouble(d1) - k * Math.Exp(-r * t) * NormalInDouble(d2);
    }

    public static double CallByPolynomialInDouble(double s, double k, double t, double r, double sigma)
    {
        var (d1, d2) = Distances(s, k, t, r, sigma);
        return s * NormalByPolynomialInDouble(d1) - k * Math.Exp(-r * t) * NormalByPolynomialInDouble(d2);
    }

    /// <summary>The Greeks by their closed forms, in the order of the tuple after its value; then gamma and vanna.</summary>
    public static double[] ClosedForms(double s, double k, double t, double r, double sigma)
    {
        var (d1, d2) = Distances(s, k, t, r, sigma);
        var (root, discount) = (Math.Sqrt(t), Math.Exp(-r * t));
        return
        [
            NormalInDouble(d1),
            -discount * NormalInDouble(d2),
            s * Density(d1) * sigma / (2 * root) + r * k * discount * NormalInDouble(d2),
            k * t * discount * NormalInDouble(d2),
            s * Density(d1) * root,
            Density(d1) / (s * sigma * root),
            -Density(d1) * d2 / sigma,
        ];
    }

    public static (double D1, double D2) Distances(double s, double k, double t, double r, double sigma)
    {
        var deviation = sigma * Math.Sqrt(t);
        var d1 = (Math.Log(s / k) + (r + 0.5 * sigma * sigma) * t) / deviation;
        return (d1, d1 - deviation);
    }

    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    // The density is the derivative whatever the polynomial's own slope is.
    [Vectorize(Derivative = nameof(NormalDensity), Gpu = true)]
    public static float Normal(float x) => NormalByPolynomial(x);

    private static float NormalDensity(float x) => 0.3989423f * MathF.Exp(-0.5f * x * x);

    // Abramowitz and Stegun 26.2.17, of which the error is below 7.5e-8.
    private static float NormalByPolynomial(float x)
    {
        var k = 1f / (1f + 0.2316419f * MathF.Abs(x));
        var tail = 0.3989423f * MathF.Exp(-0.5f * x * x) * k
            * (0.31938154f + k * (-0.35656378f + k * (1.7814779f + k * (-1.8212559f + k * 1.3302744f))));
        return x < 0f ? tail : 1f - tail;
    }

    private static double NormalByPolynomialInDouble(double x)
    {
        var k = 1 / (1 + 0.2316419f * Math.Abs(x));
        var tail = 0.3989423f * Math.Exp(-0.5 * x * x) * k
            * (0.31938154f + k * (-0.35656378f + k * (1.7814779f + k * (-1.8212559f + k * 1.3302744f))));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>
    /// The distribution function to the accuracy of doubles: near 0 by its series (Abramowitz and Stegun 26.2.11), far
    /// from it by the continued fraction of its tail (26.2.14), from the inside out.
    /// </summary>
    private static double NormalInDouble(double x)
    {
        if (Math.Abs(x) < 4)
        {
            var (term, sum) = (x, x);
            for (var n = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); n += 2)
                sum += term *= x * x / n;
            return 0.5 + Density(x) * sum;
        }

        var fraction = Math.Abs(x);
        for (var n = 100; n > 0; n--)
            fraction = Math.Abs(x) + n / fraction;
        return x < 0 ? Density(x) / fraction : 1 - Density(x) / fraction;
    }
}
