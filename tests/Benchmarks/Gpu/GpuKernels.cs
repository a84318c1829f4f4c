namespace Kernels.Benchmarks;

/// <summary>Kernels that a device should run as fast as it can move their data.</summary>
internal static partial class GpuKernels
{
    [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Max)]
    internal static float Value(float x) => x;

    [Vectorize(Gpu = true)]
    internal static float Gelu(float x) => x / (1f + MathF.Exp(-1.5957691216f * x * (1f + 0.044715f * x * x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Gelu))]
    internal static partial float GeluDerivative(float x);

    [Vectorize(Gpu = true)]
    internal static float Saxpy([Uniform] float a, float x, float y) => a * x + y;

    /// <summary>Reads three inputs, and computes much of each.</summary>
    [Vectorize(Gpu = true)]
    internal static float Mixture(float x, float y, float z) => MathF.Log(1f + MathF.Exp(x) + MathF.Exp(y) + MathF.Exp(z));

    [Vectorize(Gpu = true, Reduce = Reduction.Sum)]
    internal static float LogisticLoss(float logit, float label) => Losses.LogisticLoss(logit, label);

    [Vectorize(Gpu = true, Reduce = Reduction.Sum, ReduceElement = "Loss")]
    internal static (float Loss, float Residual) LossAndResidual(float logit, float label) => Losses.LogisticLossGradient(logit, label);

    [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)]
    internal static float Product(float x, float w) => x * w;
}
