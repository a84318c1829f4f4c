using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>What some of a kernel's members read and write: spans, or the buffers of a target of GPUs.</summary>
/// <param name="Name">The name of the target.</param>
/// <param name="Input">The type that is read, with its namespace and without its element type.</param>
/// <param name="Output">The type that is written.</param>
/// <param name="NoLongIntegers">Why there are no integers of 64 bits, in which integers are summed; null where there are.</param>
/// <param name="NoDoubleFunctions">Why doubles have no functions, such as a minimum; null where they have.</param>
internal sealed record KernelMemory(string Name, string Input, string Output, string? NoLongIntegers = null, string? NoDoubleFunctions = null)
{
    /// <summary>
    /// How the name of a constant ends that holds the kernel's text; null where members read and write. Such a target is a text alone: it
    /// has no overloads, and so no types of buffers.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The memory of a target that is a text alone.</summary>
    /// <param name="name">The name of the target.</param>
    /// <param name="ending">How the name of the constant ends.</param>
    public static KernelMemory OfText(string name, string ending) => new(name, "", "") { Text = ending };

    /// <summary>The spans of the forms that every kernel has.</summary>
    public static KernelMemory Spans { get; } = new("spans", "System.ReadOnlySpan", "System.Span");

    /// <summary>What keeps values of a type from being reduced here, and why; null where nothing does.</summary>
    public (string What, string Why)? Limit(ReductionOperator reduction, ScalarType type)
    {
        if (NoLongIntegers is { } noIntegers && reduction.Total(type) is { IsInteger: true, Bits: 64 })
            return ($"A {reduction.What} of integers", noIntegers);
        return NoDoubleFunctions is { } noFunctions && reduction.Symbol is null && type == ScalarType.Double
            ? ($"A {reduction.What} of doubles", noFunctions)
            : null;
    }
}
