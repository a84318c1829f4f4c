namespace Kernels.Learning;

/// <summary>The loss and gradient of small batches of rows, which are drawn without replacement in each epoch.</summary>
internal sealed class BatchPass
{
    private readonly TrainingRows data;
    private readonly int batchSize;
    private readonly ITrainingPass pass;
    private readonly int tileRows;
    private readonly int[] order;
    private readonly float[] features;
    private readonly float[] labels;
    private readonly float[] weights;
    private readonly float[] sums;
    private int shuffled = -1;

    /// <param name="data">The rows.</param>
    /// <param name="pass">Computes on a batch.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    public BatchPass(TrainingRows data, ITrainingPass pass, int batchSize)
    {
        (this.data, this.pass) = (data, pass);
        this.batchSize = Math.Min(batchSize, data.Count);
        tileRows = Math.Min(this.batchSize, TiledPass.RowsOfTile(data.FeatureCount));
        order = [.. Enumerable.Range(0, data.Count)];
        features = new float[tileRows * data.FeatureCount];
        labels = new float[tileRows];
        weights = new float[data.Weights.IsEmpty ? 0 : tileRows];
        sums = new float[data.Network.ParameterCount];
    }

    /// <summary>How many batches an epoch has; the last may be smaller.</summary>
    public int Count => (data.Count + batchSize - 1) / batchSize;

    /// <summary>What the sums of a batch are multiplied by: one whose rows all have the weight 0 has no gradient.</summary>
    /// <param name="weight">What its rows count together.</param>
    public static double Inverse(double weight) => weight > 0 ? 1 / weight : 0;

    /// <summary>Computes the mean loss of a batch, and its gradient.</summary>
    /// <param name="epoch">The epoch, which with the seed decides the order of rows.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the gradient of the mean loss.</param>
    /// <returns>The mean loss of the batch.</returns>
    public double Run(int epoch, int batch, ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        gradient.Clear();
        var (loss, total) = (0.0, 0.0);
        var rows = RowsOf(epoch, batch);
        for (var start = 0; start < rows.Length; start += tileRows)
        {
            var tile = Gather(rows, start, ref total);
            loss += pass.RunBatch(tile, parameters, sums);
            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += sums[j];
        }

        var inverse = Inverse(total);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] *= inverse;
        return loss * inverse;
    }

    /// <summary>Does something with each tile of a batch, in order.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="work">Told the rows of the tile, whose memory the next one uses again.</param>
    /// <returns>What the rows count together.</returns>
    public double ForEachTile(int epoch, int batch, Action<RowBlock> work)
    {
        var total = 0.0;
        var rows = RowsOf(epoch, batch);
        for (var start = 0; start < rows.Length; start += tileRows)
            work(Gather(rows, start, ref total));
        return total;
    }

    private ReadOnlySpan<int> RowsOf(int epoch, int batch)
    {
        if (epoch != shuffled)
        {
            new SplitMix64((ulong)data.Seed ^ ((ulong)epoch << 32)).Shuffle(order);
            shuffled = epoch;
        }

        return order.AsSpan(batch * batchSize, Math.Min(batchSize, order.Length - batch * batchSize));
    }

    /// <summary>Copies the rows of a tile next to each other, and adds what they count.</summary>
    private RowBlock Gather(ReadOnlySpan<int> rowsOfBatch, int start, ref double total)
    {
        var d = data.FeatureCount;
        var rows = rowsOfBatch.Slice(start, Math.Min(tileRows, rowsOfBatch.Length - start));
        var weight = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            data.Features.Span.Slice(rows[i] * d, d).CopyTo(features.AsSpan(i * d));
            labels[i] = data.Labels.Span[rows[i]];
            if (weights.Length > 0)
                weights[i] = data.Weights.Span[rows[i]];
            weight += weights.Length > 0 ? weights[i] : 1;
        }

        total += weight;
        return new(features.AsMemory(0, rows.Length * d), labels.AsMemory(0, rows.Length), weights.AsMemory(0, Math.Min(weights.Length, rows.Length)));
    }
}
