using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Text;

namespace Kernels.Generators.Formulas;

/// <summary>Writes expressions as mathematics, in a notation.</summary>
/// <param name="notation">How it is spelled.</param>
/// <param name="names">The names in use: where one of them is e, the exponential function is written by its name.</param>
internal sealed class FormulaWriter(Notation notation, IEnumerable<string> names)
{
    private readonly bool hasOwnE = names.Contains("e");

    /// <summary>Can all of it be written? A loop cannot, nor a call that is not inlined, nor a choice by the processor.</summary>
    public static bool CanWrite(Function function) => function.Nodes().All(static node => node is not (Loop or Expressions.Call or Item or HardwareTest));

    public string Write(Expr expression) => Print(expression).Text;

    private FormulaPart Print(Expr expression) => expression switch
    {
        Constant constant => constant.Type == ScalarType.Bool
            ? FormulaPart.Primary(notation.FunctionName(Literals.Of(constant)))
            : FormulaNumbers.Of(constant, notation),
        Parameter parameter => FormulaPart.Primary(notation.Name(parameter.Name)),
        Variable variable => FormulaPart.Primary(notation.Name(variable.Name)),
        Unary unary => PrintUnary(unary),
        Binary binary => PrintBinary(binary),
        Compare compare => Infix(compare.Left, notation.Comparison(compare.Operator), compare.Right, FormulaRank.Comparison, FormulaRank.Bits),
        Classify classify => new FormulaPart(
            notation.At(Print(classify.Operand), FormulaRank.Sum) + notation.Predicate(classify.Predicate), FormulaRank.Comparison),
        Select select => PrintCases(select),
        Conversion { Operand.Type: var from } conversion => conversion.To.IsInteger && from.IsFloat ? Call("Truncate", conversion.Operand)
            : conversion.To.IsInteger && from != conversion.To ? Call(conversion.To.Keyword, conversion.Operand)
            : Print(conversion.Operand),
        BitCast cast => Call("bits", cast.Operand),
        MathCall call => PrintMath(call),
        ExternalCall call => Call(Function.NameOf(call.Method), [.. call.Arguments]),
        Lookup lookup => Call(lookup.Table.Name, lookup.Index),
        TableLength length => FormulaPart.Primary(notation.Name($"{length.Table.Name}Length")),
        TupleExpr tuple => FormulaPart.Primary(notation.Brackets(Arguments(tuple.Items))),
        _ => FormulaPart.Primary(notation.FunctionName(expression.GetType().Name.ToLowerInvariant())),
    };

    private FormulaPart PrintUnary(Unary unary)
    {
        if (unary.Operator == UnaryOperator.Negate)
            return new FormulaPart(notation.Minus + notation.At(Print(unary.Operand), FormulaRank.Quotient), FormulaRank.Sign);
        return unary.Type == ScalarType.Bool
            ? FormulaPart.Primary(notation.Symbols(("not ", @"\lnot ")) + notation.Brackets(Write(unary.Operand)))
            : new FormulaPart(notation.Symbols(("~", @"{\sim}")) + notation.At(Print(unary.Operand), FormulaRank.Primary), FormulaRank.Power);
    }

    private FormulaPart PrintBinary(Binary binary)
    {
        var (left, right) = (binary.Left, binary.Right);
        var isLogic = binary.Type == ScalarType.Bool;
        return binary.Operator switch
        {
            BinaryOperator.Add => Infix(left, "+", right, FormulaRank.Sum, FormulaRank.Quotient),
            BinaryOperator.Subtract => Infix(left, notation.Minus, right, FormulaRank.Sum, FormulaRank.Quotient, rightOfMinus: true),
            BinaryOperator.Multiply => Product(Print(left), Print(right)),
            BinaryOperator.Divide when binary.Type.IsFloat => notation.Quotient(Print(left), Print(right)),
            BinaryOperator.Divide => FormulaPart.Primary(notation.Call("Truncate", notation.Quotient(Print(left), Print(right)).Text)),
            BinaryOperator.Remainder => Infix(left, notation.Symbols(("mod", @"\bmod")), right, FormulaRank.Quotient, FormulaRank.Power),
            BinaryOperator.And when isLogic => Infix(left, notation.Symbols(("and", @"\land")), right, FormulaRank.And, FormulaRank.And),
            BinaryOperator.Or when isLogic => Infix(left, notation.Symbols(("or", @"\lor")), right, FormulaRank.Or, FormulaRank.Or),
            BinaryOperator.Xor when isLogic => Infix(left, notation.Symbols(("xor", @"\oplus")), right, FormulaRank.Or, FormulaRank.And),
            BinaryOperator.And => Bits(left, ("&", @"\mathbin{\&}"), right),
            BinaryOperator.Or => Bits(left, ("|", @"\mathbin{|}"), right),
            BinaryOperator.Xor => Bits(left, ("xor", @"\oplus"), right),
            BinaryOperator.ShiftLeft => Bits(left, ("<<", @"\ll"), right),
            BinaryOperator.ShiftRight => Bits(left, (">>", @"\gg"), right),
            _ => Bits(left, (">>>", @"\ggg"), right),
        };
    }

