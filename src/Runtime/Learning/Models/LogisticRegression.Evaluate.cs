namespace Kernels.Learning;

public sealed partial class LogisticRegression
{
    /// <summary>Compares predictions with known labels.</summary>
    /// <param name="features">Row after row, <see cref="TrainedModel.FeatureCount"/> finite values each; at least one row.</param>
    /// <param name="labels">One label per row: 0 or 1, as training takes them.</param>
    /// <inheritdoc cref="TrainedModel.Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})" path="/returns"/>
    /// <inheritdoc cref="TrainedModel.Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})" path="/exception"/>
    public ClassificationReport Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<float> labels)
    {
        TrainingData.CheckLabels(labels);
        return Evaluate(features, Array.ConvertAll(labels.ToArray(), static label => (int)label));
    }
}
