using System.Globalization;
using Kernels.Learning;

namespace Kernels.Samples.Datasets;

/// <summary>Rows of features with a class each.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Features">Row-major, each without the origin of its column; empty where they are in a file.</param>
/// <param name="FeatureCount">The number of features of a row.</param>
/// <param name="Labels">The number of the row's class, from 0.</param>
/// <param name="Classes">The names of the classes, two or more.</param>
/// <param name="Lines">The line of the file that each row is from, counted from 1.</param>
internal sealed record Dataset(
    string Name,
    Memory<float> Features,
    int FeatureCount,
    int[] Labels,
    IReadOnlyList<string> Classes,
    int[] Lines)
{
    /// <summary>
    /// What was subtracted from each column in double precision, so that floats keep the digits that vary: a feature as it was in
    /// the file is <c>Origins[j] + Features[i * FeatureCount + j]</c>.
    /// </summary>
    public double[] Origins { get; init; } = new double[FeatureCount];

    /// <summary>Sentences about how the file was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>One per feature; empty where the file names none.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    /// <summary>Whether features are missing, which are NaN.</summary>
    public bool HasMissing { get; init; }

    public int Rows => Lines.Length;

    /// <summary>Where the features are instead of memory; else null.</summary>
    public FeatureRows? OnDisk { get; init; }

    /// <summary>The mean of each column's values that are not missing, without its origin.</summary>
    /// <exception cref="UserError">A column has none.</exception>
    public float[] ColumnMeans()
    {
        var (sums, counts) = (new double[FeatureCount], new long[FeatureCount]);
        foreach (var part in OnDisk?.Read(CancellationToken.None) ?? [Features])
        {
            var j = 0;
            foreach (var value in part.Span)
            {
                if (!float.IsNaN(value))
                    (sums[j], counts[j]) = (sums[j] + value, counts[j] + 1);
                if (++j == FeatureCount)
                    j = 0;
            }
        }

        var empty = counts.AsSpan().IndexOf(0);
        return empty < 0 ? [.. sums.Zip(counts, static (sum, count) => (float)(sum / count))] : throw new UserError(
            $"{Name}: every value of feature {FeatureName(empty)} in the training rows is missing. Leave its column out of the file, or give another --seed.");
    }

    /// <summary>The rows with values in the place of those that are missing. Rows in memory are changed.</summary>
    /// <param name="values">One per column, without its origin.</param>
    public Dataset Filled(float[] values)
    {
        if (OnDisk is null)
            FeatureRows.Fill(Features.Span, values);
        return this with { OnDisk = OnDisk is null ? null : OnDisk with { Means = values }, HasMissing = false };
    }

    private string FeatureName(int j) => FeatureNames.Count > 0 ? $"'{FeatureNames[j]}'" : j.ToString(CultureInfo.InvariantCulture);

    /// <summary>The features as training takes them, where they are in memory.</summary>
    public FeatureMatrix ToMatrix() => new(Features, Origins);

    /// <summary>
    /// The features as they are in memory, or block by block: each block's first row, and the block, valid until the next
    /// one.
    /// </summary>
    public IEnumerable<(int Start, FeatureMatrix Features)> ReadBlocks(CancellationToken cancellationToken)
    {
        var start = 0;
        foreach (var block in OnDisk?.Read(cancellationToken) ?? [Features])
        {
            var matrix = new FeatureMatrix(block, Origins);
            yield return (start, matrix);
            start += matrix.RowCount;
        }
    }
}
