using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Model;

/// <summary>The types that generated code names, each with its namespace.</summary>
internal static class WellKnownNames
{
    private const string GpuNamespace = "Kernels.Gpu";

    /// <summary>Do only the files of kernels that have these forms name the namespace? None for a namespace that all name.</summary>
    public static GpuForms FormsThatName(string space) => space == GpuNamespace ? GpuForms.OpenCL
        : space.StartsWith("ComputeSharp", StringComparison.Ordinal) ? GpuForms.Shader
        : GpuForms.None;

    private static readonly (string Namespace, string[] Names)[] Table =
    [
        ("System", ["BitConverter", "Math", "MathF", "NotSupportedException", "ReadOnlySpan", "Span"]),
        ("System.CodeDom.Compiler", ["GeneratedCode", "GeneratedCodeAttribute"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
        ("System.Runtime.InteropServices", ["MemoryMarshal"]),
        ("System.Runtime.Intrinsics", ["Vector128", "Vector256", "Vector512"]),
        ("Kernels", ["KernelMath", "VectorMath"]),
        ("Kernels.CompilerServices", ["CachedStore", "GpuProgram", "IVectorCount", "IVectorStore", "KernelBody", "KernelBodyAttribute", "Lanes", "ParallelSpans", "ReductionTree", "Scratch", "ShaderCompiler", "ShaderGrid", "SpanGuard", "SpanList", "StreamingStore", "VectorCount"]),
        (GpuNamespace, ["GpuBuffer"]),
        ("ComputeSharp",
        [
            "DefaultThreadGroupSizes", "DispatchSize", "GraphicsDevice", "Hlsl", "IComputeShader", "ReadOnlyBuffer", "ReadWriteBuffer",
            "RequiresDoublePrecisionSupport", "RequiresDoublePrecisionSupportAttribute", "ThreadGroupSize", "ThreadGroupSizeAttribute", "ThreadIds",
        ]),
        ("ComputeSharp.Descriptors", ["IComputeShaderDescriptor"]),
        ("ComputeSharp.Interop", ["ResourceDescriptorRange", "ResourceDescriptorRangeType"]),
    ];

    private static readonly Dictionary<string, string> NamespaceOf = Table
        .SelectMany(static row => row.Names.Select(name => (Name: name, row.Namespace)))
        .ToDictionary(static pair => pair.Name, static pair => pair.Namespace);

    public static IEnumerable<string> All => NamespaceOf.Keys;

    public static IEnumerable<string> Namespaces => Table.Select(static row => row.Namespace);

    /// <summary>The first parts of the namespaces: what a <c>using</c> directive looks up.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["System", "Kernels", "ComputeSharp"];

    public static string QualifiedName(string name) => $"{NamespaceOf[name]}.{name}";

    public static string Namespace(string name) => NamespaceOf[name];
}
