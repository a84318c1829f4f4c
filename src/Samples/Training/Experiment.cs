using System.Diagnostics;
using System.Globalization;
using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>A fitted model with its scores.</summary>
internal sealed record Outcome(LogisticRegression Model, ClassificationScore Train, ClassificationScore Test);

/// <summary>The time of a training on one device in seconds, the best of several runs, and the model that came of it.</summary>
internal sealed record Timing(Device Device, double Seconds, LogisticRegression Model);

/// <summary>A split dataset, how to train on it, and where.</summary>
internal sealed record Experiment(StratifiedSplit Data, LogisticRegressionOptions Options, Device Device)
{
    public Outcome Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var model = Fit(Device, progress, cancellationToken);
        return new(model, Score(model, Data.Train), Score(model, Data.Test));
    }

    /// <summary>
    /// Times the devices in turn, so that all meet the same machine, and keeps the best run of each: the one that
    /// other programs disturbed least, after the compilers have done their best. Small data is repeated for
    /// a second and a half; large data three times, or once where that takes longer than ten seconds.
    /// </summary>
    /// <returns>One entry a device, and how often each ran.</returns>
    public (IReadOnlyList<Timing> Timings, int Runs) Time(IReadOnlyList<Device> devices, CancellationToken cancellationToken)
    {
        var total = Stopwatch.StartNew();
        var best = new Timing[devices.Count];
        var runs = 0;

        do
        {
            for (var i = 0; i < best.Length; i++)
            {
                var timing = Time(devices[i], cancellationToken);
                if (runs == 0 || timing.Seconds < best[i].Seconds)
                    best[i] = timing;
            }

            runs++;
        }
        while (total.Elapsed.TotalSeconds < (runs < 3 ? 10 : 1.5));

        return (best, runs);
    }

    public ClassificationScore TestScore(LogisticRegression model) => Score(model, Data.Test);

    private static ClassificationScore Score(LogisticRegression model, Dataset rows)
    {
        var logits = new float[rows.Rows];
        model.PredictLogit(rows.Features, logits);

        return Array.FindIndex(logits, static logit => !float.IsFinite(logit)) is var row and >= 0
            ? throw new UserError($"{rows.Name}, row {rows.Lines[row]}: the score is not finite. Correct a value far from those of other rows, leave out the row, or give a smaller --learning-rate.")
            : model.Evaluate(rows.Features, rows.Labels);
    }

    private Timing Time(Device device, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var model = Fit(device, progress: null, cancellationToken);
        return new(device, watch.Elapsed.TotalSeconds, model);
    }

    private LogisticRegression Fit(Device device, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return LogisticRegression.Fit(
                Data.Train.Features,
                Data.Train.FeatureCount,
                Data.Train.Labels,
                Options with { Device = device.Training },
                progress,
                cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"{Data.Train.Name}: training diverged with --learning-rate {Options.LearningRate} and --l2 {Options.L2}. Give a smaller one."));
        }
    }
}
