using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>Scores a model on rows whose classes are known.</summary>
internal static class Score
{
    public static ClassificationReport Of(TrainedModel model, Dataset rows)
    {
        var classes = rows.Classes.Count;
        if (rows.OnDisk is not null)
            return ClassificationReport.Of(Blocks, classes);
        var (labels, probabilities) = Blocks().Single();
        return ClassificationReport.Of(labels.Span, probabilities.Span, classes);

        IEnumerable<ProbabilityBlock> Blocks()
        {
            foreach (var (start, features) in rows.ReadBlocks(CancellationToken.None))
            {
                var probabilities = new float[features.RowCount * classes];
                model.PredictProbabilities(features, probabilities);
                if (probabilities.AsSpan().IndexOfAnyExceptInRange(0f, 1f) is var place and >= 0)
                    throw new UserError($"{rows.Name}, row {rows.Lines[start + (place / classes)]}: the score is not finite. "
                        + "Correct a value far from those of other rows, or leave out the row.");
                yield return new(rows.Labels.AsMemory(start, features.RowCount), probabilities);
            }
        }
    }
}
