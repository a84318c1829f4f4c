namespace Kernels.Learning;

/// <summary>The rows of a training, block by block.</summary>
internal abstract class RowBlocks
{
    /// <summary>The rows of the largest block.</summary>
    public abstract int MostRows { get; }

    /// <summary>How features are still to be scaled; null where they are.</summary>
    public virtual Standardization? Scaling => null;

    /// <summary>Does something with each block, in order.</summary>
    public abstract void ForEach(Action<RowBlock> work);

    /// <summary>All rows in one block, scaled.</summary>
    public sealed class Single(RowBlock block) : RowBlocks
    {
        public override int MostRows => block.Count;

        public override void ForEach(Action<RowBlock> work) => work(block);
    }

    /// <summary>The blocks of a source. Each tile is scaled just before it is worked on.</summary>
    public sealed class Read(RowSource source, Standardization standardization, int mostRows) : RowBlocks
    {
        public override int MostRows => mostRows;

        public override Standardization? Scaling => standardization;

        public override void ForEach(Action<RowBlock> work)
        {
            foreach (var block in source.Read())
            {
                if (block.Count > 0)
                    work(block);
            }
        }
    }
}
