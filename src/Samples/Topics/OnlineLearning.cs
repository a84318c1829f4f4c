using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>A model that learns from each row after it predicted it, beside one whose weights are frozen.</summary>
internal static class OnlineLearning
{
    private const int Rows = 2000;
    private const int Frozen = 500;
    private const int Drift = 1000;
    private const int Window = 100;
    private const double LearningRate = 0.3;

    public static void Teach(Lesson lesson)
    {
        lesson.Section($"Online learning");
        lesson.Say($"Some models learn while they are in use: each row is predicted, its label comes, and one step of training follows. "
            + $"Here the classes change sides after {Drift} rows. One model goes on learning; the other was frozen after {Frozen} rows.");
        var (online, frozen) = (Stream(int.MaxValue), Stream(Frozen));
        double[] rows = [.. Enumerable.Range(0, (Rows - Window + 20) / 20).Select(static i => (double)(Window + (20 * i)))];
        double[] Accuracy(bool[] hits) => [.. rows.Select(row => Share(hits, (int)row - Window, (int)row))];
        lesson.Show(new Plot($"Accuracy over the last {Window} rows",
            $"Both are accurate until row {Drift}. Then the frozen model fails, and the other one recovers.",
            new("row"), new("accuracy") { Low = 0, High = 1 },
            [new("learns on", rows, Accuracy(online)), new("frozen", rows, Accuracy(frozen))]));

        var (before, after, learned) = (Share(frozen, Frozen, Drift), Share(frozen, Drift, Rows), Share(online, Rows - 500, Rows));
        lesson.Number("frozenBefore", before);
        lesson.Number("frozenAfter", after);
        lesson.Number("onlineAfter", learned);
        lesson.Claim($"The frozen model's accuracy falls from {before:0.000} to {after:0.000}", before > 0.9 && after < 0.2);
        lesson.Claim($"The one that learns on is right in {learned:0.000} of the last 500 rows", learned > 0.9);
    }

    /// <summary>Predicts row after row, and learns from the first ones.</summary>
    /// <returns>For each row whether the prediction was right.</returns>
    private static bool[] Stream(int learned)
    {
        var random = new SplitMix64(11);
        var neuron = new LogisticGraph.Neuron((0, 0, 0));
        var hits = new bool[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var (x1, x2) = (random.Normal(), random.Normal());
            var side = (2 * x1) - x2 + (0.2 * random.Normal()) > 0;
            var y = side == (row < Drift) ? 1.0 : 0.0;
            #region predict-then-learn
            hits[row] = neuron.Predict(x1, x2) > 0.5 == (y == 1.0);
            if (row < learned)
                neuron.Train(x1, x2, y, LearningRate);
            #endregion
        }

        return hits;
    }

    private static double Share(bool[] hits, int from, int to) => hits[from..to].Count(static hit => hit) / (double)(to - from);
}
