using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Writes expressions as the C# of a ComputeSharp shader, whose functions are those of HLSL.</summary>
/// <param name="types">How the file writes the names of types.</param>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class ShaderExpressionWriter(TypeNames types, IEnumerable<string> taken, GpuTables tables)
    : GpuExpressionWriter(taken, ShaderLanguage.Types, tables)
{
    /// <summary>A buffer is a field of the shader, which a static function does not see.</summary>
    public override string FunctionPrefix => ReadsBuffers ? "private " : "private static ";

    public override string Name(string name) => TypeNames.Identifier(base.Name(name));

    public override string Allocate(string preferred) => TypeNames.Identifier(base.Allocate(preferred));

    public override string OutParameter(ScalarType type, string name) => $"out {TypeName(type)} {name}";

    public override string OutTarget(string name) => name;

    public override string OutArgument(string name) => $"out {name}";

    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{TypeName(type)} {name}";

    /// <summary>The method of ComputeSharp's <c>Hlsl</c> for an intrinsic of HLSL.</summary>
    public static string Intrinsic(TypeNames types, string name) => $"{types["Hlsl"]}.{char.ToUpperInvariant(name[0])}{name.Substring(1)}";

    protected override string Spell(string name) => name;

    protected override string Literal(Constant constant) => Literals.Of(constant);

    protected override Code PrintIntrinsic(FunctionCall call) => PrintCall(Intrinsic(types, call.Name), call);

    protected override Code PrintBitCast(BitCast cast)
    {
        if (!cast.To.IsFloat && !cast.Operand.Type.IsFloat)
            return PrintCast(TypeName(cast.To), cast.Operand);
        return Code.Primary($"{types["Hlsl"]}.As{cast.To.Title}({Write(cast.Operand)})");
    }
}
