using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Cases;

/// <summary>Kernels of several elementary functions, and their derivatives.</summary>
internal static partial class ComposedCases
{
    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Gelu([InRange(-20, 20)] float x) =>
        0.5f * x * (1f + MathF.Tanh(0.797884561f * (x + 0.044715f * x * x * x)));

    [Vectorize(Gpu = true, Wgsl = true), DerivativeOf(nameof(Gelu))]
    internal static partial float GeluDerivative(float x);

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum)]
    internal static float Call(
        [InRange(50, 150)] float spot, [InRange(50, 150)] float strike, [Uniform] float rate, [InRange(0.1, 0.5)] float volatility,
        [InRange(0.1, 2)] float years)
    {
        float deviation = volatility * MathF.Sqrt(years);
        float d = (MathF.Log(spot / strike) + (rate + 0.5f * volatility * volatility) * years) / deviation;
        return spot * Normal(d) - strike * MathF.Exp(-rate * years) * Normal(d - deviation);
    }

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static (float Radius, float Angle) Polar(float x, float y) => (float.Hypot(x, y), MathF.Atan2(y, x));

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Wave([InRange(-100, 100)] float x, [Uniform][InRange(0, 10)] float frequency) =>
        MathF.Sin(frequency * x) * MathF.Exp(-MathF.Abs(x)) + MathF.Pow(MathF.Abs(x), 0.3f);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Saddle([InRange(-9, 9)] float x, [Uniform][InRange(-9, 9)] float y) => x * x * y - x * y * y;

    [Vectorize(Gpu = true, Wgsl = true), DerivativeOf(nameof(Saddle))]
    internal static partial (float Value, float X, float XX, float Y_X) SaddleHessian([InRange(-9, 9)] float x, [Uniform][InRange(-9, 9)] float y);

    [Vectorize(Gpu = true, Wgsl = true), DerivativeOf(nameof(Saddle), Along = [nameof(x)])]
    internal static partial (float Value, float Slope) SaddleAlong([InRange(-9, 9)] float x, [Uniform][InRange(-9, 9)] float y, [InRange(-2, 2)] float dx);

    /// <summary>A power series, cut off where its terms are small or many.</summary>
    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Powers([InRange(-0.8, 0.8)] float x, float y)
    {
        var (sum, term) = (0f, 1f);
        for (var i = 0; i < 30 && MathF.Abs(term) > 1e-3f; i++)
        {
            sum += term * y;
            term *= x;
        }

        return sum;
    }

    [Vectorize(Gpu = true, Wgsl = true), DerivativeOf(nameof(Powers))]
    internal static partial (float Value, float X, float Y) PowersGradient([InRange(-0.8, 0.8)] float x, float y);

    /// <summary>The distribution function of the normal distribution, by a logistic one.</summary>
    private static float Normal(float x) => KernelMath.Sigmoid(1.5976f * x + 0.070566f * x * x * x);
}
