using Kernels.Learning;
using Xunit;
using static Kernels.Tests.BreastCancerRows;

namespace Kernels.Tests;

public class LogisticRegressionPredictTests
{
    private static readonly LogisticRegression Model = LogisticRegression.Fit(Features, FeatureCount, Labels);

    // Both features have a deviation of 0.5, so that 3e38 is scaled to infinity, and weights of opposite signs.
    private static readonly LogisticRegression Small = LogisticRegression.Fit(
        [[0f, 1f], [0f, 1f], [1f, 0f], [1f, 0f]],
        [0f, 0f, 1f, 1f]);

    [Fact]
    public void A_row_has_the_same_probability_alone_and_among_others()
    {
        var probabilities = new float[Labels.Length];
        Model.PredictProbability(Features, probabilities);

        Assert.Equal(probabilities, Rows.Select(row => Model.PredictProbability(row)));
        Assert.All(probabilities, probability => Assert.InRange(probability, 0f, 1f));
    }

    [Fact]
    public void More_rows_than_a_tile_are_predicted_like_few()
    {
        var copies = Enumerable.Range(0, 5).SelectMany(_ => Features).ToArray();
        var many = new float[Labels.Length * 5];
        var few = new float[Labels.Length];
        Model.PredictLogit(copies, many);
        Model.PredictLogit(Features, few);

        Assert.Equal(Enumerable.Range(0, 5).SelectMany(_ => few), many);
    }

    [Fact]
    public void Raw_weights_give_the_same_logits()
    {
        var logits = new float[Labels.Length];
        Model.PredictLogit(Features, logits);

        for (var i = 0; i < Labels.Length; i++)
        {
            var raw = Model.RawIntercept + Model.RawWeights.Select((weight, j) => weight * Rows[i][j]).Sum();
            Assert.Equal(raw, logits[i], 1e-4 * (1 + Math.Abs(raw)));
        }
    }

    [Fact]
    public void A_class_is_1_from_a_probability_of_one_half()
    {
        var classes = new float[Labels.Length];
        Model.Predict(Features, classes);

        for (var i = 0; i < classes.Length; i++)
        {
            Assert.Equal(Model.PredictProbability(Rows[i]) >= 0.5f ? 1f : 0f, classes[i]);
            Assert.Equal(classes[i], Model.Predict(Rows[i]));
        }
    }

    [Fact]
    public void A_score_counts_what_predictions_say()
    {
        var classes = new float[Labels.Length];
        Model.Predict(Features, classes);
        var score = Model.Evaluate(Features, Labels);

        int Count(float label, float predicted) => classes.Zip(Labels).Count(pair => pair == (predicted, label));

        for (var k = 0; k < 4; k++)
            Assert.Equal(Count(k / 2, k % 2), score.Confusion[k / 2, k % 2]);
        Assert.Equal((Count(0, 0) + Count(1, 1)) / 569.0, score.Accuracy);
        Assert.InRange(score.LogLoss, 0.05, 0.08);
    }

    [Fact]
    public void No_rows_give_no_predictions() => Model.PredictProbability([], []);

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(60)]
    public void A_wrong_number_of_features_is_an_error_that_says_so(int count)
    {
        var error = Assert.Throws<ArgumentException>("features", () => Model.Predict(new float[count]));
        Assert.Contains($"1 rows of 30 features need 30 values, not {count}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_is_not_finite_is_an_error_that_names_its_place()
    {
        var features = Features.AsSpan(0, 60).ToArray();
        features[34] = float.NaN;
        var error = Assert.Throws<ArgumentException>("features", () => Model.Predict(features, new float[2]));
        Assert.Contains("Row 1, column 4 is NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_needs_rows_and_labels_of_0_and_1()
    {
        Assert.Throws<ArgumentException>("labels", () => Model.Evaluate([], []));
        Assert.Throws<ArgumentException>("labels", () => Model.Evaluate(Rows[0], [2f]));
    }

    [Fact]
    public void A_finite_feature_far_from_those_of_training_gives_0_or_1_or_NaN()
    {
        float[] features = [3e38f, 0.5f, -3e38f, 0.5f, 3e38f, 3e38f, 1f, 0f];
        var (logits, probabilities, classes) = (new float[4], new float[4], new float[4]);
        Small.PredictLogit(features, logits);
        Small.PredictProbability(features, probabilities);
        Small.Predict(features, classes);

        Assert.Equal<IEnumerable<float>>([float.PositiveInfinity, float.NegativeInfinity, float.NaN], logits[..3]);
        Assert.Equal<IEnumerable<float>>([1f, 0f, float.NaN], probabilities[..3]);
        Assert.Equal<IEnumerable<float>>([1f, 0f, float.NaN, 1f], classes);
    }

    [Fact]
    public void A_row_whose_logit_is_NaN_is_not_scored_and_an_infinite_one_costs_the_most()
    {
        var error = Assert.Throws<ArgumentException>("features", () => Small.Evaluate([1f, 0f, 3e38f, 3e38f], [1f, 0f]));
        Assert.Contains("Row 1 has no probabilities", error.Message, StringComparison.Ordinal);
        Assert.Equal(-Math.Log(ClassificationReport.LeastProbability), Small.Evaluate([3e38f, 0.5f], [0f]).LogLoss, 1e-4);
    }

    // A tile is 1024 rows, and the second tile would read what the first has written.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(2000)]
    public void A_destination_that_overlaps_the_features_is_rejected_and_left_alone(int start)
    {
        var features = Enumerable.Range(0, 4000).Select(static i => i / 4000f).ToArray();
        var before = features.ToArray();

        Assert.Throws<ArgumentException>("destination", () => Small.PredictLogit(features, features.AsSpan(start, 2000)));
        Assert.Throws<ArgumentException>("destination", () => Small.PredictProbability(features, features.AsSpan(start, 2000)));
        Assert.Throws<ArgumentException>("destination", () => Small.Predict(features, features.AsSpan(start, 2000)));
        Assert.Equal(before, features);
    }
}
