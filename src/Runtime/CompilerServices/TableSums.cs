using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace Kernels.CompilerServices;

/// <summary>Sums for the numbers of a table. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableSums
{
    /// <summary>The sums of two ranges, number by number.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="left">Those of the first range; they receive the sums.</param>
    /// <param name="right">Those of the second one; as many.</param>
    public static T[] Add<T>(T[] left, T[] right)
        where T : unmanaged, INumber<T>
    {
        ReductionTree.Add<T>(right, left);
        return left;
    }
}

/// <summary>
/// Sums of what the elements of a block add to the numbers of a table, each by the tree of <see cref="ReductionTree"/>, as if every element
/// added something to every number. For generated code; not meant to be used by hand.
/// </summary>
/// <remarks>
/// A number has lanes for its sum where an element of the block reads it, and no others: their sums are 0. An element that reads a number
/// several times adds up its terms first, in the order of the reads.
/// </remarks>
/// <typeparam name="T">The type of the numbers: <c>float</c> or <c>double</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TableSums<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[] terms;
    private readonly int[] places;
    private readonly int length;
    private readonly int reads;
    private readonly int size;

    /// <summary>Takes memory for the terms of a block from the pool.</summary>
    /// <param name="length">The number of elements, at most those of a block.</param>
    /// <param name="reads">How often an element reads the table.</param>
    /// <param name="size">The numbers of the table.</param>
    public TableSums(int length, int reads, int size)
    {
        (this.length, this.reads, this.size) = (length, reads, size);
        terms = ArrayPool<T>.Shared.Rent(length * reads);
        places = ArrayPool<int>.Shared.Rent(length * reads);
    }

    /// <summary>What receives the terms of a read.</summary>
    /// <param name="read">Which one.</param>
    public Span<T> Terms(int read) => terms.AsSpan(read * length, length);

    /// <summary>What receives the places of a read, each a place of the table.</summary>
    /// <param name="read">Which one.</param>
    public Span<int> Places(int read) => places.AsSpan(read * length, length);

    /// <summary>The sums of all numbers of the table.</summary>
    public T[] Sum()
    {
        var sums = new T[size];
        var lanes = ReductionTree.RowLanes<T>();
        using var rowOf = new Scratch<int>(size); // of each number, from 1; 0 where no element has read it
        using var numbers = new Scratch<int>(Math.Min(size, length * reads));
        using var rows = new Scratch<T>(Math.Min(size, length * reads) * lanes);
        rowOf.Span.Clear();
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            for (var read = 0; read < reads; read++)
            {
                if (!TermOf(i, read, out var place, out var term))
                    continue;
                ref var row = ref rowOf.Span[place];
                if (row == 0)
                {
                    numbers.Span[count] = place;
                    rows.Span.Slice(count * lanes, lanes).Clear();
                    row = ++count;
                }

                rows.Span[((row - 1) * lanes) + (i % lanes)] += term;
            }
        }

        for (var row = 0; row < count; row++)
            sums[numbers.Span[row]] = ReductionTree.Sum<T>(rows.Span.Slice(row * lanes, lanes));
        return sums;
    }

    /// <summary>What an element adds to the number that it reads; false where an earlier read of the same number has counted it.</summary>
    private bool TermOf(int element, int read, out int place, out T term)
    {
        (place, term) = (places[(read * length) + element], terms[(read * length) + element]);
        for (var other = 0; other < reads; other++)
        {
            if (other == read || places[(other * length) + element] != place)
                continue;
            if (other < read)
                return false;
            term += terms[(other * length) + element];
        }

        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(terms);
        ArrayPool<int>.Shared.Return(places);
    }
}
