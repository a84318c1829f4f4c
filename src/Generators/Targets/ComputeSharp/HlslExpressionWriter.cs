using System;
using System.Collections.Generic;
using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Writes expressions as HLSL.</summary>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class HlslExpressionWriter(IEnumerable<string> taken, GpuTables tables) : GpuExpressionWriter(taken, tables)
{
    public override string FunctionPrefix => "static ";

    public override bool NamesResults => true;

    public override string OutParameter(ScalarType type, string name) => $"out {TypeName(type)} {name}";

    public override string OutTarget(string name) => name;

    public override string OutArgument(string name) => name;

    /// <summary>Precise: neither reordered nor contracted, so that the same operations are rounded as elsewhere.</summary>
    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(type.IsFloat() ? "precise " : "")}{TypeName(type)} {name}";

    public override string Declaration(Parameter parameter) => $"{TypeName(parameter.Type)} {Name(parameter.Name)}";

    protected override Code PrintBitCast(BitCast cast) => Code.Primary($"as{TypeName(cast.To)}({Write(cast.Operand)})");

    protected override string Literal(Constant constant) => constant.Type switch
    {
        ScalarType.Bool => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single or ScalarType.Double => OfFloat(constant),
        ScalarType.Int32 when constant.Bits == int.MinValue => "asint(0x80000000u)",
        _ => Literals.Of(constant),
    };

    /// <summary>What has no literal, or a literal that a compiler may round to 0, is written by its bits.</summary>
    private static string OfFloat(Constant constant)
    {
        var magnitude = Math.Abs(constant.Float);
        var (suffix, bits) = constant.Type switch
        {
            ScalarType.Single => ("f", $"asfloat(0x{constant.Bits & 0xFFFF_FFFF:X8}u)"),
            ScalarType.Double => ("L", string.Format(
                CultureInfo.InvariantCulture, "asdouble(0x{0:X8}u, 0x{1:X8}u)", constant.Bits & 0xFFFF_FFFF, (constant.Bits >> 32) & 0xFFFF_FFFF)),
            _ => throw constant.Type.Unknown(),
        };
        if (double.IsNaN(magnitude) || double.IsInfinity(magnitude) || (magnitude != 0 && magnitude < constant.Type.Format().MinNormal))
            return bits;

        var digits = Literals.Of(constant).TrimEnd('f', 'd');
        return (digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits) + suffix;
    }
}
