using System.Globalization;
using System.Numerics;

namespace Kernels.Samples.Datasets;

/// <summary>The label's column: which it is, and how its texts become class numbers.</summary>
internal sealed class LabelColumn(DataPlace place, int index) : IDisposable
{
    /// <summary>More is no label but a number to predict, or a name.</summary>
    private const int MaxClasses = 1000;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<Class> classes = [];
    private readonly NativeChunks<int> labels = new();

    /// <param name="Row">The line of the file that it is first met in.</param>
    private sealed record Class(string Name, int Row)
    {
        public int Count { get; set; }
    }

    public int Index => index;

    /// <summary>The index of the column that the user means.</summary>
    /// <param name="place">The file, with its columns' names where it has them.</param>
    /// <param name="label">What was given with --label, or null.</param>
    /// <param name="columns">How many columns there are.</param>
    public static int IndexOf(DataPlace place, string? label, int columns)
    {
        if (label is null)
            return columns - 1;

        var names = place.Names;

        if (names is not null && names.Count(name => name == label) is var found and > 0)
        {
            var last = names.ToList().LastIndexOf(label);
            return found == 1
                ? last
                : throw place.ErrorOf(last, $"{found} columns are called '{label}'. Give --label the column's index, from 0.");
        }

        var isIndex = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var index);

        if (isIndex && index < columns)
            return index;

        var choice = names is null
            ? $"Give --label an index from 0 to {columns - 1}"
            : $"Give --label one of: {string.Join(", ", names.Take(8))}{(names.Count > 8 ? ", ..." : "")}";
        var hint = names is null && !isIndex ? ", or add --header if the first line names the columns" : "";
        throw place.Error($"there is no column '{label}' among {columns}. {choice}{hint}.");
    }

    public static bool IsMissing(ReadOnlySpan<char> text) => text is "" or "?" or "NA";

    /// <summary>Adds the label of a row; equal texts are one class, however numbers may be read.</summary>
    public void Add(int row, ReadOnlySpan<char> text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = classes.Count;

            if (number == MaxClasses)
                throw place.ErrorAt(row, index, $"{DataPlace.Shown(text)} is label {MaxClasses + 1}, and a label has {MaxClasses} values at most. "
                    + "Choose another column with --label.");

            classes.Add(new(text.ToString(), row));
            numbers[text] = number;
        }

        classes[number].Count++;
        labels.Add(number);
    }

    /// <summary>The class numbers, one per row, and the classes: by value where all are numbers, and else as text.</summary>
    public (int[] Labels, IReadOnlyList<string> Classes) Finish()
    {
        if (classes.Count == 1)
            throw place.ErrorAt(classes[0].Row, index, $"every label is {DataPlace.Shown(classes[0].Name)}. "
                + "Add rows of a second class, or choose another column with --label.");

        if (classes.Find(static found => found.Count == 1) is { } single)
            throw place.ErrorAt(single.Row, index, $"{DataPlace.Shown(single.Name)} is the label of this row only. "
                + "Each class needs two rows or more, to train and to test. Add rows, or choose another column with --label.");

        var names = classes.ConvertAll(static found => found.Name);
        names.Sort(names.TrueForAll(static name => Value(name) is not null) ? CompareNumbers : string.CompareOrdinal);

        var order = classes.ConvertAll(found => names.IndexOf(found.Name));
        var result = labels.ToArray();
        foreach (ref var label in result.AsSpan())
            label = order[label];
        return (result, names);
    }

    public void Dispose() => labels.Dispose();

    private static double? Value(string name) => Number.TryParse(name, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>By value, also where whole numbers have more digits than a double; texts of the same value as text.</summary>
    private static int CompareNumbers(string left, string right)
    {
        if (Value(left)!.Value.CompareTo(Value(right)!.Value) is var order and not 0)
            return order;

        return Whole(left) is { } first && Whole(right) is { } second && first.CompareTo(second) is var exact and not 0
            ? exact
            : string.CompareOrdinal(left, right);

        static BigInteger? Whole(string name) =>
            BigInteger.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
