namespace Kernels.Generators.Model;

/// <summary>What some of a kernel's members read and write: spans, or the buffers of a target of GPUs.</summary>
/// <param name="Name">The name of the target.</param>
/// <param name="Input">The type that is read, with its namespace and without its element type.</param>
/// <param name="Output">The type that is written.</param>
/// <param name="NoIntegerSums">Why there are no sums and means of integers; null where there are.</param>
internal sealed record KernelMemory(string Name, string Input, string Output, string? NoIntegerSums = null)
{
    /// <summary>The spans of the forms that every kernel has.</summary>
    public static KernelMemory Spans { get; } = new("spans", "System.ReadOnlySpan", "System.Span");
}
