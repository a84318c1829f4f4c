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
    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})" path="/returns"/>
    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})" path="/exception"/>
    public ClassificationReport Evaluate(FeatureMatrix features, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(features);
        var probabilities = new float[checked(labels.Length * ClassCount)];
        PredictProbabilities(features, probabilities);
        return ReportOf(labels, probabilities, nameof(features));
    }

    /// <summary>Compares predictions with the labels of rows that need not fit in memory.</summary>
    /// <param name="source">The rows, at least one, whose labels are numbers of classes; their weights do not count. Read twice or more.</param>
    /// <returns>Accuracy, log loss, confusion matrix and more; see <see cref="ClassificationReport.Of(Func{IEnumerable{ProbabilityBlock}}, int)"/>.</returns>
    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})" path="/exception"/>
    public ClassificationReport Evaluate(RowSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.FeatureCount != FeatureCount)
            throw new ArgumentException($"The model has {FeatureCount} features, the source {source.FeatureCount}.", nameof(source));
        return ClassificationReport.Of(() => Predict(source), ClassCount);
    }

    private IEnumerable<ProbabilityBlock> Predict(RowSource source)
    {
        double[] origins = source.Origins.IsEmpty ? new double[FeatureCount] : [.. source.Origins];
        var start = 0L;
        foreach (var block in source.Read())
        {
            TrainingData.CheckBlock(block, FeatureCount, ClassCount, start);
            var (labels, probabilities) = (new int[block.Count], new float[checked(block.Count * ClassCount)]);
            for (var i = 0; i < labels.Length; i++)
                labels[i] = (int)block.Labels.Span[i];
            PredictProbabilities(new FeatureMatrix(block.Features, origins), probabilities);
            if (Array.FindIndex(probabilities, float.IsNaN) is var place and >= 0)
                throw NoProbabilities(start + place / ClassCount, nameof(source));
            start += block.Count;
            yield return new(labels, probabilities);
        }
    }

    private static ArgumentException NoProbabilities(long row, string name) =>
        TrainingData.Error(name, $"Row {row} has no probabilities: its features are too large to score.");

    private ClassificationReport ReportOf(ReadOnlySpan<int> labels, float[] probabilities, string name) =>
        Array.FindIndex(probabilities, float.IsNaN) is var place and >= 0
            ? throw NoProbabilities(place / ClassCount, name)
            : ClassificationReport.Of(labels, probabilities, ClassCount);
}
