namespace Kernels;

/// <summary>
/// Marks a scalar method with overloads over vectors beside it, written by hand, which the vector forms of its callers
/// call; otherwise they would take in its body.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorOverloadsAttribute : Attribute;
