using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>The kernels of the logistic loss on top of a sum of products.</summary>
internal static partial class LogisticKernels
{
    /// <summary>The loss of a row.</summary>
    [Vectorize(Reduce = Reduction.Sum)]
    internal static float Loss(float product, float label, [Uniform] float intercept) => Losses.LogisticLoss(product + intercept, label);

    /// <summary>The loss of a row, which is summed, and its derivative by the logit, which is stored.</summary>
    #region loss-and-residual
    [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss", Gpu = true)]
    internal static (float Loss, float Residual) LossAndResidual(float product, float label, [Uniform] float intercept) =>
        Losses.LogisticLossGradient(product + intercept, label);
    #endregion

    /// <summary>The same of a row that counts as many.</summary>
    [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss", Gpu = true)]
    internal static (float Loss, float Residual) WeightedLossAndResidual(float product, float label, float weight, [Uniform] float intercept)
    {
        var (loss, residual) = LossAndResidual(product, label, intercept);
        return (weight * loss, weight * residual);
    }

    /// <summary>The derivative of the loss by the logit.</summary>
    [Vectorize, DerivativeOf(nameof(Loss), nameof(product))]
    internal static partial float Residual(float product, float label, [Uniform] float intercept);

    /// <summary>The second derivative of the loss by the logit.</summary>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Residual), nameof(product))]
    internal static partial float Curvature(float product, float label, [Uniform] float intercept);

    /// <summary>The kernel that adds up partial sums of floats, in a program of <see cref="With"/>.</summary>
    internal const string Pairs = "WeightedLossAndResidualSumPairs";

    /// <summary>A program of the kernels of <see cref="WeightedLossAndResidual(float, float, float, float)"/> and others, which may call its function.</summary>
    /// <param name="kernels">The others, in OpenCL C.</param>
    internal static GpuProgram With(string kernels) => WeightedLossAndResidualProgram.With(kernels);
}
