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

    /// <param name="epoch">The epoch, which with the seed decides the order of rows.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the gradient of the mean loss.</param>
    /// <returns>The mean loss of the batch.</returns>
    public double Run(int epoch, int batch, ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        if (epoch != shuffled)
        {
            new SplitMix64((ulong)data.Seed ^ ((ulong)epoch << 32)).Shuffle(order);
            shuffled = epoch;
        }

        gradient.Clear();
        var (loss, total) = (0.0, 0.0);
        var rows = order.AsSpan(batch * batchSize, Math.Min(batchSize, order.Length - batch * batchSize));
        for (var start = 0; start < rows.Length; start += tileRows)
        {
            var count = Math.Min(tileRows, rows.Length - start);
            total += Gather(rows.Slice(start, count));
            var tile = new RowBlock(
                features.AsMemory(0, count * data.FeatureCount), labels.AsMemory(0, count), weights.AsMemory(0, Math.Min(weights.Length, count)));
            loss += pass.RunBatch(tile, parameters, sums);
            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += sums[j];
        }

        // A batch whose rows all have the weight 0 has no gradient.
        var inverse = total > 0 ? 1 / total : 0;
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] *= inverse;
        return loss * inverse;
    }

    /// <returns>What the rows count together.</returns>
    private double Gather(ReadOnlySpan<int> rows)
    {
        var d = data.FeatureCount;
        var total = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            data.Features.Span.Slice(rows[i] * d, d).CopyTo(features.AsSpan(i * d));
            labels[i] = data.Labels.Span[rows[i]];
            if (weights.Length > 0)
                weights[i] = data.Weights.Span[rows[i]];
            total += weights.Length > 0 ? weights[i] : 1;
        }

        return total;
    }
}
