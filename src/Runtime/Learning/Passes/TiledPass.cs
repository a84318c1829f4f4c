using System.Numerics;
using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>Computes the sums of one tile of rows.</summary>
/// <param name="thread">The number of the thread, for what it works with.</param>
/// <param name="tile">The rows of the tile.</param>
/// <param name="sums">Takes the sums over these rows.</param>
internal delegate void TileWork(int thread, RowBlock tile, Memory<float> sums);

/// <summary>Sums over all rows, a tile at a time, shared by threads.</summary>
/// <remarks>
/// The rows are cut into tiles of a fixed size, so that a tile is still in cache when a backward pass comes to it. Within a tile
/// sums are floats. Tiles next to each other form groups, whose sums are doubles, added in order; groups are combined in pairs.
/// All of it depends on the number of rows and of sums alone, so a fit has the same bits for any number of threads. Blocks of rows
/// come one after the other.
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
    private readonly RowBlocks blocks;
    private readonly TileWork work;
    private readonly Action<int, int> group;
    private readonly Action<RowBlock> add;
    private readonly float[][] tiles;
    private readonly double[] sums;
    private readonly double[] totals;
    private readonly int features;
    private readonly int length;
    private readonly int mostGroups;
    private RowBlock block;
    private int tilesOfGroup;

    /// <param name="data">The rows, and the most threads that share them.</param>
    /// <param name="length">The number of sums.</param>
    /// <param name="work">Computes the sums of a tile.</param>
    public TiledPass(TrainingRows data, int length, TileWork work)
    {
        (blocks, features, this.length, this.work) = (data.Blocks, data.FeatureCount, length, work);
        TileRows = RowsOfTile(features);
        mostGroups = Math.Clamp(MostSums / length, 16, MostGroups);
        var groups = Math.Min(mostGroups, TilesOf(blocks.MostRows));
        threads = new TileThreads(data.Threads, groups);
        tiles = [.. Enumerable.Range(0, threads.Count).Select(_ => new float[length])];
        sums = new double[checked(groups * length)];
        totals = new double[length];
        (group, add) = (Work, Add);
    }

    public int TileRows { get; }

    public int ThreadCount => threads.Count;

    /// <summary>A power of two of rows, enough for the loops over them to pay, and one tile's worth of floats otherwise.</summary>
    public static int RowsOfTile(int features) =>
        1 << Math.Clamp(BitOperations.Log2((uint)Math.Max(TileSize / features, 1)), 6, 11);

    /// <summary>Computes the sums over all rows.</summary>
    /// <returns>The sums, until the next run.</returns>
    public ReadOnlySpan<double> Run()
    {
        Array.Clear(totals);
        blocks.ForEach(add);
        return totals;
    }

    public void Dispose() => threads.Dispose();

    private int TilesOf(int rows) => (int)(((long)rows + TileRows - 1) / TileRows);

    private Span<double> Sums(int group) => sums.AsSpan(group * length, length);

    private void Add(RowBlock rows)
    {
        block = rows;
        var tiles = TilesOf(rows.Count);
        tilesOfGroup = (tiles + mostGroups - 1) / mostGroups;
        var groups = (tiles + tilesOfGroup - 1) / tilesOfGroup;
        threads.Run(groups, group);

        // The sums of each second group join those of the one before it, then of each fourth, and so on.
        for (var step = 1; step < groups; step *= 2)
        {
            for (var left = 0; left + step < groups; left += 2 * step)
                ReductionTree.Add<double>(Sums(left + step), Sums(left));
        }

        ReductionTree.Add<double>(Sums(0), totals);
    }

    private void Work(int thread, int group)
    {
        var own = Sums(group);
        var tile = tiles[thread];
        own.Clear();
        var end = Math.Min((long)block.Count, (group + 1L) * tilesOfGroup * TileRows);
        for (var start = (long)group * tilesOfGroup * TileRows; start < end; start += TileRows)
        {
            work(thread, block.Slice((int)start, (int)Math.Min(TileRows, end - start), features), tile);
            for (var j = 0; j < own.Length; j++)
                own[j] += tile[j];
        }
    }
}
