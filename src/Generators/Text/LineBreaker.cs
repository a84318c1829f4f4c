using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Text;

/// <summary>
/// Breaks a statement that is too long to read: a call at its arguments, an operator before its symbol, the outermost
/// first. A parenthesis stays with what it opens. Works on the text, which holds no comments; what is in quotes stays whole.
/// </summary>
internal sealed class LineBreaker
{
    /// <summary>No line is longer, but for one that is a single word.</summary>
    public const int Columns = 120;

    private const int Limit = 110;
    private const int Step = 4;

    /// <summary>What begins at this column or behind it is not indented further.</summary>
    private const int Deepest = 64;

    /// <summary>Operators from the loosest; a break goes before the first kind that stands outside all parentheses.</summary>
    private static readonly string[][] Operators =
    [
        [" ? ", " : "], [" || "], [" && "], [" | "], [" ^ "], [" & "], [" == ", " != "], [" < ", " > ", " <= ", " >= "],
        [" << ", " >> ", " >>> "], [" + ", " - "], [" * ", " / "],
    ];

    /// <summary>Where the statement begins.</summary>
    private readonly int column;

    private LineBreaker(int column) => this.column = column;

    /// <summary>Writes a statement or a header and what ends it, on as many lines as it takes.</summary>
    public static void Write(SourceWriter writer, string text, string end = ";")
    {
        foreach (var line in Statement(text, end, writer.Column))
            writer.Unbroken(line);
    }

    /// <summary>Writes the declaration of a method, on as many lines as it takes: broken at its parameters.</summary>
    public static void WriteHeader(SourceWriter writer, string text, string end = "")
    {
        foreach (var line in Header(text, end, writer.Column))
            writer.Unbroken(line);
    }

    /// <summary>The lines of a statement that begins at a column.</summary>
    public static IReadOnlyList<string> Statement(string text, string end, int column) => new LineBreaker(column).Break(text, end, 0);

    /// <summary>
    /// The lines of the declaration of a method. Where what stands before its parameters is too long, that is broken too.
    /// </summary>
    public static IReadOnlyList<string> Header(string text, string end, int column)
    {
        var breaker = new LineBreaker(column);
        var groups = Groups(text, 0).ToList();
        if (groups.Count == 0 || !breaker.IsTooLong(text, end, 0))
            return [text + end];
        var open = groups[groups.Count - 1].Open;
        var head = text.Substring(0, open + 1);
        IEnumerable<string> first = column + open < Columns ? [head]
            : groups.Count > 1 ? breaker.BreakAtArguments(head, groups[0].Open, "", 0)
            : AtName(head);
        return [.. first, .. breaker.BreakAtArguments(text, open, end, 0).Skip(1)];
    }

    /// <summary>Breaks a declaration without parentheses before its name, the last word of it.</summary>
    public static IEnumerable<string> AtName(string text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i > 0; i--)
        {
            depth += text[i] is '>' && text[i - 1] != '=' ? 1 : text[i] is '<' ? -1 : 0;
            if (text[i] == ' ' && depth == 0 && text.IndexOf("=>", i, StringComparison.Ordinal) != i + 1)
                return [text.Substring(0, i), Pad(Step) + text.Substring(i + 1)];
        }

