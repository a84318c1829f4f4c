using System.Collections.Generic;

namespace Kernels.Generators.Model;

/// <summary>What the forms of a kernel read and write, by the names of its types in <see cref="WellKnownNames"/>.</summary>
/// <param name="Input">What is read.</param>
/// <param name="Output">What is written.</param>
/// <param name="Form">The form that works on it; none where every kernel has one.</param>
/// <param name="HasLongIntegers">It holds integers of 64 bits, in which integers are summed.</param>
internal sealed record KernelMemory(string Input, string Output, GpuForms Form, bool HasLongIntegers)
{
    public static KernelMemory Spans { get; } = new("ReadOnlySpan", "Span", GpuForms.None, HasLongIntegers: true);

    public static KernelMemory OpenCL { get; } = new("GpuBuffer", "GpuBuffer", GpuForms.OpenCL, HasLongIntegers: true);

    /// <summary>HLSL has no integers of 64 bits.</summary>
    public static KernelMemory ComputeSharp { get; } = new("ReadOnlyBuffer", "ReadWriteBuffer", GpuForms.Shader, HasLongIntegers: false);

    public static IReadOnlyList<KernelMemory> All { get; } = [Spans, OpenCL, ComputeSharp];
}
