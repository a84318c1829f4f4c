using Xunit;

namespace Kernels.Tests;

public class PerceptronTopicTests
{
    [Theory]
    [InlineData("AND", 0, 0, 0, 1)]
    [InlineData("OR", 0, 1, 1, 1)]
    [InlineData("NAND", 1, 1, 1, 0)]
    public async Task The_weights_compute_the_function(string name, params int[] targets)
    {
        var run = await TopicRun.OfAsync("perceptron");

        var weights = run.Numbers($"weights{name}");
        Assert.Equal(targets, Enumerable.Range(0, 4).Select(i => (weights[0] * (i / 2)) + (weights[1] * (i % 2)) + weights[2] >= 0 ? 1 : 0));
        Assert.Equal(4, run.Number($"right{name}"));
    }

    [Fact]
    public async Task Xor_is_not_learned_and_a_step_jumps_where_a_sigmoid_moves()
    {
        var run = await TopicRun.OfAsync("perceptron");

        Assert.Equal(3, run.Number("bestOnXor"));
        Assert.InRange(run.Number("rightXOR"), 0, 3);
        Assert.Equal(120, run.Number("rightOnClouds"));
        Assert.Equal(1, run.Number("stepChange"));
        Assert.Equal(0.5 - (1 / (1 + Math.Exp(0.0005))), run.Number("sigmoidChange"), 1e-7);
    }
}
