using System.Text.RegularExpressions;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>What MathJax would refuse.</summary>
public partial class FormulaTests
{
    public static TheoryData<string> Pages => new(MarkdownPage.All.Where(static path => MarkdownPage.Load(path).Prose.Contains('$')));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_formula_is_closed(string path)
    {
        foreach (var paragraph in Paragraphs(MarkdownPage.Load(path).Prose))
        {
            var dollars = Dollar().Matches(paragraph).Select(static dollar => dollar.Value).ToList();

            Assert.True(dollars.Count(static dollar => dollar == "$$") % 2 == 0 && dollars.Count(static dollar => dollar == "$") % 2 == 0, paragraph);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_formula_balances(string path)
    {
        foreach (var formula in FormulasOf(MarkdownPage.Load(path).Prose))
            Assert.True(FaultOf(formula) is null, $"{FaultOf(formula)}: {formula}");
    }

    [Theory]
    [InlineData(@"\frac{1}{1 + e^{-x}}", null)]
    [InlineData(@"\{ x \}", null)]
    [InlineData(@"\begin{aligned} a &= b \\ c &= d \end{aligned}", null)]
    [InlineData(@"\frac{1}{2", "{ is not closed")]
    [InlineData(@"x}", "} closes nothing")]
    [InlineData(@"\left( x", @"\left is not closed")]
    [InlineData(@"{ \left( x } \right)", @"} closes \left")]
    [InlineData(@"\begin{aligned} x \end{cases}", @"\end{cases} closes \begin{aligned}")]
    [InlineData(@"a &= b", "& stands outside of an environment")]
    public void A_fault_is_named(string formula, string? fault) => Assert.Equal(fault, FaultOf(formula));

    private static IEnumerable<string> Paragraphs(string prose) => prose.Split("\n\n");

    private static IEnumerable<string> FormulasOf(string prose) => Formula().Matches(prose).Select(static formula => formula.Groups["tex"].Value);

    /// <summary>What is wrong with the parts that come in pairs; null if nothing is.</summary>
    private static string? FaultOf(string formula)
    {
        var open = new Stack<string>();
        foreach (var token in Token().Matches(formula).Select(static token => token.Value))
        {
            var opening = token switch
            {
                "}" => "{",
                @"\right" => @"\left",
                _ when token.StartsWith(@"\end", StringComparison.Ordinal) => token.Replace(@"\end", @"\begin", StringComparison.Ordinal),
                _ => null,
            };

            if (token == "&")
            {
                if (!open.Any(static opened => opened.StartsWith(@"\begin", StringComparison.Ordinal)))
                    return "& stands outside of an environment";
            }
            else if (opening is null)
            {
                open.Push(token);
            }
            else if (!open.TryPop(out var opened))
            {
                return $"{token} closes nothing";
            }
            else if (opened != opening)
            {
                return $"{token} closes {opened}";
            }
        }

        return open.TryPeek(out var left) ? $"{left} is not closed" : null;
    }

    // An escaped dollar is one to read.
    [GeneratedRegex(@"(?<!\\)\$\$?")]
    private static partial Regex Dollar();

    [GeneratedRegex(@"(?<!\\)\$\$(?<tex>.*?)\$\$|(?<!\\)\$(?<tex>[^$]+)\$", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?<!\\)[{}&]|\\(?:left|right)(?![A-Za-z])|\\(?:begin|end)\{\w+\*?\}")]
    private static partial Regex Token();
}
