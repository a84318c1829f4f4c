using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// The sums of a kernel along the rows and along the columns of a matrix. For generated code, which has checked the arguments; not
/// meant to be called by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixSums
{
    /// <summary>The sum of each row. The other inputs have one value for each column.</summary>
    /// <typeparam name="TTerm">The type of the kernel.</typeparam>
    /// <typeparam name="T">The type of the sums.</typeparam>
    /// <param name="term">The kernel.</param>
    /// <param name="inputs">The matrix and what is combined with it.</param>
    /// <param name="destination">Receives the sum of each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
        where TTerm : struct, IMatrixTerm<T>
        where T : unmanaged, INumber<T>
    {
        if (TTerm.Vectors == 1 || inputs.Columns > ReductionTree.BlockRows * ReductionTree.RowLanes<T>())
            EachRow(term, in inputs, destination);
        else if (Vector512.IsHardwareAccelerated)
            RowSums<TTerm, Vector512<T>, Lanes512<T>, T>.Write(term, in inputs, destination);
        else if (Vector256.IsHardwareAccelerated)
            RowSums<TTerm, Vector256<T>, Lanes256<T>, T>.Write(term, in inputs, destination);
        else
            RowSums<TTerm, Vector128<T>, Lanes128<T>, T>.Write(term, in inputs, destination);
    }

    /// <summary>The sum of each row as that of a span: of rows of more than one block, and of kernels that fill the registers.</summary>
    private static void EachRow<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
        where TTerm : struct, IMatrixTerm<T>
        where T : unmanaged, INumber<T>
    {
        for (var row = 0; row < destination.Length; row++)
            destination[row] = term.Sum(inputs.Row(row), inputs.Second, inputs.Third, inputs.Fourth);
    }

    /// <summary>The sum of each column. The other inputs have one value for each row.</summary>
    /// <typeparam name="TTerm">The type of the kernel.</typeparam>
    /// <typeparam name="T">The type of the sums.</typeparam>
    /// <param name="term">The kernel.</param>
    /// <param name="inputs">The matrix and what is combined with it.</param>
    /// <param name="destination">Receives the sum of each column.</param>
    public static void Columns<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
        where TTerm : struct, IMatrixTerm<T>
        where T : unmanaged, INumber<T>
    {
        // One row of sums for each level of the tree, which divides the rows in two.
        using var scratch = new Scratch<T>(ReductionTree.Levels(inputs.Rows, ReductionTree.BlockRows) * inputs.Columns);
        Columns(term, in inputs, 0, inputs.Rows, destination, scratch.Span);
    }

    /// <summary>The sum of each column of terms that were computed before.</summary>
    /// <typeparam name="T">The type of the sums.</typeparam>
    /// <param name="terms">The terms, row by row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">Receives the sum of each column.</param>
    public static void Columns<T>(ReadOnlySpan<T> terms, int columns, Span<T> destination)
        where T : unmanaged, INumber<T> =>
        Columns(default(Identity<T>), new MatrixInputs<T>(terms, columns), destination);

    /// <summary>The columns of a range of rows: of one block, or of two parts. Only the number of rows decides where it is divided.</summary>
    private static void Columns<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, int from, int to, Span<T> destination, Span<T> scratch)
        where TTerm : struct, IMatrixTerm<T>
        where T : unmanaged, INumber<T>
    {
        if (to - from > ReductionTree.BlockRows)
        {
            var half = from + ReductionTree.Half(to - from, ReductionTree.BlockRows);
            var right = scratch[..inputs.Columns];
            Columns(term, in inputs, from, half, destination, scratch);
            Columns(term, in inputs, half, to, right, scratch[inputs.Columns..]);
            ReductionTree.Add(right, destination);
        }
        else if (Vector512.IsHardwareAccelerated && inputs.Columns >= Vector512<T>.Count)
        {
            ColumnSums<TTerm, Vector512<T>, Lanes512<T>, T>.Write(term, in inputs, from, to, destination);
        }
        else if (Vector256.IsHardwareAccelerated && inputs.Columns >= Vector256<T>.Count)
        {
            ColumnSums<TTerm, Vector256<T>, Lanes256<T>, T>.Write(term, in inputs, from, to, destination);
        }
        else if (inputs.Columns >= Vector128<T>.Count)
        {
            ColumnSums<TTerm, Vector128<T>, Lanes128<T>, T>.Write(term, in inputs, from, to, destination);
        }
        else
        {
            ColumnSums<TTerm, Vector128<T>, Lanes128<T>, T>.WriteShort(term, in inputs, from, to, destination);
        }
    }
}
