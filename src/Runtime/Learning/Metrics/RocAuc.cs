namespace Kernels.Learning;

/// <summary>The area under the receiver operating characteristic.</summary>
/// <remarks>
/// It is the probability that a row of the class, drawn at random, has a higher score than a row of another; an equal score counts
/// half. This is the statistic of Mann and Whitney, counted exactly after one sort: O(n log n).
/// </remarks>
public static class RocAuc
{
    /// <summary>The area of two classes.</summary>
    /// <param name="labels">0 or 1, one per row.</param>
    /// <param name="scores">One per row, higher for class 1: probabilities or logits.</param>
    /// <returns>From 0 to 1, ½ for scores that say nothing; NaN where one of the classes has no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label is neither 0 nor 1, or a score is NaN; the message names the row.</exception>
    public static double Binary(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores)
    {
        MetricData.CheckLabels(labels, classes: 2);
        if (scores.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} labels, but {scores.Length} scores.", nameof(scores));
        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
                throw new ArgumentException($"The score of row {i} is NaN.", nameof(scores));
        }

        return Of(scores.ToArray(), labels.ToArray(), positive: 1);
    }

    /// <summary>The mean over the classes of the area of each against all others.</summary>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="probabilities">Row after row, one probability per class.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <returns>From 0 to 1; classes without rows do not count; NaN where fewer than two classes have rows.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a value is not allowed; the message names the row.</exception>
    public static double OneVersusRest(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities, int classes)
    {
        MetricData.Check(labels, probabilities, classes);
        var (sum, count) = (0.0, 0);
        for (var k = 0; k < classes; k++)
        {
            var area = Of(MetricData.Column(probabilities, classes, k), labels.ToArray(), positive: k);
            if (!double.IsNaN(area))
                (sum, count) = (sum + area, count + 1);
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <param name="scores">Reordered.</param>
    /// <param name="labels">Reordered with the scores.</param>
    /// <param name="positive">The class whose scores should be higher.</param>
    internal static double Of(float[] scores, int[] labels, int positive)
    {
        Array.Sort(scores, labels);

        // Twice the pairs, so that halves are whole.
        var (below, above, pairs) = (0L, 0L, 0L);
        for (var i = 0; i < scores.Length;)
        {
            var (own, others) = (0L, 0L);
            var score = scores[i];
            for (; i < scores.Length && scores[i] == score; i++)
            {
                if (labels[i] == positive)
                    own++;
                else
                    others++;
            }

            pairs += own * (2 * below + others);
            (below, above) = (below + others, above + own);
        }

        return below == 0 || above == 0 ? double.NaN : pairs / 2.0 / below / above;
    }
}
