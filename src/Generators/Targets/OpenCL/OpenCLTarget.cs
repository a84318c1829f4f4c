using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Overloads over the runtime's <c>GpuBuffer</c>, which run OpenCL C.</summary>
internal sealed class OpenCLTarget : GpuTarget
{
    public override TargetLanguage Language => OpenCLLanguage.Instance;

    public static KernelMemory Buffers { get; } = new("OpenCL", "Kernels.Gpu.GpuBuffer", "Kernels.Gpu.GpuBuffer");

    public override KernelMemory Memory => Buffers;

    public override bool Holds(ElementType element) => true;

    public override bool ComputesAsVectors(KernelOptions options) => !options.FastMath;

    public override WellKnownNames Names { get; } = new(
    [
        ("Kernels.CompilerServices", ["GpuProgram"]),
        ("Kernels.Gpu", ["GpuBuffer"]),
    ]);

    public override DiagnosticDescriptor NoForm => Descriptors.NoGpuForm;

    public override void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer) =>
        OpenCLFormsWriter.Write(kernel, body, types, writer);
}
