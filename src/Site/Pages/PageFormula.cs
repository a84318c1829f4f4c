using System.Text.RegularExpressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>The formulas of a kernel in LaTeX, broken into lines that a phone can show.</summary>
internal static partial class PageFormula
{
    /// <summary>About as many characters as a phone shows beside each other.</summary>
    private const int Width = 36;

    private const int Longest = 1500;

    /// <summary>A block of mathematics, or a sentence where the formulas would be too long.</summary>
    public static string Of(DescribedKernel kernel)
    {
        var function = kernel.Meaning;
        if (Formula.Of(function) is not { } formula)
            return TooLong;
        var writer = new FormulaWriter(Notation.Latex, formula.Names.Concat(function.Parameters.Select(static parameter => parameter.Name)));
        var equations = kernel.Names.Zip(formula.Results, (name, result) => (Left: name, Right: Write(result)))
            .Concat(formula.Definitions.Select(definition => (Left: writer.Write(definition.Variable), Right: Write(definition.Value))))
            .ToList();
        var isBroken = equations.Exists(static equation => !FitsOnLine(equation.Left, equation.Right));
        return equations.Sum(static equation => equation.Right.Length) > Longest
            ? TooLong
            : $"$$\n\\begin{{aligned}}\n{string.Join(" \\\\[4pt]\n", equations.SelectMany(Shown))}\n\\end{{aligned}}\n$$";

        IEnumerable<string> Shown((string Left, string Right) equation) => Lines(equation.Left, equation.Right, isBroken);

        string Write(Expr formula) => writer.Write(Fractions.Reduce(Mathematics.Of(KnownConditions.Use(formula))));
    }

    private const string TooLong = "The formula is too long to be read here. The tab *Derivative* has it as code.";

    private static bool FitsOnLine(string left, string right) => WidthOf(left) + 3 + WidthOf(right) <= Width;

    /// <summary>Equations stand one below the other by their signs, unless one of them takes several lines.</summary>
    private static IEnumerable<string> Lines(string left, string right, bool isBroken)
    {
        if (FitsOnLine(left, right))
            return [isBroken ? $"&{left} = {right}" : $"{left} &= {right}"];
        IReadOnlyList<string> terms = WidthOf(right) + 5 <= Width ? [right] : Terms(right);
        return [$"&{left}", .. terms.Select(static (term, i) => $@"&\quad {(i == 0 ? "= " : "")}{term}")];
    }

    /// <summary>Takes a sum apart, into lines as long as may be.</summary>
    private static List<string> Terms(string sum)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var term in Split(sum))
        {
            if (line.Length > 0 && WidthOf(line) + WidthOf(term) + 5 > Width)
            {
                lines.Add(line);
                line = "";
            }

            line += term;
        }

        return [.. lines, line];
    }

    /// <summary>The terms of a sum, each with its sign.</summary>
    private static IEnumerable<string> Split(string sum)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < sum.Length; i++)
        {
            depth += sum[i] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (sum[i..].StartsWith(@"\begin", StringComparison.Ordinal) || sum[i..].StartsWith(@"\left", StringComparison.Ordinal))
                depth++;
            if (sum[i..].StartsWith(@"\end", StringComparison.Ordinal) || sum[i..].StartsWith(@"\right", StringComparison.Ordinal))
                depth--;
            if (depth == 0 && i > 0 && sum[i] is '+' or '-' && sum[i - 1] == ' ')
            {
                yield return sum[start..i];
                start = i;
            }
        }

        yield return sum[start..];
    }

    /// <summary>How wide a piece is, in characters: of a fraction its wider part, of cases their widest columns.</summary>
    private static int WidthOf(string latex)
    {
        if (latex.Contains(@"\begin{cases}", StringComparison.Ordinal))
        {
            var lines = latex.Split(@"\\").Select(static line => Cases().Replace(line, "").Split('&')).ToList();
            return 2 + Enumerable.Range(0, 2).Sum(column => lines.Max(line => WidthOf(line.ElementAtOrDefault(column) ?? "")));
        }

        string narrower;
        while ((narrower = Fraction().Replace(latex, static match => Longer(match.Groups[1], match.Groups[2]))) != latex)
            latex = narrower;
        return Invisible().Replace(Command().Replace(latex, "x"), "").Length;

        static string Longer(Group one, Group other) => one.Length > other.Length ? one.Value : other.Value;
    }

    [GeneratedRegex(@"\\(?:begin|end)\{cases\}")]
    private static partial Regex Cases();

    [GeneratedRegex(@"\\frac\{([^{}]*)\}\{([^{}]*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\(?:mathrm|mathit|text|operatorname|left|right)|\\[a-z]+")]
    private static partial Regex Command();

    [GeneratedRegex(@"[{}\s&^]")]
    private static partial Regex Invisible();
}
