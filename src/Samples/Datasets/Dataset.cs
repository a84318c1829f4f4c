using Kernels.Learning;

namespace Kernels.Samples.Datasets;

/// <summary>Rows of features with a class each.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Features">Row-major, each without the origin of its column.</param>
/// <param name="FeatureCount">The number of features of a row.</param>
/// <param name="Labels">The number of the row's class, from 0.</param>
/// <param name="Classes">The names of the classes, two or more.</param>
/// <param name="Lines">The line of the file that each row is from, counted from 1.</param>
internal sealed record Dataset(
    string Name,
    float[] Features,
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

    /// <summary>One a feature; empty where the file names none.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    public int Rows => Lines.Length;

    /// <summary>The features as training takes them.</summary>
    public FeatureMatrix ToMatrix() => new(Features, Origins);

    /// <summary>The given rows, in the given order.</summary>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        var features = new float[rows.Count * FeatureCount];
        var labels = new int[rows.Count];
        var lines = new int[rows.Count];

        for (var i = 0; i < rows.Count; i++)
        {
            Features.AsSpan(rows[i] * FeatureCount, FeatureCount).CopyTo(features.AsSpan(i * FeatureCount));
            labels[i] = Labels[rows[i]];
            lines[i] = Lines[rows[i]];
        }

        return this with { Features = features, Labels = labels, Lines = lines };
    }
}
