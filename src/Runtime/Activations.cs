namespace Kernels;

/// <summary>Activation functions of neural networks, as kernels: scalar functions with their SIMD forms beside them.</summary>
public static partial class Activations
{
    /// <summary>The identity: <c>f(x) = x</c>, the activation of a neuron for linear regression.</summary>
    /// <remarks>
    /// Its derivative is 1 everywhere, so layers with this activation collapse into a single linear layer.
    /// </remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns><paramref name="x"/>, unchanged.</returns>
    #region linear
    [Vectorize(Gpu = true)]
    public static float Linear(float x) => x;
    #endregion

    /// <summary>The derivative of <see cref="Linear(float)"/>: 1 everywhere.</summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>The number 1.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Linear))]
    public static partial float LinearDerivative(float x);

    /// <summary>
    /// The binary step of the perceptron: <c>f(x) = 0</c> where <c>x &lt; threshold</c>, <c>1</c> where
    /// <c>x ≥ threshold</c>.
    /// </summary>
    /// <remarks>
    /// If the input or the threshold is NaN, the result is NaN: an unknown input must not look like a decision. The
    /// derivative is 0 on both sides of the threshold, so nothing can be learned through this function.
    /// </remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <param name="threshold">The smallest value that makes the neuron fire.</param>
    /// <returns>0 or 1, or NaN.</returns>
    #region step
    [Vectorize(Gpu = true)]
    public static float Step(float x, [Uniform] float threshold) =>
        x < threshold ? 0f : x >= threshold ? 1f : x + threshold;
    #endregion

    /// <summary>
    /// The derivative of <see cref="Step(float, float)"/>: 0 everywhere, for the jump at the threshold has no slope.
    /// </summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <param name="threshold">The smallest value that makes the neuron fire.</param>
    /// <returns>0; 1 where one of the two is NaN, as <see cref="Step(float, float)"/> passes NaN on.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Step), nameof(x))]
    public static partial float StepDerivative(float x, [Uniform] float threshold);

    /// <summary>The logistic function: <c>σ(x) = 1 / (1 + e⁻ˣ)</c>, from 0 at −∞ through ½ at 0 to 1 at +∞.</summary>
    /// <remarks>
    /// Its derivative is <c>σ(x)·(1 − σ(x))</c>, at most ¼. NaN passes through. Below about −88.7, <c>e⁻ˣ</c> is
    /// infinite and the result is 0. The true value is subnormal there; <see cref="KernelMath.Sigmoid(float)"/> returns it.
    /// </remarks>
    /// <param name="x">The logit: the logarithm of the odds.</param>
    /// <returns>A probability, from 0 to 1.</returns>
    #region sigmoid
    [Vectorize(Gpu = true)]
    public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
    #endregion

    /// <summary>The derivative of <see cref="Sigmoid(float)"/>: <c>σ(x)·(1 − σ(x))</c>, at most ¼.</summary>
    /// <param name="x">The logit: the logarithm of the odds.</param>
    /// <returns>A value from 0 to ¼; NaN for NaN.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Sigmoid))]
    public static partial float SigmoidDerivative(float x);

    /// <summary>The rectified linear unit: <c>f(x) = 0</c> where <c>x ≤ 0</c>, <c>x</c> elsewhere.</summary>
    /// <remarks>NaN passes through. The derivative is 0 up to and at 0, and 1 above it.</remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>The positive part of <paramref name="x"/>.</returns>
    #region relu
    [Vectorize(Gpu = true)]
    public static float Relu(float x) => x <= 0f ? 0f : x;
    #endregion

    /// <summary>The derivative of <see cref="Relu(float)"/>: 0 up to and at 0, 1 above it.</summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>0 or 1; 1 for NaN.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Relu))]
    public static partial float ReluDerivative(float x);

    /// <summary>The leaky rectifier: <c>f(x) = slope·x</c> where <c>x ≤ 0</c>, <c>x</c> elsewhere.</summary>
    /// <remarks>
    /// A neuron whose input is negative still learns. NaN passes through. The derivative is <paramref name="slope"/>
    /// up to and at 0, and 1 above it.
    /// </remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <param name="slope">The slope on the negative side, as a rule 0.01.</param>
    /// <returns><paramref name="x"/>, damped where it is negative.</returns>
    #region leaky-relu
    [Vectorize(Gpu = true)]
    public static float LeakyRelu(float x, [Uniform] float slope) => x <= 0f ? slope * x : x;
    #endregion

    /// <summary>
    /// The derivative of <see cref="LeakyRelu(float, float)"/> by the input: <paramref name="slope"/> up to and at 0, 1
    /// above it.
    /// </summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <param name="slope">The slope on the negative side, as a rule 0.01.</param>
    /// <returns><paramref name="slope"/> or 1; 1 for NaN.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(LeakyRelu), nameof(x))]
    public static partial float LeakyReluDerivative(float x, [Uniform] float slope);

    /// <summary>The hyperbolic tangent: <c>tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>, from −1 to 1.</summary>
    /// <remarks>Its derivative is <c>1 − tanh²(x)</c>. Unlike <see cref="Sigmoid(float)"/> it is symmetric around 0.</remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>A value from −1 to 1.</returns>
    #region tanh
    [Vectorize(Gpu = true)]
    public static float Tanh(float x) => MathF.Tanh(x);
    #endregion

    /// <summary>The derivative of <see cref="Tanh(float)"/>: <c>1 − tanh²(x)</c>.</summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Tanh))]
    public static partial float TanhDerivative(float x);

    /// <summary>The smooth rectifier: <c>f(x) = ln(1 + eˣ)</c>.</summary>
    /// <remarks>
    /// Its derivative is <see cref="Sigmoid(float)"/>. It is computed in a form that neither overflows for large
    /// inputs nor loses the small results of very negative ones.
    /// </remarks>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>A value not below 0 that approaches <see cref="Relu(float)"/> away from 0.</returns>
    [Vectorize(Gpu = true)]
    public static float Softplus(float x) => KernelMath.Softplus(x);

    /// <summary>The derivative of <see cref="Softplus(float)"/>: the logistic function.</summary>
    /// <param name="x">The weighted sum of a neuron's inputs.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Softplus))]
    public static partial float SoftplusDerivative(float x);
}
