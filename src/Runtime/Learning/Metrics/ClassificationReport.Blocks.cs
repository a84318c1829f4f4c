namespace Kernels.Learning;

/// <summary>Some rows whose classes are known, with the probabilities that a model gives them.</summary>
/// <param name="Labels">The number of its class, one per row.</param>
/// <param name="Probabilities">Row after row, one probability per class.</param>
public readonly record struct ProbabilityBlock(ReadOnlyMemory<int> Labels, ReadOnlyMemory<float> Probabilities);

public sealed partial class ClassificationReport
{
    /// <summary>The probabilities that are ranked at a time: 64 MB, or one per row where there are more rows.</summary>
    private const int MostRanked = 1 << 24;

    /// <summary>Compares probabilities with known labels, block by block; the same numbers as for all rows at once.</summary>
    /// <remarks>
    /// In memory are a label and a probability per row: for the area under the curve, all rows are ranked. They are read once, and
    /// once more to rank them; with more classes than two as many times as it takes to rank 2²⁴ probabilities at a time.
    /// </remarks>
    /// <param name="read">
    /// Reads all rows, at least one. Every time the same, in the same order; a block's memory may be used again for the next one.
    /// </param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{int}, ReadOnlySpan{float}, int)" path="/exception"/>
    public static ClassificationReport Of(Func<IEnumerable<ProbabilityBlock>> read, int classes)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var sums = new ReportSums(classes);
        foreach (var (labels, probabilities) in read())
        {
            if (labels.IsEmpty && probabilities.IsEmpty)
                continue;
            MetricData.Check(labels.Span, probabilities.Span, classes, sums.Count);
            sums.Add(labels.Span, probabilities.Span);
        }

        return sums.Count > 0 ? new(sums, classes, RocAucOf(read, classes, sums.Count)) : throw new ArgumentException("There are no rows.", nameof(read));
    }

    private static double RocAucOf(Func<IEnumerable<ProbabilityBlock>> read, int classes, int rows)
    {
        // Of two classes the second one, else each against the rest; those without rows do not count.
        var (first, sum, count) = (classes == 2 ? 1 : 0, 0.0, 0);
        var most = Math.Max(1, MostRanked / rows);
        for (; first < classes; first += most)
        {
            var (labels, columns) = Columns(read, classes, rows, first, Math.Min(most, classes - first));
            for (var k = 0; k < columns.Length; k++)
            {
                var own = k == columns.Length - 1 ? labels : (int[])labels.Clone();
                var area = Learning.RocAuc.Of(columns[k], own, positive: first + k);
                if (!double.IsNaN(area))
                    (sum, count) = (sum + area, count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>The labels of all rows, and their probabilities of some classes; of two classes the odds of the second.</summary>
    private static (int[] Labels, float[][] Columns) Columns(Func<IEnumerable<ProbabilityBlock>> read, int classes, int rows, int first, int count)
    {
        var all = new int[rows];
        var columns = new float[count][];
        for (var k = 0; k < count; k++)
            columns[k] = new float[rows];
        var start = 0;
        foreach (var (labels, probabilities) in read())
        {
            labels.Span.CopyTo(all.AsSpan(start));
            for (var k = 0; k < count; k++)
            {
                var own = classes == 2 ? MetricData.Odds(probabilities.Span) : MetricData.Column(probabilities.Span, classes, first + k);
                own.CopyTo(columns[k], start);
            }

            start += labels.Length;
        }

        return start == rows
            ? (all, columns)
            : throw new ArgumentException($"There were {rows} rows at first, and {start} when they were read again.", nameof(read));
    }
}
