using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// Binary logistic regression: a single neuron with the sigmoid as its activation,
/// <c>P(class 1 | x) = σ(w·x + b)</c>, fitted on the logistic loss.
/// </summary>
/// <remarks>
/// Training follows the steps of every neural network: define the structure (one weight per feature and an intercept),
/// initialise the parameters, then loop over the forward pass, the loss, the backward pass and the update. Prediction
/// is the forward pass alone. Both run on kernels that the generator writes.
/// </remarks>
public sealed partial class LogisticRegression : TrainedModel
{
    internal LogisticRegression(TrainingResult result)
        : base(result)
    {
        Weights = [.. Parameters[..^1]];
        (RawWeights, RawIntercept) = InRawSpace(unit: 0);
    }

    /// <summary>One weight per feature, in the standardised space in which the model was trained.</summary>
    public ImmutableArray<float> Weights { get; }

    /// <summary>The intercept (bias), in the standardised space in which the model was trained.</summary>
    public float Intercept => Parameters[^1];

    /// <summary>The weights for features as they come: <c>Weights[j] / FeatureScales[j]</c>.</summary>
    public ImmutableArray<double> RawWeights { get; }

    /// <summary>The intercept for features as they come: <c>Intercept − Σ RawWeights[j]·FeatureMeans[j]</c>.</summary>
    public double RawIntercept { get; }

    /// <summary>Fits a model to rows of features.</summary>
    /// <param name="features">One array per row, all of the same length, at least 1.</param>
    /// <param name="labels">One label per row: 0 or 1.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted model; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows or no features, rows differ in length, their number is not that of the labels, a feature is
    /// not finite, a label is neither 0 nor 1, all labels are the same, or an option does not fit the data. The message names the
    /// row and the column, from 0.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="features"/> or <paramref name="labels"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not finite at the start: features are too large.</exception>
    /// <exception cref="NotSupportedException">The solver needs what there is not, as Newton's method of an L1 penalty.</exception>
    /// <exception cref="Gpu.GpuException">The GPU that was asked for failed, or its memory does not suffice.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static LogisticRegression Fit(
        float[][] features,
        float[] labels,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var data = TrainingData.Flatten(features, labels);
        return Fit(data, features[0].Length, labels, options, progress, cancellationToken);
    }

    /// <summary>Fits a model to features in one row-major span.</summary>
    /// <param name="features">Row after row, <paramref name="featureCount"/> values each.</param>
    /// <param name="featureCount">The number of features of a row, at least 1.</param>
    /// <param name="labels">One label per row: 0 or 1.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted model; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <inheritdoc cref="Fit(float[][], float[], TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public static unsafe LogisticRegression Fit(
        ReadOnlySpan<float> features,
        int featureCount,
        ReadOnlySpan<float> labels,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainingData.Check(features, featureCount, labels.Length);
        TrainingData.CheckBoth(labels);
        fixed (float* start = features)
        {
            using var memory = new SpanMemory(start, features.Length);
            return Fit(memory.Memory, [.. new double[featureCount]], labels.ToArray(), options, progress, cancellationToken);
        }
    }

    /// <summary>Fits a model to features that keep their digits.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="labels">One label per row: 0 or 1.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted model; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <inheritdoc cref="Fit(float[][], float[], TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)" path="/exception"/>
    public static LogisticRegression Fit(
        FeatureMatrix features,
        ReadOnlySpan<float> labels,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        TrainingData.Check(features.Offsets.Span, features.ColumnCount, labels.Length);
        TrainingData.CheckBoth(labels);
        return Fit(features.Offsets, features.Origins, labels.ToArray(), options, progress, cancellationToken);
    }

    /// <summary>Fits a model to rows that need not fit in memory.</summary>
    /// <param name="source">The rows, with labels 0 and 1; read twice more than there are passes.</param>
    /// <param name="options">
    /// How to train; the defaults where it is null. Class weights and early stopping need rows in memory, and so does Adam.
    /// </param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted model; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <inheritdoc cref="Fit(float[][], float[], TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)" path="/exception"/>
    public static LogisticRegression Fit(
        RowSource source,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(new Trainer(NetworkOf(source.FeatureCount), options ?? new(), progress, cancellationToken).Run(source, source.Origins));
    }

    private static LogisticRegression Fit(
        ReadOnlyMemory<float> offsets,
        ImmutableArray<double> origins,
        float[] labels,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        new(new Trainer(NetworkOf(origins.Length), options ?? new(), progress, cancellationToken).Run(offsets, origins, labels));

    private static Network NetworkOf(int features) => new([features, 1], Hidden: null, new LogisticOutput());
}
