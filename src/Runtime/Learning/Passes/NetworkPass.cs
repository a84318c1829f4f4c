namespace Kernels.Learning;

/// <summary>The pass over all rows on the processor: a network's mean loss and its gradient, by generated kernels.</summary>
internal sealed class NetworkPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly Network network;
    private readonly TiledPass tiles;
    private readonly NetworkTile[] buffers;
    private readonly TileWork work;
    private readonly Action<RowBlock> add;
    private readonly float[] parameters;
    private readonly double[] totals;
    private RowBlock block;

    public NetworkPass(TrainingRows data)
    {
        (this.data, network) = (data, data.Network);
        parameters = new float[network.ParameterCount];
        tiles = new TiledPass(data.Blocks.MostRows, network.Features, parameters.Length + 1, data.Threads);
        buffers = [.. Enumerable.Range(0, tiles.ThreadCount).Select(_ => new NetworkTile(network, tiles.TileRows))];
        totals = new double[parameters.Length + 1];
        (work, add) = (Work, Add);
    }

    /// <inheritdoc/>
    public double Run(ReadOnlySpan<float> current, Span<double> gradient)
    {
        current.CopyTo(parameters);
        Array.Clear(totals);
        data.Blocks.ForEach(add);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = totals[j] / data.TotalWeight;
        return totals[^1] / data.TotalWeight;
    }

    public void Dispose() => tiles.Dispose();

    private void Add(RowBlock rows)
    {
        block = rows;
        var sums = tiles.Run(rows.Count, work);
        for (var j = 0; j < totals.Length; j++)
            totals[j] += sums[j];
    }

    private void Work(int thread, int start, int count, Span<float> sums)
    {
        var (features, labels, weights) = block.Slice(start, count, network.Features);
        sums[^1] = buffers[thread].Run(features, labels, weights, parameters, sums[..^1]);
    }
}
