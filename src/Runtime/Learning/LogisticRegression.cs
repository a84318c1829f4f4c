using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// Binary logistic regression: a single neuron with the sigmoid as its activation,
/// <c>P(class 1 | x) = σ(w·x + b)</c>, fitted by full-batch gradient descent on the logistic loss.
/// </summary>
/// <remarks>
/// <para>
/// Training follows the steps of every neural network: define the structure (one weight a feature and an intercept),
/// initialise the parameters, then loop over the forward pass, the loss, the backward pass and the update. Prediction
/// is the forward pass alone. Both run on kernels that the generator writes.
/// </para>
/// <para>
/// A fitted model is immutable and may be used from several threads. With <see cref="TrainingDevice.Cpu"/> the same
/// data and options give the same model, to the bit, on every machine; with <see cref="TrainingDevice.Scalar"/> they
/// do so only where the platform's exponential and logarithm are the same, and with
/// <see cref="TrainingDevice.OpenCL(Gpu.GpuDevice)"/> on the same device.
/// </para>
/// </remarks>
public sealed partial class LogisticRegression
{
    private readonly Standardization standardization;
    private readonly ImmutableArray<float> parameters;

    private LogisticRegression(Standardization standardization, TrainingResult result)
    {
        this.standardization = standardization;
        parameters = result.Parameters;
        History = result.History;
        Converged = result.Converged;
        Weights = result.Parameters[..^1];
        (RawWeights, RawIntercept) = InRawSpace(standardization, result.Parameters);
    }

    /// <summary>The number of features of a row.</summary>
    public int FeatureCount => standardization.Features;

    /// <summary>One weight a feature, in the standardised space in which the model was trained.</summary>
    public ImmutableArray<float> Weights { get; }

    /// <summary>The intercept (bias), in the standardised space in which the model was trained.</summary>
    public float Intercept => parameters[^1];

    /// <summary>The weights for features as they come: <c>Weights[j] / FeatureScales[j]</c>.</summary>
    public ImmutableArray<double> RawWeights { get; }

    /// <summary>The intercept for features as they come: <c>Intercept − Σ RawWeights[j]·FeatureMeans[j]</c>.</summary>
    public double RawIntercept { get; }

    /// <summary>The mean of each feature over the training rows; zeros without standardisation.</summary>
    public ImmutableArray<float> FeatureMeans => standardization.Means;

    /// <summary>
    /// The population standard deviation of each feature over the training rows; 1 for a constant one, and without
    /// standardisation.
    /// </summary>
    public ImmutableArray<float> FeatureScales => standardization.Scales;

    /// <summary>How training stood in each epoch, in order: the loss history.</summary>
    public ImmutableArray<TrainingProgress> History { get; }

    /// <summary>Whether training stopped because the gradient fell to the tolerance, and not for want of epochs.</summary>
    public bool Converged { get; }

    /// <summary>Fits a model to rows of features.</summary>
    /// <param name="features">One array a row, all of the same length, at least 1.</param>
    /// <param name="labels">One label a row: 0 or 1.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once an epoch, on the calling thread.</param>
    /// <param name="cancellationToken">Looked at once an epoch.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows or no features, rows differ in length, their number is not that of the labels, a feature is
    /// not finite, a label is neither 0 nor 1, or all labels are the same. The message names the row and the column,
    /// from 0.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="features"/> or <paramref name="labels"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Training diverged: the learning rate is too large.</exception>
    /// <exception cref="Gpu.GpuException">The GPU that was asked for failed, or its memory does not suffice.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static LogisticRegression Fit(
        float[][] features,
        float[] labels,
        LogisticRegressionOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var data = TrainingData.Flatten(features, labels);
        return Fit(data, features[0].Length, labels, options, progress, cancellationToken);
    }

    /// <summary>Fits a model to features in one row-major span.</summary>
    /// <param name="features">Row after row, <paramref name="featureCount"/> values each.</param>
    /// <param name="featureCount">The number of features of a row, at least 1.</param>
    /// <param name="labels">One label a row: 0 or 1.</param>
    /// <param name="options">How to train; the defaults where it is null.</param>
    /// <param name="progress">Told how training stands, once an epoch, on the calling thread.</param>
    /// <param name="cancellationToken">Looked at once an epoch.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, the lengths do not fit together, a feature is not finite, a label is neither 0 nor 1, or all
    /// labels are the same. The message names the row and the column, from 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">Training diverged: the learning rate is too large.</exception>
    /// <exception cref="Gpu.GpuException">The GPU that was asked for failed, or its memory does not suffice.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static LogisticRegression Fit(
        ReadOnlySpan<float> features,
        int featureCount,
        ReadOnlySpan<float> labels,
        LogisticRegressionOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainingData.Check(features, featureCount, labels);
        options ??= new();

        var standardization = options.Standardize
            ? Standardization.Of(features, featureCount)
            : Standardization.None(featureCount);

        var scaled = CacheLines.Allocate(features.Length);
        standardization.Apply(features, scaled.Span);
        var rows = new TrainingRows(scaled, featureCount, labels.ToArray(), options.Threads);
        using var pass = options.Device.Prepare(rows);

        return new(standardization, GradientDescent.Minimise(pass, rows, options, progress, cancellationToken));
    }

    private static (ImmutableArray<double> Weights, double Intercept) InRawSpace(
        Standardization standardization,
        ImmutableArray<float> parameters)
    {
        var weights = new double[standardization.Features];
        double intercept = parameters[^1];

        for (var j = 0; j < weights.Length; j++)
        {
            weights[j] = (double)parameters[j] / standardization.Scales[j];
            intercept -= weights[j] * standardization.Means[j];
        }

        return ([.. weights], intercept);
    }
}
