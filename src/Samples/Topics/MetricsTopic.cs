using System.CommandLine;
using System.Globalization;
using Kernels.Samples.Commands;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>Scores of a classifier, from the four counts of its confusion matrix.</summary>
internal static class MetricsTopic
{
    public static Option<int> Count { get; } = NumberOption.Whole("--count", "How many labels there are.", 1, 20_000_000, 5_000_000);

    public static Option<int> Seed { get; } = NumberOption.Whole("--seed", "The seed of the labels.", 0, int.MaxValue, 1);

    public static Lesson Teach(ParseResult parsed, CancellationToken cancellationToken) =>
        Teach(parsed.GetValue(Count), parsed.GetValue(Seed), cancellationToken);

    private static Lesson Teach(int count, int seed, CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Scores of a classifier");
        var (labels, predicted) = Draw(count, seed);
        lesson.Say($"{count:N0} labels, of which about 30 % are 1. The predictions find 80 % of the ones and raise 10 % false alarms. "
            + $"Every score follows from four counts: true and false positives (TP, FP), true and false negatives (TN, FN).");

        var confusion = Confusion.Of(labels, predicted);
        cancellationToken.ThrowIfCancellationRequested();
        Show(lesson, confusion, count);
        Time(lesson, labels, predicted, confusion);
        DivideByZero(lesson);
        return lesson;
    }

    private static (int[] Labels, int[] Predicted) Draw(int count, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var (labels, predicted) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.Unit() < 0.3 ? 1 : 0;
            predicted[i] = random.Unit() < (labels[i] == 1 ? 0.8 : 0.1) ? 1 : 0;
        }

        return (labels, predicted);
    }

    private static void Show(Lesson lesson, Confusion confusion, int count)
    {
        var table = lesson.Table("", "predicted 0", "predicted 1");
        table.Row($"is 0", $"{confusion.TrueNegatives}", $"{confusion.FalsePositives}");
        table.Row($"is 1", $"{confusion.FalseNegatives}", $"{confusion.TruePositives}");
        lesson.Number("truePositives", confusion.TruePositives);
        lesson.Number("falsePositives", confusion.FalsePositives);
        lesson.Number("falseNegatives", confusion.FalseNegatives);
        lesson.Number("trueNegatives", confusion.TrueNegatives);

        (string Name, double Value, string Formula)[] scores =
        [
            ("accuracy", confusion.Accuracy, "(TP + TN) / all"),
            ("precision", confusion.Precision, "TP / (TP + FP)"),
            ("recall", confusion.Recall, "TP / (TP + FN)"),
            ("F1", confusion.F1, "2TP / (2TP + FP + FN)"),
        ];
        lesson.Show(
            new Bars("Scores", "Accuracy, precision, recall and F1, each from 0 to 1.",
                [.. scores.Select(static score => new Bar($"{score.Name} = {score.Formula}", score.Value,
                    score.Value.ToString("0.0000", CultureInfo.InvariantCulture)))]));
        foreach (var (name, value, _) in scores)
            lesson.Number(name == "F1" ? "f1" : name, value);

        var harmonic = 2 / ((1 / confusion.Precision) + (1 / confusion.Recall));
        if (confusion.TruePositives > 0)
            lesson.Claim($"F1 is the harmonic mean of precision and recall", Math.Abs(harmonic - confusion.F1) < 1e-12);
        lesson.Claim($"The four counts add up to {count:N0}", confusion.All == count);
    }

    private static void Time(Lesson lesson, int[] labels, int[] predicted, Confusion confusion)
    {
        var counted = new Confusion(0, 0, 0, 0);
        var times = MedianTime.Of(1, () => counted = Confusion.ByLoop(labels, predicted), () => _ = Confusion.Of(labels, predicted));
        var (scalar, simd) = (times[0], times[1]);
        lesson.Section($"The counts in time");
        lesson.Show(new Bars("Time of all four counts", "The scalar loop beside the kernels.",
            [Bar("scalar loop", scalar), Bar("SIMD kernels", simd)]));
        lesson.Say($"The kernels are {scalar / simd:0.0} times as fast, though they read the labels three times: they have no branch to guess.");
        lesson.Number("scalarSeconds", scalar);
        lesson.Number("simdSeconds", simd);
        lesson.Number("speedup", scalar / simd);
        lesson.Claim($"The scalar loop counts the same", counted == confusion);

        static Bar Bar(string label, double seconds) => new(label, seconds, string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms"));
    }

    private static void DivideByZero(Lesson lesson)
    {
        lesson.Section($"Where a score divides by zero");
        lesson.Say($"Who predicts no one has no precision: 0/0. Here it is 0, as with zero_division=0 in scikit-learn, "
            + $"so that such a model never looks good. Recall without ones and F1 without either are 0 too.");
        var none = Confusion.Of([1, 0, 1], [0, 0, 0]);
        lesson.Number("precisionWithoutPredictions", none.Precision);
        lesson.Claim($"Precision without predicted ones is {none.Precision}, and so is F1", none is { Precision: 0, F1: 0 });
        var empty = Confusion.Of([0, 0], [0, 0]);
        lesson.Claim($"Recall without ones is {empty.Recall}, where accuracy is {empty.Accuracy}", empty is { Recall: 0, Accuracy: 1 });
    }
}
