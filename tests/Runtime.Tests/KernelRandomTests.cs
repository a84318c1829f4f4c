using Xunit;

namespace Kernels.Tests;

/// <summary>Random numbers from a seed and a counter.</summary>
public class KernelRandomTests
{
    // The words that the authors of Threefry publish for a counter and a key of 0.
    [Fact]
    public void The_bits_of_counter_and_seed_0_are_those_that_the_authors_publish()
    {
        Assert.Equal(0x6b200159u, KernelRandom.Bits(0u, 0u));
        Assert.Equal(0xc2b6e3a8c2c69865ul, KernelRandom.Bits(0ul, 0ul));
    }

    [Fact]
    public void Floats_are_spread_evenly_over_the_unit_interval() => SpreadEvenly(static i => KernelRandom.Uniform(7u, (uint)i));

    [Fact]
    public void Doubles_are_spread_evenly_over_the_unit_interval() => SpreadEvenly(static i => KernelRandom.Uniform(7ul, (ulong)i));

    [Fact]
    public void Normal_floats_have_the_moments_of_the_distribution() => HaveMoments(static i => KernelRandom.Normal(3u, (uint)i));

    [Fact]
    public void Normal_doubles_have_the_moments_of_the_distribution() => HaveMoments(static i => KernelRandom.Normal(3ul, (ulong)i));

    [Fact]
    public void Seeds_and_counters_give_different_numbers()
    {
        var all = from seed in Enumerable.Range(0, 100) from counter in Enumerable.Range(0, 100) select KernelRandom.Bits((uint)seed, (uint)counter);

        // Of 10,000 numbers out of 2³², two are alike with a chance of 1 %.
        Assert.InRange(all.Distinct().Count(), 9_998, 10_000);
    }

    [Fact]
    public void Spans_have_the_bits_of_single_calls()
    {
        var counters = Enumerable.Range(0, 37).Select(static i => (uint)i).ToArray();
        var seeds = Enumerable.Repeat(5u, counters.Length).ToArray();
        var uniform = new float[counters.Length];
        var normal = new float[counters.Length];

        KernelRandom.Uniform(seeds, counters, uniform);
        KernelRandom.Normal(seeds, counters, normal);

        Assert.Equal(counters.Select(static counter => KernelRandom.Uniform(5u, counter)), uniform);
        Assert.Equal(counters.Select(static counter => KernelRandom.Normal(5u, counter)), normal);
    }

    // Chi squared of 64 equal classes: with 63 degrees of freedom it is above 120 with a chance of 2e-5.
    private static void SpreadEvenly(Func<int, double> draw)
    {
        const int Count = 64_000;
        var classes = new int[64];
        for (var i = 0; i < Count; i++)
        {
            var number = draw(i);
            Assert.InRange(number, 0, 1 - 1e-9);
            classes[(int)(number * classes.Length)]++;
        }

        var expected = (double)Count / classes.Length;
        Assert.InRange(classes.Sum(count => (count - expected) * (count - expected) / expected), 20, 120);
    }

    // Four standard errors of each of the first four moments.
    private static void HaveMoments(Func<int, double> draw)
    {
        const int Count = 100_000;
        var numbers = Enumerable.Range(0, Count).Select(draw).ToArray();
        Assert.InRange(numbers.Average(), -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
        Assert.InRange(numbers.Average(static x => x * x) - 1, -4 * Math.Sqrt(2.0 / Count), 4 * Math.Sqrt(2.0 / Count));
        Assert.InRange(numbers.Average(static x => x * x * x), -4 * Math.Sqrt(15.0 / Count), 4 * Math.Sqrt(15.0 / Count));
        Assert.InRange(numbers.Average(static x => x * x * x * x) - 3, -4 * Math.Sqrt(96.0 / Count), 4 * Math.Sqrt(96.0 / Count));
    }
}
