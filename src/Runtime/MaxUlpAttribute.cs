namespace Kernels;

/// <summary>
/// States how far a kernel's results may be from what its body says in exact arithmetic. <c>kernels prove</c> measures the error and
/// fails where it is larger; generated code does not depend on it.
/// </summary>
/// <remarks>
/// <code>
/// [Vectorize, MaxUlp(4)]
/// public static float Swish(float x) => x / (1f + MathF.Exp(-x));
/// </code>
/// </remarks>
/// <param name="ulps">The bound, in units in the last place of the exact result.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MaxUlpAttribute(double ulps) : Attribute
{
    /// <summary>The bound, in units in the last place of the exact result.</summary>
    public double Ulps { get; } = ulps;
}
