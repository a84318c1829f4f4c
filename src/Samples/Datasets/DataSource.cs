namespace Kernels.Samples.Datasets;

/// <summary>A file to train on.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Label">The label's column, by index or name; null for the last.</param>
/// <param name="Header">Whether the first line names the columns.</param>
internal sealed record DataSource(string Path, string? Label = null, bool Header = false)
{
    /// <summary>What stands between two cells; null to find it out.</summary>
    public char? Separator { get; init; }

    public MissingValues Missing { get; init; }

    /// <summary>Whether features go to a temporary file instead of memory.</summary>
    public bool OnDisk { get; init; }

    /// <summary>
    /// Whether there are labels to read; else <see cref="Label"/> is a column to leave out, or null where all are features.
    /// </summary>
    public bool IsLabelled { get; init; } = true;
}

/// <summary>What becomes of a row in which a feature is missing.</summary>
internal enum MissingValues
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>The feature is NaN, and gets the mean of its column in the training rows once they are known.</summary>
    Mean,

    /// <summary>The row is left out.</summary>
    Drop,

    /// <summary>The feature is NaN, for the reader of the rows to fill in; so is the origin of a column without any value.</summary>
    Keep,
}
