using System.Runtime.Intrinsics;
using Xunit;

namespace Kernels.Tests;

public class VectorizeTopicTests
{
    [Fact]
    public async Task All_ways_agree_and_each_has_its_time()
    {
        var run = await TopicRun.OfAsync("vectorize");

        Assert.Equal(Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4, run.Number("lanes"));
        Assert.All(run.Numbers("relativeErrors"), static error => Assert.InRange(error, 0, 1e-4));
        Assert.True(run.Number("simdSpeed") > 0);
        Assert.InRange(run.Number("weightDifference"), 0, 1e-4);
        Assert.Equal(1, run.Numbers("trainingSpeed")[0]);
        foreach (var way in new[] { "loop", "SIMD", "all-cores" })
        {
            Assert.Equal(run.Numbers("sizes").Length, run.Numbers($"rate-{way}").Length);
            Assert.All(run.Numbers($"rate-{way}"), static rate => Assert.True(rate > 0));
        }
    }
}
