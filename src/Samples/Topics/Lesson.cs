using Kernels.Samples.Display;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What a topic teaches: text, tables, pictures, numbers, and statements that were checked.</summary>
internal sealed class Lesson(string heading)
{
    private readonly List<LessonPart> parts = [];
    private readonly List<LessonNumber> numbers = [];

    public string Heading => heading;

    /// <summary>What is shown, in the order in which it was added.</summary>
    public IReadOnlyList<LessonPart> Parts => parts;

    /// <summary>Results under their names, for <c>--json</c>.</summary>
    public IReadOnlyList<LessonNumber> Numbers => numbers;

    public IEnumerable<Claim> Claims => parts.OfType<Claim>();

    /// <summary>Adds a paragraph. Numbers in it are written with a point whatever the culture.</summary>
    public void Say(InvariantText text) => parts.Add(new Paragraph(Prose.Of(text)));

    /// <summary>Begins a section.</summary>
    public void Section(InvariantText title) => parts.Add(new SectionTitle(Prose.Of(title)));

    /// <summary>Adds a table; its rows are added to what is returned.</summary>
    /// <param name="first">The title of the first column, on the left.</param>
    /// <param name="columns">The titles of the other columns, on the right.</param>
    public LessonTable Table(string first, params IReadOnlyList<string> columns)
    {
        var table = new LessonTable(first, columns);
        parts.Add(table);
        return table;
    }

    /// <summary>Adds figures, side by side where they fit.</summary>
    public void Show(params IReadOnlyList<Figure> panels) => parts.Add(new FigureRow(panels));

    public void Number(string name, double value) => numbers.Add(new(name, [value], IsArray: false));

    public void Number(string name, IEnumerable<double> values) => numbers.Add(new(name, [.. values], IsArray: true));

    /// <summary>Adds a statement and whether it holds, which is computed and never assumed.</summary>
    public void Claim(InvariantText statement, bool holds) => parts.Add(new Claim(Prose.Of(statement), holds));
}

/// <summary>A part of a lesson.</summary>
internal abstract record LessonPart;

internal sealed record Paragraph(string Text) : LessonPart;

internal sealed record SectionTitle(string Text) : LessonPart;

internal sealed record FigureRow(IReadOnlyList<Figure> Panels) : LessonPart;

/// <param name="Holds">Whether the program found the statement to be true.</param>
internal sealed record Claim(string Statement, bool Holds) : LessonPart;

/// <summary>A table whose rows are added one by one.</summary>
internal sealed record LessonTable(string First, IReadOnlyList<string> Columns) : LessonPart
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    public void Row(params FormattableString[] cells) => rows.Add([.. cells.Select(static cell => Prose.Of($"{cell}"))]);
}

/// <summary>A result: one number, or several under one name.</summary>
internal sealed record LessonNumber(string Name, IReadOnlyList<double> Values, bool IsArray);
