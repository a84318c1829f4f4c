using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>The expected values are those of scikit-learn 1.2.1, with the probabilities as they are, not divided by their sum.</summary>
public class ClassificationReportTests
{
    private static readonly int[] BinaryLabels = [0, 1, 1, 0, 1, 0, 1, 0, 1, 1];

    private static readonly float[] Ones = [0.1f, 0.8f, 0.35f, 0.4f, 0.65f, 0.35f, 0.9f, 0.8f, 0.2f, 0.97f];

    private static readonly float[] Binary = [.. Ones.SelectMany(static p => new[] { 1 - p, p })];

    private static readonly int[] Labels = [0, 1, 2, 2, 1, 0, 1, 2, 0, 1, 1, 2];

    private static readonly float[] Probabilities =
    [
        0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f, 0.2f, 0.2f, 0.6f, 0.5f, 0.3f, 0.2f, 0.3f, 0.4f, 0.3f, 0.35f, 0.4f, 0.25f,
        0.05f, 0.9f, 0.05f, 0.1f, 0.1f, 0.8f, 0.6f, 0.3f, 0.1f, 0.25f, 0.5f, 0.25f, 0.45f, 0.35f, 0.2f, 0.1f, 0.2f, 0.7f,
    ];

    private static void Equal(ClassScore expected, ClassScore actual)
    {
        Assert.Equal(expected.Precision, actual.Precision, 1e-12);
        Assert.Equal(expected.Recall, actual.Recall, 1e-12);
        Assert.Equal(expected.F1, actual.F1, 1e-12);
        Assert.Equal(expected.Support, actual.Support);
    }

    [Fact]
    public void Two_classes_are_scored_like_the_reference()
    {
        var report = ClassificationReport.Of(BinaryLabels, Binary, classes: 2);

        Assert.Equal(10, report.Count);
        Assert.Equal(0.7, report.Accuracy, 1e-12);
        Assert.Equal(0.6105413278360072, report.LogLoss, 1e-7);
        Assert.Equal(0.7083333333333333, report.RocAuc, 1e-15);
        Assert.Equal(0.21684000379204776, report.BrierScore, 1e-12);
        Equal(new(0.6, 0.75, 0.6666666666666665, 4), report.Classes[0]);
        Equal(new(0.8, 0.6666666666666666, 0.7272727272727272, 6), report.Classes[1]);
        Equal(new(0.7, 0.7083333333333333, 0.6969696969696968, 10), report.MacroAverage);
        Equal(new(0.72, 0.7, 0.7030303030303029, 10), report.WeightedAverage);
    }

    [Fact]
    public void Three_classes_are_scored_like_the_reference()
    {
        var report = ClassificationReport.Of(Labels, Probabilities, classes: 3);

        Assert.Equal(0.75, report.Accuracy, 1e-12);
        Assert.Equal(0.6337640652578578, report.LogLoss, 1e-7);
        Assert.Equal(0.9245645943562609, report.RocAuc, 1e-12);
        Assert.Equal(0.3433333338176214, report.BrierScore, 1e-12);
        Assert.Equal([2, 1, 0, 1, 4, 0, 1, 0, 3], Enumerable.Range(0, 9).Select(i => report.Confusion[i / 3, i % 3]));
        Equal(new(0.5, 0.6666666666666666, 0.5714285714285715, 3), report.Classes[0]);
        Equal(new(1, 0.75, 0.8571428571428571, 4), report.Classes[2]);
        Equal(new(0.7666666666666666, 0.7388888888888889, 0.7428571428571429, 12), report.MacroAverage);
        Equal(new(0.7916666666666666, 0.75, 0.761904761904762, 12), report.WeightedAverage);
    }

