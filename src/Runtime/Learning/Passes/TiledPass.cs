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
/// sums are floats. The sums of tiles are added as doubles in pairs of neighbours, then those of pairs, and so on: a binary
/// counter over tiles. All of it depends on the number of rows and of sums alone, so a fit has the same bits for any number of
/// threads, and for rows read in blocks of whole tiles the same as for all rows in memory.
/// </remarks>
internal sealed class TiledPass : IDisposable
{
    /// <summary>The floats of a tile: 256 KB, which fit the second-level cache of today's cores with room to spare.</summary>
    private const int TileSize = 65_536;

    /// <summary>The tiles of a window, which threads share: enough for all threads of a machine.</summary>
    private const int MostTiles = 256;

    /// <summary>The floats of a window's sums: 32 MB, unless a few tiles need more.</summary>
    private const int MostSums = 1 << 23;

    /// <summary>So many sums pay for a thread that adds up those of a window.</summary>
    private const int SumsOfSlice = 2048;

    /// <summary>One more than the bits of the number of tiles.</summary>
    private const int MostLevels = 63;

    private readonly TileThreads threads;
    private readonly RowBlocks blocks;
    private readonly TileWork work;
    private readonly Action<int, int> tile;
    private readonly Action<int, int> slice;
    private readonly Action<RowBlock> add;
    private readonly float[][] scaled;
    private readonly float[] sums;
    private readonly double[] totals;
    private readonly double[][] levels = new double[MostLevels][];
    private readonly int features;
    private readonly int length;
    private readonly int mostTiles;
    private readonly int slices;
    private RowBlock block;
    private long tiles;
    private int firstOfWindow;
    private int tilesOfWindow;

    /// <param name="data">The rows, and the most threads that share them.</param>
    /// <param name="length">The number of sums.</param>
    /// <param name="work">Computes the sums of a tile.</param>
    public TiledPass(TrainingRows data, int length, TileWork work)
    {
        (blocks, features, this.length, this.work) = (data.Blocks, data.FeatureCount, length, work);
        TileRows = RowsOfTile(features);
        mostTiles = Math.Min(Math.Clamp(MostSums / length, 16, MostTiles), TilesOf(blocks.MostRows));
        threads = new TileThreads(data.Threads, mostTiles);
        slices = Math.Clamp(length / SumsOfSlice, 1, threads.Count);
        scaled = [.. Enumerable.Range(0, blocks.Scaling is null ? 0 : threads.Count).Select(_ => new float[TileRows * features])];
        sums = new float[checked(mostTiles * length)];
        totals = new double[length];
        (tile, slice, add) = (WorkOnTile, AddSlice, Add);
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
        tiles = 0;
        blocks.ForEach(add);
        Array.Clear(totals);

        // What is left in the counter, from the last rows to the first.
        for (var level = 0; level < MostLevels; level++)
        {
            if ((tiles >> level & 1) != 0)
                ReductionTree.Add<double>(levels[level], totals);
        }

        return totals;
    }

    public void Dispose() => threads.Dispose();

    private int TilesOf(int rows) => (int)(((long)rows + TileRows - 1) / TileRows);

    private Memory<float> Sums(int tile) => sums.AsMemory(tile * length, length);

    private void Add(RowBlock rows)
    {
        block = rows;
        var count = TilesOf(rows.Count);
        for (firstOfWindow = 0; firstOfWindow < count; firstOfWindow += tilesOfWindow)
        {
            tilesOfWindow = Math.Min(mostTiles, count - firstOfWindow);
            threads.Run(tilesOfWindow, tile);

            for (var level = 0; tiles + tilesOfWindow >> level != 0; level++)
                levels[level] ??= new double[length];
            if (slices == 1)
                AddSlice(0, 0);
            else
                threads.Run(slices, slice);
            tiles += tilesOfWindow;
        }
    }

    private void WorkOnTile(int thread, int number)
    {
        var start = (firstOfWindow + number) * TileRows;
        var rows = block.Slice(start, Math.Min(TileRows, block.Count - start), features);
        if (blocks.Scaling is { } scaling)
        {
            var own = scaled[thread].AsMemory(0, rows.Features.Length);
            scaling.Apply(rows.Features.Span, own.Span);
            rows = rows with { Features = own };
        }

        work(thread, rows, Sums(number));
    }

    /// <summary>Counts the tiles of a window, as far as a part of the sums goes.</summary>
    private void AddSlice(int thread, int slice)
    {
        var start = (int)((long)length * slice / slices);
        var count = (int)((long)length * (slice + 1) / slices) - start;
        for (var number = 0; number < tilesOfWindow; number++)
        {
            // The levels whose bits are 1 join the new tile in the first level whose bit is 0.
            var own = Sums(number).Span.Slice(start, count);
            var free = BitOperations.TrailingZeroCount(~(tiles + number));
            var sum = levels[free].AsSpan(start, count);
            for (var j = 0; j < count; j++)
                sum[j] = own[j];
            for (var level = 0; level < free; level++)
                ReductionTree.Add<double>(levels[level].AsSpan(start, count), sum);
        }
    }
}
