namespace Kernels.Learning;

public abstract partial class TrainedModel
{
    /// <summary>Compares predictions with known labels.</summary>
    /// <param name="features">Row after row, <see cref="FeatureCount"/> finite values each; at least one row.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <returns>Accuracy, log loss, confusion matrix and more.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, there are no rows, a feature is not finite, a label is not the number of a class, or a row
    /// has features so large that it has no probabilities. The message names the row, from 0.
    /// </exception>
    public ClassificationReport Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        var probabilities = new float[checked(labels.Length * ClassCount)];
        PredictProbabilities(features, probabilities);
        return ReportOf(labels, probabilities, nameof(features));
    }

    /// <summary>Compares predictions for the rows of a matrix with known labels.</summary>
    /// <param name="features">The rows, at least one.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public ClassificationReport Evaluate(FeatureMatrix features, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(features);
        var probabilities = new float[checked(labels.Length * ClassCount)];
        PredictProbabilities(features, probabilities);
        return ReportOf(labels, probabilities, nameof(features));
    }

    private ClassificationReport ReportOf(ReadOnlySpan<int> labels, float[] probabilities, string name) =>
        Array.FindIndex(probabilities, float.IsNaN) is var place and >= 0
            ? throw new ArgumentException($"Row {place / ClassCount} has no probabilities: its features are too large to score.", name)
            : ClassificationReport.Of(labels, probabilities, ClassCount);
}
