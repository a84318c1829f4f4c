using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>Computes a function of each element: the overload that the generator writes for spans.</summary>
/// <param name="x">The arguments.</param>
/// <param name="destination">One value per element.</param>
public delegate void ElementwiseKernel(ReadOnlySpan<float> x, Span<float> destination);

/// <summary>Computes a function of each element and its derivative: the span overload of a generated derivative with its value.</summary>
/// <param name="x">The arguments.</param>
/// <param name="valueDestination">One value per element.</param>
/// <param name="slopeDestination">One derivative per element.</param>
public delegate void ElementwiseGradientKernel(ReadOnlySpan<float> x, Span<float> valueDestination, Span<float> slopeDestination);

/// <summary>The same on a device: the overload for its buffers, which <c>Gpu = true</c> adds.</summary>
/// <param name="x">The arguments.</param>
/// <param name="valueDestination">One value per element.</param>
/// <param name="slopeDestination">One derivative per element.</param>
public delegate void OpenCLGradientKernel(GpuBuffer<float> x, GpuBuffer<float> valueDestination, GpuBuffer<float> slopeDestination);

/// <summary>What the units of a hidden layer do with their sum: a kernel with its generated derivative.</summary>
/// <remarks>
/// Any kernel of one argument will do:
/// <code>
/// [Vectorize] public static float Swish(float x) => x * KernelMath.Sigmoid(x);
/// [Vectorize(Gpu = true), DerivativeOf(nameof(Swish))] public static partial (float Value, float X) SwishGradient(float x);
/// // ...
/// var swish = new Activation("swish", MyKernels.Swish, MyKernels.SwishGradient) { OpenCL = MyKernels.SwishGradient };
/// </code>
/// </remarks>
public sealed class Activation
{
    private readonly bool isOneSided;

    /// <summary>Makes an activation of a kernel and its derivative.</summary>
    /// <param name="name">What a saved model calls it.</param>
    /// <param name="value">The kernel's span overload.</param>
    /// <param name="gradient">The span overload of its derivative with its value.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Activation(string name, ElementwiseKernel value, ElementwiseGradientKernel gradient)
        : this(name, value, gradient, isOneSided: false)
    {
    }

    private Activation(string name, ElementwiseKernel value, ElementwiseGradientKernel gradient, bool isOneSided)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(gradient);
        (Name, Value, Gradient, this.isOneSided) = (name, value, gradient, isOneSided);
    }

    /// <summary><c>max(0, x)</c>.</summary>
    public static Activation Relu { get; } = new("relu", Activations.Relu, ActivationKernels.Relu, isOneSided: true)
    {
        OpenCL = ActivationKernels.Relu,
    };

    /// <summary><c>tanh x</c>.</summary>
    public static Activation Tanh { get; } = new("tanh", Activations.Tanh, ActivationKernels.Tanh, isOneSided: false)
    {
        OpenCL = ActivationKernels.Tanh,
    };

    /// <summary><c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
    public static Activation Sigmoid { get; } = new("sigmoid", Activations.Sigmoid, ActivationKernels.Sigmoid, isOneSided: false)
    {
        OpenCL = ActivationKernels.Sigmoid,
    };

    /// <summary><c>ln(1 + eˣ)</c>.</summary>
    public static Activation Softplus { get; } = new("softplus", Activations.Softplus, ActivationKernels.Softplus, isOneSided: false)
    {
        OpenCL = ActivationKernels.Softplus,
    };

    /// <summary><c>x</c> itself: layers of it collapse into one.</summary>
    public static Activation Linear { get; } = new("linear", Activations.Linear, ActivationKernels.Linear, isOneSided: false)
    {
        OpenCL = ActivationKernels.Linear,
    };

    /// <summary>The activations above.</summary>
    public static IReadOnlyList<Activation> All { get; } = [Relu, Tanh, Sigmoid, Softplus, Linear];

    /// <summary>What a saved model calls it.</summary>
    public string Name { get; }

    /// <summary>The derivative with its value on an OpenCL device; null where the activation trains on the processor only.</summary>
    public OpenCLGradientKernel? OpenCL { get; init; }

    internal ElementwiseKernel Value { get; }

    internal ElementwiseGradientKernel Gradient { get; }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    /// <summary>
    /// The largest initial weight of a layer, drawn evenly around 0, so that signals keep their size from layer to layer: of Glorot
    /// and Bengio (2010), and of He et al. (2015) where half of the units are silent.
    /// </summary>
    internal double InitialRange(int inputs, int outputs) => Math.Sqrt(isOneSided ? 6.0 / inputs : 6.0 / (inputs + outputs));
}
