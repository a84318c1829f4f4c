using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Kernels.Samples.Datasets;

/// <summary>Reads a dataset from a Parquet file: columns of numbers, and a label column of numbers or texts.</summary>
internal static class ParquetDataset
{
    private const int RowsBetweenLooks = 4096;

    /// <summary>Whether a file begins and ends as every Parquet file does.</summary>
    public static bool IsComplete(Stream stream)
    {
        Span<byte> mark = stackalloc byte[4];
        if (stream.Length < 2 * mark.Length)
            return false;
        foreach (var place in (long[])[0, stream.Length - mark.Length])
        {
            stream.Position = place;
            stream.ReadExactly(mark);
            if (!mark.SequenceEqual("PAR1"u8))
                return false;
        }

        return true;
    }

    public static async Task<Dataset> ReadAsync(DataSource source, DataPlace place, Stream stream, CancellationToken cancellationToken)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken);
        var fields = reader.Schema.DataFields;

        if (fields.Length == 0 || reader.RowGroupCount == 0)
            throw place.Error("the file is empty. Give a file with rows of numbers.");

        place.Names = [.. fields.Select(static field => field.Name)];
        using var table = new DatasetBuilder(source, place, fields.Length);

        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            await AddRowsAsync(place, rows, fields, table, cancellationToken);
        }

        return table.Rows > 0 ? table.Finish("Read from a Parquet file.") : throw place.Error("the file has no rows. Add rows of data.");
    }

    private static async Task AddRowsAsync(DataPlace place, ParquetRowGroupReader rows, DataField[] fields,
        DatasetBuilder table, CancellationToken cancellationToken)
    {
        var count = checked((int)rows.RowCount);
        var labels = table.LabelIndex < 0 ? null : await LabelsAsync(place, rows, fields[table.LabelIndex], table.LabelIndex, count, cancellationToken);
        var columns = new double[table.Columns - (labels is null ? 0 : 1)][];
        for (var j = 0; j < columns.Length; j++)
            columns[j] = await FeatureAsync(place, rows, fields[FileColumn(j)], FileColumn(j), count, cancellationToken);

        var first = table.Rows + 1;

        for (var i = 0; i < count; i++)
        {
            if (i % RowsBetweenLooks == 0)
                cancellationToken.ThrowIfCancellationRequested();

            for (var j = 0; j < columns.Length; j++)
                table.Row[j] = Checked(columns[j][i], first + i, FileColumn(j));
            table.AddRow(first + i, labels is null ? default : labels[i]);
        }

        int FileColumn(int feature) => table.LabelIndex < 0 || feature < table.LabelIndex ? feature : feature + 1;

        double Checked(double value, int row, int column) =>
            double.IsNaN(value) ? table.Missing(row, column, "")
            : double.IsInfinity(value) ? throw place.ErrorAt(row, column, "the value is infinite. Correct it or leave out the row.")
            : value;
    }

    private static Task<double[]> FeatureAsync(DataPlace place, ParquetRowGroupReader rows, DataField field,
        int index, int count, CancellationToken cancellationToken)
    {
        return field.ClrType switch
        {
            _ when field.IsArray => throw NoNumbers(),
            var type when type == typeof(double) => Of<double>(),
            var type when type == typeof(float) => Of<float>(),
            var type when type == typeof(sbyte) => Of<sbyte>(),
            var type when type == typeof(byte) => Of<byte>(),
            var type when type == typeof(short) => Of<short>(),
            var type when type == typeof(ushort) => Of<ushort>(),
            var type when type == typeof(int) => Of<int>(),
            var type when type == typeof(uint) => Of<uint>(),
            var type when type == typeof(long) => Of<long>(),
            var type when type == typeof(ulong) => Of<ulong>(),
            _ => throw NoNumbers(),
        };

        async Task<double[]> Of<T>()
            where T : struct, INumberBase<T>
        {
            var values = await ValuesAsync<T>(rows, field, count, cancellationToken);
            return Array.ConvertAll(values, static value => value is { } number ? double.CreateChecked(number) : double.NaN);
        }

        UserError NoNumbers() =>
            place.ErrorOf(index, $"it holds {Kind(field)}, and a feature is a number. Leave the column out, or give --label if it is the label.");
    }

    private static Task<string[]> LabelsAsync(DataPlace place, ParquetRowGroupReader rows, DataField field,
        int index, int count, CancellationToken cancellationToken)
    {
        return field.ClrType switch
        {
            _ when field.IsArray => throw NoLabel(),
            _ when IsText(field) => TextsAsync(),
            var type when type == typeof(bool) => Of<bool>(static value => value ? "true" : "false"),
            var type when type == typeof(double) => Numbers<double>(),
            var type when type == typeof(float) => Numbers<float>(),
            var type when type == typeof(sbyte) => Numbers<sbyte>(),
            var type when type == typeof(byte) => Numbers<byte>(),
            var type when type == typeof(short) => Numbers<short>(),
            var type when type == typeof(ushort) => Numbers<ushort>(),
            var type when type == typeof(int) => Numbers<int>(),
            var type when type == typeof(uint) => Numbers<uint>(),
            var type when type == typeof(long) => Numbers<long>(),
            var type when type == typeof(ulong) => Numbers<ulong>(),
            _ => throw NoLabel(),
        };

        Task<string[]> Numbers<T>()
            where T : struct, IFormattable => Of<T>(static value => value.ToString(null, CultureInfo.InvariantCulture));

        async Task<string[]> Of<T>(Func<T, string> text)
            where T : struct
        {
            var values = await ValuesAsync<T>(rows, field, count, cancellationToken);
            return Array.ConvertAll(values, value => value is { } given ? text(given) : "");
        }

        async Task<string[]> TextsAsync()
        {
            var texts = new string?[count];
            await rows.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellationToken);
            return Array.ConvertAll(texts, static text => text?.Trim() ?? "");
        }

        UserError NoLabel() => place.ErrorOf(index, $"it holds {Kind(field)}, and a label is a number or a text. Choose another column with --label.");
    }

    private static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    private static string Kind(DataField field) =>
        field.IsArray ? "lists" : IsText(field) ? "texts" : $"values of type {field.ClrType.Name}";

    private static async Task<T?[]> ValuesAsync<T>(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellationToken)
        where T : struct
    {
        var values = new T?[count];

        if (field.IsNullable)
        {
            await rows.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellationToken);
            return values;
        }

        var present = new T[count];
        await rows.ReadAsync<T>(field, present.AsMemory(), cancellationToken: cancellationToken);
        return Array.ConvertAll(present, static value => (T?)value);
    }
}
