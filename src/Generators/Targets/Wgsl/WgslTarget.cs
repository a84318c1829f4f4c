using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>A constant that holds the kernel as a shader of WebGPU. It runs the kernel on every element, and reduces nothing.</summary>
internal sealed class WgslTarget : GpuTarget
{
    public override TargetLanguage Language => WgslLanguage.Instance;

    public static KernelMemory Shader { get; } = KernelMemory.OfText("WGSL", "Wgsl");

    public override KernelMemory Memory => Shader;

    public override string Option => "Wgsl";

    public override WellKnownNames Names { get; } = new([]);

    public override DiagnosticDescriptor NoForm => Descriptors.NoWgsl;

    public override void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer) =>
        new WgslWriter(kernel, body, types, writer).Write();
}
