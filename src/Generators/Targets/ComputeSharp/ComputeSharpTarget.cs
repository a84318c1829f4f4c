using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Overloads over ComputeSharp's buffers, where the compilation references it, and the shaders that they run.</summary>
internal sealed class ComputeSharpTarget : GpuTarget
{
    /// <summary>The words of a root signature of Direct3D 12: one for each word of constants, one for each buffer.</summary>
    private const int MostRootWords = 64;

    public override TargetLanguage Language => HlslLanguage.Instance;

    public static KernelMemory Buffers { get; } = new(
        "ComputeSharp",
        "ComputeSharp.ReadOnlyBuffer",
        "ComputeSharp.ReadWriteBuffer",
        NoLongIntegers: "it is one of 64 bits, which HLSL lacks",
        NoDoubleFunctions: ShaderLanguage.NoDoubleFunctions);

    public override KernelMemory Memory => Buffers;

    public override string RequiredType => "ComputeSharp.Descriptors.IComputeShaderDescriptor`1";

    /// <summary>A shader is a struct.</summary>
    public override bool AddsTypes => true;

    public override WellKnownNames Names { get; } = new(
    [
        ("Kernels.CompilerServices", ["ShaderCompiler", "ShaderGrid"]),
        ("ComputeSharp",
        [
            "DefaultThreadGroupSizes", "DispatchSize", "GraphicsDevice", "Hlsl", "IComputeShader", "ReadOnlyBuffer", "ReadWriteBuffer",
            "RequiresDoublePrecisionSupport", "RequiresDoublePrecisionSupportAttribute", "ThreadGroupSize", "ThreadGroupSizeAttribute", "ThreadIds",
        ]),
        ("ComputeSharp.Descriptors", ["IComputeShaderDescriptor"]),
        ("ComputeSharp.Interop", ["ResourceDescriptorRange", "ResourceDescriptorRangeType"]),
    ]);

    /// <summary><c>device.For</c>, which runs a shader.</summary>
    public override IReadOnlyList<string> ExtensionNamespaces => ["ComputeSharp"];

    public override DiagnosticDescriptor NoForm => Descriptors.NoShader;

    /// <summary>The largest shader of the kernel has three numbers of its own where it reduces, one elsewhere.</summary>
    public override (string What, string Why)? Limit(IReadOnlyList<KernelParameter> parameters, IReadOnlyList<KernelResult> results, KernelOptions options)
    {
        var tables = parameters.Count(static parameter => parameter.IsTable);
        var own = Enumerable.Repeat(ScalarType.Int32, (options.Reduce == Reductions.None ? 1 : 3) + tables);
        var numbers = parameters.Where(static parameter => parameter.IsUniform && !parameter.IsTable).Select(static parameter => parameter.Type).Concat(own);
        var words = ConstantLayout.Of(numbers).Size / 4 + parameters.Count(static parameter => !parameter.IsUniform) + tables + results.Count;
        return words <= MostRootWords ? null : ("A kernel of so many parameters", string.Format(
            CultureInfo.InvariantCulture, "its numbers and buffers take {0} words of a root signature, and Direct3D 12 has {1}", words, MostRootWords));
    }

    public override void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer) =>
        ShaderFormsWriter.Write(kernel, body, types, writer);
}
