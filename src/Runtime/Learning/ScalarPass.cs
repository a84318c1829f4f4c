namespace Kernels.Learning;

/// <summary>Training as plain loops over rows, one number at a time.</summary>
sealed class ScalarPass : TrainingPass
{
    readonly float[] _rows;
    readonly float[] _labels;

    public ScalarPass(ReadOnlySpan<float> data, ReadOnlySpan<float> labels, Standardization standardization)
        : base(labels.Length, standardization.Features)
    {
        _labels = labels.ToArray();
        _rows = new float[data.Length];
        standardization.ToRows(data, _rows);
    }

    protected override float Tile(int start, int count, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        var weights = parameters[..^1];
        var intercept = parameters[^1];
        var weightGradient = gradient[..^1];
        var interceptGradient = 0f;
        var loss = 0f;

        weightGradient.Clear();

        for (var i = start; i < start + count; i++)
        {
            var row = _rows.AsSpan(i * weights.Length, weights.Length);
            var logit = intercept;

            for (var j = 0; j < row.Length; j++)
                logit += row[j] * weights[j];

            var residual = Activations.Sigmoid(logit) - _labels[i];
            loss += Losses.LogisticLoss(logit, _labels[i]);
            interceptGradient += residual;

            for (var j = 0; j < row.Length; j++)
                weightGradient[j] += row[j] * residual;
        }

        gradient[^1] = interceptGradient;
        return loss;
    }
}
