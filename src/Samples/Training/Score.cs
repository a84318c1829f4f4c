using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>How well a model does on rows whose classes are known.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Accuracy">The share of rows whose class was predicted rightly.</param>
/// <param name="LogLoss">The mean of −ln of the probability of the right class.</param>
/// <param name="Confusion">For each class how often its rows were predicted as each class.</param>
internal sealed record Score(int Count, double Accuracy, double LogLoss, int[][] Confusion)
{
    public static Score Of(TrainedModel model, Dataset rows)
    {
        var classes = rows.Classes.Count;
        var probabilities = new float[rows.Rows * classes];
        model.PredictProbabilities(rows.ToMatrix(), probabilities);

        var confusion = Array.ConvertAll(new int[classes][], _ => new int[classes]);
        var (right, loss) = (0, 0.0);
        for (var i = 0; i < rows.Rows; i++)
        {
            var own = probabilities.AsSpan(i * classes, classes);
            if (own.ContainsAnyExceptInRange(0f, 1f))
                throw new UserError($"{rows.Name}, row {rows.Lines[i]}: the score is not finite. Correct a value far from those of other rows, or leave out the row.");
            var predicted = own.IndexOf(own.ToArray().Max());
            confusion[rows.Labels[i]][predicted]++;
            right += predicted == rows.Labels[i] ? 1 : 0;
            loss -= Math.Log(Math.Max(own[rows.Labels[i]], float.Epsilon));
        }

        return new(rows.Rows, (double)right / rows.Rows, loss / rows.Rows, confusion);
    }
}
