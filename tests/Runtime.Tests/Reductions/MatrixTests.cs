using Kernels.Tests.Memory;
using Xunit;

namespace Kernels.Tests.Reductions;

internal delegate void OverMatrix<T>(ReadOnlySpan<T> matrix, int columns, ReadOnlySpan<T> other, Span<T> destination);

internal delegate void OverMatrixAlone<T>(ReadOnlySpan<T> matrix, int columns, Span<T> destination);

/// <summary>Sums along rows and columns of matrices of many shapes, at every width, against the model.</summary>
public class MatrixTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (var columns in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 30, 31, 32, 33, 48, 50, 63, 64, 65, 100, 127, 129, 255, 257, 1000])
            {
                foreach (var rows in (int[])[0, 1, 2, 3, 4, 5, 8, 9, 63, 64, 65, 129, 200])
                    shapes.Add(rows, columns);
            }

            shapes.Add(1000, 3);
            shapes.Add(700, 30);
            shapes.Add(3, 4096);
            shapes.Add(5, 4097);
            shapes.Add(2, 10_000);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_and_columns_of_floats(int rows, int columns)
    {
        foreach (var (kernel, scalar) in ((string, Func<float, float, float>)[])[("Product", ReductionKernels.Product),
            ("SquaredDifference", ReductionKernels.SquaredDifference)])
        {
            var matrix = Samples.Floats(rows * columns);
            var (ofColumns, ofRows) = (Samples.Floats(columns, seed: 2), Samples.Floats(rows, seed: 3));
            Check<float>(rows, columns, matrix, (r, c) => scalar(matrix[r * columns + c], ofColumns[c]), perRow: true,
                [(kernel, (m, n, d) => Form<OverMatrix<float>>(kernel, "Rows")(m, n, ofColumns, d)),
                    .. MatrixForms.Of($"{kernel}Term", rows, columns, perRow: true, [], ofColumns)]);
            Check<float>(rows, columns, matrix, (r, c) => scalar(matrix[r * columns + c], ofRows[r]), perRow: false,
                [(kernel, (m, n, d) => Form<OverMatrix<float>>(kernel, "Columns")(m, n, ofRows, d)),
                    .. MatrixForms.Of($"{kernel}Term", rows, columns, perRow: false, [], ofRows)]);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_and_columns_of_doubles(int rows, int columns)
    {
        var matrix = Samples.Doubles(rows * columns);
        var (ofColumns, ofRows) = (Samples.Doubles(columns, seed: 2), Samples.Doubles(rows, seed: 3));
        Check<double>(rows, columns, matrix, (r, c) => ReductionKernels.Weighted(matrix[r * columns + c], 0.7, ofColumns[c]), perRow: true,
            [("Weighted", (m, n, d) => ReductionKernels.WeightedSumRows(m, n, 0.7, ofColumns, d)),
                .. MatrixForms.Of("WeightedTerm", rows, columns, perRow: true, [0.7], ofColumns)]);
        Check<double>(rows, columns, matrix, (r, c) => ReductionKernels.Weighted(matrix[r * columns + c], 0.7, ofRows[r]), perRow: false,
            [("Weighted", (m, n, d) => ReductionKernels.WeightedSumColumns(m, n, 0.7, ofRows, d)),
                .. MatrixForms.Of("WeightedTerm", rows, columns, perRow: false, [0.7], ofRows)]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_matrix_alone_whose_spare_lanes_must_not_divide_by_zero(int rows, int columns)
    {
        var matrix = Samples.Fill(rows * columns, 1, static random => (float)random.Next(1, 100));
        float Scalar(int r, int c) => ReductionKernels.Reciprocal(matrix[r * columns + c]);
        Check<float>(rows, columns, matrix, Scalar, perRow: true,
            [("Reciprocal", ReductionKernels.ReciprocalSumRows), .. MatrixForms.Of<float>("ReciprocalTerm", rows, columns, perRow: true, [])]);
        Check<float>(rows, columns, matrix, Scalar, perRow: false,
            [("Reciprocal", ReductionKernels.ReciprocalSumColumns), .. MatrixForms.Of<float>("ReciprocalTerm", rows, columns, perRow: false, [])]);
    }

    [Fact]
    public void A_row_has_the_sum_of_a_span()
    {
        var (matrix, w, sums) = (Samples.Floats(7 * 333), Samples.Floats(333, seed: 2), new float[7]);
        ReductionKernels.ProductSumRows(matrix, 333, w, sums);
        for (var r = 0; r < 7; r++)
            Assert.Equal(ReductionKernels.ProductSum(matrix.AsSpan(r * 333, 333), w), sums[r]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Two_vectors_that_all_rows_share(int rows, int columns)
    {
        var matrix = Samples.Doubles(rows * columns);
        var (v, w) = (Samples.Doubles(columns, seed: 2), Samples.Doubles(columns, seed: 3));
        Check<double>(rows, columns, matrix, (r, c) => ReductionKernels.Blend(matrix[r * columns + c], 0.7, v[c], 3, w[c]), perRow: true,
            [("Blend", (m, n, d) => ReductionKernels.BlendSumRows(m, n, 0.7, v, 3, w, d)),
                .. MatrixForms.Of("BlendTerm", rows, columns, perRow: true, [0.7, 3], v, w)]);
    }

    /// <summary>More inputs than the runtime's loops take.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(70, 17)]
    [InlineData(3, 5000)]
    public void Many_inputs(int rows, int columns)
    {
        var matrix = Samples.Floats(rows * columns);
        foreach (var perRow in (bool[])[true, false])
        {
            var (a, b, c, d) = (Other(2), Other(3), Other(4), Other(5));
            Check<float>(rows, columns, matrix, (row, column) => Value(matrix[row * columns + column], perRow ? column : row), perRow,
                [("Five", (m, n, sums) =>
                {
                    if (perRow)
                        ReductionKernels.FiveSumRows(m, n, a, b, 0.3f, c, d, sums);
                    else
                        ReductionKernels.FiveSumColumns(m, n, a, b, 0.3f, c, d, sums);
                })]);

            float[] Other(int seed) => Samples.Floats(perRow ? columns : rows, seed);
            float Value(float x, int i) => ReductionKernels.Five(x, a[i], b[i], 0.3f, c[i], d[i]);
        }
    }

    [Fact]
    public void No_lane_divides_where_no_element_does()
    {
        for (var columns = 1; columns <= 130; columns++)
        {
            // An element differs from what its column has, but not from what the other columns have.
            var w = Enumerable.Range(0, columns).Select(static c => (uint)c).ToArray();
            var matrix = Enumerable.Range(0, 9 * columns).Select(i => (i % columns) + 1 + (i / columns)).ToArray();
            var sums = new float[9];
            ReductionKernels.QuotientSumRows(matrix, columns, w, sums);
            for (var r = 0; r < 9; r++)
                Assert.Equal(Model.Sum<float>([.. Enumerable.Range(0, columns)
                    .Select(c => ReductionKernels.Quotient(matrix[r * columns + c], w[c]))]), sums[r]);
        }
    }

    [Fact]
    public void A_row_does_not_see_its_neighbours()
    {
        for (var columns = 1; columns <= 130; columns++)
        {
            var (matrix, w, sums) = (new float[9 * columns], Samples.Floats(columns, seed: 2), new float[9]);
            foreach (var (name, run) in MatrixForms.Of("ProductTerm", 9, columns, perRow: true, [], w))
            {
                for (var r = 0; r < 9; r++)
                {
                    Array.Fill(matrix, float.NaN);
                    var row = Samples.Floats(columns, seed: r);
                    row.CopyTo(matrix, r * columns);
                    run(matrix, columns, sums);
                    Assert.True(ReductionKernels.ProductSum(row, w).Equals(sums[r]), name);
                }
            }
        }
    }

    [Fact]
    public void A_row_of_negative_zeros_adds_up_to_zero()
    {
        for (var columns = 1; columns <= 130; columns++)
        {
            var (matrix, w, sums) = (new float[9 * columns], new float[columns], new float[9]);
            Array.Fill(matrix, -0f);
            Array.Fill(w, 1f);
            ReductionKernels.ProductSumRows(matrix, columns, w, sums);
            Assert.All(sums, static sum => Assert.Equal(0, BitConverter.SingleToInt32Bits(sum)));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var (matrix, w, sums) = (new float[500 * 40], new float[500], new float[40]);
        ReductionKernels.ProductSumColumns(matrix, 40, w, sums);
        ReductionKernels.ProductSumRows(matrix, 40, sums, w);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReductionKernels.ProductSumColumns(matrix, 40, w, sums);
        ReductionKernels.ProductSumRows(matrix, 40, sums, w);
        _ = ReductionKernels.SameSum(matrix) + ReductionKernels.SameMean(matrix);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(12, 0, 4, 3, "columns")]
    [InlineData(12, -1, 4, 3, "columns")]
    [InlineData(13, 4, 4, 3, "x")]
    [InlineData(12, 4, 3, 3, "w")]
    [InlineData(12, 4, 4, 4, "destination")]
    public void The_argument_that_does_not_fit_a_row_is_named(int length, int columns, int w, int destination, string name) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() =>
            ReductionKernels.ProductSumRows(new float[length], columns, new float[w], new float[destination])).ParamName);

    [Theory]
    [InlineData(12, 0, 3, 4, "columns")]
    [InlineData(13, 4, 3, 4, "x")]
    [InlineData(12, 4, 4, 4, "w")]
    [InlineData(12, 4, 3, 3, "destination")]
    public void The_argument_that_does_not_fit_a_column_is_named(int length, int columns, int w, int destination, string name) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() =>
            ReductionKernels.ProductSumColumns(new float[length], columns, new float[w], new float[destination])).ParamName);

    [Fact]
    public void Messages_say_what_is_wrong()
    {
        Assert.Equal(
            "'x' has 13 elements, which is no whole number of rows of 4 columns. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => ReductionKernels.ProductSumRows(new float[13], 4, new float[4], new float[3])).Message);
        Assert.Equal(
            "'w' has 3 elements, but 'x' has 4 columns: there must be one for each. (Parameter 'w')",
            Assert.Throws<ArgumentException>(() => ReductionKernels.ProductSumRows(new float[12], 4, new float[3], new float[3])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void A_destination_in_an_input_is_refused(int place)
    {
        var memory = new float[30];
        var exception = Assert.Throws<ArgumentException>(() =>
            ReductionKernels.ProductSumRows(memory.AsSpan(2, 12), 4, memory.AsSpan(12 + 2, 4), memory.AsSpan(place, 3)));
        Assert.Equal("destination", exception.ParamName);
        ReductionKernels.ProductSumRows(memory.AsSpan(2, 12), 4, memory.AsSpan(14, 4), memory.AsSpan(18, 3));
    }

    private static void Check<T>(
        int rows,
        int columns,
        T[] matrix,
        Func<int, int, T> term,
        bool perRow,
        IEnumerable<(string Name, OverMatrixAlone<T> Run)> forms)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var expected = perRow
            ? Enumerable.Range(0, rows).Select(r => Model.Sum<T>(Enumerable.Range(0, columns).Select(c => term(r, c)).ToArray())).ToArray()
            : Enumerable.Range(0, columns).Select(c => Model.ColumnSum(Enumerable.Range(0, rows).Select(r => term(r, c)).ToArray().AsSpan())).ToArray();
        using var memory = new GuardedMemory(Math.Max(8 * matrix.Length, 8));
        using var output = new GuardedMemory(8 * Math.Max(expected.Length, 1));
        foreach (var (name, run) in forms)
        {
            foreach (var fence in (Fence[])[Fence.AtEnd, Fence.AtStart])
            {
                var placed = memory.Span<T>(matrix.Length, fence);
                matrix.CopyTo(placed);
                var destination = output.Span<T>(expected.Length, fence);
                destination.Fill(T.CreateChecked(77));
                run(placed, columns, destination);
                Assert.True(destination.SequenceEqual(expected), $"{name}, {rows} rows of {columns} columns");
            }
        }
    }

    /// <summary>The public form over spans.</summary>
    private static TDelegate Form<TDelegate>(string kernel, string direction)
        where TDelegate : Delegate
    {
        var parameters = typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType).ToArray();
        return typeof(ReductionKernels).GetMethod($"{kernel}Sum{direction}", parameters)!.CreateDelegate<TDelegate>();
    }
}
