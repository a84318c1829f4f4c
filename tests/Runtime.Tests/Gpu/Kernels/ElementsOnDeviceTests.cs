using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Elements of less than 32 bits on a device: what is reduced of them is what the span forms give.</summary>
public class ElementsOnDeviceTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    private static int[] Lengths => [0, 1, 2, 31, 64, 65, 4095, 4096, 4097, 70_000, 300_001];

    [GpuFact]
    public void Conditions_are_counted_and_tested()
    {
        foreach (var length in Lengths)
        {
            var values = Samples.Fill(length, 1, static random => (byte)random.Next(1, 255));
            using var pixel = Device.Allocate<byte>(values);
            foreach (var threshold in (byte[])[0, 1, 128, 253, 254, 255])
            {
                Assert.Equal(LookupKernels.IsAboveCount(values, threshold), LookupKernels.IsAboveCount(pixel, threshold));
                Assert.Equal(LookupKernels.IsAboveAny(values, threshold), LookupKernels.IsAboveAny(pixel, threshold));
                Assert.Equal(LookupKernels.IsAboveAll(values, threshold), LookupKernels.IsAboveAll(pixel, threshold));
            }
        }
    }

    [GpuFact]
    public void One_element_decides()
    {
        foreach (var place in (int[])[0, 1, 63, 64, 4095, 4096, 69_999])
        {
            var values = new byte[70_000];
            values[place] = 200;
            using var pixel = Device.Allocate<byte>(values);
            Assert.True(LookupKernels.IsAboveAny(pixel, 100));
            Assert.Equal(1, LookupKernels.IsAboveCount(pixel, 100));
            Array.Fill(values, (byte)200);
            values[place] = 0;
            pixel.CopyFrom(values);
            Assert.False(LookupKernels.IsAboveAll(pixel, 100));
        }
    }

    [GpuFact]
    public void One_result_is_reduced_and_another_one_stored()
    {
        foreach (var length in Lengths)
        {
            var values = Samples.Fill(length, 1, static random => random.Next(-100_000, 100_000));
            using var x = Device.Allocate<int>(values);
            using var rest = Device.Allocate<short>((long)length);
            var expected = new short[length];
            foreach (var isNegated in (bool[])[false, true])
            {
                Assert.Equal(LookupKernels.SplitCount(values, isNegated, expected), LookupKernels.SplitCount(x, isNegated, rest));
                Assert.Equal(expected, rest.ToArray());
                Assert.Equal(LookupKernels.SplitAny(values, isNegated, expected), LookupKernels.SplitAny(x, isNegated, rest));
                Assert.Equal(LookupKernels.SplitAll(values, isNegated, expected), LookupKernels.SplitAll(x, isNegated, rest));
            }
        }
    }

    [GpuFact]
    public void Small_numbers_are_reduced()
    {
        foreach (var length in Lengths)
        {
            var bytes = Samples.Fill(length, 1, static random => (byte)random.Next(256));
            var halves = Samples.Fill(length, 1, static random => (Half)(random.NextSingle() * 4f - 2f));
            var integers = Samples.Fill(length, 1, static random => random.Next(int.MinValue, int.MaxValue));
            var days = Samples.Fill(length, 1, static random => (DayOfWeek)random.Next(7));
            using var x = Device.Allocate<byte>(bytes);
            using var h = Device.Allocate<Half>(halves);
            using var i = Device.Allocate<int>(integers);
            using var d = Device.Allocate<DayOfWeek>(days);
            Assert.Equal(LookupKernels.InvertedSum(bytes), LookupKernels.InvertedSum(x));
            Assert.Equal(LookupKernels.ScaledSum(halves, (Half)1.5f), LookupKernels.ScaledSum(h, (Half)1.5f));
            if (length == 0)
                continue;
            Assert.Equal(LookupKernels.InvertedMean(bytes), LookupKernels.InvertedMean(x));
            Assert.Equal(LookupKernels.InvertedMin(bytes), LookupKernels.InvertedMin(x));
            Assert.Equal(LookupKernels.InvertedMax(bytes), LookupKernels.InvertedMax(x));
            Assert.Equal(LookupKernels.ScaledMean(halves, (Half)(-3)), LookupKernels.ScaledMean(h, (Half)(-3)));
            Assert.Equal(LookupKernels.ScaledMin(halves, (Half)0.1f), LookupKernels.ScaledMin(h, (Half)0.1f));
            Assert.Equal(LookupKernels.ScaledMax(halves, (Half)0.1f), LookupKernels.ScaledMax(h, (Half)0.1f));
            Assert.Equal(LookupKernels.PartsMax(integers), LookupKernels.PartsMax(i));
            Assert.Equal(LookupKernels.LaterMin(days, DayOfWeek.Tuesday), LookupKernels.LaterMin(d, DayOfWeek.Tuesday));
        }
    }

    [GpuFact]
    public void Rows_and_columns_have_the_bits_of_the_span_form()
    {
        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            var matrix = Samples.Fill(rows * columns, 1, static random => (sbyte)random.Next(-128, 128));
            var (perColumn, perRow) = (Halves(columns, 2), Halves(rows, 3));
            var (rowSums, columnSums) = (new float[rows], new float[columns]);
            LookupKernels.DotSumRows(matrix, columns, perColumn, rowSums);
            LookupKernels.DotSumColumns(matrix, columns, perRow, columnSums);

            using var m = Device.Allocate<sbyte>(matrix);
            using var w = Device.Allocate<Half>(perColumn);
            using var r = Device.Allocate<Half>(perRow);
            using var destination = Device.Allocate<float>((long)rows + columns);
            LookupKernels.DotSumRows(m, columns, w, destination.Slice(0, rows));
            LookupKernels.DotSumColumns(m, columns, r, destination.Slice(rows));
            Assert.Equal([.. rowSums, .. columnSums], destination.ToArray());
        }

        static Half[] Halves(int length, int seed) => Samples.Fill(length, seed, static random => (Half)(random.NextSingle() - 0.5f));
    }

    /// <summary>Every half, to a float and back: infinities and subnormal numbers too.</summary>
    [GpuFact]
    public void Every_half_survives()
    {
        Half[] all = [.. Enumerable.Range(0, 1 << 16).Select(static bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        using var x = Device.Allocate<Half>(all);
        LookupKernels.Scaled(x, (Half)1, x);
        Assert.Equal(all, x.ToArray());
    }

    /// <summary>A bool of memory that something else has written may be any byte.</summary>
    [GpuFact]
    public void Any_byte_but_0_is_true()
    {
        bool[] values = [.. Enumerable.Range(0, 256).Select(static value => Unsafe.BitCast<byte, bool>((byte)value))];
        using var x = Device.Allocate<bool>(values);
        LookupKernels.Opposite(x, x);
        Assert.Equal([1, .. new byte[255]], x.ToArray().Select(static value => Unsafe.BitCast<bool, byte>(value)));
    }
}
