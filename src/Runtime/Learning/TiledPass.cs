using System.Numerics;
using Kernels.CompilerServices;

namespace Kernels.Learning;

/// <summary>
/// The forward and the backward pass over all rows, in one sweep: the mean logistic loss and its gradient.
/// </summary>
/// <remarks>
/// The rows are cut into tiles of a fixed size, so that a tile is still in cache when the backward pass comes to it. Within
/// a tile sums are floats; the sums of tiles are doubles and combined in pairs, in an order that depends on the number of
/// tiles alone, so that a fit has the same bits for any number of threads. Parameters are the weights and, last, the
/// intercept; so is the gradient.
/// </remarks>
internal abstract class TiledPass : ITrainingPass
{
    /// <summary>The floats of a tile: 256 KB, which fit the second-level cache of today's cores with room to spare.</summary>
    private const int TileSize = 65_536;

    private readonly TileThreads threads;
    private readonly float[] parameters;

    /// <summary>For each tile its gradient and then its loss.</summary>
    private readonly double[] sums;

    protected TiledPass(TrainingRows rows)
    {
        (Data, Features) = (rows, rows.FeatureCount);
        TileRows = RowsOfTile(Features);
        var tiles = (int)(((long)rows.Count + TileRows - 1) / TileRows);
        parameters = new float[Features + 1];
        sums = new double[checked(tiles * SumsLength)];
        threads = new TileThreads(rows.Threads, tiles, Work);
        Buffers = [.. Enumerable.Range(0, threads.Count).Select(_ => new TileBuffers(TileRows, Features + 1))];
    }

    protected TrainingRows Data { get; }

    protected int Features { get; }

    protected int TileRows { get; }

    /// <summary>One set for each thread.</summary>
    private TileBuffers[] Buffers { get; }

    private int SumsLength => Features + 2;

    /// <summary>A power of two of rows, enough for the loops over them to pay, and one tile's worth of floats otherwise.</summary>
    public static int RowsOfTile(int features) =>
        1 << Math.Clamp(BitOperations.Log2((uint)Math.Max(TileSize / features, 1)), 6, 11);

    /// <inheritdoc/>
    public double Run(ReadOnlySpan<float> current, Span<double> gradient)
    {
        current.CopyTo(parameters);
        threads.Run();
        CombineInPairs();

        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = sums[j] / Data.Count;

        return sums[gradient.Length] / Data.Count;
    }

    public void Dispose() => threads.Dispose();

    /// <summary>Writes the sums of one tile's gradients and returns the sum of its losses.</summary>
    protected abstract float Tile(int start, int count, ReadOnlySpan<float> parameters, TileBuffers buffers);

    private void Work(int thread, int tile)
    {
        var start = tile * TileRows;
        var buffers = Buffers[thread];
        var loss = Tile(start, Math.Min(TileRows, Data.Count - start), parameters, buffers);

        var own = sums.AsSpan(tile * SumsLength, SumsLength);
        for (var j = 0; j < buffers.Gradient.Length; j++)
            own[j] = buffers.Gradient[j];
        own[^1] = loss;
    }

    /// <summary>Adds the sums of each second tile to those of the one before it, then of each fourth, and so on.</summary>
    private void CombineInPairs()
    {
        for (var step = SumsLength; step < sums.Length; step *= 2)
        {
            for (var left = 0; left + step < sums.Length; left += 2 * step)
                ReductionTree.Add<double>(sums.AsSpan(left + step, SumsLength), sums.AsSpan(left, SumsLength));
        }
    }
}

/// <summary>What a thread works with while it is on a tile.</summary>
internal sealed class TileBuffers(int rows, int parameters)
{
    /// <summary>A value a row: X·w.</summary>
    public float[] Products { get; } = new float[rows];

    /// <summary>A value a row: the loss's derivative by the logit.</summary>
    public float[] Residuals { get; } = new float[rows];

    /// <summary>The sums over the tile, the intercept's last.</summary>
    public float[] Gradient { get; } = new float[parameters];
}
