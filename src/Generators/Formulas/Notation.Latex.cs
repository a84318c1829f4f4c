using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Formulas;

/// <summary>Formulas in LaTeX, in the part of it that KaTeX and MathJax know.</summary>
internal sealed partial record Notation
{
    private static readonly HashSet<string> Greek = new(StringComparer.Ordinal)
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "nu", "xi", "pi",
        "rho", "sigma", "tau", "phi", "chi", "psi", "omega",
    };

    public static Notation Latex { get; } = new(
        Brackets: static text => IsTall(text) ? $@"\left({text}\right)" : $"({text})",
        Name: LatexName,
        FunctionName: static name => $@"\mathrm{{{Escape(name)}}}",
        Quotient: static (top, bottom) => new FormulaPart($@"\frac{{{top.Text}}}{{{bottom.Text}}}", FormulaRank.Product),
        Superscript: static text => IsTall(text) ? null : $"^{{{text}}}",
        Cases: static (cases, rest) =>
        {
            var rows = cases.Select(static item => $@"{item.Value} & \text{{where }} {item.Condition}").Append($@"{rest} & \text{{elsewhere}}");
            return $@"\begin{{cases}} {string.Join(@" \\ ", rows)} \end{{cases}}";
        },
        Derivative: static (function, order, by) =>
        {
            var below = by.Select(static item => $@"\partial {item.Parameter}{Power(item.Power)}");
            return $@"\frac{{\partial{Power(order)} {function}}}{{{string.Join(" ", below)}}}";
        },
        Along: static (function, vector) => $@"\nabla {function} \cdot ({string.Join(", ", vector)})",
        Symbols: static symbol => symbol.Latex);

    /// <summary>The exponent of a differential; 1 is not written.</summary>
    private static string Power(int exponent) => exponent > 1 ? $"^{{{exponent}}}" : "";

    /// <summary>Does it need more than a line's height, and parentheses that grow with it?</summary>
    private static bool IsTall(string text) => text.Contains(@"\frac") || text.Contains(@"\begin") || text.Contains(@"\sqrt");

    /// <summary>A letter as it is, a longer name as one word, digits at its end as an index.</summary>
    private static string LatexName(string name)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var index = stem.Length > 0 && stem.Length < name.Length ? $"_{{{name.Substring(stem.Length)}}}" : "";
        var word = stem.Length == 0 ? name : stem;
        var letters = Greek.Contains(word) ? $@"\{word}"
            : !word.All(static character => character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) ? $@"\text{{{Escape(word)}}}"
            : word.Length == 1 && word != "_" ? word
            : $@"\mathit{{{Escape(word)}}}";
        return letters + index;
    }

    private static string Escape(string name) => name.Replace("_", @"\_");
}
