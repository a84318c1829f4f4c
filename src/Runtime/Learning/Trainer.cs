using System.Collections.Immutable;
using System.Globalization;

namespace Kernels.Learning;

/// <summary>What training leaves.</summary>
internal sealed record TrainingResult(
    Network Network, Standardization Standardization, float[] Parameters, ImmutableArray<TrainingProgress> History,
    StopReason Reason, int Passes, string? Warning);

/// <summary>
/// Fits any network: prepares rows, initialises parameters, lets the solver loop over forward pass, loss, backward pass and
/// update, and keeps the history.
/// </summary>
internal sealed class Trainer(Network network, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
{
    private readonly List<TrainingProgress> history = new(Math.Min(options.MaxIterations, 1024));

    /// <summary>Fits a network whose last layer has one output per class.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <param name="hiddenUnits">The units of each hidden layer; none for a linear model.</param>
    /// <param name="activation">What hidden units do; null where there are none.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told how training stands.</param>
    /// <param name="cancellationToken">Checked once per pass.</param>
    public static TrainingResult Run(
        FeatureMatrix features,
        ReadOnlySpan<int> labels,
        int classes,
        ImmutableArray<int> hiddenUnits,
        Activation? activation,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(features);
        TrainingData.Check(features.Offsets.Span, features.ColumnCount, labels.Length);
        var numbers = TrainingData.ClassLabels(labels, ref classes);
        var network = new Network([features.ColumnCount, .. hiddenUnits, classes], activation, new SoftmaxOutput());
        return new Trainer(network, options, progress, cancellationToken).Run(features.Offsets, features.Origins, numbers);
    }

    /// <summary>Fits a network of units and, on top, a softmax, to rows that need not fit in memory.</summary>
    public static TrainingResult Run(
        RowSource source,
        int classes,
        ImmutableArray<int> hiddenUnits,
        Activation? activation,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var network = new Network([source.FeatureCount, .. hiddenUnits, classes], activation, new SoftmaxOutput());
        return new Trainer(network, options, progress, cancellationToken).Run(source, source.Origins);
    }

    /// <param name="features">Checked rows, relative to the origins.</param>
    /// <param name="origins">One per column.</param>
    /// <param name="labels">Numbers of classes, one per row.</param>
    public TrainingResult Run(ReadOnlyMemory<float> features, ImmutableArray<double> origins, ReadOnlyMemory<float> labels)
    {
        var weights = RowWeights.Of(labels.Span, ClassCount, options);
        var data = new RowBlock(features, labels, weights);
        Validation? validation = null;
        if (options.ValidationShare > 0)
            (data, validation) = Validation.Split(data, network, ClassCount, options);

        var standardization = Statistics(origins, [data]);
        var scaled = CacheLines.Allocate(data.Features.Length);
        standardization.Apply(data.Features, scaled, options.Threads);
        data = data with { Features = scaled };
        validation?.Scale(standardization);
        var rows = new TrainingRows(network, new RowBlocks.Single(data), data, RowWeights.Total(data), options);
        return Run(rows, standardization, validation);
    }

    public TrainingResult Run(RowSource source, ImmutableArray<double> origins)
    {
        if (!options.ClassWeights.IsEmpty || options.BalanceClasses || !options.SampleWeights.IsEmpty || options.ValidationShare > 0)
        {
            throw new NotSupportedException(
                "For rows read block by block, weights are those of the blocks, and none are held out: "
                    + "leave ClassWeights, BalanceClasses, SampleWeights and ValidationShare as they are.");
        }

        var (total, most) = (0.0, 0);
        IEnumerable<RowBlock> Checked()
        {
            (total, most) = (0, 0);
            var start = 0L;
            foreach (var block in source.Read())
            {
                TrainingData.CheckBlock(block, network.Features, ClassCount, start);
                (total, most, start) = (RowWeights.Total(block, total), Math.Max(most, block.Count), start + block.Count);
                if (block.Count > 0)
                    yield return block;
            }
        }

        var standardization = Statistics(origins, Checked());
        return Run(new TrainingRows(network, new RowBlocks.Read(source, standardization, most), default, total, options), standardization, validation: null);
    }

    private int ClassCount => Math.Max(2, network.Outputs);

    private Standardization Statistics(ImmutableArray<double> origins, IEnumerable<RowBlock> blocks)
    {
        if (origins.IsEmpty)
            origins = [.. new double[network.Features]];
        ColumnStatistics? statistics = null;
        foreach (var block in blocks)
        {
            statistics ??= new ColumnStatistics(block.Features.Span[..network.Features]);
            statistics.Add(block.Features, options.Threads);
        }

        statistics = statistics ?? throw TrainingData.Error("source", "There are no rows.");
        return options.Standardize ? statistics.ToStandardization(origins) : statistics.ToNone(origins);
    }

    private TrainingResult Run(TrainingRows rows, Standardization standardization, Validation? validation)
    {
        if (options.Device.WhyNot(rows) is { } obstacle)
            throw TrainingData.Error(nameof(TrainingOptions.Device), $"{obstacle} {nameof(TrainingDevice)}.{nameof(TrainingDevice.Cpu)} trains everything.");

        using var objective = new TrainingObjective(rows, standardization.Squares, options);
        var parameters = Start(standardization);
        Minimum minimum;
        var last = new double[options.StopRequested.CanBeCanceled ? parameters.Length : 0];
        var limits = new SearchLimits(options.Tolerance, options.MaxIterations, ShowsParameters: validation is not null || last.Length > 0);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.StopRequested);
        try
        {
            minimum = options.Solver.Minimise(objective, parameters, limits, Observe, both.Token);
            if (options.L1 == 0 && options.L2 == 0 && minimum.Converged
                && Unboundedness.IsFound(objective, network, standardization, parameters, minimum.Value))
                minimum = minimum with { Reason = StopReason.Unbounded };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && history.Count > 0)
        {
            // What the iteration would have come to is not known; the one before it is kept.
            last.CopyTo(parameters, 0);
            minimum = new(history[^1].Objective, history[^1].GradientNorm, history.Count, history[^1].Passes, StopReason.Observer);
        }
        catch (NotFiniteException exception)
        {
            throw new InvalidOperationException(
                "The gradient is not finite where training starts: some features are too large. "
                    + $"Scale them{(options.Standardize ? "." : ", or set Standardize.")}",
                exception);
        }

        validation?.Best(parameters);
        var rounded = Array.ConvertAll(parameters, static parameter => (float)parameter);
        return new(network, standardization, rounded, [.. history], minimum.Reason, minimum.Evaluations, Warning(minimum));

        bool Observe(SolverStep step, ReadOnlySpan<double> current)
        {
            var standing = new TrainingProgress(
                step.Iteration,
                options.MaxIterations,
                step.Evaluations,
                objective.Loss,
                step.Value,
                step.GradientNorm,
                validation?.Measure(current) ?? double.NaN);
            history.Add(standing);
            if (last.Length > 0)
                current.CopyTo(last);
            progress?.Report(standing);
            return (validation?.MayImprove ?? true) && !options.StopRequested.IsCancellationRequested;
        }
    }

    /// <summary>
    /// Without hidden layers the objective is convex: it has no second valley to start in, so zeros are as good as any random
    /// start. Units of hidden layers must differ, or all would stay the same.
    /// </summary>
    private double[] Start(Standardization standardization)
    {
        if (options.WarmStart is { } model)
            return model.ParametersFor(network, standardization, options.Intercept);
        var parameters = new double[network.ParameterCount];
        var random = new SplitMix64((ulong)options.Seed);
        for (var l = 0; network.Hidden is { } hidden && l < network.Layers; l++)
        {
            var (inputs, units) = (network.Widths[l], network.Widths[l + 1]);
            var range = hidden.InitialRange(inputs, units);
            foreach (ref var weight in parameters.AsSpan(network.WeightsAt(l), inputs * units))
                weight = range * (2 * random.Unit() - 1);
        }

        return parameters;
    }

    private string? Warning(Minimum minimum)
    {
        var gradient = minimum.GradientNorm.ToString("0.0e+0", CultureInfo.InvariantCulture);
        var atLimit = string.Create(CultureInfo.InvariantCulture,
            $"Not converged after {minimum.Iterations} iterations: the gradient is {gradient}, the tolerance {options.Tolerance}.");
        return minimum.Reason switch
        {
            StopReason.GradientVanished or StopReason.RoundingReached or StopReason.Observer => null,
            StopReason.Unbounded =>
                "Not converged: the classes can be separated and nothing is penalised, so the weights grow without end. Set L2.",
            StopReason.IterationLimit when options.Solver is Lbfgs or Newton => $"{atLimit} Raise MaxIterations.",
            StopReason.IterationLimit => $"{atLimit} Raise MaxIterations or the learning rate, or choose the solver L-BFGS.",
            StopReason.Stalled =>
                $"Not converged: sums of floats are too coarse for a step that lowers the objective, though its gradient is {gradient}. "
                    + (!options.Standardize ? "Set Standardize." : options.Solver is Lbfgs ? "Scale features, or raise L2." : "Choose the solver L-BFGS."),
            _ => throw new InvalidOperationException($"Unknown reason {minimum.Reason}."),
        };
    }
}
