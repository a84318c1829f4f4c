namespace Kernels.Learning;

public sealed partial class LogisticRegression
{
    /// <summary>Compares predictions with known labels.</summary>
    /// <param name="features">Row after row, <see cref="TrainedModel.FeatureCount"/> finite values each; at least one row.</param>
    /// <param name="labels">One label a row: 0 or 1.</param>
    /// <returns>Accuracy, log loss, the confusion matrix and the area under the curve.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, there are no rows, a feature is not finite, a label is neither 0 nor 1, or a row
    /// has features so large that its logit is not finite, so that it has no loss. The message names the row, from 0.
    /// </exception>
    public ClassificationScore Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<float> labels)
    {
        if (labels.IsEmpty)
            throw new ArgumentException("There are no rows.", nameof(labels));

        TrainingData.CheckLabels(labels);
        var logits = new float[labels.Length];
        var classes = new float[labels.Length];
        PredictLogit(features, logits);

        if (Array.FindIndex(logits, static logit => !float.IsFinite(logit)) is var row and >= 0)
            throw new ArgumentException($"The logit of row {row} is {logits[row]}: its features are too large to score.", nameof(features));

        var area = RocAuc.Binary(Array.ConvertAll(labels.ToArray(), static label => (int)label), logits);
        Activations.Sigmoid(logits, classes);
        Activations.Step(classes, 0.5f, classes);
        Losses.LogisticLoss(logits, labels, logits);
        return ClassificationScore.Of(labels, classes, logits) with { RocAuc = area };
    }
}
