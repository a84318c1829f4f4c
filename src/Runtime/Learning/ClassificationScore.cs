namespace Kernels.Learning;

/// <summary>How well a binary classifier does on rows whose labels are known.</summary>
/// <param name="TrueNegatives">Rows of class 0 that were predicted as 0.</param>
/// <param name="FalsePositives">Rows of class 0 that were predicted as 1.</param>
/// <param name="FalseNegatives">Rows of class 1 that were predicted as 0.</param>
/// <param name="TruePositives">Rows of class 1 that were predicted as 1.</param>
/// <param name="LogLoss">The mean logistic loss over all rows, in nats.</param>
public sealed record ClassificationScore(
    int TrueNegatives,
    int FalsePositives,
    int FalseNegatives,
    int TruePositives,
    double LogLoss)
{
    /// <summary>The number of rows.</summary>
    public int Count => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>The share of rows whose class was predicted rightly, from 0 to 1.</summary>
    public double Accuracy => (double)(TrueNegatives + TruePositives) / Count;

    /// <summary>Of the rows predicted as class 1, the share that are; 0 where there are none.</summary>
    public double Precision => OfClass1.Precision;

    /// <summary>Of the rows of class 1, the share predicted as it; 0 where there are none.</summary>
    public double Recall => OfClass1.Recall;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 where both are.</summary>
    public double F1 => OfClass1.F1;

    /// <summary>The area under the receiver operating characteristic, by the logits; NaN where all labels are the same.</summary>
    public double RocAuc { get; init; } = double.NaN;

    private ClassScore OfClass1 => ClassScore.Of(TruePositives, TruePositives + FalsePositives, TruePositives + FalseNegatives);

    internal static ClassificationScore Of(
        ReadOnlySpan<float> labels,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> losses)
    {
        Span<int> counts = stackalloc int[4];
        var loss = 0.0;

        for (var i = 0; i < labels.Length; i++)
        {
            counts[(int)labels[i] * 2 + (int)predictions[i]]++;
            loss += losses[i];
        }

        return new(counts[0], counts[1], counts[2], counts[3], loss / labels.Length);
    }
}
