using Kernels.Samples.Display;
using Kernels.Samples.Display.Figures;
using Spectre.Console;

namespace Kernels.Samples.Topics;

/// <summary>Shows a lesson in a terminal.</summary>
internal sealed class LessonDisplay(IAnsiConsole console)
{
    private const int MaxWidth = 100;

    private int Width => Math.Clamp(console.Profile.Width, Terminal.SmallestWidth, MaxWidth);

    public void Show(Lesson lesson)
    {
        console.Heading(lesson.Heading);
        var previous = default(LessonPart);
        foreach (var part in lesson.Parts)
        {
            // Statements stand together; all else has an empty line before it, and a title none after it.
            if (previous is not null and not SectionTitle && !(previous is Claim && part is Claim))
                console.WriteLine();
            Show(part);
            previous = part;
        }
    }

    private void Show(LessonPart part)
    {
        switch (part)
        {
            case Paragraph paragraph:
                foreach (var line in Wrap(paragraph.Text, Width))
                    console.WriteLine(Readable(line));
                break;
            case SectionTitle title:
                console.Heading(Readable(title.Text));
                break;
            case LessonTable table:
                Show(table);
                break;
            case FigureRow row:
                TextFigures.Show(console, row.Panels, Width);
                break;
            case Claim claim:
                Show(claim);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part));
        }
    }

    /// <summary>Shows a table, and where it is too wide, several with as many of its columns as fit.</summary>
    private void Show(LessonTable table)
    {
        const int border = 3;
        int WidthOf(int column) => border + table.Rows.Select(row => row[column])
            .Append(column == 0 ? table.First : table.Columns[column - 1])
            .Max(static cell => cell.Length);

        for (var next = 1; next <= table.Columns.Count;)
        {
            var columns = new List<int> { 0 };
            var width = 1 + WidthOf(0);
            do
            {
                columns.Add(next);
                width += WidthOf(next++);
            }
            while (next <= table.Columns.Count && width + WidthOf(next) <= Width);

            var shown = console.NewTable(Cell(table.First), columns.Skip(1).Select(column => Cell(table.Columns[column - 1])));
            foreach (var row in table.Rows)
                shown.AddRow([.. columns.Select(column => Cell(row[column]))]);
            console.Write(shown);
        }
    }

    private string Cell(string text) => Markup.Escape(Readable(text));

    private void Show(Claim claim)
    {
        var (sign, color) = claim.Holds
            ? (console.Profile.Capabilities.Unicode ? "✓" : "yes", Color.Green)
            : (console.Profile.Capabilities.Unicode ? "✗" : "NO", Color.Red);
        var indent = sign.Length + 1;
        foreach (var (line, i) in Wrap(claim.Statement, Width - indent).Select(static (line, i) => (line, i)))
        {
            console.Write((i == 0 ? sign : "").PadRight(indent), new Style(color));
            console.WriteLine(Readable(line));
        }
    }

    private string Readable(string text) => console.Profile.Capabilities.Unicode ? text : PlainText.Of(text);

    /// <summary>Breaks text between words, and a word that is wider than a line where it must.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Chunk(width))
            .Select(static part => new string(part));
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        yield return line;
    }
}
