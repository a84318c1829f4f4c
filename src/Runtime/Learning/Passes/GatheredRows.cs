namespace Kernels.Learning;

/// <summary>Memory of the processor in which rows from anywhere lie next to each other.</summary>
/// <param name="data">Where they come from.</param>
/// <param name="most">The most rows.</param>
internal sealed class GatheredRows(TrainingRows data, int most)
{
    private readonly float[] features = new float[checked(most * data.FeatureCount)];
    private readonly float[] labels = new float[most];
    private readonly float[] weights = new float[data.Weights.IsEmpty ? 0 : most];

    /// <summary>Copies rows, over those before.</summary>
    /// <param name="rows">Their numbers.</param>
    public RowBlock Gather(ReadOnlySpan<int> rows)
    {
        var d = data.FeatureCount;
        var allFeatures = data.Features.Span;
        var allLabels = data.Labels.Span;
        var allWeights = data.Weights.Span;
        for (var i = 0; i < rows.Length; i++)
        {
            allFeatures.Slice(rows[i] * d, d).CopyTo(features.AsSpan(i * d));
            labels[i] = allLabels[rows[i]];
            if (weights.Length > 0)
                weights[i] = allWeights[rows[i]];
        }

        return new(features.AsMemory(0, rows.Length * d), labels.AsMemory(0, rows.Length), weights.AsMemory(0, Math.Min(weights.Length, rows.Length)));
    }
}
