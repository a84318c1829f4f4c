using System.Numerics;
using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>Computes the sums of one tile of rows.</summary>
/// <param name="thread">The number of the thread, for what it works with.</param>
/// <param name="start">The tile's first row.</param>
/// <param name="count">The tile's rows.</param>
/// <param name="sums">Takes the sums over these rows.</param>
internal delegate void TileWork(int thread, int start, int count, Span<float> sums);

/// <summary>Sums over all rows, a tile at a time, shared by threads.</summary>
/// <remarks>
/// The rows are cut into tiles of a fixed size, so that a tile is still in cache when a backward pass comes to it. Within a tile
/// sums are floats. Tiles next to each other form groups, whose sums are doubles, added in order; groups are combined in pairs.
/// All of it depends on the number of rows and of sums alone, so a fit has the same bits for any number of threads.
/// </remarks>
internal sealed class TiledPass : IDisposable
{
    /// <summary>The floats of a tile: 256 KB, which fit the second-level cache of today's cores with room to spare.</summary>
    private const int TileSize = 65_536;

    /// <summary>Enough for all threads of a machine to share.</summary>
    private const int MostGroups = 256;

    /// <summary>The doubles of all groups: 64 MB, unless a few groups need more.</summary>
    private const int MostSums = 1 << 23;

    private readonly TileThreads threads;
    private readonly Action<int, int> group;
    private readonly float[][] tiles;
    private readonly double[] sums;
    private readonly int length;
    private readonly int mostGroups;
    private TileWork? work;
    private int rows;
    private int tilesOfGroup;

    /// <param name="mostRows">The most rows that a run may have.</param>
    /// <param name="features">The number of features of a row.</param>
    /// <param name="length">The number of sums.</param>
    /// <param name="threads">The most threads that share the rows.</param>
    public TiledPass(int mostRows, int features, int length, int threads)
    {
        (this.length, TileRows) = (length, RowsOfTile(features));
        mostGroups = Math.Clamp(MostSums / length, 16, MostGroups);
        var groups = Math.Min(mostGroups, TilesOf(mostRows));
        this.threads = new TileThreads(threads, groups);
        tiles = [.. Enumerable.Range(0, this.threads.Count).Select(_ => new float[length])];
        sums = new double[checked(groups * length)];
        group = Work;
    }

    public int TileRows { get; }

    public int ThreadCount => threads.Count;

    /// <summary>A power of two of rows, enough for the loops over them to pay, and one tile's worth of floats otherwise.</summary>
    public static int RowsOfTile(int features) =>
        1 << Math.Clamp(BitOperations.Log2((uint)Math.Max(TileSize / features, 1)), 6, 11);

    /// <summary>Computes the sums over rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="work">Computes the sums of a tile.</param>
    /// <returns>The sums, until the next run.</returns>
    public ReadOnlySpan<double> Run(int rows, TileWork work)
    {
        (this.rows, this.work) = (rows, work);
        tilesOfGroup = (TilesOf(rows) + mostGroups - 1) / mostGroups;
        var groups = (TilesOf(rows) + tilesOfGroup - 1) / tilesOfGroup;
        threads.Run(groups, group);

        // The sums of each second group join those of the one before it, then of each fourth, and so on.
        for (var step = 1; step < groups; step *= 2)
        {
            for (var left = 0; left + step < groups; left += 2 * step)
                ReductionTree.Add<double>(Sums(left + step), Sums(left));
        }

        return Sums(0);
    }

    public void Dispose() => threads.Dispose();

    private int TilesOf(int rows) => (int)(((long)rows + TileRows - 1) / TileRows);

    private Span<double> Sums(int group) => sums.AsSpan(group * length, length);

    private void Work(int thread, int group)
    {
        var own = Sums(group);
        var tile = tiles[thread];
        own.Clear();
        var end = Math.Min((long)rows, (group + 1L) * tilesOfGroup * TileRows);
        for (var start = (long)group * tilesOfGroup * TileRows; start < end; start += TileRows)
        {
            work!(thread, (int)start, (int)Math.Min(TileRows, end - start), tile);
            for (var j = 0; j < own.Length; j++)
                own[j] += tile[j];
        }
    }
}
