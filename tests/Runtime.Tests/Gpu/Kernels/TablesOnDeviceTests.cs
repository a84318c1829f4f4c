using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Tables on a device: reductions, sums of matrices, indices out of range, and what is refused.</summary>
public class TablesOnDeviceTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    private static int[] Lengths => [0, 1, 2, 31, 64, 65, 4095, 4096, 4097, 70_000, 300_001];

    [GpuFact]
    public void Reductions_have_the_bits_of_the_span_form()
    {
        foreach (var length in Lengths)
        {
            var (values, places) = (Samples.Floats(length), Samples.Fill(length, 2, static random => random.Next(0, 5)));
            using var x = Device.Allocate<float>(values);
            using var place = Device.Allocate<int>(places);
            Assert.Equal(LookupKernels.WeightedSum(values, places), LookupKernels.WeightedSum(x, place));
            if (length == 0)
                continue;
            Assert.Equal(LookupKernels.WeightedMean(values, places), LookupKernels.WeightedMean(x, place));
            Assert.Equal(LookupKernels.WeightedMin(values, places), LookupKernels.WeightedMin(x, place));
            Assert.Equal(LookupKernels.WeightedMax(values, places), LookupKernels.WeightedMax(x, place));
        }
    }

    [GpuFact]
    public void A_table_that_is_a_buffer_is_reduced_with_and_may_be_a_slice()
    {
        float[] numbers = [9f, 0.5f, -2f, 0.25f, 9f];
        using var table = Device.Allocate<float>(numbers);
        foreach (var length in Lengths)
        {
            var (values, others) = (Samples.Floats(length), Samples.Floats(length, seed: 2));
            using var x = Device.Allocate<float>(values);
            using var y = Device.Allocate<float>(others);
            for (var start = 0; start < 3; start++)
            {
                var taps = numbers.AsSpan(start, 3);
                Assert.Equal(LookupKernels.FilteredSum(values, others, taps), LookupKernels.FilteredSum(x, y, table.Slice(start, 3)));
                Assert.Equal(LookupKernels.HornerSum(taps, values), LookupKernels.HornerSum(table.Slice(start, 3), x));
            }

            Assert.Equal(LookupKernels.HornerSum([], values), LookupKernels.HornerSum(table.Slice(5), x));
        }
    }

    [GpuFact]
    public void Rows_and_columns_have_the_bits_of_the_span_form()
    {
        float[] taps = [0.5f, -2f, 0.25f];
        using var table = Device.Allocate<float>(taps);
        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            var matrix = Samples.Floats(rows * columns);
            var (perColumn, perRow) = (Samples.Floats(columns, seed: 2), Samples.Floats(rows, seed: 3));
            var (rowSums, columnSums) = (new float[rows], new float[columns]);
            LookupKernels.FilteredSumRows(matrix, columns, perColumn, taps, rowSums);
            LookupKernels.FilteredSumColumns(matrix, columns, perRow, taps, columnSums);

            using var m = Device.Allocate<float>(matrix);
            using var w = Device.Allocate<float>(perColumn);
            using var r = Device.Allocate<float>(perRow);
            using var destination = Device.Allocate<float>((long)rows + columns);
            LookupKernels.FilteredSumRows(m, columns, w, table, destination.Slice(0, rows));
            LookupKernels.FilteredSumColumns(m, columns, r, table, destination.Slice(rows));
            Assert.Equal([.. rowSums, .. columnSums], destination.ToArray());
        }
    }

    /// <summary>Every one of these indices throws on the processor.</summary>
    [SkippableFact]
    public void An_index_out_of_range_means_the_nearest_number()
    {
        LaunchTests.RequireDouble();
        using var x = Device.Allocate<float>([1f, 1f, 1f, 1f, 1f, 1f]);
        using var places = Device.Allocate<int>([-1, int.MinValue, 5, int.MaxValue, 4, 0]);
        using var found = Device.Allocate<float>(6L);
        LookupKernels.Weighted(x, places, found);
        Assert.Equal([1f, 1f, -7f, -7f, -7f, 1f], found.ToArray());

        using var wide = Device.Allocate<long>([-1L, 3L, (1L << 32) + 1, long.MinValue, long.MaxValue, 1L]);
        LookupKernels.LongAt(wide, wide);
        Assert.Equal([3L, 1L << 40, 1L << 40, 3L, 1L << 40, 5L], wide.ToArray());

        using var unsigned = Device.Allocate<uint>([0u, 1u, 2u, uint.MaxValue, 1u << 31]);
        using var numbers = Device.Allocate<uint>([10u, 20u]);
        LookupKernels.UnsignedAt(unsigned, numbers, unsigned);
        Assert.Equal([11u, 21u, 21u, 11u, 11u], unsigned.ToArray()); // the cast makes the last two negative
    }

    [SkippableFact]
    public void A_table_must_have_the_numbers_that_every_element_needs()
    {
        LaunchTests.RequireDouble();
        using var x = Device.Allocate<double>([1d, 2d]);
        using var two = Device.Allocate<double>([1d, 2d]);
        using var three = Device.Allocate<double>([1d, 2d, 4d]);
        LookupKernels.FromEnd(x, three, x);
        Assert.Equal([6d, 8d], x.ToArray());
        Assert.Equal(
            "'numbers' has too few numbers: 2, but each element needs 3. (Parameter 'numbers')",
            Assert.Throws<ArgumentException>("numbers", () => LookupKernels.FromEnd(x, two, x)).Message);
        using var nothing = Device.Allocate<double>(0L);
        LookupKernels.FromEnd(nothing, two, nothing); // no element needs any
    }

    [GpuFact]
    public void A_table_without_numbers_gives_0_where_an_element_asks_for_one()
    {
        using var x = Device.Allocate<float>([-2f, 3f]);
        using var table = Device.Allocate<float>([5f, 6f]);
        LookupKernels.IfPositive(x, table.Slice(2), x);
        Assert.Equal([-2f, 0f], x.ToArray());
    }

    [GpuFact]
    public void A_destination_may_not_overlap_a_table()
    {
        using var x = Device.Allocate<float>(new float[6]);
        using var y = Device.Allocate<float>(new float[3]);
        Assert.Equal(
            "'destination' overlaps 'numbers': it must be memory of its own. (Parameter 'destination')",
            Assert.Throws<ArgumentException>("destination", () => LookupKernels.IfPositive(y, x.Slice(0, 3), x.Slice(2, 3))).Message);
        Assert.Throws<ArgumentException>("destination", () => LookupKernels.FilteredSumRows(x, 2, y.Slice(0, 2), y, y));
        LookupKernels.IfPositive(x.Slice(0, 3), x.Slice(0, 3), x.Slice(3));
    }

    [GpuFact]
    public void A_table_must_be_there_and_on_the_same_device()
    {
        using var x = Device.Allocate<float>(new float[3]);
        using var other = Devices.Other.Allocate<float>(3L);
        var disposed = Device.Allocate<float>(3L);
        disposed.Dispose();
        Assert.Equal(
            $"'numbers' is on {Device}, but 'x' is on {Device}: all buffers must be on one device. (Parameter 'numbers')",
            Assert.Throws<ArgumentException>("numbers", () => LookupKernels.IfPositive(x, other, x)).Message);
        Assert.Contains("but 'coefficients' is on", Assert.Throws<ArgumentException>("x", () => LookupKernels.HornerSum(other, x)).Message, StringComparison.Ordinal);
        Assert.Equal("numbers", Assert.Throws<ObjectDisposedException>(() => LookupKernels.IfPositive(x, disposed, x)).ObjectName);
        Assert.Throws<ArgumentNullException>("numbers", () => LookupKernels.IfPositive(x, null!, x));
    }
}
