using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class CrossValidationTests
{
    private static readonly FeatureMatrix Features = new(TestModels.Features, new double[TestModels.FeatureCount]);

    private static CrossValidationResult Score(int threads, int seed = 1) => CrossValidation.Score(
        Features,
        TestModels.ThreeLabels,
        (features, labels, classes) => SoftmaxRegression.Fit(features, labels, new() { Threads = threads }, classes),
        seed: seed);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(569)]
    public void Each_row_is_in_one_test_part_and_classes_are_shared_evenly(int count)
    {
        var labels = TestModels.ThreeLabels;
        var folds = CrossValidation.Folds(labels, count);

        Assert.Equal(count, folds.Length);
        Assert.Equal(Enumerable.Range(0, labels.Length), folds.SelectMany(static fold => fold.Test).Order());
        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, labels.Length), fold.Train.Concat(fold.Test).Order()));
        Assert.All(folds, static fold => Assert.Equal(fold.Test.Order(), fold.Test));
        Assert.InRange(folds.Max(static fold => fold.Test.Length) - folds.Min(static fold => fold.Test.Length), 0, 1);
        for (var k = 0; k < 3; k++)
        {
            var counts = folds.Select(fold => fold.Test.Count(row => labels[row] == k)).ToList();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void Folds_depend_on_the_seed_alone()
    {
        static IEnumerable<int> First(int seed) => CrossValidation.Folds(TestModels.Labels, 5, seed)[0].Test;

        Assert.Equal(First(3), First(3));
        Assert.NotEqual(First(3), First(4));
    }

    [Fact]
    public void Folds_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => CrossValidation.Folds([0, 1], 1));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => CrossValidation.Folds([0, 1], 3));
        Assert.Throws<ArgumentException>("labels", () => CrossValidation.Folds([0, -1], 2));
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => CrossValidation.Folds([0, 1], 2, -1));
    }

    [Fact]
    public void Models_are_scored_on_rows_that_they_have_not_seen()
    {
        var result = Score(threads: 1);

        Assert.Equal(5, result.Folds.Length);
        Assert.Equal(569, result.Folds.Sum(static report => report.Count));
        Assert.InRange(result.Accuracy.Mean, 0.9, 1);
        Assert.Equal(result.Folds.Average(static report => report.LogLoss), result.LogLoss.Mean, 1e-12);
        var variance = result.Folds.Sum(report => Math.Pow(report.Accuracy - result.Accuracy.Mean, 2)) / 4;
        Assert.Equal(Math.Sqrt(variance), result.Accuracy.StandardDeviation, 1e-12);
        Assert.InRange(result.RocAuc.Mean, 0.9, 1);
        Assert.InRange(result.F1.Mean, 0.9, 1);
    }

    [Fact]
    public void The_number_of_threads_changes_no_score()
    {
        var (one, three) = (Score(threads: 1), Score(threads: 3));

        Assert.Equal(one.LogLoss, three.LogLoss);
        Assert.NotEqual(one.LogLoss, Score(threads: 1, seed: 2).LogLoss);
    }

    [Fact]
    public void A_model_of_other_classes_is_refused() => Assert.Throws<ArgumentException>("fit", () => CrossValidation.Score(
        Features, TestModels.ThreeLabels, static (_, _, _) => TestModels.Logistic));
}
