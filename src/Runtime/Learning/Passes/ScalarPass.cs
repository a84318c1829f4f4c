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

    /// <inheritdoc/>
    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums) => Sum(rows, parameters, sums);

    public void Dispose() => tiles.Dispose();

    private static float Sum(RowBlock block, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        var rows = block.Features.Span;
        var labels = block.Labels.Span;
        var weights = parameters[..^1];
        var intercept = parameters[^1];
        var loss = 0f;
        sums.Clear();

        for (var i = 0; i < labels.Length; i++)
        {
            var row = rows.Slice(i * weights.Length, weights.Length);
            var logit = intercept;

            for (var j = 0; j < row.Length; j++)
                logit += row[j] * weights[j];

            var residual = Activations.Sigmoid(logit) - labels[i];
            loss += Losses.LogisticLoss(logit, labels[i]);
            sums[^1] += residual;

            for (var j = 0; j < row.Length; j++)
                sums[j] += row[j] * residual;
        }

        return loss;
    }

    private void Work(int thread, RowBlock tile, Memory<float> sums) => sums.Span[^1] = Sum(tile, parameters, sums.Span[..^1]);
}
