using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>Collects the rows of a file of any kind, whose label is one of the columns.</summary>
internal sealed class DatasetBuilder : IDisposable
{
    private readonly DataSource source;
    private readonly DataPlace place;
    private readonly LabelColumn? labels;
    private readonly FeatureColumns features;
    private readonly NativeChunks<int> lines = new();
    private readonly string[] names;
    private bool isMissing;
    private int dropped;

    /// <param name="source">What is read, and how.</param>
    /// <param name="place">The file, with its columns' names where it has them.</param>
    /// <param name="columns">How many columns it has, the label among them.</param>
    public DatasetBuilder(DataSource source, DataPlace place, int columns)
    {
        (this.source, this.place, Columns) = (source, place, columns);
        LabelIndex = source.IsLabelled || source.Label is not null ? LabelColumn.IndexOf(place, source.Label, columns) : -1;

        if (LabelIndex >= 0 && columns < 2)
            throw place.ErrorOf(0, "the only column is the label. Add columns with features, separated by commas, semicolons, tabs or vertical bars.");

        labels = source.IsLabelled ? new(place, LabelIndex) : null;
        int[] others = [.. Enumerable.Range(0, columns).Where(column => column != LabelIndex)];
        features = new(place, others, source.OnDisk, source.Missing == MissingValues.Keep);
        names = place.Names is { } all ? [.. others.Select(column => all[column])] : [];
    }

    public int Columns { get; }

    /// <summary>The column that is no feature; −1 where all are.</summary>
    public int LabelIndex { get; }

    /// <summary>How many rows were read, those that are left out among them.</summary>
    public int Rows { get; private set; }

    /// <summary>The features of the next row, to be filled in before it is added.</summary>
    public Span<double> Row => features.Row;

    /// <summary>Whether a cell says that the value of a feature is missing.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) =>
        text is "" or "?" || text.Equals("NA", StringComparison.OrdinalIgnoreCase) || text.Equals("NaN", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a missing feature of the next row is: NaN, or an error where none may be missing.</summary>
    public double Missing(int line, int column, ReadOnlySpan<char> text)
    {
        if (source.Missing == MissingValues.Refuse)
            throw place.ErrorAt(line, column,
                $"{What("the value", text)} Fill it in, or give --missing mean for a mean instead or --missing drop to leave out the row.");

        isMissing = true;
        return double.NaN;
    }

    /// <summary>Adds the row whose features are in <see cref="Row"/>.</summary>
    public void AddRow(int line, ReadOnlySpan<char> label)
    {
        Rows++;
        var leaveOut = isMissing;
        isMissing = false;

        if (labels is not null && LabelColumn.IsMissing(label))
        {
            if (source.Missing != MissingValues.Drop)
                throw place.ErrorAt(line, LabelIndex, $"{What("the label", label)} Fill it in, or give --missing drop to leave out the row.");
            leaveOut = true;
        }

        if (leaveOut && source.Missing == MissingValues.Drop)
        {
            dropped++;
            return;
        }

        labels?.Add(line, label);
        features.AddRow();
        lines.Add(line);
    }

    /// <param name="note">What the reader says about the file.</param>
    public Dataset Finish(string note)
    {
        if (dropped == Rows)
            throw place.Error("something is missing in every row, so --missing drop leaves none. Give --missing mean, or leave out a column.");

        var (classNumbers, classes) = labels?.Finish() ?? ([], []);
        var (values, file, origins, missing) = features.Finish();
        List<string> notes = [note];

        if (missing > 0 && source.Missing == MissingValues.Mean)
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"Missing values: {missing} {(missing == 1 ? "is" : "are")} the mean of the column's training rows instead."));
        if (file is not null)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The features are in a temporary file of {file.File.Length / 1e6:0.0} MB."));
        if (dropped > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Missing values: {dropped} {(dropped == 1 ? "row is" : "rows are")} left out."));

        return new(Path.GetFileName(source.Path), values, features.Count, classNumbers, classes, lines.ToArray())
        {
            OnDisk = file,
            Origins = origins,
            Notes = notes,
            FeatureNames = names,
            HasMissing = missing > 0,
        };
    }

    public void Dispose()
    {
        labels?.Dispose();
        features.Dispose();
        lines.Dispose();
    }

    private static string What(string what, ReadOnlySpan<char> text) =>
        text.IsEmpty ? $"{what} is missing: the cell is empty." : $"{what} is missing: the cell is {DataPlace.Shown(text)}.";
}
