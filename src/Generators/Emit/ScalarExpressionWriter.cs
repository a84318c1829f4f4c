using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes expressions as C# over scalars: the body of a derivative, which no user wrote. Functions of
/// <c>VectorMath</c> are called there, so that all forms of a derivative give the same bits.
/// </summary>
internal sealed class ScalarExpressionWriter(TypeNames types) : IExpressionWriter
{
    /// <summary>The variables that hold the state of the loops written so far, by the name of the loop's value.</summary>
    private readonly Dictionary<string, IReadOnlyList<Variable>> states = [];

    public string LoopComment => "The loop of the function, of one element.";

    public string Write(Expr expression) => Print(expression).Text;

    public string Write(Binding binding) => Write(binding.Value);

    public void Declare(string name, MaskedLoop loop) => states.Add(name, loop.State);

    public string WriteFor(Variable variable, Expr value) => Write(value);

    public string WriteUpdate(MaskedLoop.Update update) =>
        Write(update.Lanes is Variable ? update.Value : new Select(update.Lanes, update.Value, update.State));

    public string WriteIsAny(Variable mask) => Write(mask);

    private Code Print(Expr expression) => expression switch
    {
        Constant constant => PrintConstant(constant),
        Parameter parameter => Code.Primary(TypeNames.Identifier(parameter.Name)),
        Variable variable => Code.Primary(TypeNames.Identifier(variable.Name)),
        Live => Code.Primary("true"),
        Element { Tuple: Variable loop } element => Print(states[loop.Name][element.Index]),
        Unary unary => PrintUnary(unary),
        Binary binary => PrintBinary(binary),
        Compare compare => new Code($"{Compared(compare.Left)} {Symbol(compare.Operator)} {Compared(compare.Right)}", Precedence.Relational),
        Classify classify => Code.Primary($"{classify.Operand.Type.Keyword()}.{classify.Predicate}({Write(classify.Operand)})"),
        Select select => new Code(
            $"{Print(select.Condition).At(Precedence.LogicalOr)} ? {Print(select.WhenTrue).At(Precedence.LogicalOr)} : {Print(select.WhenFalse).At(Precedence.Conditional)}",
            Precedence.Conditional),
        Conversion conversion => new Code($"({conversion.To.Keyword()}){Print(conversion.Operand).At(Precedence.Unary)}", Precedence.Unary),
        BitCast cast => PrintBitCast(cast),
        MathCall call => PrintMath(call),
        ExternalCall call => Code.Primary($"{call.Method}({string.Join(", ", call.Arguments.Select(Write))})"),
        TupleExpr tuple => Code.Primary($"({string.Join(", ", tuple.Items.Select(Write))})"),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static Code PrintConstant(Constant constant)
    {
        var text = Literals.Of(constant);
        return new Code(text, text.StartsWith("-", StringComparison.Ordinal) ? Precedence.Unary : Precedence.Primary);
    }

    private Code PrintUnary(Unary unary)
    {
        var symbol = unary.Operator == UnaryOperator.Negate ? "-" : unary.Type == ScalarType.Bool ? "!" : "~";
        var operand = Print(unary.Operand).At(Precedence.Unary);
        if (operand.StartsWith(symbol, StringComparison.Ordinal))
            operand = $"({operand})"; // not a decrement
        return new Code(symbol + operand, Precedence.Unary);
    }

    private Code PrintBinary(Binary binary)
    {
        var isLogic = binary.Type == ScalarType.Bool;
        var (symbol, precedence) = binary.Operator switch
        {
            BinaryOperator.Add => ("+", Precedence.Additive),
            BinaryOperator.Subtract => ("-", Precedence.Additive),
            BinaryOperator.Multiply => ("*", Precedence.Multiplicative),
            BinaryOperator.Divide => ("/", Precedence.Multiplicative),
            BinaryOperator.Remainder => ("%", Precedence.Multiplicative),
            BinaryOperator.And => isLogic ? ("&&", Precedence.LogicalAnd) : ("&", Precedence.And),
            BinaryOperator.Or => isLogic ? ("||", Precedence.LogicalOr) : ("|", Precedence.Or),
            BinaryOperator.Xor => isLogic ? ("!=", Precedence.Relational) : ("^", Precedence.Xor),
            BinaryOperator.ShiftLeft => ("<<", Precedence.Shift),
            BinaryOperator.ShiftRight => (">>", Precedence.Shift),
            _ => (">>>", Precedence.Shift),
        };
        var right = precedence == Precedence.Shift
            ? Print(binary.Right.Type == ScalarType.Int32 ? binary.Right : new Conversion(ScalarType.Int32, binary.Right))
            : Print(binary.Right);
        return new Code($"{Print(binary.Left).At(precedence)} {symbol} {right.At(precedence is Precedence.LogicalAnd or Precedence.LogicalOr ? precedence : precedence + 1)}", precedence);
    }

    /// <summary><c>SingleToInt32Bits</c>, <c>UInt32BitsToSingle</c>; between integers a conversion keeps the bits.</summary>
    private Code PrintBitCast(BitCast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.To);
        if (!from.IsFloat() && !to.IsFloat())
            return Print(new Conversion(to, cast.Operand));
        var method = from.IsFloat() ? $"{Bits(from)}To{Bits(to)}Bits" : $"{Bits(from)}BitsTo{Bits(to)}";
        return Code.Primary($"{types["BitConverter"]}.{method}({Write(cast.Operand)})");
    }

    private string Compared(Expr operand) => Print(operand) is { Precedence: > Precedence.Shift } code ? code.Text : $"({Write(operand)})";

    private Code PrintMath(MathCall call)
    {
        var type = call.Arguments[0].Type;
        var method = call.Form == VectorForm.VectorMath ? $"VectorMath.{call.Function.Name}"
            : type.IsFloat() ? call.Function.ScalarMethod(type)
            : $"Math.{call.Function.Name}";
        return Code.Primary($"{types.Method(method)}({string.Join(", ", call.Arguments.Select(Write))})");
    }

    private static string Symbol(CompareOperator comparison) => comparison switch
    {
        CompareOperator.Equal => "==",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        _ => ">=",
    };

    private static string Bits(ScalarType type) => type switch
    {
        ScalarType.Single => "Single",
        ScalarType.Double => "Double",
        ScalarType.Int32 => "Int32",
        ScalarType.UInt32 => "UInt32",
        ScalarType.Int64 => "Int64",
        _ => "UInt64",
    };
}
