using System.Numerics;
using Kernels.Tests.Memory;
using Xunit;

namespace Kernels.Tests.Reductions;

/// <summary>Sums, means, least and largest values at every length and width, against the model.</summary>
public sealed class SumTests : IDisposable
{
    private readonly GuardedMemory memory = new(8 * 100_000);
    private readonly GuardedMemory second = new(8 * 100_000);

    public void Dispose()
    {
        memory.Dispose();
        second.Dispose();
    }

    [Theory]
    [InlineData("Same")]
    [InlineData("Twice")]
    [InlineData("Half")]
    [InlineData("Exponentials")]
    public void Floats_are_reduced_as_the_model_does(string kernel)
    {
        Func<float, float> scalar = kernel switch
        {
            "Same" => ReductionKernels.Same,
            "Twice" => ReductionKernels.Twice,
            "Half" => ReductionKernels.Half,
            _ => ReductionKernels.Exponentials,
        };
        foreach (var length in Samples.Lengths)
            CheckFloats(kernel, Samples.Floats(length), scalar);
    }

    [Theory]
    [InlineData("Same")]
    [InlineData("Twice")]
    [InlineData("Half")]
    public void Doubles_are_reduced_as_the_model_does(string kernel)
    {
        Func<double, double> scalar = kernel switch
        {
            "Same" => ReductionKernels.Same,
            "Twice" => ReductionKernels.Twice,
            _ => ReductionKernels.Half,
        };
        foreach (var length in Samples.Lengths)
            CheckFloats(kernel, Samples.Doubles(length), scalar);
    }

    [Fact]
    public void Integers_are_summed_in_64_bits_and_wrap_there()
    {
        foreach (var length in Samples.Lengths)
        {
            CheckIntegers<int, long>(Samples.Fill(length, 1, static random => random.Next(int.MinValue, int.MaxValue)));
            CheckIntegers<int, long>(Samples.Fill(length, 1, static _ => int.MaxValue));
            CheckIntegers<int, long>(Samples.Fill(length, 1, static _ => int.MinValue));
            CheckIntegers<uint, ulong>(Samples.Fill(length, 1, static random => (uint)random.NextInt64()));
            CheckIntegers<uint, ulong>(Samples.Fill(length, 1, static _ => uint.MaxValue));
            CheckIntegers<long, long>(Samples.Fill(length, 1, static random => random.NextInt64(long.MinValue, long.MaxValue)));
            CheckIntegers<ulong, ulong>(Samples.Fill(length, 1, static random => (ulong)random.NextInt64(long.MinValue, long.MaxValue)));
        }
    }

    [Fact]
    public void Two_inputs_and_a_uniform()
    {
        foreach (var length in Samples.Lengths)
        {
            var (x, y) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            var terms = new float[length];
            ReductionKernels.WeightedError(x, y, 0.3f, terms);
            foreach (var (name, run) in ReductionForms.Of<ReduceTwoWith<float, float>>("WeightedErrorSum"))
            {
                if (length <= ReductionForms.Block<float>() || name == "WeightedErrorSum")
                    AssertSame(Model.Sum<float>(terms), run(x, y, 0.3f), name, length);
            }
        }
    }

    [Fact]
    public void The_place_in_memory_makes_no_difference()
    {
        var values = Samples.Floats(5000);
        var expected = Model.Sum<float>(values);
        for (var offset = 0; offset < 32; offset++)
        {
            var moved = new float[values.Length + offset];
            values.CopyTo(moved.AsSpan(offset));
            AssertSame(expected, ReductionKernels.SameSum(moved.AsSpan(offset)), "SameSum", offset);
        }
    }

    [Theory]
    [InlineData(new float[0], 0f)]
    [InlineData(new[] { -0f }, 0f)]
    [InlineData(new[] { -0f, -0f, -0f }, 0f)]
    [InlineData(new[] { float.PositiveInfinity, 1f, 2f }, float.PositiveInfinity)]
    [InlineData(new[] { float.PositiveInfinity, 1f, float.NegativeInfinity }, float.NaN)]
    [InlineData(new[] { 1f, float.NaN, 3f }, float.NaN)]
    [InlineData(new[] { float.MaxValue, float.MaxValue }, float.PositiveInfinity)]
    public void Sums_of_special_values(float[] values, float sum)
    {
        foreach (var (name, run) in ReductionForms.Of<Reduce<float, float>>("SameSum").Concat(ReductionForms.Of<Reduce<float, float>>("HalfSum").Take(0)))
            AssertSame(sum, run(values), name, values.Length);
    }

