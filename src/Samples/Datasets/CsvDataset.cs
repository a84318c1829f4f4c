using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>Reads a dataset from separated values, or says at which row and column it cannot.</summary>
internal static class CsvDataset
{
    public static Dataset Read(DataSource source, DataPlace place, CsvText text)
    {
        var separator = source.Separator ?? CsvSeparator.Detect(text.Start, text.IsWhole);
        using var rows = new CsvRows(place, text, separator);

        if (!rows.Next())
            throw place.Error("the file is empty. Give a file with a row of numbers a line.");

        // The header is a row, so that its cells are read and counted as those of the others.
        if (source.Header)
            place.Names = rows.Texts();

        using var table = new DatasetBuilder(source, place, rows.Columns);

        if (source.Header && !rows.Next())
            throw place.Error("there is no row below the header. Add rows of data.");

        do
            AddRow(source, place, rows, table);
        while (rows.Next());

        return table.Finish($"Cells are separated by {CsvSeparator.Plural(separator)}.");
    }

    private static void AddRow(DataSource source, DataPlace place, CsvRows rows, DatasetBuilder table)
    {
        if (rows.Columns != table.Columns)
            throw WrongCount(place, rows, table.Columns);

        var cells = rows.Current;
        var row = table.Row;
        var label = table.LabelIndex;

        for (var feature = 0; feature < row.Length; feature++)
        {
            // The label, if there is one, is not among the features.
            var column = (uint)feature < (uint)label ? feature : feature + 1;
            row[feature] = Number.TryParse(cells[column].Span, out var number) && double.IsFinite(number)
                ? number
                : SlowNumber(source, place, rows, table, column);
        }

        table.AddRow(rows.Line, label < 0 ? default : rows.Text(label));
    }

    /// <summary>A number in quotes or with spaces around it, or NaN for a missing one.</summary>
    private static double SlowNumber(DataSource source, DataPlace place, CsvRows rows, DatasetBuilder table, int column)
    {
        var text = rows.Text(column);

        if (DatasetBuilder.IsMissing(text))
            return table.Missing(rows.Line, column, text);

        if (Number.TryParse(text, out var number))
        {
            return double.IsFinite(number)
                ? number
                : throw place.ErrorAt(rows.Line, column, $"{DataPlace.Shown(text)} is beyond the largest number of 64 bits. Correct it or leave out the row.");
        }

        var (line, shown) = (rows.Line, DataPlace.Shown(text));
        var hint = !source.Header && table.Rows == 0 && rows.Next() && rows.Columns == table.Columns && Number.TryParse(rows.Text(column), out _)
            ? ", or give --header if this line names the columns"
            : "";
        throw place.ErrorAt(line, column, $"{shown} is not a number. Write numbers as 1.5 or -2e3{hint}.");
    }

    private static UserError WrongCount(DataPlace place, CsvRows rows, int columns)
    {
        // A quote that is not closed takes the next cells with it. Then it is the mistake.
        _ = rows.Texts();

        return place.ErrorAt(
            rows.Line,
            Math.Min(rows.Columns, columns),
            string.Create(CultureInfo.InvariantCulture, $"the row has {rows.Columns} {(rows.Columns == 1 ? "column" : "columns")}, "
                + $"the first one has {columns}. Give all rows the same number of columns."));
    }
}
