using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// The loops over the rows of a matrix by vectors of one width. Each row is summed by the same tree as a span of its length: lane
/// k of 64 adds up columns k, k + 64, ... of 32 bits. Where the sums of a row stay in registers, one row follows another, so that
/// memory is read in order: two rows at a time are too much for the processor's prefetching, and took 2.5 times as long out of
/// cache. Where they do not, a vector of what all rows share is loaded once for several rows, and their additions overlap. Rows of
/// few vectors are left to <see cref="NarrowRowSums{TTerm, TVector, TLanes, T}"/>.
/// </summary>
internal static class RowSums<TTerm, TVector, TLanes, T>
    where TTerm : struct, IMatrixTerm<T>, IVectorTerm<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where T : unmanaged, INumber<T>
{
    private static nuint Width => (nuint)TLanes.Count;

    /// <summary>The lanes of the tree.</summary>
    private static nuint AllLanes => (nuint)ReductionTree.RowLanes<T>();

    /// <summary>Sums rows of at most one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
    {
        var row = 0;
        if (TTerm.IsLight && TTerm.Vectors == 4 && TTerm.Inputs <= 3 && TLanes.Count > Vector128<T>.Count)
            row = NarrowRowSums<TTerm, TVector, TLanes, T>.Write(term, in inputs, destination);
        if (row == destination.Length)
            return;
        if ((nuint)TTerm.Vectors * Width == AllLanes)
            WriteInRegisters(term, in inputs, destination, row);
        else if (TTerm.Vectors == 4)
            WriteInLanes<VectorCount.Four>(term, in inputs, destination, row);
        else
            WriteInLanes<VectorCount.Two>(term, in inputs, destination, row);
    }

    /// <summary>Four vectors hold all lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteInRegisters(TTerm term, in MatrixInputs<T> inputs, Span<T> destination, int row)
    {
        ref var first = ref MemoryMarshal.GetReference(inputs.First);
        ref var second = ref MemoryMarshal.GetReference(inputs.Second);
        ref var third = ref MemoryMarshal.GetReference(inputs.Third);
        ref var fourth = ref MemoryMarshal.GetReference(inputs.Fourth);
        var length = (nuint)inputs.Columns;
        var whole = length / AllLanes * AllLanes;
        var rest = length - whole;

        var start = (nuint)row * length;
        for (; row < destination.Length; row++, start += length)
        {
            TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (nuint i = 0; i < whole; i += AllLanes)
            {
                sum0 = TLanes.Add(sum0, Whole(term, ref first, ref second, ref third, ref fourth, start, i, 0));
                sum1 = TLanes.Add(sum1, Whole(term, ref first, ref second, ref third, ref fourth, start, i, 1));
                sum2 = TLanes.Add(sum2, Whole(term, ref first, ref second, ref third, ref fourth, start, i, 2));
                sum3 = TLanes.Add(sum3, Whole(term, ref first, ref second, ref third, ref fourth, start, i, 3));
            }

            if (rest > 0)
            {
                var line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref first, start), inputs.Columns);
                if (rest >= Width)
                    sum0 = TLanes.Add(sum0, Whole(term, ref first, ref second, ref third, ref fourth, start, whole, 0));
                else
                    sum0 = TLanes.Add(sum0, Part(term, line, in inputs, whole));
                if (rest >= 2 * Width)
                    sum1 = TLanes.Add(sum1, Whole(term, ref first, ref second, ref third, ref fourth, start, whole, 1));
                else if (rest > Width)
                    sum1 = TLanes.Add(sum1, Part(term, line, in inputs, whole + Width));
                if (rest >= 3 * Width)
                    sum2 = TLanes.Add(sum2, Whole(term, ref first, ref second, ref third, ref fourth, start, whole, 2));
                else if (rest > 2 * Width)
                    sum2 = TLanes.Add(sum2, Part(term, line, in inputs, whole + (2 * Width)));
                if (rest > 3 * Width)
                    sum3 = TLanes.Add(sum3, Part(term, line, in inputs, whole + (3 * Width)));
            }

            destination[row] = TLanes.Sum(TLanes.Add(TLanes.Add(sum0, sum2), TLanes.Add(sum1, sum3)));
        }
    }

    /// <summary>Several rows per iteration, whose lanes are kept in memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteInLanes<TRows>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination, int row)
        where TRows : struct, IVectorCount
    {
        ref var first = ref MemoryMarshal.GetReference(inputs.First);
        ref var second = ref MemoryMarshal.GetReference(inputs.Second);
        ref var third = ref MemoryMarshal.GetReference(inputs.Third);
        ref var fourth = ref MemoryMarshal.GetReference(inputs.Fourth);
        var length = (nuint)inputs.Columns;

        // The lanes of all rows of an iteration. Those beyond the last column stay 0.
        Span<T> lanes = stackalloc T[TRows.Value * (int)AllLanes];
        ref var lanesStart = ref MemoryMarshal.GetReference(lanes);
        for (; row <= destination.Length - TRows.Value; row += TRows.Value)
        {
            // Of two rows there is no third.
            ref var row0 = ref Unsafe.Add(ref first, (nuint)row * length);
            ref var row1 = ref Unsafe.Add(ref row0, length);
            ref var row2 = ref Unsafe.Add(ref row0, TRows.Value > 2 ? 2 * length : 0);
            ref var row3 = ref Unsafe.Add(ref row0, TRows.Value > 2 ? 3 * length : 0);
            for (nuint lane = 0; lane < AllLanes && lane < length; lane += Width)
            {
                TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                var i = lane;
                for (; i + Width <= length; i += AllLanes)
                {
                    var b = TTerm.Inputs > 1 ? TLanes.Load(ref second, i) : default;
                    var c = TTerm.Inputs > 2 ? TLanes.Load(ref third, i) : default;
                    var d = TTerm.Inputs > 3 ? TLanes.Load(ref fourth, i) : default;
                    sum0 = TLanes.Add(sum0, term.Evaluate(TLanes.Load(ref row0, i), b, c, d));
                    sum1 = TLanes.Add(sum1, term.Evaluate(TLanes.Load(ref row1, i), b, c, d));
                    if (TRows.Value > 2)
                    {
                        sum2 = TLanes.Add(sum2, term.Evaluate(TLanes.Load(ref row2, i), b, c, d));
                        sum3 = TLanes.Add(sum3, term.Evaluate(TLanes.Load(ref row3, i), b, c, d));
                    }
                }

                if (i < length)
                {
                    sum0 = TLanes.Add(sum0, Part(term, MemoryMarshal.CreateReadOnlySpan(ref row0, inputs.Columns), in inputs, i));
                    sum1 = TLanes.Add(sum1, Part(term, MemoryMarshal.CreateReadOnlySpan(ref row1, inputs.Columns), in inputs, i));
                    if (TRows.Value > 2)
                    {
                        sum2 = TLanes.Add(sum2, Part(term, MemoryMarshal.CreateReadOnlySpan(ref row2, inputs.Columns), in inputs, i));
                        sum3 = TLanes.Add(sum3, Part(term, MemoryMarshal.CreateReadOnlySpan(ref row3, inputs.Columns), in inputs, i));
                    }
                }

                TLanes.Store(sum0, ref lanesStart, lane);
                TLanes.Store(sum1, ref lanesStart, lane + AllLanes);
                if (TRows.Value > 2)
                {
                    TLanes.Store(sum2, ref lanesStart, lane + (2 * AllLanes));
                    TLanes.Store(sum3, ref lanesStart, lane + (3 * AllLanes));
                }
            }

            var all = (int)AllLanes;
            destination[row] = ReductionTree.Sum<T>(lanes[..all]);
            destination[row + 1] = ReductionTree.Sum<T>(lanes.Slice(all, all));
            if (TRows.Value > 2)
            {
                destination[row + 2] = ReductionTree.Sum<T>(lanes.Slice(2 * all, all));
                destination[row + 3] = ReductionTree.Sum<T>(lanes.Slice(3 * all, all));
            }
        }

        for (; row < destination.Length; row++)
            destination[row] = term.Sum(inputs.Row(row), inputs.Second, inputs.Third, inputs.Fourth);
    }

    /// <summary>A whole vector of a row through the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Whole(TTerm term, ref T first, ref T second, ref T third, ref T fourth, nuint start, nuint i, nuint number)
    {
        var offset = number * Width;
        if (TTerm.Inputs == 1)
            return term.Evaluate(TLanes.Load(ref first, start + i + offset), default, default, default);
        if (TTerm.Inputs == 2)
            return term.Evaluate(TLanes.Load(ref first, start + i + offset), TLanes.Load(ref second, i + offset), default, default);
        if (TTerm.Inputs == 3)
        {
            return term.Evaluate(
                TLanes.Load(ref first, start + i + offset), TLanes.Load(ref second, i + offset), TLanes.Load(ref third, i + offset), default);
        }

        return term.Evaluate(
            TLanes.Load(ref first, start + i + offset),
            TLanes.Load(ref second, i + offset),
            TLanes.Load(ref third, i + offset),
            TLanes.Load(ref fourth, i + offset));
    }

    /// <summary>The last vector of a row through the kernel. Spare lanes repeat an element, so that they cannot fail. They give 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Part(TTerm term, ReadOnlySpan<T> row, in MatrixInputs<T> inputs, nuint i) => TLanes.Live(
        term.Evaluate(
            TLanes.LoadPart(row, i),
            TTerm.Inputs > 1 ? TLanes.LoadPart(inputs.Second, i) : default,
            TTerm.Inputs > 2 ? TLanes.LoadPart(inputs.Third, i) : default,
            TTerm.Inputs > 3 ? TLanes.LoadPart(inputs.Fourth, i) : default),
        i,
        (nuint)row.Length);
}
