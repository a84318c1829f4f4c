using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Text;

/// <summary>
/// Breaks a line of any kind that is longer than <see cref="LineBreaker.Columns"/>: a comment, a declaration, a loop, a
/// statement.
/// </summary>
internal static class LongLine
{
    private const int Step = 4;
    private static readonly string[] Ends = [";", ",", " =>", ""];
    private static readonly string[] Modifiers = ["public ", "internal ", "private ", "protected ", "static "];

    /// <summary>The lines, relative to the column in which the first one begins.</summary>
    public static IReadOnlyList<string> Break(string line, int column)
    {
        var text = line.TrimStart(' ');
        var pad = new string(' ', line.Length - text.Length);
        return [.. Lines(text, column + pad.Length).Select(part => pad + part)];
    }

    private static IEnumerable<string> Lines(string text, int column)
    {
        if (column + text.Length <= LineBreaker.Columns)
            return [text];
        if (text.StartsWith("//", StringComparison.Ordinal))
            return Words(text, column, text.StartsWith("///", StringComparison.Ordinal) ? "/// " : "// ");
        if (text.StartsWith("/*", StringComparison.Ordinal) || !LineBreaker.IsWhole(text))
            return [text];
        if (text.StartsWith("for (", StringComparison.Ordinal) && text[text.Length - 1] == ')')
            return Loop(text, column);
        if (Array.Exists(Modifiers, modifier => text.StartsWith(modifier, StringComparison.Ordinal)) || IsProperty(text))
            return Declaration(text, column);
        var end = Ends.First(end => text.EndsWith(end, StringComparison.Ordinal));
        return LineBreaker.Statement(text.Substring(0, text.Length - end.Length), end, column);
    }

    /// <summary>Is it the second line of a property, whose type stands on the first one?</summary>
    private static bool IsProperty(string text) => text.IndexOf(" => ", StringComparison.Ordinal) is var arrow and > 0
        && text.IndexOf(' ') == arrow && text.IndexOf('(', 0, arrow) < 0 && text.IndexOf('.', 0, arrow) > 0;

    /// <summary>A comment, broken at spaces.</summary>
    private static IEnumerable<string> Words(string text, int column, string sign)
    {
        while (column + text.Length > LineBreaker.Columns)
        {
            var space = text.LastIndexOf(' ', LineBreaker.Columns - column);
            if (space <= sign.Length)
                break;
            yield return text.Substring(0, space);
            text = sign + text.Substring(space + 1);
        }

        yield return text;
    }

    /// <summary>The condition and the step of a loop below its start.</summary>
    private static IEnumerable<string> Loop(string text, int column)
    {
        const string Head = "for (";
        var parts = text.Substring(Head.Length, text.Length - Head.Length - 1).Split(["; "], StringSplitOptions.None);
        var lines = new List<string>();
        for (var i = 0; i < parts.Length; i++)
            lines.AddRange(LineBreaker.Statement(parts[i], i + 1 < parts.Length ? ";" : ")", column + Head.Length));
        if (parts[0].Length == 0)
        {
            lines.RemoveAt(0);
            lines[0] = "; " + lines[0];
        }

        return lines.Select(static (line, i) => i == 0 ? Head + line : new string(' ', Head.Length) + line);
    }

    /// <summary>A declaration: its body below it, and its parameters or the types that it derives from one a line.</summary>
    private static IEnumerable<string> Declaration(string text, int column)
    {
        const string Arrow = " => ";
        if (text.IndexOf(Arrow, StringComparison.Ordinal) is var arrow and > 0)
        {
            return [
                .. Lines(text.Substring(0, arrow + Arrow.Length - 1), column),
                .. Lines(text.Substring(arrow + Arrow.Length), column + Step).Select(Indented),
            ];
        }

        const string Colon = " : ";
        if (text.IndexOf(Colon, StringComparison.Ordinal) is var colon and > 0)
        {
            var all = text.Substring(colon + 1);
            var types = all.Split([", "], StringSplitOptions.None);
            return column + Step + all.Length <= LineBreaker.Columns
                ? [text.Substring(0, colon), Indented(all)]
                : [text.Substring(0, colon), .. types.Select((type, i) => Indented(i + 1 < types.Length ? $"{type}," : type))];
        }

        var end = Ends.First(end => text.EndsWith(end, StringComparison.Ordinal));
        return text.IndexOf('(') < 0
            ? LineBreaker.AtName(text)
            : LineBreaker.Header(text.Substring(0, text.Length - end.Length), end, column);
    }

    private static string Indented(string line) => new string(' ', Step) + line;
}
