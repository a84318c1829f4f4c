using Xunit;

namespace Kernels.Tests;

public class ReluTopicTests
{
    [Fact]
    public async Task ReLU_is_sparse_and_trains_fast_but_units_can_die()
    {
        var run = await TopicRun.OfAsync("relu");

        Assert.All(run.Numbers("zeros-relu"), static share => Assert.InRange(share, 0.25, 0.75));
        Assert.All([.. run.Numbers("zeros-sigmoid"), .. run.Numbers("zeros-tanh")], static share => Assert.Equal(0, share));

        var dead = run.Numbers("dead");
        Assert.Equal(3, dead.Length);
        Assert.True(dead[1] > dead[0]);
        Assert.Equal(0, dead[2]);

        // Ten classes that are equally probable have a loss of ln 10, where the sigmoid stays.
        Assert.Equal(60, run.Numbers("loss-relu").Length);
        Assert.InRange(run.Numbers("loss-relu")[^1], 0, 0.1);
        Assert.InRange(run.Numbers("loss-sigmoid")[^1], 1, Math.Log(10));
    }
}
