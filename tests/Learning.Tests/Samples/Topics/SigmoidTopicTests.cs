using Xunit;

namespace Kernels.Tests;

public class SigmoidTopicTests
{
    [Fact]
    public async Task Values_are_those_of_the_hyperbolic_tangent()
    {
        var run = await TopicRun.OfAsync("sigmoid");

        Assert.All(
            run.Numbers("x").Zip(run.Numbers("sigmoid")),
            static point => Assert.Equal((1 + Math.Tanh(point.First / 2)) / 2, point.Second, 1e-15));
        Assert.All(
            ["quotientDifference", "productDifference", "secondDifference", "thirdDifference"],
            name => Assert.InRange(run.Number(name), 0, 1e-15));
        Assert.InRange(run.Number("logOddsDifference"), 0, 1e-11);
    }

    [Fact]
    public async Task Its_value_at_minus_100_is_tiny_and_at_100_it_is_1()
    {
        var run = await TopicRun.OfAsync("sigmoid");

        Assert.Equal(3.720075976020836e-44, run.Number("at-100"), 1e-57);
        Assert.Equal(27 * (double)float.Epsilon, run.Number("at-100InSinglePrecision"));
        Assert.Equal(1, run.Number("at100"));
    }
}
