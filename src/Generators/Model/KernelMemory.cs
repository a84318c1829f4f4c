using System.Collections.Generic;

namespace Kernels.Generators.Model;

/// <summary>What the forms of a kernel read and write.</summary>
/// <param name="Input">The type of what is read, with its namespace and without its element type.</param>
/// <param name="Output">That of what is written.</param>
/// <param name="Form">The form that works on it; none where every kernel has one.</param>
/// <param name="HasLongIntegers">It holds integers of 64 bits, in which integers are summed.</param>
internal sealed record KernelMemory(string Input, string Output, GpuForms Form, bool HasLongIntegers)
{
    public static KernelMemory Spans { get; } = new("System.ReadOnlySpan", "System.Span", GpuForms.None, HasLongIntegers: true);

    public static KernelMemory OpenCL { get; } = new("Kernels.Gpu.GpuBuffer", "Kernels.Gpu.GpuBuffer", GpuForms.OpenCL, HasLongIntegers: true);

    /// <summary>HLSL has no integers of 64 bits.</summary>
    public static KernelMemory ComputeSharp { get; } = new("ComputeSharp.ReadOnlyBuffer", "ComputeSharp.ReadWriteBuffer", GpuForms.Shader, HasLongIntegers: false);

    public static IReadOnlyList<KernelMemory> All { get; } = [Spans, OpenCL, ComputeSharp];
}