        return [text];
    }

    /// <summary>Is each parenthesis closed? Else the text is a part of a statement.</summary>
    public static bool IsWhole(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length && depth >= 0; i = Next(text, i))
            depth += text[i] is '(' ? 1 : text[i] is ')' ? -1 : 0;
        return depth == 0;
    }

    /// <param name="lead">What stands before the text on its first line.</param>
    private List<string> Break(string text, string end, int indentation, int lead = 0)
    {
        if (IsTooLong(text, end, indentation, lead))
        {
            // A declaration or return before the expression is not part of any operand.
            var start = text.IndexOf(" = ", StringComparison.Ordinal) is var equals and > 0 ? equals + 3
                : text.StartsWith("return ", StringComparison.Ordinal) ? 7
                : 0;
            foreach (var kind in Operators)
            {
                if (TopLevel(text, start, kind) is { Count: > 0 } places)
                    return BreakAtOperators(text, places, end, indentation, lead);
            }

            if (Links(text, start) is { Count: > 1 } links && Fit(text, links, end, indentation))
                return BreakAtLinks(text, links, end, indentation);
            var groups = Groups(text, start).OrderByDescending(static group => group.Close - group.Open);
            if (groups.FirstOrDefault() is { Close: > 0 } longest)
            {
                var isTuple = longest.Open > 0 && TopLevel(text, longest.Open + 1, [", "]).Count > 0;
                return isTuple || IsCall(text, longest.Open)
                    ? BreakAtArguments(text, longest.Open, end, indentation)
                    : BreakInside(text, longest.Open, end, indentation, lead);
            }
        }

        return [Pad(indentation) + text + end];
    }

    private bool IsTooLong(string text, string end, int indentation, int lead = 0) =>
        indentation + text.Length >= Limit || column + indentation + lead + text.Length + end.Length > Columns;

    private List<string> BreakAtOperators(string text, List<int> places, string end, int indentation, int lead)
    {
        // What belongs to the first operand is further in than the operators that follow it.
        var further = Further(indentation);
        var step = further - indentation;
        var lines = new LineBreaker(column + step).Break(text.Substring(0, places[0]), "", indentation, lead - step);
        for (var i = 1; i < lines.Count; i++)
            lines[i] = Pad(step) + lines[i];
        for (var i = 0; i < places.Count; i++)
        {
            var isLast = i + 1 == places.Count;
            var operand = text.Substring(places[i] + 1, (isLast ? text.Length : places[i + 1]) - places[i] - 1);
            lines.AddRange(Break(operand, isLast ? end : "", further));
        }

        return lines;
    }

    /// <summary>Is there room for each call of a chain on one line?</summary>
    private bool Fit(string text, List<int> links, string end, int indentation) => links
        .Select((link, i) => (i + 1 < links.Count ? links[i + 1] : text.Length + end.Length) - link)
        .All(length => column + Further(indentation) + length <= Columns)
        && column + indentation + links[0] <= Columns;

    /// <summary>As many calls of a chain as fit on each line.</summary>
    private List<string> BreakAtLinks(string text, List<int> links, string end, int indentation)
    {
        var lines = new List<string>();
        var line = Pad(indentation) + text.Substring(0, links[0]);
        for (var i = 0; i < links.Count; i++)
        {
            var isLast = i + 1 == links.Count;
            var link = text.Substring(links[i], (isLast ? text.Length : links[i + 1]) - links[i]) + (isLast ? end : "");
            if (column + line.Length + link.Length > Columns)
            {
                lines.Add(line);
                line = Pad(Further(indentation));
            }

            line += link;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Each argument on its own lines, below the name of the method.</summary>
    private List<string> BreakAtArguments(string text, int open, string end, int indentation)
    {
        var lines = new List<string> { Pad(indentation) + text.Substring(0, open + 1) };
        foreach (var (argument, follows) in Items(text, open, end))
            lines.AddRange(Break(argument, follows, Further(indentation)));
        return lines;
    }

    /// <summary>An operand in parentheses, or a tuple alone: its first line begins behind the parenthesis.</summary>
    private List<string> BreakInside(string text, int open, string end, int indentation, int lead)
    {
        var items = Items(text, open, end);
        var lines = Break(items[0].Text, items[0].Follows, indentation, lead: lead + open + 1);
        lines[0] = Pad(indentation) + text.Substring(0, open + 1) + lines[0].Substring(indentation);
        foreach (var (item, follows) in items.Skip(1))
            lines.AddRange(Break(item, follows, Further(indentation)));
        return lines;
    }

    private int Further(int indentation) => column + indentation < Deepest ? indentation + Step : indentation;

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

    /// <summary>Where a call follows on the result of another one.</summary>
    private static List<int> Links(string text, int start) =>
    [
        .. Groups(text, start)
            .Select(static group => group.Close + 1)
            .Where(behind => behind < text.Length && text[behind] == '.'),
    ];

    /// <summary>Where one of the symbols stands at the depth of <paramref name="start"/>.</summary>
    private static List<int> TopLevel(string text, int start, string[] symbols)
    {
        var places = new List<int>();
        var depth = 0;
        for (var i = start; i < text.Length && depth >= 0; i = Next(text, i))
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
        for (var i = open; i < text.Length; i = Next(text, i))
        {
            depth += text[i] is '(' ? 1 : text[i] is ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        throw new ArgumentException("A parenthesis is not closed.", nameof(text));
    }

    /// <summary>The next character, or the one behind a text in quotes.</summary>
    private static int Next(string text, int i) => text[i] == '"' && text.IndexOf('"', i + 1) is var end and > 0 ? end + 1 : i + 1;

    private static string Pad(int spaces) => new(' ', spaces);
}