    /// <summary>A product may begin with a minus; a factor behind the first one may not.</summary>
    private FormulaPart Product(FormulaPart left, FormulaPart right)
    {
        var leads = left.Rank == FormulaRank.Sign;
        var text = notation.At(left, leads ? FormulaRank.Sign : FormulaRank.Product) + notation.Times + notation.At(right, FormulaRank.Product);
        return new FormulaPart(text, leads ? FormulaRank.Sign : FormulaRank.Product);
    }

    private FormulaPart Bits(Expr left, (string Text, string Latex) symbol, Expr right) =>
        Infix(left, notation.Symbols(symbol), right, FormulaRank.Bits, FormulaRank.Power);

    /// <param name="rank">What the whole is, and the left side may be.</param>
    /// <param name="inner">What the right side must be at least; of a sum, whatever has no minus in front.</param>
    /// <param name="rightOfMinus">A sum on the right keeps its parentheses.</param>
    private FormulaPart Infix(Expr left, string symbol, Expr right, FormulaRank rank, FormulaRank inner, bool rightOfMinus = false)
    {
        var (first, second) = (Print(left), Print(right));

        // a + (b + c) is a + b + c, unless b leads with a minus.
        if (rank == FormulaRank.Sum && second.Rank == FormulaRank.Sum && !rightOfMinus && !second.Text.StartsWith(notation.Minus, StringComparison.Ordinal))
            inner = FormulaRank.Sum;
        var own = rank is FormulaRank.Comparison or FormulaRank.Bits or FormulaRank.Quotient ? inner : rank;
        return new FormulaPart($"{notation.At(first, own)} {symbol} {notation.At(second, inner)}", rank);
    }

    /// <summary>Choices in each other's last arm are one list of cases.</summary>
    private FormulaPart PrintCases(Select select)
    {
        var cases = new List<(string, string)>();
        Expr rest = select;
        for (; rest is Select next; rest = next.WhenFalse)
            cases.Add((Write(next.WhenTrue), Write(next.Condition)));
        return FormulaPart.Primary(notation.Cases(cases, Write(rest)));
    }

    private FormulaPart PrintMath(MathCall call)
    {
        var a = call.Arguments;
        switch (call.Function.Notation)
        {
            case { Form: NotationForm.Exponential } when !hasOwnE && notation.Superscript(Write(a[0])) is { } raised:
                return new FormulaPart($"e{raised}", FormulaRank.Power);
            case { Form: NotationForm.Power } when a[0] is MathCall { Function: var inner } function && inner.Notation is null or { Form: NotationForm.Name }
                && a[1] is Constant { Float: > 0 } && notation.Superscript(Write(a[1])) is { } raised:
                return FormulaPart.Primary(notation.CallName(inner) + raised + notation.Brackets(Arguments(function.Arguments)));
            case { Form: NotationForm.Power }:
                var power = notation.Superscript(Write(a[1])) ?? $"^{notation.At(Print(a[1]), FormulaRank.Primary)}";
                return new FormulaPart(notation.At(Print(a[0]), FormulaRank.Primary) + power, FormulaRank.Power);
            case { Form: NotationForm.Root } root:
                return new FormulaPart(
                    notation.Symbols((root.Text + notation.At(Print(a[0]), FormulaRank.Primary), $"{root.Latex}{{{Write(a[0])}}}")), FormulaRank.Power);
            case not null when call.Function.Name == "CopySign" && a[0] is Constant one && one.Is(1):
                return Call("Sign", a[1]);
            default:
                return FormulaPart.Primary(notation.Call(call.Function, Arguments(a)));
        }
    }

    private FormulaPart Call(string function, params Expr[] arguments) =>
        FormulaPart.Primary(notation.Call(function, Arguments(arguments)));

    private string Arguments(IEnumerable<Expr> arguments) => string.Join(", ", arguments.Select(Write));
}
