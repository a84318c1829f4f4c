using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// Writes expressions over scalars, in a language of C's family. Those agree on operators and on how tightly they bind;
/// a language says how it writes numbers, names and functions.
/// </summary>
internal abstract class ScalarExpressionWriter : IExpressionWriter
{
    /// <summary>The variables that hold the state of the loops written so far, by the name of the loop's value.</summary>
    private readonly Dictionary<string, IReadOnlyList<Variable>> states = [];

    public string LoopComment => "The loop of the function, for one element.";

    public virtual bool HasLoopsOfC => true;

    public string Write(Expr expression) => Print(expression).Text;

    public string Write(Binding binding) => Write(binding.Value);

    public virtual string WriteResult(Expr result) => Write(result);

    public void Declare(string name, MaskedLoop loop) => states.Add(name, loop.State);

    public void Declare(string name, RareBranch branch) => throw NoBranch();

    public string WriteTest(RareBranch branch) => throw NoBranch();

    public string WriteCall(RareBranch branch) => throw NoBranch();

    /// <summary>Scalar code computes one element, and so leaves out what that does not need.</summary>
    private static NotSupportedException NoBranch() => new(nameof(RareBranch));

    public abstract string Declaration(Variable variable, bool isFinal);

    public abstract string Name(string name);

    public string WriteFor(Variable variable, Expr value) => Write(value);

    public string WriteUpdate(MaskedLoop.Update update) =>
        Write(update.Lanes is Variable ? update.Value : new Select(update.Lanes, update.Value, update.State));

    public string WriteLeave(Variable active, Expr goesOn) =>
        $"{Name(active.Name)} = {Write(new Binary(BinaryOperator.And, active, goesOn))}";

    public string WriteThrows(Expr condition) => Write(condition);

    public string WriteIsAny(Variable mask) => Write(mask);

    protected virtual Code Print(Expr expression) => expression switch
    {
        Constant constant => PrintConstant(constant),
        Parameter parameter => Code.Primary(Name(parameter.Name)),
        Variable variable => Code.Primary(Name(variable.Name)),
        Item { Tuple: Variable tuple } item => states.TryGetValue(tuple.Name, out var state) ? Print(state[item.Index]) : PrintItem(item),
        Unary unary => PrintUnary(unary),
        Binary binary => PrintBinary(binary),
        Compare compare => new Code($"{Compared(compare.Left)} {Symbol(compare.Operator)} {Compared(compare.Right)}", Precedence.Relational),
        Select select => new Code(
            $"{Print(select.Condition).At(Precedence.LogicalOr)} ? {Print(select.WhenTrue).At(Precedence.LogicalOr)} : "
                + $"{Print(select.WhenFalse).At(Precedence.Conditional)}",
            Precedence.Conditional),
        BitCast cast => PrintBitCast(cast),
        _ => PrintOther(expression),
    };

    /// <summary>An element of what a method of the runtime returns: one of two functions.</summary>
    public static Code PrintItem(Item item) =>
        Code.Primary($"{TypeNames.Identifier(((Variable)item.Tuple).Name)}.{item.Element}");

    /// <summary>The literal of a constant.</summary>
    protected abstract string Literal(Constant constant);

    /// <summary>The same bits as another type.</summary>
    protected abstract Code PrintBitCast(BitCast cast);

    /// <summary>Nodes that only some languages have.</summary>
    protected abstract Code PrintOther(Expr expression);

    /// <summary>A cast, as all the languages write it.</summary>
    protected Code PrintCast(string type, Expr operand) => new($"({type}){Print(operand).At(Precedence.Unary)}", Precedence.Unary);

    protected virtual (string Symbol, Precedence Precedence) SymbolOf(Binary binary)
    {
        var isLogic = binary.Type == ScalarType.Bool;
        return binary.Operator switch
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
    }

    /// <summary>How far a shift goes.</summary>
    protected virtual Code PrintCount(Expr count) => Print(count);

    private Code PrintConstant(Constant constant)
    {
        var text = Literal(constant);
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
        var (symbol, precedence) = SymbolOf(binary);
        var right = precedence == Precedence.Shift ? PrintCount(binary.Right) : Print(binary.Right);
        return new Code($"{Operand(Print(binary.Left), precedence, isRight: false)} {symbol} {Operand(right, precedence, isRight: true)}", precedence);
    }

    /// <summary>An operand of an operator, in parentheses where it needs them there.</summary>
    protected virtual string Operand(Code operand, Precedence operation, bool isRight) =>
        operand.At(!isRight || operation is Precedence.LogicalAnd or Precedence.LogicalOr ? operation : operation + 1);

    private string Compared(Expr operand) => Print(operand) is { Precedence: > Precedence.Shift } code ? code.Text : $"({Write(operand)})";

    private static string Symbol(CompareOperator comparison) => comparison switch
    {
        CompareOperator.Equal => "==",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        _ => ">=",
    };
}
