using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Writes expressions as HLSL.</summary>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class HlslExpressionWriter(IEnumerable<string> taken, GpuTables tables) : GpuExpressionWriter(taken, ShaderLanguage.Types, tables)
{
    public override string FunctionPrefix => "static ";

    public override bool NamesResults => true;

    public override string OutParameter(ScalarType type, string name) => $"out {TypeName(type)} {name}";

    public override string OutTarget(string name) => name;

    public override string OutArgument(string name) => name;

    /// <summary>Precise: neither reordered nor contracted, so that the same operations are rounded as elsewhere.</summary>
    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(type.IsFloat ? "precise " : "")}{TypeName(type)} {name}";

    public override string Declaration(Parameter parameter) => $"{TypeName(parameter.Type)} {Name(parameter.Name)}";

    protected override Code PrintBitCast(BitCast cast) => Code.Primary($"as{TypeName(cast.To)}({Write(cast.Operand)})");

    /// <summary>A compiler may round the literal of a number below the normal ones to 0.</summary>
    protected override bool HasLiteral(Constant constant) =>
        base.HasLiteral(constant) && (constant.Float == 0 || Math.Abs(constant.Float) >= constant.Type.Format.MinNormal);
}
