using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;

namespace Kernels.Site.JavaScript;

/// <summary>
/// Writes expressions as JavaScript, whose only number is a double: what is a float is rounded by <c>Math.fround</c>, which gives
/// the bits of float arithmetic, for a double has more than twice the digits; what is an integer, by <c>| 0</c> or <c>>>> 0</c>.
/// </summary>
internal sealed class JavaScriptExpressionWriter() : TargetExpressionWriter(JavaScriptLanguage.Instance.Taken)
{
    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(isFinal ? "const" : "let")} {name}";

    public override string Declaration(Parameter parameter) => Name(parameter.Name);

    protected override (string Symbol, Precedence Precedence) SymbolOf(Binary binary) =>
        binary is { Operator: BinaryOperator.ShiftRight, Type: ScalarType.UInt32 } ? (">>>", Precedence.Shift) : base.SymbolOf(binary);

    protected override Code Print(Expr expression) => (expression, Code: base.Print(expression)) switch
    {
        (Binary { Type: ScalarType.Single }, var code) => Code.Primary($"fround({code.Text})"),
        (Binary { Operator: BinaryOperator.Multiply } product, _) when product.Type.IsInteger() => ToInteger(product.Type, Code.Primary($"Math.imul({Write(product.Left)}, {Write(product.Right)})")),
        (Binary or Unary, var code) when expression.Type.IsInteger() => ToInteger(expression.Type, code),
        var (_, code) => code,
    };

    protected override Code PrintBitCast(BitCast cast) => (cast.Operand.Type, cast.To) switch
    {
        (ScalarType.Single, ScalarType.Int32) => Code.Primary($"intBits({Write(cast.Operand)})"),
        (ScalarType.Single, ScalarType.UInt32) => ToInteger(ScalarType.UInt32, Code.Primary($"intBits({Write(cast.Operand)})")),
        (_, ScalarType.Single) => Code.Primary($"floatOf({Write(cast.Operand)})"),
        (ScalarType.Int32 or ScalarType.UInt32, var to) => ToInteger(to, Print(cast.Operand)),
        _ => throw new NotSupportedException($"{cast.Operand.Type} to {cast.To}"),
    };

    protected override string Literal(Constant constant) => constant.Type switch
    {
        ScalarType.Bool => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single or ScalarType.Double => OfFloat(constant),
        ScalarType.Int32 or ScalarType.UInt32 => constant.Bits.ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException("JavaScript has no number of 64 bits that is fast."),
    };

    protected override Code PrintIntrinsic(FunctionCall call)
    {
        if (JavaScriptLanguage.IsExact(call))
            return PrintCall(call.Name, call);
        var value = call.Name == "fmod"
            ? $"{Print(call.Arguments[0]).At(Precedence.Multiplicative)} % {Print(call.Arguments[1]).At(Precedence.Unary)}"
            : PrintCall(call.Name, call).Text;
        return Code.Primary(call.Type == ScalarType.Single ? $"fround({value})" : $"({value})");
    }

    protected override Code PrintCast(Cast cast) => cast.To switch
    {
        ScalarType.Single => Code.Primary($"fround({Write(cast.Operand)})"),
        ScalarType.Double => Print(cast.Operand),
        ScalarType.Int32 or ScalarType.UInt32 => ToInteger(cast.To, Print(cast.Operand)),
        _ => throw new NotSupportedException($"{cast.Operand.Type} to {cast.To}"),
    };

    private static Code ToInteger(ScalarType type, Code code) => type switch
    {
        ScalarType.Int32 => new($"{code.At(Precedence.Or)} | 0", Precedence.Or),
        ScalarType.UInt32 => new($"{code.At(Precedence.Shift)} >>> 0", Precedence.Shift),
        _ => throw new NotSupportedException("JavaScript has no number of 64 bits that is fast."),
    };

    private static string OfFloat(Constant constant)
    {
        var value = constant.Float;
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        var digits = Literals.Of(constant).TrimEnd('f', 'd');
        return double.Parse(digits, CultureInfo.InvariantCulture).Equals(value) ? digits : $"fround({digits})";
    }
}
