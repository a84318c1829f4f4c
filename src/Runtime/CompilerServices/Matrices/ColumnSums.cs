using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>
/// The loops over a block of rows of a matrix by vectors of one width. Each column is added up from the first row to the last, some
/// vectors of columns at a time in registers.
/// </summary>
internal static class ColumnSums<TTerm, TVector, TLanes, T>
    where TTerm : struct, IMatrixTerm<T>, IVectorTerm<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The columns above which a row is wide.</summary>
    private const int WideRow = 256;

    private static nuint Width => (nuint)TLanes.Count;

    /// <summary>Sums at least as many columns as a vector has lanes, over some rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(TTerm term, in MatrixInputs<T> inputs, int from, int to, Span<T> destination)
    {
        ref var first = ref MemoryMarshal.GetReference(inputs.First);
        ref var second = ref MemoryMarshal.GetReference(inputs.Second);
        ref var third = ref MemoryMarshal.GetReference(inputs.Third);
        ref var fourth = ref MemoryMarshal.GetReference(inputs.Fourth);
        ref var sums = ref MemoryMarshal.GetReference(destination);
        var length = (nuint)inputs.Columns;
        var last = length - Width;
        var hasTail = length % Width != 0;

        // Of wide rows only a few are read per iteration, so that the cache still has the columns that come next.
        var step = length <= WideRow ? (nuint)ReductionTree.BlockRows : 8;
        destination.Clear();
        for (var start = (nuint)from; start < (nuint)to; start += step)
        {
            var end = Math.Min(start + step, (nuint)to);

            // The last vector may overlap the one before it. It is loaded before that one is stored, and stored after it.
            var tail = TLanes.Load(ref sums, last);
            if (hasTail)
            {
                for (var row = start; row < end; row++)
                {
                    tail = TLanes.Add(tail, term.Evaluate(
                        TLanes.Load(ref first, (row * length) + last), Repeat(1, ref second, row), Repeat(2, ref third, row), Repeat(3, ref fourth, row)));
                }
            }

            // The more vectors, the less the additions wait for each other.
            nuint column = 0;
            for (; TTerm.Vectors > 2 && column + (8 * Width) <= length; column += 8 * Width)
                Sum<VectorCount.Eight>(term, ref first, ref second, ref third, ref fourth, length, start, end, ref sums, column);
            for (; TTerm.Vectors > 1 && column + (4 * Width) <= length; column += 4 * Width)
                Sum<VectorCount.Four>(term, ref first, ref second, ref third, ref fourth, length, start, end, ref sums, column);
            for (; TTerm.Vectors > 1 && column + (2 * Width) <= length; column += 2 * Width)
                Sum<VectorCount.Two>(term, ref first, ref second, ref third, ref fourth, length, start, end, ref sums, column);
            for (; column + Width <= length; column += Width)
                Sum<VectorCount.One>(term, ref first, ref second, ref third, ref fourth, length, start, end, ref sums, column);
            if (hasTail)
                TLanes.Store(tail, ref sums, last);
        }
    }

    /// <summary>Sums fewer columns than a vector has lanes, over some rows. Spare lanes repeat an element, so that they cannot fail.</summary>
    public static void WriteShort(TTerm term, in MatrixInputs<T> inputs, int from, int to, Span<T> destination)
    {
        TVector sums = default;
        for (var row = from; row < to; row++)
        {
            sums = TLanes.Add(sums, term.Evaluate(
                TLanes.LoadPart(inputs.Row(row), 0),
                Repeat(1, ref MemoryMarshal.GetReference(inputs.Second), (nuint)row),
                Repeat(2, ref MemoryMarshal.GetReference(inputs.Third), (nuint)row),
                Repeat(3, ref MemoryMarshal.GetReference(inputs.Fourth), (nuint)row)));
        }

        TLanes.StorePart(sums, destination, 0);
    }

    /// <summary>Some vectors of columns, from the first row of an iteration to its last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum<TVectors>(
        TTerm term,
        ref T first,
        ref T second,
        ref T third,
        ref T fourth,
        nuint length,
        nuint start,
        nuint end,
        ref T sums,
        nuint column)
        where TVectors : struct, IVectorCount
    {
        var sum0 = Load<TVectors>(0, ref sums, column);
        var sum1 = Load<TVectors>(1, ref sums, column);
        var sum2 = Load<TVectors>(2, ref sums, column);
        var sum3 = Load<TVectors>(3, ref sums, column);
        var sum4 = Load<TVectors>(4, ref sums, column);
        var sum5 = Load<TVectors>(5, ref sums, column);
        var sum6 = Load<TVectors>(6, ref sums, column);
        var sum7 = Load<TVectors>(7, ref sums, column);
        for (var row = start; row < end; row++)
        {
            var at = (row * length) + column;
            var b = Repeat(1, ref second, row);
            var c = Repeat(2, ref third, row);
            var d = Repeat(3, ref fourth, row);
            sum0 = TLanes.Add(sum0, term.Evaluate(Load<TVectors>(0, ref first, at), b, c, d));
            if (TVectors.Value > 1)
                sum1 = TLanes.Add(sum1, term.Evaluate(Load<TVectors>(1, ref first, at), b, c, d));
            if (TVectors.Value > 2)
            {
                sum2 = TLanes.Add(sum2, term.Evaluate(Load<TVectors>(2, ref first, at), b, c, d));
                sum3 = TLanes.Add(sum3, term.Evaluate(Load<TVectors>(3, ref first, at), b, c, d));
            }

            if (TVectors.Value > 4)
            {
                sum4 = TLanes.Add(sum4, term.Evaluate(Load<TVectors>(4, ref first, at), b, c, d));
                sum5 = TLanes.Add(sum5, term.Evaluate(Load<TVectors>(5, ref first, at), b, c, d));
                sum6 = TLanes.Add(sum6, term.Evaluate(Load<TVectors>(6, ref first, at), b, c, d));
                sum7 = TLanes.Add(sum7, term.Evaluate(Load<TVectors>(7, ref first, at), b, c, d));
            }
        }

        Store<TVectors>(sum0, 0, ref sums, column);
        Store<TVectors>(sum1, 1, ref sums, column);
        Store<TVectors>(sum2, 2, ref sums, column);
        Store<TVectors>(sum3, 3, ref sums, column);
        Store<TVectors>(sum4, 4, ref sums, column);
        Store<TVectors>(sum5, 5, ref sums, column);
        Store<TVectors>(sum6, 6, ref sums, column);
        Store<TVectors>(sum7, 7, ref sums, column);
    }

    /// <summary>The value of an input for a row, in all lanes, where the kernel has that input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Repeat(int input, ref T start, nuint row) => TTerm.Inputs > input ? TLanes.Create(Unsafe.Add(ref start, row)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVectors>(int number, ref T start, nuint index)
        where TVectors : struct, IVectorCount =>
        TVectors.Value > number ? TLanes.Load(ref start, index + ((nuint)number * Width)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(TVector vector, int number, ref T start, nuint index)
        where TVectors : struct, IVectorCount
    {
        if (TVectors.Value > number)
            TLanes.Store(vector, ref start, index + ((nuint)number * Width));
    }
}
