namespace Kernels.Learning;

/// <summary>The second derivatives of a single neuron's mean loss: Xᵀ·C·X with each row's generated curvature on C's diagonal.</summary>
internal sealed class HessianPass : IDisposable
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly (float[] Curvatures, float[] Column)[] buffers;
    private readonly float[] parameters;

    public HessianPass(TrainingRows data)
    {
        this.data = data;
        parameters = new float[data.FeatureCount + 1];
        tiles = new TiledPass(data, checked(parameters.Length * parameters.Length), Work);
        buffers = [.. Enumerable.Range(0, tiles.ThreadCount).Select(_ => (new float[tiles.TileRows], new float[tiles.TileRows]))];
    }

    /// <param name="current">The weights, and last the intercept.</param>
    /// <param name="hessian">Takes the symmetric matrix, row by row.</param>
    public void Run(ReadOnlySpan<float> current, Span<double> hessian)
    {
        current.CopyTo(parameters);
        var sums = tiles.Run();
        for (var j = 0; j < hessian.Length; j++)
            hessian[j] = sums[j] / data.TotalWeight;
    }

    public void Dispose() => tiles.Dispose();

    private void Work(int thread, RowBlock tile, Memory<float> destination)
    {
        var features = tile.Features.Span;
        var labels = tile.Labels.Span;
        var weights = tile.Weights.Span;
        var sums = destination.Span;
        var count = labels.Length;
        var d = data.FeatureCount;
        var curvatures = buffers[thread].Curvatures.AsSpan(0, count);
        var column = buffers[thread].Column.AsSpan(0, count);

        LayerKernels.ProductSumRows(features, d, parameters.AsSpan(0, d), curvatures);
        LogisticKernels.Curvature(curvatures, labels, parameters[d], curvatures);
        if (!weights.IsEmpty)
            LayerKernels.Times(curvatures, weights, curvatures);

        for (var j = 0; j <= d; j++)
        {
            for (var i = 0; i < count; i++)
                column[i] = curvatures[i] * (j < d ? features[i * d + j] : 1);
            LayerKernels.ProductSumColumns(features, d, column, sums.Slice(j * (d + 1), d));
            sums[j * (d + 1) + d] = LayerKernels.TermSum(column);
        }
    }
}
