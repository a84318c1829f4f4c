using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// A multi-layer perceptron: hidden layers of dense units, any kernel as their activation with its generated derivative, and the
/// softmax cross-entropy on top.
/// </summary>
public sealed partial class Mlp : TrainedModel
{
    internal Mlp(TrainingResult result)
        : base(result)
    {
    }

    /// <summary>The number of features, the units of each hidden layer, and the number of classes.</summary>
    public ImmutableArray<int> Widths => Network.Widths;

    /// <summary>What the hidden units do with their sum.</summary>
    public Activation Activation => Network.Hidden!;

    /// <summary>Fits a network to features in one row-major span.</summary>
    /// <param name="features">Row after row, <paramref name="featureCount"/> finite values each.</param>
    /// <param name="featureCount">The number of features of a row, at least 1.</param>
    /// <param name="labels">The number of its class, from 0, one per row.</param>
    /// <param name="options">The layers and how to train; the defaults where it is null.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <returns>The fitted network; see <see cref="TrainedModel.Converged"/>.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a value is not allowed; the message names the row.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not finite at the start: features are too large.</exception>
    /// <exception cref="NotSupportedException">The solver needs what the model does not have, as Newton's method a Hessian.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static unsafe Mlp Fit(
        ReadOnlySpan<float> features,
        int featureCount,
        ReadOnlySpan<int> labels,
        MlpOptions? options = null,
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

    /// <summary>Fits a network to features that keep their digits.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="labels">The number of its class, from 0, one per row.</param>
    /// <param name="options">The layers and how to train; the defaults where it is null.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, MlpOptions?, int, IProgress{TrainingProgress}?, CancellationToken)" path="/returns"/>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, MlpOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/exception"/>
    public static Mlp Fit(
        FeatureMatrix features,
        ReadOnlySpan<int> labels,
        MlpOptions? options = null,
        int classes = 0,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        return new(Trainer.Run(features, labels, classes, options.HiddenUnits, options.Activation, options, progress, cancellationToken));
    }

    /// <summary>Fits a network to rows that need not fit in memory.</summary>
    /// <param name="source">The rows, whose labels are numbers of classes.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="options">
    /// The layers and how to train, with another solver than Adam, which needs rows in memory. Early stopping and class weights
    /// need them too.
    /// </param>
    /// <param name="progress">Told how training stands, once per iteration, on the calling thread.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, MlpOptions?, int, IProgress{TrainingProgress}?, CancellationToken)" path="/returns"/>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int}, MlpOptions?, int, IProgress{TrainingProgress}?, CancellationToken)"
    ///     path="/exception"/>
    public static Mlp Fit(
        RowSource source,
        int classes,
        MlpOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(Trainer.Run(source, classes, options.HiddenUnits, options.Activation, options, progress, cancellationToken));
    }

    /// <summary>The weights of a unit, one per input of its layer; those of the first layer for standardised features.</summary>
    /// <param name="layer">The layer, from 0, the first hidden one.</param>
    /// <param name="unit">The unit of it, from 0.</param>
    public ImmutableArray<float> Weights(int layer, int unit) =>
        [.. Parameters.Slice(Network.WeightsAt(layer) + unit * Widths[layer], Widths[layer])];

    /// <summary>The bias of a unit.</summary>
    /// <param name="layer">The layer, from 0, the first hidden one.</param>
    /// <param name="unit">The unit of it, from 0.</param>
    public float Bias(int layer, int unit) => Parameters[Network.BiasesAt(layer) + unit];

    /// <summary>What the units of a hidden layer put out for one row.</summary>
    /// <param name="layer">The hidden layer, from 0.</param>
    /// <param name="features">The row: <see cref="TrainedModel.FeatureCount"/> finite values.</param>
    /// <returns>One value per unit.</returns>
    public float[] HiddenOutputs(int layer, ReadOnlySpan<float> features)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Network.Layers - 1);
        CheckShape(features.Length, 1);
        var scaled = new float[FeatureCount];
        Standardization.ApplyRaw(features, scaled);
        var tile = new NetworkTile<Memory<float>>(Network, 1, CpuKernels.Shared);
        tile.SetParameters(Parameters);
        tile.Logits(scaled, 1);
        return tile.HiddenOutputs(layer, 1).ToArray();
    }
}

/// <summary>The layers of an <see cref="Mlp"/>, and how it is fitted.</summary>
/// <remarks>A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names the property.</remarks>
public sealed record MlpOptions : TrainingOptions
{
    /// <summary>Options whose solver is Adam, for 200 epochs at most, and whose penalty is 1e-4, as is usual for networks.</summary>
    public MlpOptions()
    {
        Solver = Solver.Adam();
        MaxIterations = 200;
        L2 = 1e-4;
    }

    /// <summary>The units of each hidden layer, at least one layer of at least one unit; a single one of 16 unless set.</summary>
    public ImmutableArray<int> HiddenUnits
    {
        get;
        init => field = Checked(value, !value.IsDefaultOrEmpty && value.All(static units => units >= 1), "at least one layer of at least one unit");
    } = [16];

    /// <summary>What the hidden units do with their sum; <see cref="Activation.Relu"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public Activation Activation
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Activation));
    } = Activation.Relu;
}
