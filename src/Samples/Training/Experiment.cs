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
    /// other programs disturbed least, after the compilers have done their best. Each runs for a second, and at least three
    /// times, or once where that takes longer than three seconds.
    /// </summary>
    /// <returns>One entry a device.</returns>
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

    public ClassificationScore TestScore(LogisticRegression model) => Score(model, Data.Test);

    private static ClassificationScore Score(LogisticRegression model, Dataset rows)
    {
        var logits = new float[rows.Rows];
        model.PredictLogit(rows.Features, logits);

        return Array.FindIndex(logits, static logit => !float.IsFinite(logit)) is var row and >= 0
            ? throw new UserError($"{rows.Name}, row {rows.Lines[row]}: the score is not finite. Correct a value far from those of other rows, leave out the row, or give a smaller --learning-rate.")
            : model.Evaluate(rows.Features, BinaryLabels(rows));
    }

    private static float[] BinaryLabels(Dataset rows) => Array.ConvertAll(rows.Labels, static label => (float)label);

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
                // Offsets from the columns' origins. Training standardises them, which any constant leaves as they are.
                Data.Train.Features,
                Data.Train.FeatureCount,
                BinaryLabels(Data.Train),
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
