using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class FixedTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(1024)]
    public void A_dot_product_has_the_bits_of_64_scalar_lanes_combined_in_pairs(int length)
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var y = Enumerable.Range(0, length).Select(_ => random.NextSingle() * 100f).ToArray();
        var lanes = new float[FixedTree.Lanes];

        for (var i = 0; i < length; i++)
            lanes[i % lanes.Length] += x[i] * y[i];

        for (var half = lanes.Length / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
                lanes[lane] += lanes[lane + half];
        }

        Assert.Equal(lanes[0], FixedTree.Dot(x, y));
    }

    [Fact]
    public void A_sum_is_the_dot_product_with_ones()
    {
        var x = Enumerable.Range(0, 640).Select(i => MathF.Sin(i)).ToArray();
        Assert.Equal(FixedTree.Dot(x, Enumerable.Repeat(1f, x.Length).ToArray()), FixedTree.Sum(x));
    }
}
