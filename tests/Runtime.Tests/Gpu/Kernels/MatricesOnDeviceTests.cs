using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;

namespace Kernels.Tests.Gpu;

/// <summary>The sums of rows and columns that the generator writes for a device: bit for bit what the span forms give.</summary>
public class MatricesOnDeviceTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    private delegate void Alone<T>(ReadOnlySpan<T> matrix, int columns, Span<T> destination);

    private delegate void AloneOnDevice<T>(GpuBuffer<T> matrix, int columns, GpuBuffer<T> destination)
        where T : unmanaged;

    private delegate void WithOther<T>(ReadOnlySpan<T> matrix, int columns, ReadOnlySpan<T> other, Span<T> destination);

    private delegate void WithOtherOnDevice<T>(GpuBuffer<T> matrix, int columns, GpuBuffer<T> other, GpuBuffer<T> destination)
        where T : unmanaged;

    [GpuFact]
    public void Products()
    {
        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            Check<float>(rows, columns, columns, rows, Samples.Floats, ReductionKernels.ProductSumRows, ReductionKernels.ProductSumRows);
            Check<float>(rows, columns, rows, columns, Samples.Floats, ReductionKernels.ProductSumColumns, ReductionKernels.ProductSumColumns);
        }
    }

    [GpuFact]
    public void Squared_differences()
    {
        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            Check<float>(rows, columns, columns, rows, Samples.Floats, ReductionKernels.SquaredDifferenceSumRows, ReductionKernels.SquaredDifferenceSumRows);
            Check<float>(rows, columns, rows, columns, Samples.Floats, ReductionKernels.SquaredDifferenceSumColumns,
                ReductionKernels.SquaredDifferenceSumColumns);
        }
    }

    [Xunit.SkippableFact]
    public void Doubles_and_a_uniform()
    {
        LaunchTests.RequireDouble();
        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            Check<double>(
                rows, columns, columns, rows, Samples.Doubles,
                static (m, n, w, d) => ReductionKernels.WeightedSumRows(m, n, 0.7, w, d),
                static (m, n, w, d) => ReductionKernels.WeightedSumRows(m, n, 0.7, w, d));
            Check<double>(
                rows, columns, rows, columns, Samples.Doubles,
                static (m, n, w, d) => ReductionKernels.WeightedSumColumns(m, n, 0.7, w, d),
                static (m, n, w, d) => ReductionKernels.WeightedSumColumns(m, n, 0.7, w, d));
        }
    }

    /// <summary>So many rows that work-items take several of them.</summary>
    [GpuFact]
    public void Many_rows_of_every_number_of_columns()
    {
        foreach (var columns in (int[])[.. Enumerable.Range(1, 300), 511, 512, 513, 1000, 1023, 1024, 2049, 4095, 4096, 4097])
        {
            var rows = ManyRows(columns, lanes: 64);
            Check<float>(rows, columns, columns, rows, Samples.Floats, ReductionKernels.ProductSumRows, ReductionKernels.ProductSumRows);
            if (columns % 16 <= 1)
                Check<float>(rows, columns, rows, columns, Samples.Floats, ReductionKernels.ProductSumColumns, ReductionKernels.ProductSumColumns);
        }
    }

    [Xunit.SkippableFact]
    public void Many_rows_of_doubles_of_every_number_of_columns()
    {
        LaunchTests.RequireDouble();
        foreach (var columns in (int[])[.. Enumerable.Range(1, 140), 1000, 1024, 2047, 2048, 2049])
        {
            var rows = ManyRows(columns, lanes: 32);
            Check<double>(
                rows, columns, columns, rows, Samples.Doubles,
                static (m, n, w, d) => ReductionKernels.WeightedSumRows(m, n, 0.7, w, d),
                static (m, n, w, d) => ReductionKernels.WeightedSumRows(m, n, 0.7, w, d));
        }
    }

    /// <summary>NaN, infinities and zeros of both signs, in each column.</summary>
    [GpuFact]
    public void Special_values_in_many_rows()
    {
        static float[] Special(int length, int seed) => Samples.Fill(length, seed, static random => random.Next(40) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => 0f,
            < 14 => -0f,
            _ => random.NextSingle(),
        });

        foreach (var columns in (int[])[1, 2, 3, 4, 5, 8, 31, 64, 65, 130])
        {
            var rows = ManyRows(columns, lanes: 64);
            Check<float>(rows, columns, columns, rows, Special, ReductionKernels.ProductSumRows, ReductionKernels.ProductSumRows);
        }
    }

    /// <summary>As many rows as it takes, and some that leave the last group incomplete.</summary>
    private static int ManyRows(int columns, int lanes)
    {
        var rows = 3;
        while (!MapGroups.KeepBusy(RowGroups.Of(rows, columns, lanes, lanesOfItem: 4, rowsOfItem: 4).Count, Device.ComputeUnits))
            rows += 8;
        return rows;
    }

    [GpuFact]
    public void A_matrix_alone()
    {
        static float[] Integers(int length, int seed) => Samples.Fill(length, seed, static random => (float)random.Next(1, 100));

        foreach (var (rows, columns) in GpuMatrixTests.Shapes)
        {
            Check<float>(rows, columns, rows, Integers, ReductionKernels.ReciprocalSumRows, ReductionKernels.ReciprocalSumRows);
            Check<float>(rows, columns, columns, Integers, ReductionKernels.ReciprocalSumColumns, ReductionKernels.ReciprocalSumColumns);
        }
    }

    private static void Check<T>(int rows, int columns, int others, int results, Func<int, int, T[]> sample, WithOther<T> span, WithOtherOnDevice<T> onDevice)
        where T : unmanaged
    {
        var other = sample(others, 2);
        using var otherOnDevice = Device.Allocate<T>(other);
        Check<T>(rows, columns, results, sample, (m, n, d) => span(m, n, other, d), (m, n, d) => onDevice(m, n, otherOnDevice, d));
    }

    /// <summary>Compares the forms on a matrix that starts within its buffer; nothing else may be written.</summary>
    private static void Check<T>(int rows, int columns, int results, Func<int, int, T[]> sample, Alone<T> span, AloneOnDevice<T> onDevice)
        where T : unmanaged
    {
        var matrix = sample(rows * columns + 3, 1);
        var expected = sample(results + 2, 4);
        using var input = Device.Allocate<T>(matrix);
        using var destination = Device.Allocate<T>(expected);
        span(matrix.AsSpan(3), columns, expected.AsSpan(1, results));
        onDevice(input.Slice(3), columns, destination.Slice(1, results));
        Xunit.Assert.Equal(expected, destination.ToArray());
    }
}
