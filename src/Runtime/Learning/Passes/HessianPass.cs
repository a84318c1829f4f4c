namespace Kernels.Learning;

/// <summary>The second derivatives of a single neuron's mean loss: Xᵀ·C·X with each row's generated curvature on C's diagonal.</summary>
internal sealed class HessianPass : IDisposable
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly Buffers[] buffers;
    private readonly TileWork work;
    private readonly float[] parameters;
    private readonly double[] totals;
    private RowBlock block;

    public HessianPass(TrainingRows data)
    {
        this.data = data;
        parameters = new float[data.FeatureCount + 1];
        tiles = new TiledPass(data.Blocks.MostRows, data.FeatureCount, checked(parameters.Length * parameters.Length), data.Threads);
        buffers = [.. Enumerable.Range(0, tiles.ThreadCount).Select(_ => new Buffers(tiles.TileRows))];
        totals = new double[parameters.Length * parameters.Length];
        work = Work;
    }

    /// <param name="current">The weights, and last the intercept.</param>
    /// <param name="hessian">Takes the symmetric matrix, row by row.</param>
    public void Run(ReadOnlySpan<float> current, Span<double> hessian)
    {
        current.CopyTo(parameters);
        Array.Clear(totals);
        data.Blocks.ForEach(Add);
        for (var j = 0; j < hessian.Length; j++)
            hessian[j] = totals[j] / data.TotalWeight;
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
        var (features, labels, weights) = block.Slice(start, count, data.FeatureCount);
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

    private sealed record Buffers(float[] Curvatures, float[] Column)
    {
        public Buffers(int rows)
            : this(new float[rows], new float[rows])
        {
        }
    }
}
