namespace Kernels.Learning;

/// <summary>The kernels of preparation, forward and backward pass, beside those of activations and losses.</summary>
internal static partial class LogisticKernels
{
    /// <summary>A feature, scaled to mean 0 and variance 1.</summary>
    [Vectorize]
    internal static float Standardize(float x, [Uniform] float mean, [Uniform] float scale) => (x - mean) / scale;

    /// <summary>One column's part in the logits.</summary>
    [Vectorize]
    internal static float MultiplyAdd(float x, float accumulator, [Uniform] float weight) => accumulator + x * weight;

    /// <summary>The loss's derivative by the logit.</summary>
    [Vectorize]
    internal static float Residual(float probability, float label) => probability - label;
}
