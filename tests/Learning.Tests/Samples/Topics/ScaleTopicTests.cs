using Xunit;

namespace Kernels.Tests;

public class ScaleTopicTests
{
    [Fact]
    public async Task Data_helps_every_model_and_the_largest_the_most()
    {
        var run = await TopicRun.OfAsync("scale");

        Assert.Equal([20, 40, 80, 160, 320, 640, 1200], run.Numbers("images"));
        var (linear, small, large) = (run.Numbers("linear"), run.Numbers("4units"), run.Numbers("128units"));
        Assert.All([linear, small, large], static own => Assert.Equal(7, own.Length));

        // To guess is to be right in a tenth.
        Assert.All([.. linear, .. small, .. large], static accuracy => Assert.InRange(accuracy, 0.3, 0.99));
        Assert.True(large[^1] > linear[^1]);
        Assert.True(linear[^1] > small[^1]);
    }
}
