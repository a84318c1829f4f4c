using Kernels.Tests.Running;

namespace Kernels.Tests.Unseen;

/// <summary>Activations and losses as their papers write them.</summary>
internal static partial class NeuralKernels
{
    private const float SeluScale = 1.05070098f;
    private const float SeluAlpha = 1.67326324f;

    // MathF and the vector forms differ by an ULP or two, which 1 + tanh enlarges where tanh is near -1; the scale is
    // that of the terms.
    [Vectorize(Gpu = true), Within(2e-6, Scale = 1)]
    public static float Gelu([InRange(-8, 8)] float x) =>
        0.5f * x * (1f + MathF.Tanh(0.797884561f * (x + 0.044715f * x * x * x)));

    public static double GeluInDouble(double x) =>
        0.5 * x * (1 + Math.Tanh(0.79788456080286535588 * (x + 0.044715 * x * x * x)));

    [Vectorize(Gpu = true), Within(2e-6, Scale = 1e-30)]
    public static float Mish([InRange(-20, 20)] float x) => x * MathF.Tanh(KernelMath.Softplus(x));

    public static double MishInDouble(double x) => x * Math.Tanh(KernelMath.Softplus(x));

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float Silu([InRange(-60, 60)] float x) => x / (1f + MathF.Exp(-x));

    public static double SiluInDouble(double x) => x / (1 + Math.Exp(-x));

    [Vectorize(Gpu = true)]
    public static float Softsign(float x) => x / (1f + MathF.Abs(x));

    // e^x - 1 cancels near 0, where the result is small beside its terms.
    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static float Elu([InRange(-30, 30)] float x, [Uniform, InRange(0.5, 2)] float alpha) =>
        x > 0f ? x : alpha * (MathF.Exp(x) - 1f);

    public static double EluInDouble(double x, double alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float Selu([InRange(-30, 30)] float x)
    {
        if (x > 0f)
            return SeluScale * x;
        return SeluScale * SeluAlpha * KernelMath.Expm1(x);
    }

    public static double SeluInDouble(double x) =>
        x > 0 ? (double)SeluScale * x : (double)SeluScale * SeluAlpha * KernelMath.Expm1(x);

    [Vectorize(Gpu = true)]
    public static float HardSwish(float x) => x * MathF.Min(MathF.Max(x + 3f, 0f), 6f) / 6f;

    [Vectorize(Gpu = true)]
    public static float HardSigmoid(float x) => Math.Clamp(x / 6f + 0.5f, 0f, 1f);

    [Vectorize(Gpu = true)]
    public static float Huber(float prediction, float target, [Uniform] float delta)
    {
        var error = prediction - target;
        var size = MathF.Abs(error);
        return size <= delta ? 0.5f * error * error : delta * (size - 0.5f * delta);
    }

    [Vectorize(Gpu = true), Within(3e-6, Scale = 1)]
    public static float FocalLoss([InRange(0.01, 0.99)] float probability, [InRange(0, 1)] float label, [Uniform, InRange(0.5, 3)] float gamma)
    {
        var p = label > 0.5f ? probability : 1f - probability;
        return -MathF.Pow(1f - p, gamma) * MathF.Log(p);
    }

    public static double FocalLossInDouble(double probability, double label, double gamma)
    {
        var p = label > 0.5 ? probability : 1 - probability;
        return -Math.Pow(1 - p, gamma) * Math.Log(p);
    }

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static float LogSumExp([InRange(-100, 100)] float a, [InRange(-100, 100)] float b)
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        return high + KernelMath.Log1p(MathF.Exp(low - high));
    }

    public static double LogSumExpInDouble(double a, double b) => Math.Max(a, b) + KernelMath.Log1p(Math.Exp(-Math.Abs(a - b)));
}
