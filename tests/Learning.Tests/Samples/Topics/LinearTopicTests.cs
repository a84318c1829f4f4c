using Xunit;

namespace Kernels.Tests;

public class LinearTopicTests
{
    [Fact]
    public async Task The_neuron_and_two_layers_arrive_at_the_regression_line()
    {
        var run = await TopicRun.OfAsync("linear");

        // Covariance over variance, instead of the normal equations.
        var (x, y) = (run.Numbers("x"), run.Numbers("y"));
        var (meanX, meanY) = (x.Average(), y.Average());
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        double[] line = [slope, meanY - (slope * meanX)];
        foreach (var name in new[] { "leastSquares", "neuron", "twoLayers" })
            Assert.All(line.Zip(run.Numbers(name)), static pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(x.Zip(y, (a, b) => Math.Pow((line[0] * a) + line[1] - b, 2) / 2).Average(), run.Number("leastLoss"), 1e-12);
        Assert.InRange(run.Number("collapseDifference"), 0, 1e-12);
    }
}
