using Kernels.Tests.Running;

namespace Kernels.Tests.Gpu;

/// <summary>Functions that other tests do not compose: densities, projections, and the pricing of options in double.</summary>
internal static partial class DeviceKernels
{
    [Vectorize(Gpu = true)]
    public static float LogSumExp(float a, float b)
    {
        var (largest, least) = (MathF.Max(a, b), MathF.Min(a, b));
        return float.IsInfinity(largest) ? largest : largest + KernelMath.Log1p(MathF.Exp(least - largest));
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogSumExp))]
    public static partial (float Value, float A, float B) LogSumExpGradient(float a, float b);

    [Vectorize(Gpu = true)]
    public static float VonMises([InRange(-10, 10)] float angle, [InRange(-3, 3)] float mean, [Uniform][InRange(0, 8)] float concentration) =>
        MathF.Exp(concentration * (MathF.Cos(angle - mean) - 1f));

    [Vectorize(Gpu = true), DerivativeOf(nameof(VonMises), nameof(angle))]
    public static partial float VonMisesSlope([InRange(-10, 10)] float angle, [InRange(-3, 3)] float mean, [Uniform][InRange(0, 8)] float concentration);

    [Vectorize(Gpu = true)]
    public static float Weibull([InRange(0, 5)] float x, [InRange(0.5, 4)] float shape, [Uniform][InRange(0.5, 2)] float scale) =>
        shape / scale * MathF.Pow(x / scale, shape - 1f) * MathF.Exp(-MathF.Pow(x / scale, shape));

    [Vectorize(Gpu = true)]
    public static (float Radius, float Angle) Polar(float x, float y) => (float.Hypot(x, y), MathF.Atan2(y, x));

    [Vectorize(Gpu = true)]
    public static float GeometricMean(float a, float b, [InRange(-100, 100)] float c) => MathF.Cbrt(MathF.Cbrt(a) * MathF.Cbrt(b) * c);

    [Vectorize(Gpu = true)]
    public static float Catenary([InRange(-20, 20)] float x, [InRange(0.25, 3)] float width) => width * MathF.Cosh(x / width) - MathF.Sinh(x) / 1e6f;

    [Vectorize(Gpu = true)]
    public static (float Mercator, float Latitude) Projection([InRange(-1.5, 1.5)] float latitude, [InRange(-5, 5)] float northing) =>
        (MathF.Log(MathF.Tan(MathF.PI / 4f + latitude / 2f)), MathF.Atan(MathF.Sinh(northing)));

    [Vectorize(Gpu = true)]
    public static float Gudermannian(float x) => MathF.Asin(MathF.Tanh(x)) - MathF.Acos(1f / MathF.Cosh(x)) * MathF.Sign(float.IsNaN(x) ? 0f : x);

    [Vectorize(Gpu = true)]
    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(0.79788456080286541 * (x + 0.044715 * x * x * x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Gelu))]
    public static partial (double Value, double X) GeluGradient(double x);

    [Vectorize(Gpu = true)]
    public static double Mish(double x) => x * Math.Tanh(KernelMath.Softplus(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Mish))]
    public static partial double MishDerivative(double x);

    /// <summary>A call option by Black and Scholes, with the normal distribution by its logistic approximation.</summary>
    [Vectorize(Gpu = true)]
    public static double Call([InRange(50, 200)] double spot, [InRange(50, 200)] double strike,
        [InRange(0.1, 3)] double years, [InRange(0.1, 0.6)] double volatility, [Uniform][InRange(0, 0.1)] double rate)
    {
        var spread = volatility * Math.Sqrt(years);
        var upper = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / spread;
        return spot * Normal(upper) - strike * Math.Exp(-rate * years) * Normal(upper - spread);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Call))]
    public static partial (double Value, double Spot, double Volatility, double Years) Greeks(
        [InRange(50, 200)] double spot, [InRange(50, 200)] double strike, [InRange(0.1, 3)] double years,
        [InRange(0.1, 0.6)] double volatility, [Uniform][InRange(0, 0.1)] double rate);

    [Vectorize(Gpu = true)]
    public static double Bearing([InRange(-1.5, 1.5)] double fromLatitude, [InRange(-1.5, 1.5)] double toLatitude,
        [InRange(-3, 3)] double longitude) => Math.Atan2(
        Math.Sin(longitude) * Math.Cos(toLatitude),
        Math.Cos(fromLatitude) * Math.Sin(toLatitude) - Math.Sin(fromLatitude) * Math.Cos(toLatitude) * Math.Cos(longitude));

    private static double Normal(double x) => KernelMath.Sigmoid(1.5976 * x + 0.07056 * x * x * x);
}
