using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>The C# of a ComputeSharp shader.</summary>
/// <param name="types">How the file writes the names of types.</param>
internal sealed class ShaderCSharp(TypeNames types) : ShaderLanguage([.. types.Known])
{
    public override string ThreadIndex => $"{types["ThreadIds"]}.X + {types["DispatchSize"]}.X * {types["ThreadIds"]}.Y";

    public override string MemberPrefix => "private ";

    public override GpuExpressionWriter Expressions(GpuTables tables, params string[] members) => new ShaderExpressionWriter(types, [.. Taken, .. members], tables);

    public override string Intrinsic(string name, string left, string right) => $"{ShaderExpressionWriter.Intrinsic(types, name)}({left}, {right})";
}
