using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>Scores a model on rows whose classes are known.</summary>
internal static class Score
{
    public static ClassificationReport Of(TrainedModel model, Dataset rows)
    {
        var classes = rows.Classes.Count;
        var probabilities = new float[rows.Rows * classes];
        model.PredictProbabilities(rows.ToMatrix(), probabilities);
        return probabilities.AsSpan().IndexOfAnyExceptInRange(0f, 1f) is var place and >= 0
            ? throw new UserError($"{rows.Name}, row {rows.Lines[place / classes]}: the score is not finite. Correct a value far from those of other rows, or leave out the row.")
            : ClassificationReport.Of(rows.Labels, probabilities, classes);
    }
}
