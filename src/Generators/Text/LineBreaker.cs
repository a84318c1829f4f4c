using System.Collections.Generic;

namespace Kernels.Generators.Text;

/// <summary>
/// Breaks a statement that is too long to read: a call at its arguments, an operator before its symbol, the outermost
/// first. Works on the text, which holds no strings and no comments.
/// </summary>
internal static class LineBreaker
{
    private const int Limit = 110;

    /// <summary>Operators from the loosest; a break goes before the first kind that stands outside all parentheses.</summary>
    private static readonly string[][] Operators =
        [[" ? ", " : "], [" || "], [" && "], [" | "], [" ^ "], [" & "], [" << ", " >> ", " >>> "], [" + ", " - "], [" * ", " / "]];

    /// <summary>Writes a statement or a header and what ends it, on as many lines as it takes.</summary>
    public static void Write(SourceWriter writer, string text, string end = ";")
    {
        var lines = new List<string>();
        Break(text, 0, lines);
        for (var i = 0; i < lines.Count; i++)
            writer.Line(lines[i] + (i == lines.Count - 1 ? end : ""));
    }

    /// <summary>Writes the declaration of a method, on as many lines as it takes: broken at its parameters.</summary>
    public static void WriteHeader(SourceWriter writer, string text, string end = "")
    {
        var open = ParameterList(text);
        if (text.Length < Limit || open < 0)
        {
            writer.Line(text + end);
            return;
        }

        var lines = new List<string>();
        BreakAtArguments(text, open, 0, lines);
        for (var i = 0; i < lines.Count; i++)
            writer.Line(lines[i] + (i == lines.Count - 1 ? end : ""));
    }

    /// <summary>The parenthesis that opens the parameters: the last outside all others.</summary>
    private static int ParameterList(string text)
    {
        var last = -1;
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', Matching(text, open)))
            last = open;
        return last;
    }

    private static void Break(string text, int indentation, List<string> lines)
    {
        var pad = new string(' ', indentation);
        if (indentation + text.Length < Limit || (BreakAtOperator(text, indentation, lines) is false && BreakAtArguments(text, text.IndexOf('('), indentation, lines) is false))
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

    private static bool BreakAtArguments(string text, int open, int indentation, List<string> lines)
    {
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
            if (depth != 0 || text[i] is not (' ' or ','))
                continue;
            foreach (var symbol in symbols)
            {
                if (string.CompareOrdinal(text, i, symbol, 0, symbol.Length) == 0)
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
