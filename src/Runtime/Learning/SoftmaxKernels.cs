using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>The kernels of the softmax and its cross-entropy: one span per class, so that each lane is a row.</summary>
/// <remarks>
/// All exponentials are of differences to the row's largest logit, so none overflows. The label's own exponential is kept out of
/// the sum: where it is the largest, it is 1, and the loss ln(1 + others) and the residual −others/(1 + others) lose no digit.
/// </remarks>
internal static partial class SoftmaxKernels
{
    /// <summary>The larger of two logits.</summary>
    [Vectorize(Gpu = true)]
    internal static float Larger(float left, float right) => MathF.Max(left, right);

    /// <summary>Adds a class's exponential to the sum of those that are not the label's, and gives it.</summary>
    [Vectorize(Gpu = true)]
    internal static (float Others, float Exponential) AddExponential(float others, float logit, float largest, float label, [Uniform] float own)
    {
        float exponential = MathF.Exp(logit - largest);
        return (label == own ? others : others + exponential, exponential);
    }

    /// <summary>The value of the label's class, from those of all classes in turn.</summary>
    [Vectorize(Gpu = true)]
    internal static float Choose(float chosen, float value, float label, [Uniform] float own) => label == own ? value : chosen;

    /// <summary>The cross-entropy of a row, −ln of its label's probability.</summary>
    [Vectorize(Reduce = Reduction.Sum, Gpu = true)]
    internal static float CrossEntropy(float others, float exponential, float largest, float logit, float weight) =>
        weight * (exponential == 1f ? KernelMath.Log1p(others) : largest - logit + MathF.Log(others + exponential));

    /// <summary>The derivative of the cross-entropy by a class's logit: its probability, less 1 if it is the label.</summary>
    [Vectorize(Gpu = true)]
    internal static float Residual(float exponential, float others, float labelExponential, float label, float weight, [Uniform] float own) =>
        weight * ((label == own ? -others : exponential) / (others + labelExponential));

    /// <summary>A class's exponential, and the sum with it.</summary>
    [Vectorize]
    internal static (float Sum, float Exponential) AddTo(float sum, float logit, float largest)
    {
        float exponential = MathF.Exp(logit - largest);
        return (sum + exponential, exponential);
    }

    /// <summary>A share of the whole.</summary>
    [Vectorize]
    internal static float Share(float part, float whole) => part / whole;

    /// <summary>What a device computes a row's softmax with: a kernel there may call one generated function, and uses one result of it at a time.</summary>
    [Vectorize(Gpu = true)]
    internal static (float Larger, float Exponential, float CrossEntropy) Parts(
        float left, float right, float others, float exponential, float largest, float logit, float weight) =>
        (Larger(left, right), MathF.Exp(left - right), CrossEntropy(others, exponential, largest, logit, weight));

    /// <summary>A program of the kernels of <see cref="Parts(float, float, float, float, float, float, float)"/> and others, which may call its function.</summary>
    /// <param name="kernels">The others, in OpenCL C.</param>
    internal static GpuProgram With(string kernels) => PartsProgram.With(kernels);
}
