using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Text;

/// <summary>
/// Breaks a statement that is too long to read: a call at its arguments, an operator before its symbol, the outermost
/// first. A parenthesis stays with what it opens. Works on the text, which holds no strings and no comments.
/// </summary>
internal static class LineBreaker
{
    private const int Limit = 110;
    private const int Step = 4;

    /// <summary>Operators from the loosest; a break goes before the first kind that stands outside all parentheses.</summary>
    private static readonly string[][] Operators =
    [
        [" ? ", " : "], [" || "], [" && "], [" | "], [" ^ "], [" & "], [" == ", " != "], [" < ", " > ", " <= ", " >= "],
        [" << ", " >> ", " >>> "], [" + ", " - "], [" * ", " / "],
    ];

    /// <summary>Writes a statement or a header and what ends it, on as many lines as it takes.</summary>
    public static void Write(SourceWriter writer, string text, string end = ";")
    {
        foreach (var line in Break(text, end, 0))
            writer.Line(line);
    }

    /// <summary>Writes the declaration of a method, on as many lines as it takes: broken at its parameters.</summary>
    public static void WriteHeader(SourceWriter writer, string text, string end = "")
    {
        var open = ParameterList(text);
        foreach (var line in text.Length < Limit || open < 0 ? [text + end] : BreakAtArguments(text, open, end, 0))
            writer.Line(line);
    }

    /// <summary>The parenthesis that opens the parameters: the last outside all others.</summary>
    private static int ParameterList(string text) => Groups(text, 0).Select(static group => group.Open).DefaultIfEmpty(-1).Last();

    private static List<string> Break(string text, string end, int indentation)
    {
        if (indentation + text.Length >= Limit)
        {
            // A declaration or return before the expression is not part of any operand.
            var start = text.IndexOf(" = ", StringComparison.Ordinal) is var equals and > 0 ? equals + 3
                : text.StartsWith("return ", StringComparison.Ordinal) ? 7
                : 0;
            foreach (var kind in Operators)
            {
                if (TopLevel(text, start, kind) is { Count: > 0 } places)
                    return BreakAtOperators(text, places, end, indentation);
            }

            if (Groups(text, start).OrderByDescending(static group => group.Close - group.Open).FirstOrDefault() is { Close: > 0 } longest)
            {
                var isTuple = longest.Open > 0 && TopLevel(text, longest.Open + 1, [", "]).Count > 0;
                return isTuple || IsCall(text, longest.Open) ? BreakAtArguments(text, longest.Open, end, indentation) : BreakInside(text, longest.Open, end, indentation);
            }
        }

        return [Pad(indentation) + text + end];
    }

    private static List<string> BreakAtOperators(string text, List<int> places, string end, int indentation)
    {
        // What belongs to the first operand is further in than the operators that follow it.
        var lines = Break(text.Substring(0, places[0]), "", indentation);
        for (var i = 1; i < lines.Count; i++)
            lines[i] = Pad(Step) + lines[i];
        for (var i = 0; i < places.Count; i++)
        {
            var isLast = i + 1 == places.Count;
            var operand = text.Substring(places[i] + 1, (isLast ? text.Length : places[i + 1]) - places[i] - 1);
            lines.AddRange(Break(operand, isLast ? end : "", indentation + Step));
        }

        return lines;
    }

    /// <summary>Each argument on its own lines, below the name of the method.</summary>
    private static List<string> BreakAtArguments(string text, int open, string end, int indentation)
    {
        var lines = new List<string> { Pad(indentation) + text.Substring(0, open + 1) };
        foreach (var (argument, follows) in Items(text, open, end))
            lines.AddRange(Break(argument, follows, indentation + Step));
        return lines;
    }

    /// <summary>An operand in parentheses, or a tuple alone: its first line begins behind the parenthesis.</summary>
    private static List<string> BreakInside(string text, int open, string end, int indentation)
    {
        var items = Items(text, open, end);
        var lines = Break(items[0].Text, items[0].Follows, indentation);
        lines[0] = Pad(indentation) + text.Substring(0, open + 1) + lines[0].Substring(indentation);
        foreach (var (item, follows) in items.Skip(1))
            lines.AddRange(Break(item, follows, indentation + Step));
        return lines;
    }

    /// <summary>What stands between parentheses, from comma to comma, each with what follows it on its last line.</summary>
    private static List<(string Text, string Follows)> Items(string text, int open, string end)
    {
        var close = Matching(text, open);
        var items = new List<(string, string)>();
        var start = open + 1;
        foreach (var comma in TopLevel(text, start, [", "]))
        {
            items.Add((text.Substring(start, comma - start), ","));
            start = comma + 2;
        }

        items.Add((text.Substring(start, close - start), text.Substring(close) + end));
        return items;
    }

    /// <summary>Is it the parenthesis behind a name, and not one around an operand or a tuple, or behind a cast?</summary>
    private static bool IsCall(string text, int open) => open > 0 && (char.IsLetterOrDigit(text[open - 1]) || text[open - 1] is '_' or '>');

    /// <summary>The pairs of parentheses that stand in no other.</summary>
    private static IEnumerable<(int Open, int Close)> Groups(string text, int start)
    {
        for (var open = text.IndexOf('(', start); open >= 0; open = text.IndexOf('(', Matching(text, open)))
            yield return (open, Matching(text, open));
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

        throw new ArgumentException("A parenthesis is not closed.", nameof(text));
    }

    private static string Pad(int spaces) => new(' ', spaces);
}