    [Fact]
    public void Bins_hold_mean_prediction_observed_share_and_count()
    {
        var calibration = Calibration.Of(BinaryLabels, Ones, bins: 5);

        Assert.Equal([1, 3, 1, 1, 4], calibration.Bins.Select(static bin => bin.Count));
        Assert.Equal([0, 2 / 3.0, 0, 1, 0.75], calibration.Bins.Select(static bin => bin.Observed));
        double[] predicted = [0.1, 0.3, 0.4, 0.65, 0.8675];
        Assert.All(predicted.Zip(calibration.Bins), static pair => Assert.Equal(pair.First, pair.Second.MeanPredicted, 1e-6));
        Assert.Equal((0.1 + 1.1 + 0.4 + 0.35 + 0.47) / 10, calibration.ExpectedError, 1e-6);
    }

    [Fact]
    public void A_bin_without_rows_has_no_share_and_adds_no_error()
    {
        var calibration = Calibration.Of([1, 1], [1f, 1f]);

        Assert.Equal(2, calibration.Bins[^1].Count);
        Assert.True(double.IsNaN(calibration.Bins[0].Observed));
        Assert.Equal(0, calibration.ExpectedError);
    }

    [Fact]
    public void A_probability_of_0_for_the_own_class_has_a_finite_loss() =>
        Assert.Equal(87.33654475055310, ClassificationReport.Of([0, 1], [0f, 1f, 1f, 0f], classes: 2).LogLoss, 1e-5);

    [Fact]
    public void A_class_that_is_never_predicted_nor_there_scores_0()
    {
        var report = ClassificationReport.Of([0, 1], [0.8f, 0.2f, 0f, 0.3f, 0.7f, 0f], classes: 3);

        Equal(new(0, 0, 0, 0), report.Classes[2]);
        Equal(new(1, 1, 1, 2), report.WeightedAverage);
        Equal(new(2 / 3.0, 2 / 3.0, 2 / 3.0, 2), report.MacroAverage);
        Assert.Equal(1, report.RocAuc);
    }

