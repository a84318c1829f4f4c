namespace Kernels;

/// <summary>
/// Marks a static method that a kernel calls for few of its elements, under a condition. Vector forms compute the branch that
/// calls it in a method of its own, and leave it out while no lane needs it.
/// </summary>
/// <remarks>
/// <para>
/// Without the mark both branches of a condition are computed for all elements. With it the usual elements cost a test of all
/// lanes at once, and a vector in which one element or more takes the branch costs a call besides. That pays where the branch is
/// expensive and hardly any vector needs it. The results have the same bits with the mark and without.
/// </para>
/// <para>
/// The mark counts in loops, in reductions and in derivatives, where the derivative of the branch is as rare. On a GPU the
/// branch is an ordinary one. A call that stands under no condition, or in both branches of one, is computed for all elements.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Vectorize]
/// public static float Sinc(float x) => MathF.Abs(x) &lt; 1e-3f ? NearZero(x) : MathF.Sin(x) / x;
///
/// [Rare]
/// private static float NearZero(float x) => 1f - (x * x / 6f);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RareAttribute : Attribute;
