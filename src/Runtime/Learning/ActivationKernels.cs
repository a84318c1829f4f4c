namespace Kernels.Learning;

/// <summary>The generated derivatives of the activations, each with its value.</summary>
internal static partial class ActivationKernels
{
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
