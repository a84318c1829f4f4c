using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Tests.Testing;

/// <summary>
/// A generated file for a snapshot: of methods that are written for vectors of 512, 256 and 128 bits, the widest is shown whole. The others
/// are the same but for numbers that are a half or a quarter; where they are not, both versions of the lines that differ are shown.
/// </summary>
internal static partial class OneWidth
{
    private const int Widest = 512;

    public static string Of(string text)
    {
        var methods = CSharpSyntaxTree.ParseText(text, Generation.ParseOptions).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var shown = new StringBuilder();
        var start = 0;
        foreach (var method in methods.Where(static method => WidthOf(method) is 256 or 128))
        {
            var differences = methods
                .Where(wider => WidthOf(wider) > WidthOf(method) && Head(wider, Widest / WidthOf(wider)) == Head(method, Widest / WidthOf(method)))
                .Select(wider => new Difference(wider, method))
                .ToList();
            if (differences.MinBy(static difference => difference.Count) is not { IsSmall: true } least)
                continue;
            shown.Append(text, start, method.FullSpan.Start - start).Append(least);
            start = method.FullSpan.End;
        }

        return shown.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>The first width that a method names.</summary>
    private static int WidthOf(MethodDeclarationSyntax method) =>
        VectorType().Match(method.ToString()) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>The name and the parameters as they are at another width.</summary>
    private static string Head(MethodDeclarationSyntax method, int factor) => NumberInName().Replace(
        $"{method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList}",
        match => match.Value is "256" or "128" ? Times(match.Value, factor) : match.Value);

    /// <summary>What sets a method apart from a wider one: the lines that do not stand at the beginning or at the end of both.</summary>
    private sealed class Difference
    {
        private readonly MethodDeclarationSyntax method;
        private readonly int wide;
        private readonly string[] missing;
        private readonly string[] added;
        private readonly int all;

        public Difference(MethodDeclarationSyntax wider, MethodDeclarationSyntax method)
        {
            (this.method, wide) = (method, WidthOf(wider));
            var (expected, actual) = (Lines(wider), Lines(method));
            var factor = wide / WidthOf(method);
            var (before, after) = (0, 0);
            while (before < Math.Min(expected.Length, actual.Length) && IsSame(expected[before], actual[before], factor))
                before++;
            while (after < Math.Min(expected.Length, actual.Length) - before && IsSame(expected[^(after + 1)], actual[^(after + 1)], factor))
                after++;
            (missing, added, all) = (expected[before..^after], actual[before..^after], actual.Length);
        }

        public int Count => missing.Length + added.Length;

        /// <summary>Is it shorter than the method?</summary>
        public bool IsSmall => 2 * Count < all;

        public override string ToString()
        {
            var margin = new string(' ', method.GetLocation().GetLineSpan().StartLinePosition.Character);
            var start = method.ToFullString().StartsWith('\n') ? "\n" : "";
            var text = $"{start}{margin}// {method.Identifier} by vectors of {WidthOf(method)} bits is as by {wide} bits but for numbers";
            return Count == 0 ? $"{text}.\n" : $"{text}, and for these lines:\n{Signed('-', missing)}{Signed('+', added)}";

            string Signed(char sign, string[] lines) =>
                string.Concat(lines.Select(line => $"{margin}// {sign} {(line.Length > margin.Length ? line[margin.Length..] : "")}".TrimEnd() + "\n"));
        }

        private static string[] Lines(MethodDeclarationSyntax method) => method.ToFullString().TrimStart('\n').Split('\n');
    }

    /// <summary>Are the lines equal but for numbers, which are a half or a quarter in the second one? A width in a name has to be.</summary>
    private static bool IsSame(string wider, string narrower, int factor)
    {
        var (numbers, others) = (Number().Matches(wider), Number().Matches(narrower));
        return Number().Replace(wider, "#") == Number().Replace(narrower, "#") && numbers.Zip(others).All(pair =>
            Times(pair.Second.Value, factor) == pair.First.Value
            || (pair.First.Value == pair.Second.Value
                && !(pair.First.Value is "512" or "256" or "128" && pair.First.Index > 0 && char.IsLetter(wider[pair.First.Index - 1]))));
    }

    private static string Times(string number, int factor) =>
        number.Length < 9 ? (int.Parse(number, CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture) : number;

    [GeneratedRegex(@"Vector(128|256|512)\b")]
    private static partial Regex VectorType();

    [GeneratedRegex("(?<=[A-Za-z])[0-9]+")]
    private static partial Regex NumberInName();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
