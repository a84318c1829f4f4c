namespace Kernels.Learning;

/// <summary>Batches of rows, which are drawn without replacement in each epoch.</summary>
internal sealed class RowBatches
{
    private readonly TrainingRows data;
    private readonly int[] order;
    private int shuffled = -1;

    /// <param name="data">The rows.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    public RowBatches(TrainingRows data, int batchSize)
    {
        this.data = data;
        Size = Math.Min(batchSize, data.Count);
        order = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>The rows of a batch; the last one of an epoch may have fewer.</summary>
    public int Size { get; }

    /// <summary>How many batches an epoch has.</summary>
    public int Count => (int)(((long)data.Count + Size - 1) / Size);

    /// <summary>The numbers of all rows, batch after batch.</summary>
    /// <param name="epoch">The epoch, which with the seed decides the order. Epochs come one after the other.</param>
    public ReadOnlySpan<int> Order(int epoch)
    {
        if (epoch != shuffled)
        {
            new SplitMix64((ulong)data.Seed ^ ((ulong)epoch << 32)).Shuffle(order);
            shuffled = epoch;
        }

        return order;
    }

    /// <summary>The numbers of a batch's rows.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">Which batch of it.</param>
    public ReadOnlySpan<int> Rows(int epoch, int batch) => Order(epoch).Slice(batch * Size, Math.Min(Size, data.Count - batch * Size));

    /// <summary>What the sums of a batch are multiplied by to be means: one whose rows all have the weight 0 has no gradient.</summary>
    /// <param name="rows">The numbers of its rows.</param>
    public double Inverse(ReadOnlySpan<int> rows)
    {
        var total = data.Weights.IsEmpty ? rows.Length : 0.0;
        var weights = data.Weights.Span;
        for (var i = 0; weights.Length > 0 && i < rows.Length; i++)
            total += weights[rows[i]];
        return total > 0 ? 1 / total : 0;
    }
}
