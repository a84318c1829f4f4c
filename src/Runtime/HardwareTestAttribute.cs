namespace Kernels;

/// <summary>
/// Marks a property that says what the processor can do. A kernel of the runtime may choose by it between two others, whose
/// vector forms are then called; both give the same bits.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HardwareTestAttribute : Attribute;
