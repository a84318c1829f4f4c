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
        binary is { Operator: BinaryOperator.ShiftRight, Type: { IsInteger: true, IsSigned: false } } ? (">>>", Precedence.Shift) : base.SymbolOf(binary);

    protected override Code Print(Expr expression) => (expression, Code: base.Print(expression)) switch
    {
        (Binary { Operator: BinaryOperator.Multiply, Type.IsInteger: true } product, _) =>
            Of(product.Type, Code.Primary($"Math.imul({Write(product.Left)}, {Write(product.Right)})")),
        (Binary or Unary { Type.IsInteger: true }, var code) => Of(expression.Type, code),
        var (_, code) => code,
    };

    protected override Code PrintBitCast(BitCast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.To);
        if (from.IsInteger && to.IsInteger)
            return Of(to, Print(cast.Operand));
        if (to == ScalarType.Single)
            return Code.Primary($"floatOf({Write(cast.Operand)})");
        if (from != ScalarType.Single)
            throw new NotSupportedException($"{from} to {to}");
        var bits = Code.Primary($"intBits({Write(cast.Operand)})");
        return to.IsSigned ? bits : Of(to, bits);
    }

    protected override string Literal(Constant constant) => constant.Type.IsBool ? constant.Bits != 0 ? "true" : "false"
        : constant.Type.IsFloat ? OfFloat(constant)
        : constant.Bits.ToString(CultureInfo.InvariantCulture);

    protected override Code PrintIntrinsic(FunctionCall call)
    {
        if (JavaScriptLanguage.IsExact(call))
            return PrintCall(call.Name, call);
        var value = call.Name == "fmod"
            ? $"{Print(call.Arguments[0]).At(Precedence.Multiplicative)} % {Print(call.Arguments[1]).At(Precedence.Unary)}"
            : PrintCall(call.Name, call).Text;
        return call.Type.IsFloat && call.Type.Bits < 64 ? Of(call.Type, Code.Primary(value)) : Code.Primary($"({value})");
    }

    protected override Code PrintCast(Cast cast) => Of(cast.To, Print(cast.Operand));

    /// <summary>A number as one of a type.</summary>
    private static Code Of(ScalarType type, Code code) => JavaScriptLanguage.Types[type](code);

    private static string OfFloat(Constant constant)
    {
        var value = constant.Float;
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        var digits = Literals.Digits(constant);
        return double.Parse(digits, CultureInfo.InvariantCulture).Equals(value) ? digits : $"fround({digits})";
    }
}
