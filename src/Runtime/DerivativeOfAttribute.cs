namespace Kernels;

/// <summary>
/// Marks a partial method as the derivative of a function; the generator writes its body, by differentiation of the
/// function's body.
/// </summary>
/// <remarks>
/// The method has the parameters of the function. With <c>nameof(Type.Function)</c> the function may be in another type,
/// also of another assembly. A method that returns a tuple gives several results at once: the element <c>Value</c> is
/// the function itself, every other element is the partial derivative by the parameter of that name, in whatever case. An
/// element of two such names, as <c>XX</c>, <c>XY</c> or <c>Logit_Label</c>, is an element of the Hessian matrix, the second
/// derivative by both. The derivative of a derivative gives the next order. The derivative by the numbers of a <c>[Uniform]</c>
/// <c>ReadOnlySpan</c> is a sum over all elements, so its method is declared over spans: a span for each parameter that varies, then the adjoint of
/// each result, then what receives a sum for each number. It returns nothing.
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

    /// <summary>
    /// The parameters that move, by <c>nameof</c>, where the derivative is taken along a direction; all others are held.
    /// After the function's parameters the method then has one more for each of these names, in their order, which says how
    /// far that one moves. The result is the derivative by a common factor of them all. A tuple may have the elements
    /// <c>Value</c>, the function itself, and <c>Slope</c>; of a function that returns a tuple, each element is named as the
    /// element that it is the derivative of.
    /// </summary>
    /// <example>
    /// <code>
    /// [Vectorize, DerivativeOf(nameof(Distance), Along = [nameof(x), nameof(y)])]
    /// public static partial (float Value, float Slope) DistanceAlong(float x, float y, float dx, float dy);
    /// </code>
    /// </example>
    public string[]? Along { get; init; }
}
