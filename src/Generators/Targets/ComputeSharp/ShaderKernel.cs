using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>What a field of a shader is: a buffer that is read, one that is written too, or a number.</summary>
internal enum ShaderFieldKind
{
    ReadOnlyBuffer,
    ReadWriteBuffer,
    Scalar,
}

/// <summary>A field of a shader.</summary>
/// <param name="Name">The preferred name.</param>
/// <param name="LengthOf">The name of the buffer whose length it is; null where the constructor is given its value.</param>
internal sealed record ShaderField(ShaderFieldKind Kind, ScalarType Type, string Name, string? LengthOf = null)
{
    public bool IsBuffer => Kind != ShaderFieldKind.Scalar;
}

/// <summary>One shader: its fields, and what one thread does, which is written once for both languages.</summary>
/// <param name="Name">The struct.</param>
/// <param name="Summary">Its documentation, as a line of XML.</param>
/// <param name="Functions">The functions that the thread calls, each with its name and those of its results.</param>
/// <param name="WriteThread">Writes the body of a thread, given the names that the language has for those of the fields.</param>
/// <param name="WriteHelpers">Writes functions that read buffers.</param>
internal sealed record ShaderKernel(
    string Name,
    string Summary,
    IReadOnlyList<ShaderField> Fields,
    IReadOnlyList<(Function Function, string Name, IReadOnlyList<string> Results)> Functions,
    Action<ShaderLanguage, GpuExpressionWriter, SourceWriter> WriteThread,
    Action<ShaderLanguage, GpuExpressionWriter, SourceWriter>? WriteHelpers = null)
{
    /// <summary>The tables among the fields, by the names of the parameters.</summary>
    public IReadOnlyDictionary<string, (ShaderField Buffer, ShaderField Length)> Tables { get; init; } =
        new Dictionary<string, (ShaderField Buffer, ShaderField Length)>();

    /// <summary>The tables as the functions see them.</summary>
    /// <param name="names">What fields are called.</param>
    public GpuTables TablesWith(Func<string, string> names) => new(
        [], [], Tables.ToDictionary(static table => table.Key, table => (names(table.Value.Buffer.Name), names(table.Value.Length.Name))));

    /// <summary>What a field must not be called: the shader's own members.</summary>
    public IEnumerable<string> Members => Functions.Select(static function => function.Name).Concat([Name, "Execute", "Source", "Value", "Quad"]);

    public bool UsesDouble =>
        Fields.Any(static one => one.Type == ScalarType.Double)
        || Functions.SelectMany(static one => ClosureCheck.NodesOf(one.Function)).Any(static node => node.Type == ScalarType.Double);

    public IEnumerable<ShaderField> Buffers => Fields.Where(static one => one.IsBuffer);

    /// <summary>The numbers, each with its place in the constant buffer, and the buffer's size in bytes.</summary>
    public (IReadOnlyList<(ShaderField Field, int Offset)> Places, int Size) Constants()
    {
        var numbers = Fields.Where(static one => !one.IsBuffer).ToList();
        var (offsets, size) = ConstantLayout.Of(numbers.Select(static number => number.Type));
        return ([.. numbers.Zip(offsets, static (number, offset) => (number, offset))], size);
    }

    /// <summary>The register of a buffer: those that are read and those that are written are numbered apart.</summary>
    public int RegisterOf(ShaderField buffer) => Buffers.TakeWhile(other => other != buffer).Count(other => other.Kind == buffer.Kind);
}
