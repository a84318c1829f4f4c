namespace Kernels;

/// <summary>
/// Marks a scalar method with overloads over vectors beside it, written by hand or generated, that the vector forms of
/// its callers call; otherwise they would take in its body.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorOverloadsAttribute : Attribute
{
    /// <summary>
    /// Where a call stands in one arm of a condition, that arm runs only if a lane needs it. That suits a rare case that
    /// would cost too much if every lane paid for it, such as a sine of a huge argument.
    /// </summary>
    public bool Rare { get; init; }
}