    [Theory]
    [InlineData(new[] { 0f, -0f, 0f }, -0f, 0f)]
    [InlineData(new[] { -0f, -0f }, -0f, -0f)]
    [InlineData(new[] { 1f, float.NaN, 3f }, float.NaN, float.NaN)]
    [InlineData(new[] { float.PositiveInfinity }, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(new[] { float.NegativeInfinity, 5f }, float.NegativeInfinity, 5f)]
    public void Least_and_largest_of_special_values(float[] values, float least, float largest)
    {
        // At the front, in the middle and at the end of longer spans too.
        foreach (var repeats in (int[])[1, 7, 40, 100])
        {
            var longer = Enumerable.Repeat(values, repeats).SelectMany(static part => part).ToArray();
            foreach (var (name, run) in ReductionForms.Of<Reduce<float, float>>("SameMin"))
                AssertSame(least, run(longer), name, longer.Length);
            foreach (var (name, run) in ReductionForms.Of<Reduce<float, float>>("SameMax"))
                AssertSame(largest, run(longer), name, longer.Length);
        }
    }

    [Fact]
    public void One_NaN_anywhere_is_found()
    {
        for (var place = 0; place < 150; place++)
        {
            var values = Samples.Floats(150);
            values[place] = float.NaN;
            foreach (var name in (string[])["SameSum", "SameMin", "SameMax", "HalfSum", "HalfMin", "HalfMax"])
                Assert.All(ReductionForms.Of<Reduce<float, float>>(name), form => Assert.Equal(float.NaN, form.Run(values)));
        }
    }

    [Fact]
    public void A_division_throws_where_a_live_lane_divides_by_zero_and_nowhere_else()
    {
        foreach (var length in Samples.Lengths.Where(static length => length is > 0 and < 300))
        {
            var (x, y) = (Samples.Fill(length, 1, static random => random.Next()), Samples.Fill(length, 2, static random => random.Next(1, 100)));
            foreach (var (name, run) in ReductionForms.Of<ReduceTwo<int, long>>("QuotientSum"))
            {
                using var divisors = new GuardedMemory(4 * length);
                var placed = divisors.Span<int>(length, Fence.AtEnd);
                y.CopyTo(placed);
                Assert.Equal(x.Zip(y, static (a, b) => (long)(a / b)).Sum(), run(x, placed));
                y[length / 2] = 0;
                Assert.Throws<DivideByZeroException>(() => run(x, y));
                y[length / 2] = 1;
                y.CopyTo(placed);
                _ = name;
            }
        }
    }

    [Fact]
    public void The_error_over_ten_million_floats_is_a_hundredth_of_a_plain_loops()
    {
        var random = new Random(42);
        var values = new float[10_000_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextSingle();
        var (plain, exact) = (0f, 0d);
        foreach (var value in values)
            (plain, exact) = (plain + value, exact + value);

        var error = Math.Abs(ReductionKernels.SameSum(values) - exact);
        Assert.True(100 * error <= Math.Abs(plain - exact), $"{error} against {Math.Abs(plain - exact)}");
    }

    private void CheckFloats<T>(string kernel, T[] values, Func<T, T> scalar)
        where T : unmanaged, INumber<T>
    {
        var terms = Array.ConvertAll(values, value => scalar(value));
        Check<T, T>($"{kernel}Sum", values, Model.Sum<T>(terms));
        if (values.Length == 0)
            return;
        Check<T, T>($"{kernel}Mean", values, Model.Sum<T>(terms) / T.CreateTruncating(values.Length));
        Check<T, T>($"{kernel}Min", values, Model.Min<T>(terms));
        Check<T, T>($"{kernel}Max", values, Model.Max<T>(terms));
    }

    private void CheckIntegers<T, TSum>(T[] values)
        where T : unmanaged, INumber<T>
        where TSum : unmanaged, INumber<TSum>
    {
        var sum = Model.Sum<T, TSum>(values);
        Check<T, TSum>("SameSum", values, sum);
        if (values.Length == 0)
            return;
        Check<T, double>("SameMean", values, double.CreateTruncating(sum) / values.Length);
        Check<T, T>("SameMin", values, Model.Min<T>(values));
        Check<T, T>("SameMax", values, Model.Max<T>(values));
    }

    /// <summary>Every form on memory that ends, and that begins, at an inaccessible page.</summary>
    private unsafe void Check<T, TResult>(string name, T[] values, TResult expected)
        where T : unmanaged
        where TResult : unmanaged, INumber<TResult>
    {
        foreach (var (form, run) in ReductionForms.Of<Reduce<T, TResult>>(name))
        {
            if (form != name && values.Length > ReductionForms.Block<T>())
                continue;
            foreach (var fence in (Fence[])[Fence.AtEnd, Fence.AtStart])
            {
                var placed = memory.Span<T>(values.Length, fence);
                values.CopyTo(placed);
                AssertSame(expected, run(placed), form, values.Length);
            }
        }
    }

    private static void AssertSame<T>(T expected, T actual, string form, int length)
        where T : unmanaged, INumber<T>
    {
        var same = T.IsNaN(expected) ? T.IsNaN(actual) : Bits(expected).SequenceEqual(Bits(actual));
        Assert.True(same, $"{form} of {length} elements is {actual:R} instead of {expected:R}");
    }

    private static byte[] Bits<T>(T value)
        where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
