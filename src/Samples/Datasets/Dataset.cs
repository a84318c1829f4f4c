namespace Kernels.Samples.Datasets;

/// <summary>Rows of features with a binary label.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Features">Row-major.</param>
/// <param name="FeatureCount">The number of features of a row.</param>
/// <param name="Labels">0 or 1, one a row.</param>
/// <param name="Classes">The names of class 0 and class 1.</param>
/// <param name="Lines">The line of the file that each row is from, counted from 1.</param>
internal sealed record Dataset(
    string Name,
    float[] Features,
    int FeatureCount,
    float[] Labels,
    (string Zero, string One) Classes,
    int[] Lines)
{
    public int Rows => Labels.Length;

    /// <summary>The given rows, in the given order.</summary>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        var features = new float[rows.Count * FeatureCount];
        var labels = new float[rows.Count];
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
