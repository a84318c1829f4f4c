using nietras.SeparatedValues;

namespace Kernels.Samples.Datasets;

/// <summary>The rows of a text of separated values, one after the other.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly DataPlace place;
    private readonly SepReader reader;
    private int nextLine = 1;

    public CsvRows(DataPlace place, CsvText text, char separator)
    {
        this.place = place;

        try
        {
            reader = Sep.New(separator).Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).From(text);
        }
        catch (NotSupportedException)
        {
            throw NoEnd();
        }
    }

    /// <summary>The number of cells in the row.</summary>
    public int Columns => reader.Current.ColCount;

    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Next()
    {
        while (MoveNext())
        {
            // Of the first row, Sep says where it ends and not where it begins.
            Line = nextLine == 1 ? 1 : Current.LineNumberFrom;
            nextLine = Current.LineNumberToExcl;

            if (Columns != 1 || !Current[0].Span.IsWhiteSpace())
                return true;
        }

        return false;
    }

    /// <summary>The cells as they stand in the file.</summary>
    public SepReader.Row Current => reader.Current;

    /// <summary>What a cell says: without its quotes and the spaces around it.</summary>
    public ReadOnlySpan<char> Text(int column)
    {
        var cell = Current[column].Span;

        if (cell.Contains(DataFile.NotUtf8))
            throw place.ErrorAt(Line, column, "the cell is not UTF-8 text. Save the file as UTF-8.");

        return CsvCell.TryRead(cell, out var said)
            ? said
            : throw place.ErrorAt(Line, column, "the quotes do not match. Close each quoted cell, and double a quote inside one.");
    }

    /// <summary>What each cell says.</summary>
    public string[] Texts()
    {
        var texts = new string[Columns];
        for (var column = 0; column < texts.Length; column++)
            texts[column] = Text(column).ToString();
        return texts;
    }

    public void Dispose() => reader.Dispose();

    private bool MoveNext()
    {
        try
        {
            return reader.MoveNext();
        }
        catch (NotSupportedException)
        {
            throw NoEnd();
        }
    }

    /// <summary>Sep has read 16 million characters, and the row goes on.</summary>
    private UserError NoEnd() => place.ErrorAt(nextLine, "the row has no end: a quote is not closed. Close each quoted cell, and double a quote inside one.");
}
