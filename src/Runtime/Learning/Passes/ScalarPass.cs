namespace Kernels.Learning;

/// <summary>Training of a single neuron as plain loops over rows, one number at a time.</summary>
internal sealed class ScalarPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly float[] parameters;

    public ScalarPass(TrainingRows data)
    {
        this.data = data;
        parameters = new float[data.FeatureCount + 1];
        tiles = new TiledPass(data, parameters.Length + 1, Work);
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
        var (rows, labels, _) = tile;
        var weights = parameters.AsSpan(0, data.FeatureCount);
        var intercept = parameters[^1];
        sums.Clear();

        for (var i = 0; i < labels.Length; i++)
        {
            var row = rows.Slice(i * weights.Length, weights.Length);
            var logit = intercept;

            for (var j = 0; j < row.Length; j++)
                logit += row[j] * weights[j];

            var residual = Activations.Sigmoid(logit) - labels[i];
            sums[^1] += Losses.LogisticLoss(logit, labels[i]);
            sums[^2] += residual;

            for (var j = 0; j < row.Length; j++)
                sums[j] += row[j] * residual;
        }
    }
}
