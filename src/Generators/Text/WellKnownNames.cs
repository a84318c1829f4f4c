using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Text;

/// <summary>Types that generated code names, each with its namespace.</summary>
/// <param name="table">The namespaces, in the order of their <c>using</c> directives.</param>
internal sealed class WellKnownNames(IReadOnlyList<(string Namespace, string[] Names)> table)
{
    private readonly Dictionary<string, string> namespaceOf = table
        .SelectMany(static row => row.Names.Select(name => (Name: name, row.Namespace)))
        .ToDictionary(static pair => pair.Name, static pair => pair.Namespace);

    /// <summary>Those of the forms that every kernel has.</summary>
    public static readonly WellKnownNames OfKernels = new(
    [
        ("System", ["ArithmeticException", "BitConverter", "InvalidOperationException", "Math", "MathF", "NotSupportedException", "ReadOnlySpan", "Span"]),
        ("System.CodeDom.Compiler", ["GeneratedCode", "GeneratedCodeAttribute"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
        ("System.Runtime.InteropServices", ["MemoryMarshal"]),
        ("System.Runtime.Intrinsics", ["Vector128", "Vector256", "Vector512"]),
        ("Kernels", ["KernelMath", "VectorMath"]),
        ("Kernels.CompilerServices", ["CachedStore", "Elements", "IMatrixTerm", "IVectorStore", "KernelBody", "KernelBodyAttribute", "Lanes",
            "MatrixInputs", "MatrixSums", "ParallelSpans", "ReductionTree", "Scratch", "SpanGuard", "SpanList", "StreamingStore", "TableSums"]),
    ]);

    public IReadOnlyCollection<string> All => namespaceOf.Keys;

    public IEnumerable<string> Namespaces => table.Select(static row => row.Namespace).Distinct();

    /// <summary>The first parts of the namespaces: what a <c>using</c> directive looks up.</summary>
    public IReadOnlyList<string> Roots { get; } = [.. table.Select(static row => row.Namespace.Split('.')[0]).Distinct()];

    public string QualifiedName(string name) => $"{namespaceOf[name]}.{name}";

    public string Namespace(string name) => namespaceOf[name];

    /// <summary>These and others.</summary>
    public WellKnownNames With(WellKnownNames others) => new([.. table, .. others.Table]);

    private IReadOnlyList<(string Namespace, string[] Names)> Table => table;
}
