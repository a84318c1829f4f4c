namespace Kernels.Learning;

/// <summary>The pass over all rows on the processor: a network's mean loss and its gradient, by generated kernels.</summary>
internal sealed class NetworkPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly NetworkTile[] buffers;
    private readonly float[] parameters;

    public NetworkPass(TrainingRows data)
    {
        this.data = data;
        parameters = new float[data.Network.ParameterCount];
        tiles = new TiledPass(data, parameters.Length + 1, Work);
        buffers = [.. Enumerable.Range(0, tiles.ThreadCount).Select(_ => new NetworkTile(data.Network, tiles.TileRows))];
    }

    /// <inheritdoc/>
    public double Run(ReadOnlySpan<float> current, Span<double> gradient)
    {
        current.CopyTo(parameters);
        var sums = tiles.Run();
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = sums[j] / data.TotalWeight;
        return sums[^1] / data.TotalWeight;
    }

    public void Dispose() => tiles.Dispose();

    private void Work(int thread, RowBlock.Tile tile, Span<float> sums)
    {
        var (features, labels, weights) = tile;
        sums[^1] = buffers[thread].Run(features, labels, weights, parameters, sums[..^1]);
    }
}
