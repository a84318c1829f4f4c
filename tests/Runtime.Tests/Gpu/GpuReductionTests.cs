using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Reductions of all elements, in the order of the span forms: the bits are the same.</summary>
public class GpuReductionTests
{
    /// <summary>
    /// Of one block, of up to 16, which a work-item combines, of up to 4,096, which a work-group combines, and of so many that
    /// it takes two steps.
    /// </summary>
    private static readonly int[] Lengths = [.. Samples.Lengths, 65_536, 65_537, 1_048_576, 1_048_577, 1_200_000, 16_777_216, 16_777_217];

    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public void Sums_of_floats_have_the_bits_of_the_span_form()
    {
        foreach (var length in Lengths)
        {
            var (values, others) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            using var x = Device.Allocate<float>(values);
            using var w = Device.Allocate<float>(others);
            var sum = ProductSum<float>(TestPrograms.Floats, x, w, 64);
            Assert.Equal(BitConverter.SingleToInt32Bits(ReductionKernels.ProductSum(values, others)), BitConverter.SingleToInt32Bits(sum));
        }
    }

    [SkippableFact]
    public void Sums_of_doubles_have_the_bits_of_the_span_form()
    {
        LaunchTests.RequireDouble();
        foreach (var length in Lengths)
        {
            var (values, others) = (Samples.Doubles(length), Samples.Doubles(length, seed: 2));
            using var x = Device.Allocate<double>(values);
            using var w = Device.Allocate<double>(others);
            var sum = ProductSum<double>(TestPrograms.Doubles, x, w, 32);
            Assert.Equal(BitConverter.DoubleToInt64Bits(ReductionKernels.WeightedSum(values, 1d, others)), BitConverter.DoubleToInt64Bits(sum));
        }
    }

    [GpuFact]
    public void Two_totals_of_different_types_and_a_destination_come_from_one_launch()
    {
        foreach (var length in (int[])[0, 1, 100, 4096, 4097, 65_537, 300_001, 1_048_577])
        {
            var values = Samples.Floats(length);
            using var x = Device.Allocate<float>(values);
            using var twice = Device.Allocate<float>((long)length);
            var totals = TestPrograms.Floats.Call("CountAndSum")
                .Input(x, "x").Output(twice, "twice")
                .Total<ulong>("AddCounts").Total<float>("AddPairs").Reduce(64);
            Assert.Equal((ulong)values.Count(static value => value > 0), totals.Get<ulong>(0));
            Assert.Equal(ReductionKernels.SameSum(values), totals.Get<float>(1));
            Assert.Equal(values.Select(static value => 2f * value), twice.ToArray());
        }
    }

    [GpuFact]
    public void A_reduction_of_nothing_is_0_or_throws_where_it_needs_an_element()
    {
        using var x = Device.Allocate<float>(0);
        Assert.Equal(0f, ProductSum<float>(TestPrograms.Floats, x, x, 64));
        Assert.Equal(
            "'x' is empty: there must be an element. (Parameter 'x')",
            Assert.Throws<ArgumentException>("x", () => TestPrograms.Floats.Call("ProductSum").Input(x, "x").NotEmpty()).Message);
    }

    [GpuFact]
    public void Several_threads_get_their_own_results()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            var length = 10_000 * (thread + 1);
            var values = Samples.Floats(length, seed: thread);
            var expected = ReductionKernels.ProductSum(values, values);
            using var x = Device.Allocate<float>(values);
            using var y = Device.Allocate<float>((long)length);
            for (var i = 0; i < 50; i++)
            {
                TestPrograms.Floats.Call("Scale").Input(x, "x").Output(y, "y").Value((float)i).Run();
                Assert.Equal(expected, ProductSum<float>(TestPrograms.Floats, x, x, 64));
                Assert.Equal(i * values[^1], y.Slice(length - 1).ToArray()[0]);
            }
        });
    }

    private static T ProductSum<T>(GpuProgram program, GpuBuffer<T> x, GpuBuffer<T> w, int lanes)
        where T : unmanaged =>
        program.Call("ProductSum").Input(x, "x").Input(w, "w").Total<T>("AddPairs").Reduce(lanes).Get<T>(0);
}
