using Xunit;

namespace Kernels.Tests.Reductions;

/// <summary>Kernels that return tuples: all elements reduced, or one reduced and the others stored.</summary>
public class TupleTests
{
    [Fact]
    public void All_elements_are_reduced_and_keep_their_names()
    {
        foreach (var length in Samples.Lengths)
        {
            var x = Samples.Floats(length);
            var (squares, positives) = (new float[length], new int[length]);
            ReductionKernels.Statistics(x, squares, positives);
            var expected = (Model.Sum<float>(squares), Model.Sum<int, long>(positives));
            foreach (var (name, run) in ReductionForms.Of<Reduce<float, (float, long)>>("StatisticsSum"))
            {
                if (length <= ReductionForms.Block<float>() || name == "StatisticsSum")
                    Assert.Equal(expected, run(x));
            }

            if (length == 0)
                continue;
            var mean = ReductionKernels.StatisticsMean(x);
            Assert.Equal(expected.Item1 / length, mean.Square);
            Assert.Equal((double)expected.Item2 / length, mean.IsPositive);
            Assert.Equal((squares.Min(), positives.Min()), ReductionKernels.StatisticsMin(x));
            var largest = ReductionKernels.StatisticsMax(x);
            Assert.Equal((squares.Max(), positives.Max()), (largest.Square, largest.IsPositive));
        }
    }

    [Fact]
    public void Each_element_has_a_tree_of_its_own()
    {
        foreach (var length in Samples.Lengths)
        {
            var x = Samples.Doubles(length);
            var squares = Array.ConvertAll(x, static value => value * value);
            foreach (var (name, run) in ReductionForms.Of<Reduce<double, (double, double)>>("MomentsSum"))
            {
                if (length <= ReductionForms.Block<double>() || name == "MomentsSum")
                    Assert.Equal((Model.Sum<double>(x), Model.Sum<double>(squares)), run(x));
            }
        }
    }

    [Fact]
    public void One_element_is_reduced_while_the_other_is_stored()
    {
        foreach (var length in Samples.Lengths)
        {
            var (x, y) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            var (losses, residuals) = (new float[length], new float[length]);
            ReductionKernels.Fit(x, y, losses, residuals);
            foreach (var operation in (string[])["Sum", "Mean", "Min", "Max"])
            {
                if (length == 0 && operation != "Sum")
                    continue;
                var expected = operation switch
                {
                    "Sum" => Model.Sum<float>(losses),
                    "Mean" => Model.Sum<float>(losses) / length,
                    "Min" => losses.Min(),
                    _ => losses.Max(),
                };
                foreach (var (name, run) in ReductionForms.Of<ReduceTwoAndStore<float, float, float>>($"Fit{operation}"))
                {
                    if (length > ReductionForms.Block<float>() && name != $"Fit{operation}")
                        continue;
                    var stored = Enumerable.Repeat(float.NaN, length + 2).ToArray();
                    Assert.Equal(expected, run(x, y, stored.AsSpan(1, length)));
                    Assert.Equal(residuals, stored[1..^1]);
                    Assert.True(float.IsNaN(stored[0]) && float.IsNaN(stored[^1]));

                    var inPlace = (float[])x.Clone();
                    Assert.Equal(expected, run(inPlace, y, inPlace));
                    Assert.Equal(residuals, inPlace);
                }
            }
        }
    }

    [Fact]
    public void The_second_element_is_reduced_while_the_first_is_stored()
    {
        foreach (var length in Samples.Lengths)
        {
            var x = Samples.Floats(length);
            var expected = x.Sum(static value => (long)(BitConverter.SingleToUInt32Bits(value) >> 24));
            foreach (var (_, run) in ReductionForms.Of<ReduceAndStore<float, float, ulong>>("EncodeSum"))
            {
                var doubled = new float[length];
                Assert.Equal((ulong)expected, run(x, doubled));
                Assert.Equal(Array.ConvertAll(x, static value => 2f * value), doubled);
            }
        }
    }
}
