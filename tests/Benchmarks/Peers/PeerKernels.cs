namespace Kernels.Benchmarks.Peers;

/// <summary>The kernels of the comparison that the library does not bring, as a user would write them.</summary>
internal static partial class PeerKernels
{
    /// <summary>The rate of interest without risk, a year.</summary>
    internal const float Rate = 0.03f;

    /// <summary>The volatility of the share, a year.</summary>
    internal const float Volatility = 0.25f;

    [Vectorize]
    internal static float Exp(float x) => MathF.Exp(x);

    [Vectorize]
    internal static double Exp(double x) => Math.Exp(x);

    [Vectorize]
    internal static float Log(float x) => MathF.Log(x);

    [Vectorize]
    internal static float Pow(float x, float y) => MathF.Pow(x, y);

    [Vectorize]
    internal static float Sin(float x) => MathF.Sin(x);

    [Vectorize]
    internal static float Silu(float x) => x / (1f + MathF.Exp(-x));

    /// <summary>
    /// The Gaussian error linear unit in its form with a hyperbolic tangent, ½·x·(1 + tanh u), as x·σ(2u): the same function,
    /// which keeps its digits where the tangent is near −1, and costs less. All peers but PyTorch, which has its own, are given
    /// this form.
    /// </summary>
    [Vectorize]
    internal static float Gelu(float x) => x / (1f + MathF.Exp(-1.5957691216f * (x + (0.044715f * x * x * x))));

    /// <summary>The price of a European call option, by the formula of Black and Scholes.</summary>
    [Vectorize]
    internal static float CallPrice(float spot, float strike, float years)
    {
        var deviation = Volatility * MathF.Sqrt(years);
        var d1 = (MathF.Log(spot / strike) + ((Rate + (0.5f * Volatility * Volatility)) * years)) / deviation;
        return (spot * CumulativeNormal(d1)) - (strike * MathF.Exp(-Rate * years) * CumulativeNormal(d1 - deviation));
    }

    /// <summary><see cref="CallPrice(float, float, float)"/> on several cores.</summary>
    [Vectorize(Parallel = true)]
    internal static float CallPriceOnCores(float spot, float strike, float years) => CallPrice(spot, strike, years);

    [Vectorize(Reduce = Reduction.Sum | Reduction.Min | Reduction.Max)]
    internal static float Value(float x) => x;

    [Vectorize(Reduce = Reduction.Sum)]
    internal static float Product(float x, float y) => x * y;

    /// <summary>
    /// The probability that a standard normal value is below <paramref name="d"/>, within 7.5·10⁻⁸: formula 26.2.17 of
    /// Abramowitz and Stegun, Handbook of Mathematical Functions, 1964.
    /// </summary>
    private static float CumulativeNormal(float d)
    {
        var k = 1f / (1f + (0.2316419f * MathF.Abs(d)));
        var polynomial = k * (0.319381530f + (k * (-0.356563782f + (k * (1.781477937f + (k * (-1.821255978f + (k * 1.330274429f))))))));
        var upper = 0.3989422804f * MathF.Exp(-0.5f * d * d) * polynomial;
        return d < 0f ? upper : 1f - upper;
    }
}
