using System.Globalization;
using CsvHelper;

namespace Kernels.Samples.Datasets;

/// <summary>A file to train on.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Label">The label's column, by index or name; null for the last.</param>
/// <param name="Header">Whether the first line names the columns.</param>
internal sealed record CsvSource(string Path, string? Label, bool Header);

/// <summary>Reads a dataset, or says at which row and column it cannot.</summary>
/// <remarks>In messages, a row is a line of the file, from 1, and a column is an index from 0, as in --label.</remarks>
internal sealed class CsvDataset
{
    // The header is read as a row, so that its line and its columns are checked as those of the others.
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly CsvSource source;
    private readonly CsvReader reader;
    private readonly List<float> features = [];
    private readonly CsvLabels labels;
    private string[]? names;
    private int columns;
    private int labelColumn;

    private int Line => (int)reader.LineNumber;

    private CsvDataset(CsvSource source, CsvReader reader)
    {
        this.source = source;
        this.reader = reader;
        labels = new(this);
    }

    public static Dataset Read(CsvSource source)
    {
        try
        {
            using var reader = CsvReader.FromFile(source.Path, Options);
            return new CsvDataset(source, reader).Read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"{source.Path}: there is no such file. Check the path given with --data.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserError($"'{source.Path}' cannot be read: {error.Message} Give a readable file with --data.");
        }
    }

    /// <summary>The error at a line of the file and a column, named where the file has a header.</summary>
    public UserError ErrorAt(int row, int? column, string message)
    {
        var place = column switch
        {
            null => "",
            { } index when names is not null && index < names.Length => $", column {index} ({Shown(names[index])})",
            { } index => $", column {index} (counting from 0)",
        };
        return new($"{source.Path}, row {row}{place}: {message}");
    }

    public UserError Error(string message) => new($"{source.Path}: {message}");

    /// <summary>A cell as it can stand in a message.</summary>
    public static string Shown(string cell) => $"'{(cell.Length > 40 ? cell[..40] + "..." : cell)}'";

    private Dataset Read()
    {
        if (!ReadRow())
            throw Error("the file is empty. Give a file with a row of numbers a line, separated by commas.");

        columns = reader.FieldCount;

        if (source.Header)
        {
            names = reader.Current.ToArray();
            labelColumn = CsvLabels.Column(this, source.Label, names, columns);

            if (!ReadRow())
                throw Error("there is no row below the header. Add rows of data.");
        }
        else
        {
            labelColumn = CsvLabels.Column(this, source.Label, names, columns);
        }

        if (columns < 2)
            throw ErrorAt(Line, 0, "the only column is the label. Add columns with features, separated by commas.");

        do
            AddRow();
        while (ReadRow());

        var (labels, classes) = this.labels.ToBinary(labelColumn);
        return new(Path.GetFileName(source.Path), [.. features], columns - 1, labels, classes, [.. this.labels.Lines]);
    }

    private bool ReadRow()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException error)
        {
            throw ErrorAt((int)error.LineNumber, null, "the quotes do not match. Close each quoted cell, and double a quote inside one.");
        }
    }

    private void AddRow()
    {
        if (reader.FieldCount != columns)
        {
            throw ErrorAt(
                Line,
                Math.Min(reader.FieldCount, columns),
                $"the row has {reader.FieldCount} columns, the first one has {columns}. Give all rows the same number of columns.");
        }

        for (var column = 0; column < columns; column++)
        {
            if (column == labelColumn)
                labels.Add(Line, column, reader.GetString(column));
            else
                features.Add(Number(column, reader.GetString(column)));
        }
    }

    private float Number(int column, string cell)
    {
        if (cell.Length == 0)
            throw ErrorAt(Line, column, "the cell is empty. Fill it in or leave out the row.");

        if (!float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var hint = features.Count < columns - 1 && !source.Header ? ", or give --header if this line names the columns" : "";
            throw ErrorAt(Line, column, $"{Shown(cell)} is not a number. Write numbers as 1.5 or -2e3{hint}.");
        }

        return float.IsFinite(number)
            ? number
            : throw ErrorAt(Line, column, $"{Shown(cell)} is not a finite number of 32 bits. Correct it or leave out the row.");
    }
}
