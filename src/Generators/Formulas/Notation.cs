using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>How mathematics is spelled; <see cref="FormulaWriter"/> knows what to say, a notation how it looks.</summary>
/// <param name="Brackets">A piece in parentheses.</param>
/// <param name="Name">A name of the user's.</param>
/// <param name="FunctionName">The name of a function that has no sign of its own.</param>
/// <param name="Quotient">A quotient of two pieces.</param>
/// <param name="Superscript">A raised piece; null where the notation cannot raise it.</param>
/// <param name="Cases">Values with their conditions, then the value elsewhere.</param>
/// <param name="Derivative">The derivative of a function, of an order and by parameters, each to a power.</param>
/// <param name="Along">The derivative of a function along a vector.</param>
/// <param name="Symbols">Signs and names, by what they stand for.</param>
internal sealed partial record Notation(
    Func<string, string> Brackets,
    Func<string, string> Name,
    Func<string, string> FunctionName,
    Func<FormulaPart, FormulaPart, FormulaPart> Quotient,
    Func<string, string?> Superscript,
    Func<IReadOnlyList<(string Value, string Condition)>, string, string> Cases,
    Func<string, int, IReadOnlyList<(string Parameter, int Power)>, string> Derivative,
    Func<string, IReadOnlyList<string>, string> Along,
    Func<(string Text, string Latex), string> Symbols)
{
    /// <summary>The piece, in parentheses where it binds less tightly than its place asks.</summary>
    public string At(FormulaPart part, FormulaRank rank) => part.Rank < rank ? Brackets(part.Text) : part.Text;

    public string Minus => Symbols(("−", "-"));

    public string Times => Symbols(("·", @" \cdot "));

    /// <summary>A function of the table, whose arguments may stand between two signs.</summary>
    public string Call(MathFunction function, string arguments) => function.Notation is { Form: NotationForm.Enclosing } signs
        ? Symbols((signs.Text.Replace("…", arguments), signs.Latex.Replace("…", arguments)))
        : CallName(function) + Brackets(arguments);

    public string CallName(MathFunction function) =>
        function.Notation is { } notation ? Symbols((notation.Text, notation.Latex)) : FunctionName(function.Name);

    /// <summary>Any function, in parentheses behind its name; as in the table, if its name is there.</summary>
    public string Call(string function, string arguments) => MathFunctions.Find(function) is { } known
        ? Call(known, arguments)
        : FunctionName(function) + Brackets(arguments);

    public string Comparison(CompareOperator comparison) => Symbols(comparison switch
    {
        CompareOperator.Equal => ("=", "="),
        CompareOperator.NotEqual => ("≠", @"\ne"),
        CompareOperator.Less => ("<", "<"),
        CompareOperator.LessOrEqual => ("≤", @"\le"),
        CompareOperator.Greater => (">", ">"),
        _ => ("≥", @"\ge"),
    });

    /// <summary>The words behind a number that a predicate of it says.</summary>
    public string Predicate(string predicate)
    {
        var words = Expressions.Predicate.Get(predicate).Words;
        return Symbols(($" {words}", $@"\text{{ {words}}}"));
    }
}
