using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>Some rows of a training, next to each other.</summary>
/// <param name="Features">Row after row.</param>
/// <param name="Labels">The number of its class, one per row.</param>
/// <param name="Weights">How much a row counts, one per row; empty where each counts as one.</param>
public readonly record struct RowBlock(ReadOnlyMemory<float> Features, ReadOnlyMemory<float> Labels, ReadOnlyMemory<float> Weights = default)
{
    /// <summary>The number of rows.</summary>
    public int Count => Labels.Length;

    internal RowBlock Slice(int start, int count, int features) => new(
        Features.Slice(start * features, count * features),
        Labels.Slice(start, count),
        Weights.IsEmpty ? default : Weights.Slice(start, count));
}

/// <summary>
/// Rows that need not be in one array, nor fit in memory: they are read block by block, once for each pass of a training.
/// </summary>
public abstract class RowSource
{
    /// <summary>The number of features of a row.</summary>
    public abstract int FeatureCount { get; }

    /// <summary>
    /// What features are given relative to: each is the stored float plus this, one per column; empty for 0. See
    /// <see cref="FeatureMatrix"/>.
    /// </summary>
    public virtual ImmutableArray<double> Origins => [];

    /// <summary>Reads all rows. Every time the same, in the same order; a block's memory may be used again for the next one.</summary>
    public abstract IEnumerable<RowBlock> Read();

    /// <summary>
    /// The rows of a tile, in which passes take rows: a power of two from 64 to 2048, fewer for more features. Where all blocks but
    /// the last are whole tiles, a model has the same bits as one that is trained with all rows in memory.
    /// </summary>
    /// <param name="featureCount">The number of features of a row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public static int RowsOfTile(int featureCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        return TiledPass.RowsOfTile(featureCount);
    }

    /// <summary>Blocks that are in memory.</summary>
    /// <param name="featureCount">The number of features of a row.</param>
    /// <param name="blocks">The blocks, at least one.</param>
    public static RowSource Of(int featureCount, IReadOnlyList<RowBlock> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentNullException.ThrowIfNull(blocks);
        return new InMemory(featureCount, blocks);
    }

    private sealed class InMemory(int featureCount, IReadOnlyList<RowBlock> blocks) : RowSource
    {
        public override int FeatureCount => featureCount;

        public override IEnumerable<RowBlock> Read() => blocks;
    }
}
