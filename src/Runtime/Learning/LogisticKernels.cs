namespace Kernels.Learning;

/// <summary>The kernels of preparation, forward and backward pass, beside those of activations and losses.</summary>
internal static partial class LogisticKernels
{
    /// <summary>A feature, scaled to mean 0 and variance 1.</summary>
    [Vectorize]
    internal static float Standardize(float x, float mean, float scale) => (x - mean) / scale;

    /// <summary>A term of X·w, which sums along rows, and of Xᵀ·r, which sums along columns.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static float Product(float x, float factor) => x * factor;

    /// <summary>The loss of a row, which is summed, and its derivative by the logit, which is stored.</summary>
    [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss", Gpu = true)]
    internal static (float Loss, float Residual) LossAndResidual(float product, float label, [Uniform] float intercept) =>
        Losses.LogisticLossGradient(product + intercept, label);

    /// <summary>A term of the derivative by the intercept.</summary>
    [Vectorize(Reduce = Reduction.Sum, Gpu = true)]
    internal static float Term(float residual) => residual;

    /// <summary>The logit of a row, from its products.</summary>
    [Vectorize]
    internal static float Shift(float product, [Uniform] float intercept) => product + intercept;
}
