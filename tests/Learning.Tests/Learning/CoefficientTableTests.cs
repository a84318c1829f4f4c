using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class CoefficientTableTests
{
    private static readonly ModelNames Names = new(["radius", "texture", "perimeter", "area", "smoothness"], []);

    [Fact]
    public void Features_have_names_raw_and_standardised_weights()
    {
        var model = TestModels.Logistic;
        var table = model.Coefficients(Names);

        Assert.Equal(Names.Features, table.Features.Select(static feature => feature.Name));
        Assert.Equal(model.RawWeights, table.Features.Select(static feature => feature.RawWeight));
        Assert.Equal(model.Weights.Select(static weight => (double)weight), table.Features.Select(static feature => feature.Weight));
        Assert.Equal((model.RawIntercept, model.Intercept), (table.RawIntercept, table.Intercept));
        Assert.Equal("x1", model.Coefficients().Features[1].Name);
    }

    [Fact]
    public void Raw_coefficients_give_the_logits_of_a_class()
    {
        var model = TestModels.Softmax;
        var row = TestModels.Features[..TestModels.FeatureCount];
        var probabilities = new float[3];
        model.PredictProbabilities(row, probabilities);
        var logits = Enumerable.Range(0, 3).Select(k => model.Coefficients(k)).Select(table =>
            table.RawIntercept + table.Features.Select((feature, j) => feature.RawWeight * row[j]).Sum()).ToList();

        Assert.Equal(Math.Log((double)probabilities[1] / probabilities[0]), logits[1] - logits[0], 1e-4);
        Assert.Throws<ArgumentOutOfRangeException>("class", () => model.Coefficients(3));
    }

    [Fact]
    public void The_largest_come_first()
    {
        var magnitudes = TestModels.Logistic.Coefficients().ByMagnitude().Select(static feature => Math.Abs(feature.Weight)).ToList();
        Assert.Equal(magnitudes.OrderDescending(), magnitudes);
        Assert.Throws<ArgumentException>("names", () => TestModels.Logistic.Coefficients(new(["a"], [])));
    }
}
