namespace Kernels.Learning;

/// <summary>Training as plain loops over rows, one number at a time.</summary>
internal sealed class ScalarPass(TrainingRows rows) : TiledPass(rows)
{
    protected override float Tile(int start, int count, ReadOnlySpan<float> parameters, TileBuffers buffers)
    {
        var rows = Data.Features.Span;
        var labels = Data.Labels.Span;
        var weights = parameters[..^1];
        var intercept = parameters[^1];
        var weightGradient = buffers.Gradient.AsSpan(0, Features);
        var interceptGradient = 0f;
        var loss = 0f;

        weightGradient.Clear();

        for (var i = start; i < start + count; i++)
        {
            var row = rows.Slice(i * weights.Length, weights.Length);
            var logit = intercept;

            for (var j = 0; j < row.Length; j++)
                logit += row[j] * weights[j];

            var residual = Activations.Sigmoid(logit) - labels[i];
            loss += Losses.LogisticLoss(logit, labels[i]);
            interceptGradient += residual;

            for (var j = 0; j < row.Length; j++)
                weightGradient[j] += row[j] * residual;
        }

        buffers.Gradient[^1] = interceptGradient;
        return loss;
    }
}
