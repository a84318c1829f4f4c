namespace Kernels.Learning;

// The logit of finite features may overflow. An infinite one still says which class it is, and a NaN, which Sigmoid and
// Step pass on, says that nothing is known. To reject such a row would take the predictions of all others with it.
public sealed partial class LogisticRegression
{
    /// <summary>The probability of class 1 for one row.</summary>
    /// <param name="features">The row: <see cref="TrainedModel.FeatureCount"/> finite values.</param>
    /// <returns><c>σ(w·x + b)</c>, from 0 to 1; NaN where the logit is NaN.</returns>
    /// <exception cref="ArgumentException">The number of features is wrong, or one is not finite.</exception>
    public float PredictProbability(ReadOnlySpan<float> features)
    {
        Span<float> probability = stackalloc float[1];
        PredictProbability(features, probability);
        return probability[0];
    }

    /// <summary>The probability of class 1 for each of many rows.</summary>
    /// <param name="features">Row after row, <see cref="TrainedModel.FeatureCount"/> finite values each.</param>
    /// <param name="destination">One probability per row; NaN where the logit is NaN. Apart from <paramref name="features"/>.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, a feature is not finite, or the spans overlap.
    /// </exception>
    public void PredictProbability(ReadOnlySpan<float> features, Span<float> destination)
    {
        PredictLogit(features, destination);
        Activations.Sigmoid(destination, destination);
    }

    /// <summary>The class of one row: 1 where its probability is at least ½, else 0.</summary>
    /// <param name="features">The row: <see cref="TrainedModel.FeatureCount"/> finite values.</param>
    /// <returns>0 or 1; NaN where the logit is NaN.</returns>
    /// <exception cref="ArgumentException">The number of features is wrong, or one is not finite.</exception>
    public float Predict(ReadOnlySpan<float> features) => Activations.Step(PredictProbability(features), 0.5f);

    /// <summary>The class of each of many rows: 1 where the probability is at least ½, else 0.</summary>
    /// <param name="features">Row after row, <see cref="TrainedModel.FeatureCount"/> finite values each.</param>
    /// <param name="destination">
    /// One label per row, 0 or 1, as training takes them; NaN where the logit is NaN. Apart from <paramref name="features"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, a feature is not finite, or the spans overlap.
    /// </exception>
    public void Predict(ReadOnlySpan<float> features, Span<float> destination)
    {
        PredictProbability(features, destination);
        Activations.Step(destination, 0.5f, destination);
    }

    /// <summary>
    /// The logit of each of many rows, <c>w·x + b</c>: the logarithm of the odds of class 1, before the sigmoid.
    /// </summary>
    /// <remarks>
    /// It is finite unless a feature is so large that its term overflows. Then it is infinite, or NaN where infinite terms
    /// have opposite signs or an infinite value has the weight 0.
    /// </remarks>
    /// <param name="features">Row after row, <see cref="TrainedModel.FeatureCount"/> finite values each.</param>
    /// <param name="destination">One logit per row. Apart from <paramref name="features"/>.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, a feature is not finite, or the spans overlap.
    /// </exception>
    public void PredictLogit(ReadOnlySpan<float> features, Span<float> destination)
    {
        CheckShape(features.Length, destination.Length);
        if (features.Overlaps(destination))
            throw new ArgumentException("'destination' overlaps 'features': later rows would be lost.", nameof(destination));

        TrainingData.CheckFinite(features, FeatureCount);

        var tile = new PredictionTile(this, destination.Length);
        while (!destination.IsEmpty)
        {
            var count = Math.Min(tile.Rows, destination.Length);
            Standardization.ApplyRaw(features[..(count * FeatureCount)], tile.Features(count));
            tile.Logits(count).CopyTo(destination);
            features = features[(count * FeatureCount)..];
            destination = destination[count..];
        }
    }
}
