namespace Kernels.Samples.Shaders;

/// <summary>
/// The kernels of an epoch, in a project that references ComputeSharp: the generator writes shaders for them here. The body of
/// the loss's gradient comes from the library.
/// </summary>
internal static partial class TrainingKernels
{
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
}
