using Xunit;

namespace Kernels.Tests.Reductions;

/// <summary>Kernels over several threads: the same bits for any number of them.</summary>
public class ParallelTests
{
    private static readonly int[] Lengths = [0, 1, 5, 4095, 4096, 4097, 8193, 50_000, 99_999, 300_000, 1_000_003];

    [Fact]
    public void Sums_have_the_same_bits_for_any_number_of_threads()
    {
        foreach (var length in Lengths)
        {
            var x = Samples.Floats(length);
            var terms = Array.ConvertAll(x, static value => ReductionKernels.Shared(value, 0.3f));
            var expected = Model.Sum<float>(terms);
            Assert.Equal(expected, ReductionKernels.SharedSum(x, 0.3f));
            foreach (var options in Threads())
                Assert.Equal(expected, ReductionKernels.SharedSum(x, 0.3f, options));
        }
    }

    [Fact]
    public void Means_least_and_largest_values_too()
    {
        foreach (var length in Lengths.Where(static length => length > 0))
        {
            var x = Samples.Floats(length);
            var terms = Array.ConvertAll(x, static value => ReductionKernels.Shared(value, 0.3f));
            foreach (var options in Threads())
            {
                Assert.Equal(Model.Sum<float>(terms) / length, ReductionKernels.SharedMean(x, 0.3f, options));
                Assert.Equal(terms.Min(), ReductionKernels.SharedMin(x, 0.3f, options));
                Assert.Equal(terms.Max(), ReductionKernels.SharedMax(x, 0.3f, options));
            }
        }
    }

    [Fact]
    public void Tuples_and_doubles_too()
    {
        foreach (var length in Lengths)
        {
            var x = Samples.Doubles(length);
            var expected = (Model.Sum<double>(x), x.Sum(static value => (long)value));
            foreach (var options in Threads())
                Assert.Equal(expected, ReductionKernels.SharedPairSum(x, options));
        }
    }

    [Fact]
    public void What_is_stored_on_the_way_is_all_there()
    {
        foreach (var length in Lengths)
        {
            var (x, y) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            var (losses, residuals) = (new float[length], new float[length]);
            ReductionKernels.SharedFit(x, y, losses, residuals);
            foreach (var options in Threads())
            {
                var stored = (float[])x.Clone();
                Assert.Equal(Model.Sum<float>(losses), ReductionKernels.SharedFitSum(stored, y, stored, options));
                Assert.Equal(residuals, stored);
            }
        }
    }

    [Fact]
    public void Maps_have_the_same_bits_for_any_number_of_threads()
    {
        foreach (var length in Lengths)
        {
            var x = Samples.Floats(length);
            var expected = Array.ConvertAll(x, static value => ReductionKernels.Shared(value, 0.3f));
            var serial = new float[length];
            ReductionKernels.Shared(x, 0.3f, serial);
            Assert.Equal(expected, serial);
            foreach (var options in Threads())
            {
                var inPlace = (float[])x.Clone();
                ReductionKernels.Shared(inPlace, 0.3f, inPlace, options);
                Assert.Equal(expected, inPlace);
            }
        }
    }

    [Fact]
    public void A_cancelled_token_stops_it()
    {
        var options = new ParallelOptions { CancellationToken = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => ReductionKernels.SharedSum(new float[100_000], 1f, options));
        Assert.Throws<OperationCanceledException>(() => ReductionKernels.Shared(new float[100], 1f, new float[100], options));
    }

    [Fact]
    public void An_exception_is_what_one_thread_would_have_thrown()
    {
        var (x, y) = (new int[200_000], Enumerable.Repeat(1, 200_000).ToArray());
        y[77_777] = 0;
        foreach (var options in Threads())
            Assert.Throws<DivideByZeroException>(() => ReductionKernels.SharedQuotientSum(x, y, options));
    }

    private static IEnumerable<ParallelOptions> Threads() =>
        new[] { 1, 2, 3, 7 }.Select(static threads => new ParallelOptions { MaxDegreeOfParallelism = threads });
}
