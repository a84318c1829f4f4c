using nietras.SeparatedValues;

namespace Kernels.Samples.Datasets;

/// <summary>The rows of a text of separated values, one after the other.</summary>
internal sealed class CsvRows(DataPlace place, CsvText text, char separator) : IDisposable
{
    private readonly SepReader reader = Sep.New(separator)
        .Reader(static options => options with { HasHeader = false, DisableColCountCheck = true })
        .From(text);

    private long read;

    /// <summary>The number of cells in the row.</summary>
    public int Columns => reader.Current.ColCount;

    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public int Line => read == 1 ? 1 : reader.Current.LineNumberFrom; // of the first row, Sep says where it ends

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Next()
    {
        while (reader.MoveNext())
        {
            read++;

            if (text.IsRowTooLong)
                throw QuotesDoNotMatch();

            text.TookRow();

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

        return CsvCell.TryRead(cell, out var said) ? said : throw QuotesDoNotMatch(column);
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

    private UserError QuotesDoNotMatch(int? column = null)
    {
        const string message = "the quotes do not match. Close each quoted cell, and double a quote inside one.";
        return column is { } index ? place.ErrorAt(Line, index, message) : place.ErrorAt(Line, message);
    }
}
