using Kernels.Learning;

namespace Kernels.Samples.Shaders;

/// <summary>
/// The kernels of a training, in a project that references ComputeSharp: the generator writes shaders for them here. Their bodies
/// come from the library.
/// </summary>
internal static partial class TrainingKernels
{
    /// <summary>A term of X·w, which sums along rows, and of Xᵀ·r, which sums along columns.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static float Product(float x, float factor) => LayerKernels.Product(x, factor);

    /// <summary>A term of the derivative by a bias.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static float Term(float residual) => LayerKernels.Term(residual);

    /// <summary>A sum of products with its bias.</summary>
    [Vectorize(Gpu = true)]
    internal static float Shift(float product, [Uniform] float bias) => LayerKernels.Shift(product, bias);

    /// <summary>The derivative by a unit's sum, from that by its output.</summary>
    [Vectorize(Gpu = true)]
    internal static float Times(float derivative, float slope) => LayerKernels.Times(derivative, slope);

    /// <summary>The logistic loss of a row, which is summed, and its derivative by the logit, which is stored.</summary>
    [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss", Gpu = true)]
    internal static (float Loss, float Residual) LossAndResidual(float product, float label, [Uniform] float intercept) =>
        LogisticKernels.LossAndResidual(product, label, intercept);

    /// <summary>The same of a row that counts as many.</summary>
    [Vectorize(Reduce = Reduction.Sum, ReduceElement = "Loss", Gpu = true)]
    internal static (float Loss, float Residual) WeightedLossAndResidual(float product, float label, float weight, [Uniform] float intercept) =>
        LogisticKernels.WeightedLossAndResidual(product, label, weight, intercept);

    /// <summary>The larger of two logits.</summary>
    [Vectorize(Gpu = true)]
    internal static float Larger(float left, float right) => SoftmaxKernels.Larger(left, right);

    /// <summary>A class's exponential, and the sum of those that are not the label's.</summary>
    [Vectorize(Gpu = true)]
    internal static (float Others, float Exponential) AddExponential(float others, float logit, float largest, float label, [Uniform] float own) =>
        SoftmaxKernels.AddExponential(others, logit, largest, label, own);

    /// <summary>The value of the label's class, from those of all classes in turn.</summary>
    [Vectorize(Gpu = true)]
    internal static float Choose(float chosen, float value, float label, [Uniform] float own) => SoftmaxKernels.Choose(chosen, value, label, own);

    /// <summary>The cross-entropy of a row.</summary>
    [Vectorize(Reduce = Reduction.Sum, Gpu = true)]
    internal static float CrossEntropy(float others, float exponential, float largest, float logit, float weight) =>
        SoftmaxKernels.CrossEntropy(others, exponential, largest, logit, weight);

    /// <summary>The derivative of the cross-entropy by a class's logit.</summary>
    [Vectorize(Gpu = true)]
    internal static float SoftmaxResidual(float exponential, float others, float labelExponential, float label, float weight, [Uniform] float own) =>
        SoftmaxKernels.Residual(exponential, others, labelExponential, label, weight, own);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Activations.Relu))]
    internal static partial (float Value, float X) Relu(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Activations.Tanh))]
    internal static partial (float Value, float X) Tanh(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Activations.Sigmoid))]
    internal static partial (float Value, float X) Sigmoid(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Activations.Softplus))]
    internal static partial (float Value, float X) Softplus(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Activations.Linear))]
    internal static partial (float Value, float X) Linear(float x);
}
