using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kernels.Samples.Display;

/// <summary>
/// A table that breaks no word: with borders where they fit, without them in a narrower terminal, and as a list where its
/// columns do not fit side by side.
/// </summary>
/// <param name="headings">The columns' headings, in markup. The first column is on the left, numbers are on the right.</param>
internal sealed class NarrowTable(IReadOnlyList<string> headings) : Renderable
{
    /// <summary>The border of a cell and a space on both of its sides.</summary>
    private const int BorderedGap = 3;

    private const int PlainGap = 1;

    private readonly List<string[]> rows = [];

    /// <param name="cells">In markup, one per column.</param>
    public void AddRow(params string[] cells) => rows.Add(cells);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var measures = headings.Select((_, column) => Measure(column, options)).ToArray();
        var narrowest = measures.Sum(static measure => measure.Min);
        var bordered = maxWidth - (BorderedGap * headings.Count) - 1;
        var plain = maxWidth - (PlainGap * (headings.Count - 1));

        IRenderable content =
            narrowest <= bordered ? CreateTable(options.Unicode ? TableBorder.Rounded : TableBorder.Ascii, Widths(measures, bordered))
            : narrowest <= plain ? CreateTable(TableBorder.None, Widths(measures, plain))
            : CreateList();
        return content.Render(options, maxWidth);
    }

    /// <summary>The length of a column's longest word, and of its longest line.</summary>
    private Measurement Measure(int column, RenderOptions options)
    {
        var (min, max) = (0, 0);

        foreach (var cell in rows.Select(row => row[column]).Prepend(headings[column]))
        {
            var measure = ((IRenderable)new Markup(cell)).Measure(options, int.MaxValue);
            (min, max) = (Math.Max(min, measure.Min), Math.Max(max, measure.Max));
        }

        return new(min, max);
    }

    /// <summary>Words fit everywhere; what is left goes to whole lines, from the last column on: numbers stay with their units.</summary>
    private static int[] Widths(Measurement[] measures, int available)
    {
        var left = available - measures.Sum(static measure => measure.Min);
        var widths = new int[measures.Length];

        for (var column = widths.Length - 1; column >= 0; column--)
        {
            var more = Math.Min(left, measures[column].Max - measures[column].Min);
            widths[column] = measures[column].Min + more;
            left -= more;
        }

        return widths;
    }

    private Table CreateTable(TableBorder border, int[] widths)
    {
        var table = new Table().Border(border);

        for (var column = 0; column < headings.Count; column++)
        {
            var shown = new TableColumn(headings[column]).Width(widths[column]);
            if (border == TableBorder.None)
                shown.Padding(0, 0, column < headings.Count - 1 ? PlainGap : 0, 0);
            table.AddColumn(column == 0 ? shown : shown.RightAligned());
        }

        foreach (var row in rows)
            table.AddRow(row);
        return table;
    }

    private Rows CreateList() => new(rows.SelectMany(row => row.Select((cell, column) =>
        new Markup(column == 0 ? $"{headings[0]} {cell}".Trim() : $"  {headings[column]}: {cell}"))));
}
