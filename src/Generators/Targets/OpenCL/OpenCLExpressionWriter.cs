using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Writes expressions as OpenCL C.</summary>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class OpenCLExpressionWriter(GpuTables tables) : GpuExpressionWriter(OpenCLLanguage.Instance.Taken, tables)
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
    protected override Code PrintBitCast(BitCast cast) => Code.Primary(
        $"as_{TypeName(cast.To)}({(cast.Operand is Lookup { Table: { IsParameter: false } table } && OpenCLElement.MemoryTypeOf(table) != TypeName(table.Type) ? $"({TypeName(table.Type)})" : "")}{Write(cast.Operand)})");

    protected override string Spell(string name) => OpenCLLanguage.Instance.Spell(name);

    /// <summary>A number of a table of constants: drivers take neither cast bits nor <c>NAN</c> for a constant.</summary>
    public static string ConstantNumber(Constant number)
    {
        if (!number.Type.IsFloat() || !double.IsNaN(number.Float))
            return new OpenCLExpressionWriter().Write(number);
        var zero = new OpenCLExpressionWriter().Write(number.Number(0));
        return $"{(number.Bits < 0 ? "-" : "")}({zero} / {zero})";
    }

    protected override string Literal(Constant constant) => constant.Type switch
    {
        ScalarType.Bool => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single or ScalarType.Double => OfFloat(constant),
        ScalarType.Int32 when constant.Bits == int.MinValue => "INT_MIN",
        ScalarType.Int64 when constant.Bits == long.MinValue => "LONG_MIN",
        _ => Literals.Of(constant),
    };

    private static string OfFloat(Constant constant)
    {
        var (suffix, bits) = constant.Type switch
        {
            ScalarType.Single => ("f", $"as_float(0x{constant.Bits & 0xFFFF_FFFF:X8}u)"),
            ScalarType.Double => ("", string.Format(CultureInfo.InvariantCulture, "as_double(0x{0:X16}UL)", constant.Bits)),
            _ => throw constant.Type.Unknown(),
        };
        if (double.IsNaN(constant.Float) || double.IsInfinity(constant.Float))
        {
            return constant == Constant.Of(float.PositiveInfinity) ? "INFINITY"
                : constant == Constant.Of(float.NegativeInfinity) ? "-INFINITY"
                : bits;
        }

        // Unlike C#, C wants a point or an exponent before the suffix.
        var digits = Literals.Of(constant).TrimEnd('f', 'd');
        return (digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits) + suffix;
    }
}
