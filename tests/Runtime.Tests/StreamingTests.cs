using Kernels.CompilerServices;
using Xunit;

namespace Kernels.Tests;

/// <summary>
/// Spans whose results no cache could hold are stored past the caches, wherever they begin. The loops themselves are run
/// with both ways to store, at every length and place, by <see cref="KernelTests"/>.
/// </summary>
public class StreamingTests
{
    /// <summary>The fewest floats that are stored past the caches.</summary>
    private const int Least = 4 << 20;

    [Fact]
    public void Only_what_no_cache_holds_goes_past_the_caches()
    {
        var bytes = new byte[4 * Least];
        Assert.True(StreamingStore.Suits(bytes.AsSpan()));
        Assert.False(StreamingStore.Suits(bytes.AsSpan(1)));
        Assert.True(StreamingStore.Suits(new double[Least / 2].AsSpan()));
    }

    /// <param name="offset">Where the results begin, in elements from where the array does.</param>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 15)]
    [InlineData(11, 16)]
    [InlineData(15, 17)]
    public void The_results_are_those_of_the_usual_way(int offset, int more)
    {
        var x = Inputs(Least + more);
        var memory = new float[x.Length + 32];
        Array.Fill(memory, float.NaN);

        Activations.Sigmoid(x, memory.AsSpan(offset, x.Length));

        Assert.Equal(InBlocks(x), memory.AsSpan(offset, x.Length).ToArray());
        Assert.All(memory[..offset], static value => Assert.Equal(float.NaN, value));
        Assert.All(memory[(offset + x.Length)..], static value => Assert.Equal(float.NaN, value));
    }

    [Fact]
    public void In_place_and_with_a_uniform()
    {
        var x = Inputs(Least + 7);
        var expected = x.Select(static value => value > 0f ? value : 0.1f * value).ToArray();

        Activations.LeakyRelu(x, 0.1f, x);

        Assert.Equal(expected, x);
    }

    /// <param name="valueOffset">Where the losses begin, in elements from where the array does; the loops align these.</param>
    /// <param name="logitOffset">Where the derivatives begin, which need not lie alike.</param>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(5, 12)]
    [InlineData(16, 1)]
    public void Tuples_with_each_result_in_its_place(int valueOffset, int logitOffset)
    {
        var logits = Inputs(Least + 9);
        var labels = Array.ConvertAll(logits, static logit => logit > 3f ? 1f : 0f);
        var (values, derivatives) = (new float[logits.Length + 32], new float[logits.Length + 32]);

        Losses.LogisticLossGradient(logits, labels, values.AsSpan(valueOffset, logits.Length), derivatives.AsSpan(logitOffset, logits.Length));

        var (expectedValues, expectedDerivatives) = (new float[logits.Length + 32], new float[logits.Length + 32]);
        for (var start = 0; start < logits.Length; start += 1000)
        {
            var count = Math.Min(1000, logits.Length - start);
            Losses.LogisticLossGradient(
                logits.AsSpan(start, count),
                labels.AsSpan(start, count),
                expectedValues.AsSpan(valueOffset + start, count),
                expectedDerivatives.AsSpan(logitOffset + start, count));
        }

        Assert.Equal(expectedValues, values);
        Assert.Equal(expectedDerivatives, derivatives);
    }

    private static float[] Inputs(int length) => [.. Enumerable.Range(0, length).Select(static i => (i % 4001 - 2000) / 100f)];

    private static float[] InBlocks(float[] x)
    {
        var results = new float[x.Length];
        for (var start = 0; start < x.Length; start += 1000)
        {
            var count = Math.Min(1000, x.Length - start);
            Activations.Sigmoid(x.AsSpan(start, count), results.AsSpan(start, count));
        }

        return results;
    }
}
