using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>
/// A language in which a shader is written: the C# of ComputeSharp, or HLSL. Its statements are the same text in both but for
/// the pieces here.
/// </summary>
internal sealed class ShaderLanguage(TypeNames types, bool isHlsl)
{
    public bool IsHlsl => isHlsl;

    /// <summary>The number of the thread: of one row, or of several where one is not enough.</summary>
    public string ThreadIndex => isHlsl
        ? "ThreadIds.x + __x * ThreadIds.y"
        : $"{types["ThreadIds"]}.X + {types["DispatchSize"]}.X * {types["ThreadIds"]}.Y";

    /// <summary>Names that no variable may have.</summary>
    public IReadOnlyCollection<string> Taken { get; } = isHlsl ? HlslNames.Taken : [.. GpuFunctions.NamesFor(GpuTarget.Hlsl), .. Model.WellKnownNames.All];

    public string FunctionPrefix => isHlsl ? "" : "private ";

    /// <summary>A writer of expressions, for one function.</summary>
    /// <param name="members">Names besides <see cref="Taken"/> that no variable may have there.</param>
    public GpuExpressionWriter Expressions(params string[] members) => isHlsl
        ? new HlslExpressionWriter([.. Taken, .. members])
        : new ShaderExpressionWriter(types, [.. Taken, .. members]);

    /// <summary>The lesser or the larger of two integers.</summary>
    public string Intrinsic(string name, string left, string right) =>
        isHlsl ? $"{name}({left}, {right})" : $"{types["Hlsl"]}.{char.ToUpperInvariant(name[0])}{name.Substring(1)}({left}, {right})";

    public string OutArgument(string name) => isHlsl ? name : $"out {name}";

    /// <summary>The declaration of a variable that is summed up in.</summary>
    public string Variable(ScalarType type, string name) => $"{(isHlsl && type.IsFloat() ? "precise " : "")}{type.Keyword()} {name}";

    public string Literal(Constant constant) => Expressions().Write(constant);
}
