using System.Numerics;
using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>Adds up the sums of runs of tiles in the order of <see cref="TiledPass"/>: a binary counter.</summary>
/// <remarks>
/// A run is a power of two of tiles that begins at a multiple of its own length, so that its sum is one of the counter's. The last
/// run alone may be of any length that does not go beyond.
/// </remarks>
/// <param name="length">The number of sums.</param>
internal sealed class TileCounter(int length)
{
    /// <summary>One more than the bits of the number of tiles.</summary>
    private readonly double[]?[] levels = new double[63][];
    private long tiles;

    /// <summary>The tiles of the longest run that may come next.</summary>
    /// <param name="before">The tiles before it.</param>
    /// <param name="most">No more than these.</param>
    public static int Next(long before, int most)
    {
        var longest = 1 << BitOperations.Log2((uint)most);
        return before == 0 ? longest : (int)Math.Min(longest, 1L << BitOperations.TrailingZeroCount(before));
    }

    /// <summary>Forgets all runs.</summary>
    public void Clear() => tiles = 0;

    /// <summary>Adds a run.</summary>
    /// <param name="run">Its sums.</param>
    /// <param name="count">Its tiles, as many as <see cref="Next"/> allows.</param>
    public void Add(ReadOnlySpan<double> run, int count)
    {
        // The levels whose bits are 1, from that of the run on, join it in the first level whose bit is 0.
        var own = BitOperations.Log2((uint)count);
        var free = own + BitOperations.TrailingZeroCount(~(tiles >> own));
        var sum = levels[free] ??= new double[length];
        run.CopyTo(sum);
        for (var level = own; level < free; level++)
            ReductionTree.Add<double>(levels[level], sum);
        tiles += count;
    }

    /// <summary>Writes the sums of all runs, from the last rows to the first.</summary>
    public void Sum(Span<double> totals)
    {
        totals.Clear();
        for (var level = 0; tiles >> level != 0; level++)
        {
            if ((tiles >> level & 1) != 0)
                ReductionTree.Add<double>(levels[level], totals);
        }
    }
}
