namespace Kernels.Learning;

/// <summary>Checks what metrics are computed from, with messages that name the row.</summary>
internal static class MetricData
{
    /// <summary>How far from 1 the probabilities of a row may sum up to: the rounding of many floats, and of models that round coarsely.</summary>
    private const double SumTolerance = 1e-3;

    /// <summary>Checks labels and the probabilities of all classes; there must be a row.</summary>
    /// <param name="labels">One per row.</param>
    /// <param name="probabilities">Row after row, one per class.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="start">How many rows came before them.</param>
    public static void Check(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities, int classes, long start = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (labels.IsEmpty)
            throw new ArgumentException("There are no rows.", nameof(labels));
        if (probabilities.Length != (long)labels.Length * classes)
        {
            throw new ArgumentException(
                $"{labels.Length} labels and {classes} classes need {(long)labels.Length * classes} probabilities, not {probabilities.Length}.",
                nameof(probabilities));
        }

        CheckLabels(labels, classes, start: start);
        CheckProbabilities(probabilities, classes, start);
        for (var i = 0; i < labels.Length; i++)
        {
            var sum = 0.0;
            foreach (var probability in probabilities.Slice(i * classes, classes))
                sum += probability;
            if (Math.Abs(sum - 1) > SumTolerance)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The probabilities of row {start + i} sum up to {sum:g6}, not to 1."), nameof(probabilities));
            }
        }
    }

    public static void CheckLabels(ReadOnlySpan<int> labels, int classes, string name = "labels", long start = 0)
    {
        if (labels.IndexOfAnyExceptInRange(0, classes - 1) is var row and >= 0)
            throw TrainingData.Error(name, $"The class of row {start + row} is {labels[row]}; with {classes} classes it is from 0 to {classes - 1}.");
    }

    public static void CheckProbabilities(ReadOnlySpan<float> probabilities, int columns, long start = 0)
    {
        if (probabilities.IndexOfAnyExceptInRange(0f, 1f) is var place and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Row {start + (place / columns)} has the probability {probabilities[place]}; it must be from 0 to 1."),
                nameof(probabilities));
        }
    }

    /// <summary>The odds of the second of two classes, which still differ where its probabilities round to 1.</summary>
    public static float[] Odds(ReadOnlySpan<float> probabilities)
    {
        var odds = new float[probabilities.Length / 2];
        for (var i = 0; i < odds.Length; i++)
            odds[i] = probabilities[2 * i + 1] / probabilities[2 * i];
        return odds;
    }

    public static float[] Column(ReadOnlySpan<float> values, int columns, int column)
    {
        var result = new float[values.Length / columns];
        for (var i = 0; i < result.Length; i++)
            result[i] = values[i * columns + column];
        return result;
    }
}
