using System.Reflection;
using System.Runtime.InteropServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>The reductions that the generator writes for a device: bit for bit what the span forms give.</summary>
public class ReductionsOnDeviceTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    /// <summary>Those of <see cref="Samples.Lengths"/>, and some around the blocks of wide lanes, and so many blocks that it takes more steps to combine them.</summary>
    private static readonly int[] Lengths = [.. Samples.Lengths, 12_287, 12_288, 65_535, 65_536, 65_537, 131_073, 1_048_577];

    [GpuFact]
    public void Floats()
    {
        foreach (var length in Lengths)
        {
            var x = Samples.Floats(length);
            foreach (var kernel in (string[])["Same", "Twice", "Half"])
                Check<float, float, float, float>(kernel, x);
        }
    }

    [Xunit.SkippableFact]
    public void Doubles()
    {
        LaunchTests.RequireDouble();
        foreach (var length in Lengths)
        {
            var x = Samples.Doubles(length);
            foreach (var kernel in (string[])["Same", "Twice", "Half"])
                Check<double, double, double, double>(kernel, x);
        }
    }

    [GpuFact]
    public void Integers()
    {
        foreach (var length in Lengths)
        {
            Check<int, long, double, int>("Same", Samples.Fill(length, 1, static random => random.Next(int.MinValue, int.MaxValue)));
            Check<uint, ulong, double, uint>("Same", Samples.Fill(length, 1, static random => (uint)random.NextInt64()));
            Check<long, long, double, long>("Same", Samples.Fill(length, 1, static random => random.NextInt64(long.MinValue, long.MaxValue)));
            Check<ulong, ulong, double, ulong>("Same", Samples.Fill(length, 1, static random => (ulong)random.NextInt64(long.MinValue, long.MaxValue)));
        }
    }

    [GpuFact]
    public void Special_values_at_any_place()
    {
        foreach (var special in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, float.Epsilon, float.MaxValue, float.MinValue])
        {
            foreach (var length in (int[])[1, 2, 63, 64, 65, 4096, 4097, 70_000])
            {
                foreach (var values in (float[][])[Samples.Floats(length), new float[length], [.. Enumerable.Repeat(-0f, length)]])
                {
                    foreach (var place in (int[])[0, length / 2, length - 1])
                    {
                        var x = (float[])values.Clone();
                        x[place] = special;
                        Check<float, float, float, float>("Same", x);
                    }
                }
            }
        }
    }

    [Xunit.SkippableFact]
    public void Tuples_of_which_all_elements_are_reduced()
    {
        LaunchTests.RequireDouble();
        foreach (var length in Lengths)
        {
            var (x, wide) = (Samples.Floats(length), Samples.Doubles(length));
            using var onDevice = Device.Allocate<float>(x);
            using var wideOnDevice = Device.Allocate<double>(wide);
            Assert.Equal(ReductionKernels.StatisticsSum(x), ReductionKernels.StatisticsSum(onDevice));
            Assert.Equal(ReductionKernels.MomentsSum(wide), ReductionKernels.MomentsSum(wideOnDevice));
            Assert.Equal(ReductionKernels.SharedPairSum(wide), ReductionKernels.SharedPairSum(wideOnDevice));
            if (length == 0)
                continue;
            Assert.Equal(ReductionKernels.StatisticsMean(x), ReductionKernels.StatisticsMean(onDevice));
            Assert.Equal(ReductionKernels.StatisticsMin(x), ReductionKernels.StatisticsMin(onDevice));
            Assert.Equal(ReductionKernels.StatisticsMax(x), ReductionKernels.StatisticsMax(onDevice));
            Assert.Equal(ReductionKernels.MomentsMax(wide), ReductionKernels.MomentsMax(wideOnDevice));
            Assert.Equal(ReductionKernels.SharedPairMean(wide), ReductionKernels.SharedPairMean(wideOnDevice));
        }
    }

    [GpuFact]
    public void Tuples_of_which_one_element_is_reduced_and_the_other_stored()
    {
        foreach (var length in Lengths)
        {
            var (x, y) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            var (residuals, doubled) = (new float[length], new float[length]);
            var sum = ReductionKernels.FitSum(x, y, residuals);
            var bits = ReductionKernels.EncodeSum(x, doubled);

            using var prediction = Device.Allocate<float>(x);
            using var target = Device.Allocate<float>(y);
            using var stored = Device.Allocate<float>([.. Enumerable.Repeat(7f, length + 3)]);
            Assert.Equal(sum, ReductionKernels.FitSum(prediction, target, stored.Slice(1, length)));
            Assert.Equal([7f, .. residuals, 7f, 7f], stored.ToArray());
            Assert.Equal(bits, ReductionKernels.EncodeSum(prediction, stored.Slice(2, length)));
            Assert.Equal(doubled, stored.Slice(2, length).ToArray());
            if (length > 0)
            {
                Assert.Equal(ReductionKernels.FitMean(x, y, residuals), ReductionKernels.FitMean(prediction, target, stored.Slice(0, length)));
                Assert.Equal(ReductionKernels.FitMin(x, y, residuals), ReductionKernels.FitMin(prediction, target, stored.Slice(0, length)));
                Assert.Equal(ReductionKernels.EncodeMax(x, doubled), ReductionKernels.EncodeMax(prediction, stored.Slice(0, length)));
            }

            Assert.Equal(sum, ReductionKernels.FitSum(prediction, target, prediction));
            Assert.Equal(residuals, prediction.ToArray());
        }
    }

    [GpuFact]
    public void Two_inputs_a_uniform_and_slices()
    {
        foreach (var length in Lengths)
        {
            var (x, y) = (Samples.Floats(length + 5), Samples.Floats(length + 5, seed: 2));
            using var prediction = Device.Allocate<float>(x);
            using var target = Device.Allocate<float>(y);
            Assert.Equal(
                ReductionKernels.WeightedErrorSum(x.AsSpan(3, length), y.AsSpan(1, length), 0.3f),
                ReductionKernels.WeightedErrorSum(prediction.Slice(3, length), target.Slice(1, length), 0.3f));
            Assert.Equal(ReductionKernels.SharedSum(x, 0.3f), ReductionKernels.SharedSum(prediction, 0.3f));
        }
    }

    [GpuFact]
    public void A_division_by_zero_counts_as_0()
    {
        int[] x = [7, 8, int.MinValue, 9], y = [2, 0, -1, -3];
        using var dividends = Device.Allocate<int>(x);
        using var divisors = Device.Allocate<int>(y);
        Assert.Equal(3L + 0 + int.MinValue - 3, ReductionKernels.QuotientSum(dividends, divisors));
        Assert.Equal(int.MinValue, ReductionKernels.QuotientMin(dividends, divisors));
        Assert.Equal(3, ReductionKernels.QuotientMax(dividends, divisors));
    }

    /// <summary>Exponentials may differ in the last places, and so may their sum.</summary>
    [GpuFact]
    public void A_sum_of_transcendental_functions_is_close()
    {
        foreach (var length in Lengths)
        {
            var x = Samples.Fill(length, 5, static random => 4f * random.NextSingle() - 2f);
            using var onDevice = Device.Allocate<float>(x);
            var magnitude = x.Sum(static value => Math.Exp(Math.Abs(value)));
            Assert.Equal(ReductionKernels.ExponentialsSum(x), ReductionKernels.ExponentialsSum(onDevice), 1e-6 * magnitude + 1e-6);
        }
    }

    [GpuFact]
    public void A_reduction_of_nothing_is_0_or_throws()
    {
        using var nothing = Device.Allocate<float>(0);
        Assert.Equal(0f, ReductionKernels.SameSum(nothing));
        Assert.Equal((0f, 0L), ReductionKernels.StatisticsSum(nothing));
        Assert.Throws<ArgumentException>("x", () => ReductionKernels.SameMean(nothing));
        Assert.Throws<ArgumentException>("x", () => ReductionKernels.SameMin(nothing));
        Assert.Throws<ArgumentException>("x", () => ReductionKernels.StatisticsMax(nothing));
    }

    /// <summary>All reductions of a kernel of one parameter.</summary>
    private static void Check<T, TSum, TMean, TExtreme>(string kernel, T[] values)
        where T : unmanaged
        where TSum : unmanaged
        where TMean : unmanaged
        where TExtreme : unmanaged
    {
        using var x = Device.Allocate<T>(values);
        Check<T, TSum>($"{kernel}Sum", values, x);
        if (values.Length == 0)
            return;
        Check<T, TMean>($"{kernel}Mean", values, x);
        Check<T, TExtreme>($"{kernel}Min", values, x);
        Check<T, TExtreme>($"{kernel}Max", values, x);
    }

    private static void Check<T, TResult>(string name, T[] values, GpuBuffer<T> x)
        where T : unmanaged
        where TResult : unmanaged
    {
        var expected = ReductionForms.Of<Reduce<T, TResult>>(name).First().Run(values);
        var form = typeof(ReductionKernels).GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(GpuBuffer<T>)])
            ?? throw new MissingMethodException(nameof(ReductionKernels), $"{name} over buffers");

        var found = form.CreateDelegate<Func<GpuBuffer<T>, TResult>>()(x);
        Assert.True(Bits(expected) == Bits(found), $"{name} of {values.Length} is {found} on the device instead of {expected}.");
    }

    private static ulong Bits<T>(T value)
        where T : unmanaged
    {
        var bits = 0UL;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)), in value);
        return Elements.Canonical(bits, typeof(T));
    }
}
