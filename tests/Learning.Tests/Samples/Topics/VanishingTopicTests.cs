using Xunit;

namespace Kernels.Tests;

public class VanishingTopicTests
{
    [Fact]
    public async Task Derivatives_are_those_of_the_formulas()
    {
        var run = await TopicRun.OfAsync("vanishing");

        foreach (var (x, i) in run.Numbers("x").Select(static (x, i) => (x, i)))
        {
            Assert.Equal(1 / (2 + (2 * Math.Cosh(x))), run.Numbers("sigmoidDerivative")[i], 1e-6);
            Assert.Equal(1 / Math.Pow(Math.Cosh(x), 2), run.Numbers("tanhDerivative")[i], 1e-6);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    public async Task The_gradient_of_the_sigmoid_vanishes_and_that_of_ReLU_does_not(string seed)
    {
        var run = await TopicRun.OfAsync("vanishing", "--seed", seed);

        var sigmoid = run.Numbers("gradientsigmoid");
        Assert.Equal(31, sigmoid.Length);
        Assert.Equal(1, sigmoid[0]);
        Assert.All(sigmoid.Zip(sigmoid.Skip(1)),
            static pair => Assert.InRange(pair.Second / pair.First, 0.1, 0.3)); // 1/4 at most, times a random matrix of norm about 1
        Assert.InRange(run.Numbers("gradientReLU")[30], 0.1, 10);
        Assert.Equal(0, run.Number("mixedStepsSigmoid"));
        Assert.True(run.Number("stepsSigmoid") > run.Number("stepsTanh"));
    }
}
