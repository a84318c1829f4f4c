using Xunit;

namespace Kernels.Tests;

public class LayersTopicTests
{
    [Fact]
    public async Task Networks_learn_what_linear_models_cannot()
    {
        var run = await TopicRun.OfAsync("layers");

        // No line has more than 3 of XOR's 4 rows on the right side.
        var xor = run.Numbers("xor");
        Assert.InRange(xor[0], 0.25, 0.75);
        Assert.Equal([1, 1], xor[1..]);
        Assert.All(run.Numbers("xorStarts"), static starts => Assert.InRange(starts, 1, 20));

        var moons = run.Numbers("moons");
        Assert.InRange(moons[0], 0.8, 0.92);
        Assert.InRange(moons[1], 0.95, 1);
        Assert.InRange(moons[2], 0.95, 1);

        var digits = run.Numbers("digits");
        Assert.All(digits[..3], static accuracy => Assert.InRange(accuracy, 0.9, 1));
        Assert.True(digits[2] > digits[3]);
    }
}
