namespace Kernels;

/// <summary>
/// Marks a scalar method that is applied lane by lane in the vector forms of its callers. It may be any C#. Where a
/// call to it stands in one arm of a condition, that arm runs only if a lane needs it, so it suits a rare case that
/// would cost too much if every lane paid for it, such as a sine of a huge argument.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LaneByLaneAttribute : Attribute;
