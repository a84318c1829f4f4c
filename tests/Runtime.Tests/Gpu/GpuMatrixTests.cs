using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Reductions of rows and columns, in the order of the span forms: the bits are the same.</summary>
public class GpuMatrixTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    /// <summary>Those of <see cref="MatrixTests"/>, and some whose columns or rows have so many blocks that it takes several work-items and two steps.</summary>
    internal static IEnumerable<(int Rows, int Columns)> Shapes =>
    [
        .. MatrixTests.Shapes.Select(static shape => ((int)shape[0], (int)shape[1])),
        (2, 70_001), (1, 1_100_000), (1025, 3), (16_385, 2), (20_000, 1), (262_145, 3),
    ];

    [GpuFact]
    public void Rows_and_columns_of_floats_have_the_bits_of_the_span_form()
    {
        foreach (var (rows, columns) in Shapes)
        {
            var matrix = Samples.Floats(rows * columns);
            var (perColumn, perRow) = (Samples.Floats(columns, seed: 2), Samples.Floats(rows, seed: 3));
            var (rowSums, columnSums) = (new float[rows], new float[columns]);
            ReductionKernels.ProductSumRows(matrix, columns, perColumn, rowSums);
            ReductionKernels.ProductSumColumns(matrix, columns, perRow, columnSums);

            using var x = Device.Allocate<float>(matrix);
            using var w = Device.Allocate<float>(perColumn);
            using var r = Device.Allocate<float>(perRow);
            using var destination = Device.Allocate<float>([.. Enumerable.Repeat(7f, rows + columns + 1)]);
            TestPrograms.Floats.Call("ProductSum").Matrix(x, columns, "x", "columns").PerColumn(w, "w")
                .Rows(destination.Slice(0, rows), "destination", "ProductSumRows", "AddPairs", lanes: 64, lanesOfItem: 2, rowsOfItem: 1);
            TestPrograms.Floats.Call("ProductSumColumns").Matrix(x, columns, "x", "columns").PerRow(r, "w")
                .Columns(destination.Slice(rows + 1), "destination", "AddPairs");
            Assert.Equal([.. rowSums, 7f, .. columnSums], destination.ToArray());
        }
    }

    [SkippableFact]
    public void Rows_and_columns_of_doubles_have_the_bits_of_the_span_form()
    {
        LaunchTests.RequireDouble();
        foreach (var (rows, columns) in Shapes)
        {
            var matrix = Samples.Doubles(rows * columns);
            var (perColumn, perRow) = (Samples.Doubles(columns, seed: 2), Samples.Doubles(rows, seed: 3));
            var (rowSums, columnSums) = (new double[rows], new double[columns]);
            ReductionKernels.WeightedSumRows(matrix, columns, 1d, perColumn, rowSums);
            ReductionKernels.WeightedSumColumns(matrix, columns, 1d, perRow, columnSums);

            using var x = Device.Allocate<double>(matrix);
            using var w = Device.Allocate<double>(perColumn);
            using var r = Device.Allocate<double>(perRow);
            using var destination = Device.Allocate<double>(rows + columns);
            TestPrograms.Doubles.Call("ProductSum").Matrix(x, columns, "x", "columns").PerColumn(w, "w")
                .Rows(destination.Slice(0, rows), "destination", "ProductSumRows", "AddPairs", lanes: 32, lanesOfItem: 2, rowsOfItem: 1);
            TestPrograms.Doubles.Call("ProductSumColumns").Matrix(x, columns, "x", "columns").PerRow(r, "w")
                .Columns(destination.Slice(rows), "destination", "AddPairs");
            Assert.Equal([.. rowSums, .. columnSums], destination.ToArray());
        }
    }

    [GpuFact]
    public void Shapes_must_fit()
    {
        using var x = Device.Allocate<float>(12);
        using var three = Device.Allocate<float>(3);
        using var four = Device.Allocate<float>(4);
        var call = TestPrograms.Floats.Call("ProductSum");
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => call.Matrix(x, 0, "x", "columns"));
        Assert.Equal(
            "'x' has 12 elements, which is no whole number of rows of 5 columns. (Parameter 'x')",
            Assert.Throws<ArgumentException>("x", () => call.Matrix(x, 5, "x", "columns")).Message);

        call.Matrix(x, 4, "x", "columns");
        Assert.Equal(
            "'w' has 3 elements, but 'x' has 4 columns: there must be one for each. (Parameter 'w')",
            Assert.Throws<ArgumentException>("w", () => call.PerColumn(three, "w")).Message);
        Assert.Equal(
            "'r' has 4 elements, but 'x' has 3 rows: there must be one for each. (Parameter 'r')",
            Assert.Throws<ArgumentException>("r", () => call.PerRow(four, "r")).Message);
        Assert.Contains("3 rows", Assert.Throws<ArgumentException>("y", () => call.Rows(four, "y", "ProductSumRows", "AddPairs", 64, 2, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("4 columns", Assert.Throws<ArgumentException>("y", () => call.Columns(three, "y", "AddPairs")).Message, StringComparison.Ordinal);
    }

    [GpuFact]
    public void A_destination_must_be_memory_of_its_own()
    {
        using var x = Device.Allocate<float>(12);
        using var w = Device.Allocate<float>(6);
        var call = TestPrograms.Floats.Call("ProductSum").Matrix(x.Slice(0, 9), 3, "x", "columns").PerColumn(w.Slice(0, 3), "w");
        Assert.Equal(
            "'y' overlaps 'x': it must be memory of its own. (Parameter 'y')",
            Assert.Throws<ArgumentException>("y", () => call.Rows(x.Slice(8, 3), "y", "ProductSumRows", "AddPairs", 64, 2, 1)).Message);
        Assert.Contains("'y' overlaps 'w'", Assert.Throws<ArgumentException>("y", () => call.Columns(w.Slice(0, 3), "y", "AddPairs")).Message,
            StringComparison.Ordinal);
        call.Rows(x.Slice(9), "y", "ProductSumRows", "AddPairs", 64, 2, 1);
    }
}
