using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>The label's column: which it is, and how its two values become class 0 and class 1.</summary>
internal sealed class CsvLabels(CsvDataset file)
{
    private readonly List<(int Row, string Text)> labels = [];

    /// <summary>The line of the file that each label is from.</summary>
    public IEnumerable<int> Lines => labels.Select(static label => label.Row);

    /// <summary>The index of the column that the user means.</summary>
    public static int Column(CsvDataset file, string? label, string[]? names, int columns)
    {
        if (label is null)
            return columns - 1;

        if (names is not null && names.Count(name => name == label) is var found and > 0)
        {
            return found == 1
                ? Array.IndexOf(names, label)
                : throw file.ErrorAt(1, Array.LastIndexOf(names, label), $"{found} columns are called '{label}'. Give --label the column's index, from 0.");
        }

        var isIndex = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var index);

        if (isIndex && index < columns)
            return index;

        var choice = names is null
            ? $"Give --label an index from 0 to {columns - 1}"
            : $"Give --label one of: {string.Join(", ", names.Take(8))}{(names.Length > 8 ? ", ..." : "")}";
        var hint = names is null && !isIndex ? ", or add --header if the first line names the columns" : "";
        throw file.ErrorAt(1, null, $"there is no column '{label}' among {columns}. {choice}{hint}.");
    }

    public void Add(int row, int column, string cell)
    {
        if (cell.Length == 0)
            throw file.ErrorAt(row, column, "the label is empty. Fill it in or leave out the row.");

        labels.Add((row, cell));
    }

    /// <summary>The smaller value, as a number where all are numbers and else as text, is class 0.</summary>
    public (float[] Labels, (string Zero, string One) Classes) ToBinary(int column)
    {
        var numbers = labels.ConvertAll(label => Number(label.Text));
        var numeric = numbers.TrueForAll(number => number is not null);
        var keys = numeric
            ? numbers.ConvertAll(number => number!.Value.ToString(CultureInfo.InvariantCulture))
            : labels.ConvertAll(label => label.Text);

        var first = keys[0];
        var second = keys.Find(key => key != first)
            ?? throw file.ErrorAt(labels[0].Row, column, $"every label is {CsvDataset.Shown(first)}. Add rows of a second class, or choose another column with --label.");

        var third = keys.FindIndex(key => key != first && key != second);

        if (third >= 0)
        {
            throw file.ErrorAt(
                labels[third].Row,
                column,
                $"{CsvDataset.Shown(labels[third].Text)} is a third label, beside {CsvDataset.Shown(first)} and {CsvDataset.Shown(second)}. Keep rows of two classes, or choose another column with --label.");
        }

        if (IsAfter(first, second, numeric))
            (first, second) = (second, first);

        foreach (var name in (string[])[first, second])
        {
            if (keys.Count(key => key == name) == 1)
            {
                throw file.ErrorAt(
                    labels[keys.IndexOf(name)].Row,
                    column,
                    $"{CsvDataset.Shown(name)} is the label of this row only. Each class needs two rows or more, to train and to test.");
            }
        }

        return ([.. keys.Select(key => key == second ? 1f : 0f)], (first, second));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsAfter(string left, string right, bool numeric) =>
        numeric ? Number(left) > Number(right) : string.CompareOrdinal(left, right) > 0;
}
