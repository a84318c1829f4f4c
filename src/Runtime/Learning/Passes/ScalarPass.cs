namespace Kernels.Learning;

/// <summary>Training of a single neuron as plain loops over rows, one number at a time.</summary>
internal sealed class ScalarPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly TiledPass tiles;
    private readonly TileWork work;
    private readonly float[] parameters;

    public ScalarPass(TrainingRows data)
    {
        this.data = data;
        parameters = new float[data.FeatureCount + 1];
        tiles = new TiledPass(data.Count, data.FeatureCount, parameters.Length + 1, data.Threads);
        work = Work;
    }

    /// <inheritdoc/>
    public double Run(ReadOnlySpan<float> current, Span<double> gradient)
    {
        current.CopyTo(parameters);
        var sums = tiles.Run(data.Count, work);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = sums[j] / data.Count;
        return sums[^1] / data.Count;
    }

    public void Dispose() => tiles.Dispose();

    private void Work(int thread, int start, int count, Span<float> sums)
    {
        var rows = data.Features.Span;
        var labels = data.Labels.Span;
        var weights = parameters.AsSpan(0, data.FeatureCount);
        var intercept = parameters[^1];
        sums.Clear();

        for (var i = start; i < start + count; i++)
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
