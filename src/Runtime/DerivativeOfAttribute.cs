namespace Kernels;

/// <summary>
/// Marks a partial method as the derivative of a function; the generator writes its body, by reverse-mode
/// differentiation of the function's body.
/// </summary>
/// <remarks>
/// The method has the parameters of the function. With <c>nameof(Type.Function)</c> the function may be in another type,
/// also of another assembly. A method that returns a tuple gives several results at once: the element <c>Value</c> is
/// the function itself, every other element is the partial derivative by the parameter of that name, in whatever case.
/// The derivative of a derivative gives the next order.
/// <code>
/// [Vectorize]
/// public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
///
/// [Vectorize, DerivativeOf(nameof(Sigmoid))]
/// public static partial float SigmoidDerivative(float x);
/// </code>
/// </remarks>
/// <param name="function">The name of the function, by <c>nameof</c>. Among overloads, the parameters decide.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeOfAttribute(string function) : Attribute
{
    /// <param name="function">The name of the function, by <c>nameof</c>. Among overloads, the parameters decide.</param>
    /// <param name="parameter">The parameter that the derivative is taken by.</param>
    public DerivativeOfAttribute(string function, string parameter)
        : this(function) =>
        Parameter = parameter;

    /// <summary>The name of the function.</summary>
    public string Function { get; } = function;

    /// <summary>
    /// The parameter that the derivative is taken by; null for the function's only floating-point parameter, and where
    /// the elements of a tuple name the parameters.
    /// </summary>
    public string? Parameter { get; }
}
