using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>A function whose arguments stand between two signs, or in parentheses behind its name.</summary>
    public string Call(string function, string arguments) => Enclosed.TryGetValue(function, out var pair)
        ? Symbols((pair.Text.Replace("…", arguments), pair.Latex.Replace("…", arguments)))
        : CallName(function) + Brackets(arguments);

    public string CallName(string function) => Named.TryGetValue(function, out var name) ? Symbols(name) : FunctionName(function);

    public static bool IsEnclosed(string function) => Enclosed.ContainsKey(function);

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
        var words = Predicates.TryGetValue(predicate, out var known) ? known : predicate;
        return Symbols(($" {words}", $@"\text{{ {words}}}"));
    }

    private static readonly Dictionary<string, (string Text, string Latex)> Enclosed = new(StringComparer.Ordinal)
    {
        ["Abs"] = ("|…|", @"\left|…\right|"),
        ["Floor"] = ("⌊…⌋", @"\left\lfloor …\right\rfloor"),
        ["Ceiling"] = ("⌈…⌉", @"\left\lceil …\right\rceil"),
    };

    private static readonly Dictionary<string, (string Text, string Latex)> Named = new(StringComparer.Ordinal)
    {
        ["Min"] = ("min", @"\min"),
        ["Max"] = ("max", @"\max"),
        ["MinNative"] = ("min", @"\min"),
        ["MaxNative"] = ("max", @"\max"),
        ["Round"] = ("round", @"\operatorname{round}"),
        ["Truncate"] = ("trunc", @"\operatorname{trunc}"),
        ["CopySign"] = ("copysign", @"\operatorname{copysign}"),
        ["Sign"] = ("sign", @"\operatorname{sgn}"),
        ["Exp"] = ("exp", @"\exp"),
        ["Log"] = ("ln", @"\ln"),
        ["Log2"] = ("log₂", @"\log_{2}"),
        ["Log10"] = ("log₁₀", @"\log_{10}"),
        ["Sigmoid"] = ("σ", @"\sigma"),
        ["Tanh"] = ("tanh", @"\tanh"),
        ["Sin"] = ("sin", @"\sin"),
        ["Cos"] = ("cos", @"\cos"),
        ["Tan"] = ("tan", @"\tan"),
        ["Sinh"] = ("sinh", @"\sinh"),
        ["Cosh"] = ("cosh", @"\cosh"),
        ["Asin"] = ("arcsin", @"\arcsin"),
        ["Acos"] = ("arccos", @"\arccos"),
        ["Atan"] = ("arctan", @"\arctan"),
        ["Atan2"] = ("atan2", @"\operatorname{atan2}"),
    };

    private static readonly Dictionary<string, string> Predicates = new(StringComparer.Ordinal)
    {
        ["IsNaN"] = "is NaN",
        ["IsFinite"] = "is finite",
        ["IsInfinity"] = "is infinite",
        ["IsPositiveInfinity"] = "is +∞",
        ["IsNegativeInfinity"] = "is −∞",
        ["IsNegative"] = "is negative",
        ["IsPositive"] = "is positive",
        ["IsNormal"] = "is normal",
        ["IsSubnormal"] = "is subnormal",
        ["IsInteger"] = "is an integer",
        ["IsEvenInteger"] = "is an even integer",
        ["IsOddInteger"] = "is an odd integer",
    };
}
