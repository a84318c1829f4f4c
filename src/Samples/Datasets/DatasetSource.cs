using System.Collections.Immutable;
using Kernels.Learning;

namespace Kernels.Samples.Datasets;

/// <summary>A dataset whose features are in a file, as training reads it.</summary>
/// <param name="rows">The rows.</param>
/// <param name="balance">Whether all classes count the same together.</param>
/// <param name="cancellationToken">Looked at while rows are read.</param>
internal sealed class DatasetSource(Dataset rows, bool balance, CancellationToken cancellationToken) : RowSource
{
    private readonly float[] weights = balance ? WeightsOf(rows) : [];

    public override int FeatureCount => rows.FeatureCount;

    public override ImmutableArray<double> Origins { get; } = [.. rows.Origins];

    public override IEnumerable<RowBlock> Read()
    {
        foreach (var (start, features) in rows.ReadBlocks(cancellationToken))
        {
            var labels = rows.Labels.AsMemory(start, features.RowCount).Span;
            var (classes, own) = (new float[labels.Length], new float[balance ? labels.Length : 0]);
            for (var i = 0; i < classes.Length; i++)
            {
                classes[i] = labels[i];
                if (balance)
                    own[i] = weights[labels[i]];
            }

            yield return new(features.Offsets, classes, own);
        }
    }

    /// <summary>As <see cref="TrainingOptions.BalanceClasses"/> says, of each class.</summary>
    private static float[] WeightsOf(Dataset rows)
    {
        var counts = new int[rows.Classes.Count];
        foreach (var label in rows.Labels)
            counts[label]++;
        return Array.ConvertAll(counts, count => (float)((double)rows.Rows / ((double)counts.Length * count)));
    }
}
