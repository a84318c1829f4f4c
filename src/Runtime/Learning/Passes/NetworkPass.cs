namespace Kernels.Learning;

/// <summary>The pass over all rows on the processor: a network's mean loss and its gradient, by generated kernels.</summary>
internal sealed class NetworkPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly NetworkTile<Memory<float>>[] networks;
    private readonly float[] batch;

    public NetworkPass(TrainingRows data)
    {
        this.data = data;
        tiles = new TiledPass(data, data.Network.ParameterCount + 1, Work);
        networks = [.. Enumerable.Range(0, tiles.ThreadCount).Select(_ => new NetworkTile<Memory<float>>(data.Network, tiles.TileRows, CpuKernels.Shared))];
        batch = new float[data.Network.ParameterCount];
    }

    /// <inheritdoc/>
    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        foreach (var network in networks)
            network.SetParameters(parameters);
        var sums = tiles.Run();
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = sums[j] / data.TotalWeight;
        return sums[^1] / data.TotalWeight;
    }

    /// <inheritdoc/>
    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        networks[0].SetParameters(parameters);
        var loss = networks[0].Run(CpuKernels.Rows(rows), batch);
        batch.CopyTo(sums);
        return loss;
    }

    public void Dispose() => tiles.Dispose();

    private void Work(int thread, RowBlock tile, Memory<float> sums) =>
        sums.Span[^1] = networks[thread].Run(CpuKernels.Rows(tile), sums[..^1]);
}
