using System.Globalization;
using CsvHelper;

namespace Kernels.Samples.Datasets;

/// <summary>A file to train on.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Label">The label's column, by index or name; null for the last.</param>
/// <param name="Header">Whether the first line names the columns.</param>
sealed record CsvSource(string Path, string? Label, bool Header);

/// <summary>Reads a dataset, or says at which row and column it cannot.</summary>
/// <remarks>In messages, a row is a line of the file, from 1, and a column is an index from 0, as in --label.</remarks>
sealed class CsvDataset
{
    // The header is read as a row, so that its line and its columns are checked as those of the others.
    static readonly CsvReaderOptions s_options = new()
    {
        HasHeader = false,
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    readonly CsvSource _source;
    readonly CsvReader _reader;
    readonly List<float> _features = [];
    readonly CsvLabels _labels;
    string[]? _names;
    int _columns;
    int _labelColumn;

    int Line => (int)_reader.LineNumber;

    CsvDataset(CsvSource source, CsvReader reader)
    {
        _source = source;
        _reader = reader;
        _labels = new(this);
    }

    public static Dataset Read(CsvSource source)
    {
        try
        {
            using var reader = CsvReader.FromFile(source.Path, s_options);
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
            { } index when _names is not null && index < _names.Length => $", column {index} ({Shown(_names[index])})",
            { } index => $", column {index} (counting from 0)",
        };
        return new($"{_source.Path}, row {row}{place}: {message}");
    }

    public UserError Error(string message) => new($"{_source.Path}: {message}");

    /// <summary>A cell as it can stand in a message.</summary>
    public static string Shown(string cell) => $"'{(cell.Length > 40 ? cell[..40] + "..." : cell)}'";

    Dataset Read()
    {
        if (!ReadRow())
            throw Error("the file is empty. Give a file with a row of numbers a line, separated by commas.");

        _columns = _reader.FieldCount;

        if (_source.Header)
        {
            _names = _reader.Current.ToArray();
            _labelColumn = CsvLabels.Column(this, _source.Label, _names, _columns);

            if (!ReadRow())
                throw Error("there is no row below the header. Add rows of data.");
        }
        else
        {
            _labelColumn = CsvLabels.Column(this, _source.Label, _names, _columns);
        }

        if (_columns < 2)
            throw ErrorAt(Line, 0, "the only column is the label. Add columns with features, separated by commas.");

        do
            AddRow();
        while (ReadRow());

        var (labels, classes) = _labels.ToBinary(_labelColumn);
        return new(Path.GetFileName(_source.Path), [.. _features], _columns - 1, labels, classes);
    }

    bool ReadRow()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException error)
        {
            throw ErrorAt((int)error.LineNumber, null, "the quotes do not match. Close each quoted cell, and double a quote inside one.");
        }
    }

    void AddRow()
    {
        if (_reader.FieldCount != _columns)
        {
            throw ErrorAt(
                Line,
                Math.Min(_reader.FieldCount, _columns),
                $"the row has {_reader.FieldCount} columns, the first one has {_columns}. Give all rows the same number of columns.");
        }

        for (var column = 0; column < _columns; column++)
        {
            if (column == _labelColumn)
                _labels.Add(Line, column, _reader.GetString(column));
            else
                _features.Add(Number(column, _reader.GetString(column)));
        }
    }

    float Number(int column, string cell)
    {
        if (cell.Length == 0)
            throw ErrorAt(Line, column, "the cell is empty. Fill it in or leave out the row.");

        if (!float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var hint = _features.Count < _columns - 1 && !_source.Header ? ", or give --header if this line names the columns" : "";
            throw ErrorAt(Line, column, $"{Shown(cell)} is not a number. Write numbers as 1.5 or -2e3{hint}.");
        }

        return float.IsFinite(number)
            ? number
            : throw ErrorAt(Line, column, $"{Shown(cell)} is not a finite number of 32 bits. Correct it or leave out the row.");
    }
}
