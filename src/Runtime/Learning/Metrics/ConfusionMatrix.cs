namespace Kernels.Learning;

/// <summary>How many rows of each class were predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;

    internal ConfusionMatrix(int[] counts, int classes) => (this.counts, ClassCount) = (counts, classes);

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The number of rows of one class that were predicted as another or the same.</summary>
    /// <param name="label">The number of the class that the rows are of.</param>
    /// <param name="predicted">The number of the class that was predicted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int label, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)ClassCount, nameof(label));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)ClassCount, nameof(predicted));
            return counts[label * ClassCount + predicted];
        }
    }

    /// <summary>Counts rows.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="predictions">The class predicted for each row.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not that of a class; the message names the row.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions, int classes)
    {
        MetricData.CheckLabels(labels, classes);
        MetricData.CheckLabels(predictions, classes, nameof(predictions));
        if (predictions.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} labels, but {predictions.Length} predictions.", nameof(predictions));

        var counts = new int[checked(classes * classes)];
        for (var i = 0; i < labels.Length; i++)
            counts[labels[i] * classes + predictions[i]]++;
        return new(counts, classes);
    }

    /// <summary>Precision, recall and F1 of a class.</summary>
    /// <param name="class">The number of the class.</param>
    public ClassScore Score(int @class)
    {
        var (predicted, support) = (0, 0);
        for (var other = 0; other < ClassCount; other++)
            (predicted, support) = (predicted + this[other, @class], support + this[@class, other]);
        return ClassScore.Of(this[@class, @class], predicted, support);
    }
}