    [Fact]
    public void The_area_counts_pairs_and_half_of_ties()
    {
        var random = new Random(1);
        var labels = Enumerable.Range(0, 300).Select(_ => random.Next(2)).ToArray();
        var scores = labels.Select(label => (label + random.Next(10)) / 4f).ToArray();
        var pairs = from i in Enumerable.Range(0, labels.Length)
                    from j in Enumerable.Range(0, labels.Length)
                    where labels[i] == 1 && labels[j] == 0
                    select scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;

        Assert.Equal(pairs.Average(), RocAuc.Binary(labels, scores), 1e-12);
        Assert.Equal(1 - pairs.Average(), RocAuc.Binary(labels, Array.ConvertAll(scores, static score => -score)), 1e-12);
        Assert.Equal(0.5, RocAuc.Binary([0, 1, 1, 0], [1f, 1f, 1f, 1f]));
        Assert.True(double.IsNaN(RocAuc.Binary([1, 1], [0f, 1f])));
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused_with_the_row()
    {
        Assert.Throws<ArgumentException>("labels", () => ClassificationReport.Of([], [], 2));
        Assert.Contains("row 1", Assert.Throws<ArgumentException>("labels", () => ClassificationReport.Of([0, 2], [1, 0, 0, 1], 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("probabilities", () => ClassificationReport.Of([0, 1], [1, 0, 0], 2));
        Assert.Contains("Row 1",
            Assert.Throws<ArgumentException>("probabilities", () => ClassificationReport.Of([0, 1], [1, 0, float.NaN, 1], 2)).Message,
            StringComparison.Ordinal);
        Assert.Contains("row 1", Assert.Throws<ArgumentException>("probabilities", () => ClassificationReport.Of([0, 1], [1, 0, 0.5f, 0], 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationReport.Of([0], [1], 1));
        Assert.Throws<ArgumentException>("scores", () => RocAuc.Binary([0, 1], [0f, float.NaN]));
        Assert.Throws<ArgumentException>("predictions", () => ConfusionMatrix.Of([0, 1], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of([0], [0], 2)[0, 2]);
    }

    [Fact]
    public void A_model_is_evaluated_by_labels_that_are_numbers()
    {
        var report = TestModels.Logistic.Evaluate(TestModels.Features, TestModels.Labels);
        var score = TestModels.Logistic.Evaluate(TestModels.Features, BreastCancerRows.Labels);

        Assert.Equal((score.Accuracy, score.LogLoss, score.RocAuc, score.BrierScore), (report.Accuracy, report.LogLoss, report.RocAuc, report.BrierScore));
        Assert.Equal<ClassScore>(score.Classes, report.Classes);
    }

    // Where probabilities of class 1 round to 1, those of class 0 still tell which row is the surer one.
    [Fact]
    public void The_area_under_the_curve_is_that_of_the_logits()
    {
        var model = LogisticRegression.Fit([[0f], [0f], [1f], [1f]], [0f, 0f, 1f, 1f], new() { L2 = 0.01 });
        float[] features = [-4, 4, 5, 6, 7];
        int[] labels = [0, 0, 1, 0, 1];
        var logits = new float[5];
        model.PredictLogit(features, logits);

        Assert.True(logits[1] > 20);
        Assert.Equal(RocAuc.Binary(labels, logits), model.Evaluate(features, labels).RocAuc);
    }

    // The probability of class 1 rounds to 1 from a logit of about 17.
    [Fact]
    public void A_sure_mistake_costs_its_logit()
    {
        var model = LogisticRegression.Fit([[0f], [0f], [1f], [1f]], [0f, 0f, 1f, 1f], new() { L2 = 0.01 });
        var logit = new float[1];
        model.PredictLogit([3f], logit);

        Assert.True(logit[0] > 20);
        Assert.Equal(logit[0], model.Evaluate([3f], [0]).LogLoss, 1e-4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Blocks_are_scored_as_all_rows_at_once(int classes)
    {
        var (labels, probabilities) = classes == 2 ? (BinaryLabels, Binary) : (Labels, Probabilities);
        var whole = ClassificationReport.Of(labels, probabilities, classes);
        var blocks = ClassificationReport.Of(
            () => new[] { (0, 3), (3, 3), (3, labels.Length) }.Select(part => new ProbabilityBlock(
                labels.AsMemory(part.Item1..part.Item2), probabilities.AsMemory((part.Item1 * classes)..(part.Item2 * classes)))),
            classes);

        Assert.Equal(
            (whole.Count, whole.Accuracy, whole.LogLoss, whole.RocAuc, whole.BrierScore, whole.Calibration.ExpectedError, whole.MacroAverage),
            (blocks.Count, blocks.Accuracy, blocks.LogLoss, blocks.RocAuc, blocks.BrierScore, blocks.Calibration.ExpectedError, blocks.MacroAverage));
        ProbabilityBlock[] WithALabelTooLarge() =>
            [new(labels.AsMemory(0, 3), probabilities.AsMemory(0, 3 * classes)), new(new[] { 0, 9 }, new float[2 * classes])];
        var error = Assert.Throws<ArgumentException>(() => ClassificationReport.Of(WithALabelTooLarge, classes));
        Assert.Contains("row 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("read", () => ClassificationReport.Of(() => [], classes));
    }

    [Fact]
    public void A_source_is_evaluated_like_its_rows_in_memory()
    {
        var half = TestModels.Labels.Length / 2;
        var source = RowSource.Of(TestModels.FeatureCount,
        [
            new(TestModels.Features.AsMemory(0, half * TestModels.FeatureCount), BreastCancerRows.Labels.AsMemory(0, half)),
            new(TestModels.Features.AsMemory(half * TestModels.FeatureCount), BreastCancerRows.Labels.AsMemory(half)),
        ]);

        var expected = TestModels.Logistic.Evaluate(TestModels.Features, TestModels.Labels);
        var actual = TestModels.Logistic.Evaluate(source);

        Assert.Equal((expected.Count, expected.LogLoss, expected.RocAuc), (actual.Count, actual.LogLoss, actual.RocAuc));
        Assert.Throws<ArgumentException>("source", () => TestModels.Logistic.Evaluate(RowSource.Of(1, [])));
    }
}
