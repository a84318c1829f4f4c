using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Writes expressions as OpenCL C.</summary>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class OpenCLExpressionWriter(GpuTables tables) : GpuExpressionWriter(OpenCLLanguage.Instance.Taken, OpenCLLanguage.Types, tables)
{
    /// <summary>For a function without tables.</summary>
    public OpenCLExpressionWriter()
        : this(GpuTables.None)
    {
    }

    public override string OutParameter(ScalarType type, string name) => $"{TypeName(type)}* {name}";

    public override string OutTarget(string name) => $"*{name}";

    public override string OutArgument(string name) => $"&{name}";

    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(isFinal ? "const " : "")}{TypeName(type)} {name}";

    protected override string TableDeclaration(ScalarType type, string name, string length) => $"__global const {TypeName(type)}* {name}, int {length}";

    /// <summary>A number of a table may have fewer bits in memory, which only arithmetic widens.</summary>
    protected override Code PrintBitCast(BitCast cast)
    {
        var isNarrow = cast.Operand is Lookup { Table: { IsParameter: false } table } && OpenCLElement.MemoryTypeOf(table) != TypeName(table.Type);
        var widened = isNarrow ? $"({TypeName(cast.Operand.Type)})" : "";
        return Code.Primary($"as_{TypeName(cast.To)}({widened}{Write(cast.Operand)})");
    }

    protected override string Spell(string name) => OpenCLLanguage.Instance.Spell(name);

    protected override string FromBits(Constant constant) => constant == Constant.Of(float.PositiveInfinity) ? "INFINITY"
        : constant == Constant.Of(float.NegativeInfinity) ? "-INFINITY"
        : base.FromBits(constant);

    /// <summary>A number of a table of constants: drivers take neither cast bits nor <c>NAN</c> for a constant.</summary>
    public static string ConstantNumber(Constant number)
    {
        var sign = number.Bits < 0 ? "-" : "";
        if (number.Type.IsFloat && double.IsInfinity(number.Float))
            return $"{sign}({OpenCLLanguage.Types[number.Type].Name})INFINITY";
        if (!number.Type.IsFloat || !double.IsNaN(number.Float))
            return new OpenCLExpressionWriter().Write(number);
        var zero = new OpenCLExpressionWriter().Write(number.Number(0));
        return $"{sign}({zero} / {zero})";
    }
}
