using System.Diagnostics;
using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>A fitted model, and how many seconds the fit took.</summary>
internal sealed record Outcome(Experiment Experiment, TrainedModel Model, double Seconds)
{
    /// <summary>How it does on the rows that it was trained on.</summary>
    public ClassificationReport Train => field ??= Score.Of(Model, Experiment.Data.Train);

    /// <summary>How it does on the rows held out.</summary>
    public ClassificationReport Test => field ??= Score.Of(Model, Experiment.Data.Test);
}

/// <summary>The time of a training on one device in seconds, the best of several runs, and the model that came of it.</summary>
internal sealed record Timing(Device Device, double Seconds, TrainedModel Model);

/// <summary>A split dataset, how to train on it, and where.</summary>
internal sealed record Experiment(StratifiedSplit Data, TrainingOptions Options, Device Device)
{
    /// <summary>What is trained, in words.</summary>
    public string Kind => Options is MlpOptions network ? $"Neural network, {string.Join(" and ", network.HiddenUnits)} hidden units, {network.Activation}"
        : Data.Train.Classes.Count > 2 ? "Softmax regression"
        : "Logistic regression";

    /// <summary>Whether scalar loops can train it.</summary>
    private bool IsPlain => Options is not MlpOptions && Data.Train.Classes.Count == 2 && !Options.BalanceClasses;

    /// <summary>That the device can train this.</summary>
    public void CheckDevice()
    {
        if (Device.Name == Training.Device.Scalar.Name && !IsPlain)
            throw new UserError($"--device {Device.Name} trains logistic regression of two classes that count the same. "
                + "Leave out --device, or --hidden and --balance.");
    }

    /// <summary>The error where a dataset in memory leaves no room for what is made of it.</summary>
    public static UserError TooLarge(Dataset rows) =>
        new($"{rows.Name}: the rows do not fit in memory. Give --on-disk, so that the features are in a temporary file.");

    public Outcome Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var model = Fit(Device, progress, cancellationToken);
        var seconds = watch.Elapsed.TotalSeconds;
        var outcome = new Outcome(this, model, seconds);

        // A model that is interrupted is kept, and not scored.
        if (!Options.StopRequested.IsCancellationRequested)
            _ = (outcome.Train, outcome.Test);
        return outcome;
    }

    /// <summary>
    /// Times the devices in turn, so that all meet the same machine, and keeps the best run of each: the one that
    /// other programs disturbed least, after the compilers have done their best. Each runs for a second, and at least three
    /// times, or once where that takes longer than three seconds.
    /// </summary>
    /// <returns>One entry per device.</returns>
    public IReadOnlyList<Timing> Time(IReadOnlyList<Device> devices, CancellationToken cancellationToken)
    {
        var runs = devices.Select(static _ => new List<Timing>()).ToList();
        while (runs.Exists(IsShort))
        {
            foreach (var own in runs.Where(IsShort))
                own.Add(Time(devices[runs.IndexOf(own)], cancellationToken));
        }

        return [.. runs.Select(static own => own.MinBy(static run => run.Seconds)!)];

        static bool IsShort(List<Timing> own) => own.Count == 0 || own.Sum(static run => run.Seconds) < (own.Count < 3 ? 3 : 1);
    }

    /// <summary>Scalar loops and the experiment's device, or all there are; without scalar loops where they cannot train this.</summary>
    public (IReadOnlyList<Device> Devices, IReadOnlyList<string> Missing) Devices(bool onAll)
    {
        var (devices, missing) = onAll ? Training.Device.All() : ([Training.Device.Scalar, Device], []);
        return IsPlain
            ? (devices, missing)
            : ([.. devices.Where(static device => device != Training.Device.Scalar)],
                [.. missing, "Scalar loops train logistic regression of two classes that count the same."]);
    }

    private Timing Time(Device device, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var model = Fit(device, progress: null, cancellationToken);
        return new(device, watch.Elapsed.TotalSeconds, model);
    }

    private TrainedModel Fit(Device device, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var rows = Data.Train;
        var options = Options with { Device = device.Training };
        try
        {
            if (rows.OnDisk is not null)
                return FitOnDisk(options, progress, cancellationToken);

            var features = rows.ToMatrix();
            return options is MlpOptions network ? Mlp.Fit(features, rows.Labels, network, rows.Classes.Count, progress, cancellationToken)
                : rows.Classes.Count > 2 ? SoftmaxRegression.Fit(features, rows.Labels, options, rows.Classes.Count, progress, cancellationToken)
                : LogisticRegression.Fit(features, Array.ConvertAll(rows.Labels, static label => (float)label), options, progress, cancellationToken);
        }
        catch (OutOfMemoryException) when (rows.OnDisk is null)
        {
            throw TooLarge(rows);
        }
        catch (InvalidOperationException)
        {
            throw new UserError($"{rows.Name}: training cannot begin, since some features are too large for 32-bit floats. Scale them.");
        }
        catch (NotSupportedException error)
        {
            throw new UserError($"{rows.Name}: {error.Message}");
        }
        catch (ArgumentException error) when (error.ParamName == nameof(TrainingOptions.ValidationShare))
        {
            throw new UserError($"{rows.Name}: there are too few rows to hold some out. Leave out --validation, or give a larger share.");
        }
    }

    private TrainedModel FitOnDisk(TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var rows = Data.Train;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.StopRequested);
        var source = new DatasetSource(rows, options.BalanceClasses, either.Token);
        options = options with { BalanceClasses = false };
        return options is MlpOptions network ? Mlp.Fit(source, rows.Classes.Count, network, progress, cancellationToken)
            : rows.Classes.Count > 2 ? SoftmaxRegression.Fit(source, rows.Classes.Count, options, progress, cancellationToken)
            : LogisticRegression.Fit(source, options, progress, cancellationToken);
    }
}
