using Kernels.Samples.Topics;
using Xunit;

namespace Kernels.Tests;

public class MetricsTopicTests
{
    [Fact]
    public async Task Scores_follow_from_the_counts()
    {
        var run = await TopicRun.OfAsync("metrics", "--count", "100003", "--seed", "9");

        var (hits, alarms, misses, rest) = (run.Number("truePositives"), run.Number("falsePositives"),
            run.Number("falseNegatives"), run.Number("trueNegatives"));
        Assert.Equal(100003, hits + alarms + misses + rest);
        Assert.Equal((hits + rest) / 100003, run.Number("accuracy"), 1e-12);
        Assert.Equal(hits / (hits + alarms), run.Number("precision"), 1e-12);
        Assert.Equal(hits / (hits + misses), run.Number("recall"), 1e-12);
        Assert.Equal(2 * hits / ((2 * hits) + alarms + misses), run.Number("f1"), 1e-12);

        // 30 % ones, of which 80 % are found; 10 % false alarms: within five standard deviations.
        Assert.InRange((hits + misses) / 100003, 0.29, 0.31);
        Assert.InRange(run.Number("recall"), 0.78, 0.82);
        Assert.InRange(alarms / (alarms + rest), 0.09, 0.11);
        Assert.True(run.Number("speedup") > 0);
    }

    [Fact]
    public void Counts_are_those_of_a_small_example()
    {
        int[] labels = [1, 1, 1, 0, 0, 0, 0, 1];
        int[] predicted = [1, 1, 0, 1, 0, 0, 0, 1];

        Assert.Equal(new(3, 1, 1, 3), Confusion.Of(labels, predicted));
    }

    [Fact]
    public async Task Labels_without_ones_or_predictions_have_scores_of_0_and_no_error()
    {
        var run = await TopicRun.OfAsync("metrics", "--count", "1");

        Assert.Equal(0, run.Number("precisionWithoutPredictions"));
        Assert.True(double.IsFinite(run.Number("f1")));
    }
}
