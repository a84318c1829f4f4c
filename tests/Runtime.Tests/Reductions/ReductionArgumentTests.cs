using Xunit;

namespace Kernels.Tests.Reductions;

/// <summary>What reductions check before they read an element.</summary>
public class ReductionArgumentTests
{
    [Fact]
    public void An_empty_span_has_the_sum_0_and_no_mean_and_no_least_or_largest_value()
    {
        Assert.Equal(0f, ReductionKernels.SameSum(ReadOnlySpan<float>.Empty));
        Assert.Equal(0L, ReductionKernels.SameSum(ReadOnlySpan<int>.Empty));
        Assert.Equal((0f, 0L), ReductionKernels.StatisticsSum([]));
        Action[] calls =
        [
            static () => ReductionKernels.SameMean(ReadOnlySpan<float>.Empty),
            static () => ReductionKernels.SameMin(ReadOnlySpan<float>.Empty),
            static () => ReductionKernels.SameMax(ReadOnlySpan<long>.Empty),
            static () => ReductionKernels.StatisticsMean([]),
        ];
        foreach (var call in calls)
        {
            var exception = Assert.Throws<ArgumentException>(call);
            Assert.Equal("x", exception.ParamName);
            Assert.Equal("'x' is empty: there must be an element. (Parameter 'x')", exception.Message);
        }
    }

    [Fact]
    public void Inputs_have_the_same_length()
    {
        var exception = Assert.Throws<ArgumentException>(() => ReductionKernels.WeightedErrorSum(new float[3], new float[4], 1f));
        Assert.Equal("target", exception.ParamName);
        Assert.Equal("residualDestination",
            Assert.Throws<ArgumentException>(() => ReductionKernels.FitSum(new float[3], new float[3], new float[4])).ParamName);
    }

    [Fact]
    public void A_destination_may_be_an_input_but_not_overlap_one()
    {
        var memory = new float[100];
        Assert.Equal(0f, ReductionKernels.FitSum(memory, memory, memory));
        var exception = Assert.Throws<ArgumentException>(() => ReductionKernels.FitSum(memory.AsSpan(0, 50), memory.AsSpan(50), memory.AsSpan(1, 50)));
        Assert.Equal("residualDestination", exception.ParamName);
    }
}
