using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Shifts and conversions, and what keeps an int an int in a lane of 64 bits.</summary>
internal sealed partial class VectorExpressionWriter
{
    private Code PrintShift(Binary shift, string symbol)
    {
        var isWidened = Element(shift.Type) != shift.Type;
        if (isWidened && symbol == ">>>" && shift.Type.IsSigned)
        {
            // The sign bits above an int in its lane must not come in from the left.
            var bits = new Conversion(shift.Type.Unsigned, shift.Left);
            return Print(new Conversion(shift.Type, new Binary(BinaryOperator.UnsignedShiftRight, bits, shift.Right)));
        }

        string count;
        switch (shift.Right)
        {
            case Constant constant:
                count = Literals.Of(Constant.Of(ScalarType.Int32, constant.Bits & (shift.Type.Bits - 1)));
                break;
            case Parameter parameter when IsUniform(parameter):
                var name = $"{(Uniform(parameter)!.Element.IsNumber ? "" : "(int)")}{TypeNames.Identifier(parameter.Name)}";
                count = isWidened ? $"({name} & {Literals.Digits(shift.Type.Bits - 1)})" : name;
                break;
            default:
                var method = (symbol, shift.Type.IsSigned) switch
                {
                    ("<<", _) => "ShiftLeft",
                    (">>", true) => "ShiftRightArithmetic",
                    _ => "ShiftRightLogical",
                };
                Expr each = isWidened
                    ? new Binary(BinaryOperator.And, shift.Right, Constant.OfNumber(shift.Right.Type, shift.Type.Bits - 1))
                    : shift.Right;
                return Code.Primary($"{types["Lanes"]}.{method}({Print(shift.Left).Text}, {Print(each).Text})");
        }

        return new Code($"{Print(shift.Left).At(Precedence.Shift)} {symbol} {count}", Precedence.Shift);
    }

    private Code PrintConversion(Conversion conversion)
    {
        var operand = Print(conversion.Operand);
        var (from, to) = (conversion.Operand.Type, conversion.To);
        if (from.IsInteger && to.IsInteger)
            return Narrowed(As(operand, from, to), from, to);
        if (from.IsFloat && to.IsFloat)
            return Wrapped(operand, to);
        if (IsNarrowFloat(to) && from.Bits == laneBits)
            return Code.Primary($"{types["Lanes"]}.ConvertTo{to.Name}({operand.Text})");
        if (IsNarrowFloat(to))
            return Wrapped(Call($"ConvertTo{Element(to).Name}", operand.Text), to);
        var converted = laneBits == 64 && to.IsInteger // for which only AVX-512 has an instruction
            ? Code.Primary($"{types["Lanes"]}.ConvertTo{Element(to).Name}({operand.Text})")
            : Call($"ConvertTo{Element(to).Name}", operand.Text);
        return Element(to) == to
            ? converted
            : Call("Min", Call("Max", converted.Text, Limit(to, "MinValue")).Text, Limit(to, "MaxValue")); // saturates as the cast to int does

        string Limit(ScalarType type, string name) => Call("Create", $"({Element(type).Code}){type.Code}.{name}").Text;
    }

    /// <summary>After arithmetic on a number in a lane that is wider: what the number would hold.</summary>
    private Code Wrapped(Code code, ScalarType type) => Element(type) == type ? code
        : IsNarrowFloat(type) ? Code.Primary($"{types["Lanes"]}.RoundTo{type.Name}({code.Text})")
        : Narrowed(code, null, type);

    private Code Narrowed(Code code, ScalarType? from, ScalarType to)
    {
        if (Element(to) == to || from == to)
            return code; // as wide as its lane
        var above = Literals.Digits(laneBits - to.Bits);
        return to.IsSigned
            ? new Code($"({code.At(Precedence.Shift)} << {above}) >> {above}", Precedence.Shift)
            : new Code($"{code.At(Precedence.And)} & {Call("Create", Literals.Of(Constant.Of(to.InLane(laneBits), to.Max))).Text}", Precedence.And);
    }

    private Code As(Code code, ScalarType from, ScalarType to) => Element(from) == Element(to)
        ? code
        : Code.Primary($"{code.At(Precedence.Primary)}.As{Element(to).Name}()");
}
