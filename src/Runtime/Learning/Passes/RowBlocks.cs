namespace Kernels.Learning;

/// <summary>The scaled rows of a training, block by block.</summary>
internal abstract class RowBlocks
{
    /// <summary>The rows of the largest block.</summary>
    public abstract int MostRows { get; }

    /// <summary>Does something with each block, in order.</summary>
    public abstract void ForEach(Action<RowBlock> work);

    /// <summary>All rows in one block.</summary>
    public sealed class Single(RowBlock block) : RowBlocks
    {
        public override int MostRows => block.Count;

        public override void ForEach(Action<RowBlock> work) => work(block);
    }

    /// <summary>The blocks of a source, scaled as they are read.</summary>
    public sealed class Scaled(RowSource source, Standardization standardization, int mostRows) : RowBlocks
    {
        private readonly float[] rows = new float[checked(mostRows * source.FeatureCount)];

        public override int MostRows => mostRows;

        public override void ForEach(Action<RowBlock> work)
        {
            foreach (var block in source.Read())
            {
                if (block.Count == 0)
                    continue;
                var scaled = rows.AsMemory(0, block.Features.Length);
                standardization.Apply(block.Features.Span, scaled.Span);
                work(block with { Features = scaled });
            }
        }
    }
}
