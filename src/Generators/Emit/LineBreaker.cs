using System.Collections.Generic;

namespace Kernels.Generators.Emit;

/// <summary>
/// Breaks a statement that is too long to read: a call at its arguments, an operator before its symbol, the outermost
/// first. Works on the text, which holds no strings and no comments.
/// </summary>
internal static class LineBreaker
{
    private const int Limit = 110;

    /// <summary>Operators from the loosest; a break goes before the first kind that stands outside all parentheses.</summary>
    private static readonly string[][] Operators =
        [[" ? ", " : "], [" | "], [" ^ "], [" & "], [" << ", " >> ", " >>> "], [" + ", " - "], [" * ", " / "]];

    /// <summary>Writes a statement or a header and what ends it, on as many lines as it takes.</summary>
    public static void Write(SourceWriter writer, string text, string end = ";")
    {
        var lines = new List<string>();
        Break(text, 0, lines);
        for (var i = 0; i < lines.Count; i++)
            writer.Line(lines[i] + (i == lines.Count - 1 ? end : ""));
    }

    private static void Break(string text, int indentation, List<string> lines)
    {
        var pad = new string(' ', indentation);
        if (indentation + text.Length < Limit || (BreakAtOperator(text, indentation, lines) is false && BreakAtArguments(text, indentation, lines) is false))
            lines.Add(pad + text);
    }

    private static bool BreakAtOperator(string text, int indentation, List<string> lines)
    {
        // A declaration or return before the expression is not part of any operand.
        var start = text.IndexOf(" = ", System.StringComparison.Ordinal) is var equals and > 0 ? equals + 3
            : text.StartsWith("return ", System.StringComparison.Ordinal) ? 7
            : 0;
        foreach (var kind in Operators)
        {
            var places = TopLevel(text, start, kind);
            if (places.Count == 0)
                continue;
            Break(text.Substring(0, places[0]), indentation, lines);
            for (var i = 0; i < places.Count; i++)
            {
                var end = i + 1 < places.Count ? places[i + 1] : text.Length;
                Break(text.Substring(places[i] + 1, end - places[i] - 1), indentation + 4, lines);
            }

            return true;
        }

        return false;
    }

    private static bool BreakAtArguments(string text, int indentation, List<string> lines)
    {
        var open = text.IndexOf('(');
        var close = open < 0 ? -1 : Matching(text, open);
        if (close < 0)
            return false;

        lines.Add(new string(' ', indentation) + text.Substring(0, open + 1));
        var start = open + 1;
        foreach (var comma in TopLevel(text, start, [", "]))
        {
            if (comma > close)
                break;
            Break(text.Substring(start, comma - start + 1), indentation + 4, lines);
            start = comma + 2;
        }

        Break(text.Substring(start, close - start) + text.Substring(close), indentation + 4, lines);
        return true;
    }

    /// <summary>Where one of the symbols stands at the depth of <paramref name="start"/>.</summary>
    private static List<int> TopLevel(string text, int start, string[] symbols)
    {
        var places = new List<int>();
        var depth = 0;
        for (var i = start; i < text.Length && depth >= 0; i++)
        {
            depth += text[i] is '(' ? 1 : text[i] is ')' ? -1 : 0;
            foreach (var symbol in symbols)
            {
                if (depth == 0 && string.CompareOrdinal(text, i, symbol, 0, symbol.Length) == 0)
                    places.Add(i);
            }
        }

        return places;
    }

    private static int Matching(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] is '(' ? 1 : text[i] is ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }
}
