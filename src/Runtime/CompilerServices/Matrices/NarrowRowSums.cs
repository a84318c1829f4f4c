using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>
/// The loop over the rows of a matrix that take at most four vectors each. There a row is so short that what stands around a loop
/// over its columns costs more than the row: so nothing is looped over, the vectors of what all rows share stay in registers, and
/// the lanes of four rows are added up together. The sums are those of <see cref="RowSums{TTerm, TVector, TLanes, T}"/>, bit for bit.
/// </summary>
internal static class NarrowRowSums<TTerm, TVector, TLanes, T>
    where TTerm : struct, IMatrixTerm<T>, IVectorTerm<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where T : unmanaged, INumber<T>
{
    private const int RowsAtOnce = 4;

    private static nuint Width => (nuint)TLanes.Count;

    /// <summary>
    /// Sums rows and returns how many it has done. It leaves wider rows, and the last rows, where a whole vector would reach beyond the
    /// matrix.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(TTerm term, in MatrixInputs<T> inputs, Span<T> destination) =>
        destination.Length < RowsAtOnce ? 0 : ((inputs.Columns - 1) / TLanes.Count) switch
        {
            0 => Write<VectorCount.One>(term, in inputs, destination),
            1 => Write<VectorCount.Two>(term, in inputs, destination),
            2 => Write<VectorCount.Three>(term, in inputs, destination),
            3 => Write<VectorCount.Four>(term, in inputs, destination),
            _ => 0,
        };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Write<TVectors>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
        where TVectors : struct, IVectorCount
    {
        ref var first = ref MemoryMarshal.GetReference(inputs.First);
        ref var destinationStart = ref MemoryMarshal.GetReference(destination);
        var elements = (nuint)inputs.First.Length;
        var length = (nuint)inputs.Columns;
        var last = (nuint)(TVectors.Value - 1) * Width;
        var live = TLanes.First(length - last);
        var b0 = Load<TVectors>(1, inputs.Second, 0);
        var b1 = Load<TVectors>(1, inputs.Second, 1);
        var b2 = Load<TVectors>(1, inputs.Second, 2);
        var b3 = Load<TVectors>(1, inputs.Second, 3);
        var c0 = Load<TVectors>(2, inputs.Third, 0);
        var c1 = Load<TVectors>(2, inputs.Third, 1);
        var c2 = Load<TVectors>(2, inputs.Third, 2);
        var c3 = Load<TVectors>(2, inputs.Third, 3);

        var row = 0;
        nuint start = 0;
        for (; row <= destination.Length - RowsAtOnce && start + (3 * length) + last + Width <= elements; row += RowsAtOnce, start += RowsAtOnce * length)
        {
            TLanes.StoreSums(
                Row<TVectors>(term, ref first, start, b0, b1, b2, b3, c0, c1, c2, c3, live),
                Row<TVectors>(term, ref first, start + length, b0, b1, b2, b3, c0, c1, c2, c3, live),
                Row<TVectors>(term, ref first, start + (2 * length), b0, b1, b2, b3, c0, c1, c2, c3, live),
                Row<TVectors>(term, ref first, start + (3 * length), b0, b1, b2, b3, c0, c1, c2, c3, live),
                ref destinationStart,
                (nuint)row);
        }

        return row;
    }

    /// <summary>A vector of an input, where the kernel has it and the row is that long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVectors>(int input, ReadOnlySpan<T> values, int number)
        where TVectors : struct, IVectorCount =>
        TTerm.Inputs > input && TVectors.Value > number ? TLanes.LoadPart(values, (nuint)number * Width) : default;

    /// <summary>The lanes of one row: (0 + first vector + third) + (second + fourth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Row<TVectors>(
        TTerm term,
        ref T first,
        nuint start,
        TVector b0,
        TVector b1,
        TVector b2,
        TVector b3,
        TVector c0,
        TVector c1,
        TVector c2,
        TVector c3,
        TVector live)
        where TVectors : struct, IVectorCount
    {
        // Without the 0, a sum of nothing but -0 were -0.
        var value0 = TLanes.Add(default, Value<TVectors>(term, ref first, start, 0, b0, c0, live));
        if (TVectors.Value == 1)
            return value0;
        var value1 = Value<TVectors>(term, ref first, start, 1, b1, c1, live);
        if (TVectors.Value == 2)
            return TLanes.Add(value0, value1);
        var value2 = Value<TVectors>(term, ref first, start, 2, b2, c2, live);
        if (TVectors.Value == 3)
            return TLanes.Add(TLanes.Add(value0, value2), value1);
        return TLanes.Add(TLanes.Add(value0, value2), TLanes.Add(value1, Value<TVectors>(term, ref first, start, 3, b3, c3, live)));
    }

    /// <summary>A vector of the row through the kernel; of the last one, 0 for what lies beyond the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Value<TVectors>(TTerm term, ref T first, nuint start, int number, TVector b, TVector c, TVector live)
        where TVectors : struct, IVectorCount =>
        number == TVectors.Value - 1
            ? TLanes.And(term.Evaluate(TLanes.LoadLive(ref first, start + ((nuint)number * Width), live), b, c, default), live)
            : term.Evaluate(TLanes.Load(ref first, start + ((nuint)number * Width)), b, c, default);
}
