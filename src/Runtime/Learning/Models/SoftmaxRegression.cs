using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// Multinomial logistic regression: <c>P(class k | x) = softmax(W·x + b)[k]</c>, fitted on the cross-entropy. One neuron per class,
/// which share one softmax.
/// </summary>
public sealed partial class SoftmaxRegression : TrainedModel
{
    internal SoftmaxRegression(TrainingResult result)
        : base(result)
    {
        Intercepts = [.. Parameters[Network.BiasesAt(0)..]];
        var raw = Enumerable.Range(0, ClassCount).Select(InRawSpace).ToList();
        RawWeights = [.. raw.Select(static own => own.Weights)];
        RawIntercepts = [.. raw.Select(static own => own.Bias)];
    }

    /// <summary>The intercepts, one per class, in the standardised space in which the model was trained.</summary>
    public ImmutableArray<float> Intercepts { get; }

    /// <summary>For each class its weights for features as they come.</summary>
    public ImmutableArray<ImmutableArray<double>> RawWeights { get; }

    /// <summary>For each class its intercept for features as they come.</summary>
    public ImmutableArray<double> RawIntercepts { get; }

    /// <summary>The weights of a class, one per feature, in the standardised space in which the model was trained.</summary>
    /// <param name="class">The number of the class.</param>
    public ImmutableArray<float> Weights(int @class) => [.. Parameters.Slice(@class * FeatureCount, FeatureCount)];

    /// <summary>Fits a model to features in one row-major span.</summary>
    /// <param name="features">Row after row, <paramref name="featureCount"/> finite values each.</param>
    /// <param name="featureCount">The number of features of a row, at least 1.</param>
    /// <param name="labels">The number of its class, from 0, one per row.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted model; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a value is not allowed; the message names the row.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not finite at the start: features are too large.</exception>
    /// <exception cref="NotSupportedException">The solver needs what the model does not have, as Newton's method a Hessian.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static unsafe SoftmaxRegression Fit(
        ReadOnlySpan<float> features,
        int featureCount,
        ReadOnlySpan<int> labels,
        TrainingOptions? options = null,
        int classes = 0,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        fixed (float* start = features)
        {
            using var memory = new SpanMemory(start, features.Length);
            return Fit(new FeatureMatrix(memory.Memory, new double[featureCount]), labels, options, classes, progress, cancellationToken);
        }
    }

    /// <summary>Fits a model to features that keep their digits.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="labels">The number of its class, from 0, one per row.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, TrainingOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/returns"/>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, TrainingOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/exception"/>
    public static SoftmaxRegression Fit(
        FeatureMatrix features,
        ReadOnlySpan<int> labels,
        TrainingOptions? options = null,
        int classes = 0,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new(Trainer.Run(features, labels, classes, hiddenUnits: [], activation: null, options ?? new(), progress, cancellationToken));

    /// <summary>Fits a model to rows that need not fit in memory.</summary>
    /// <param name="source">The rows, whose labels are numbers of classes.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, TrainingOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/returns"/>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, TrainingOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/exception"/>
    public static SoftmaxRegression Fit(
        RowSource source,
        int classes,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new(Trainer.Run(source, classes, hiddenUnits: [], activation: null, options ?? new(), progress, cancellationToken));
}
