using System.Diagnostics;
using System.Globalization;
using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

/// <summary>A fitted model with its scores.</summary>
internal sealed record Outcome(LogisticRegression Model, ClassificationScore Train, ClassificationScore Test);

/// <summary>The time of the same training on both backends, in seconds, each the best of several runs.</summary>
internal sealed record Timing(double Seconds, double ScalarSeconds, int Runs)
{
    public double Ratio => ScalarSeconds / Seconds;
}

/// <summary>A split dataset and how to train on it.</summary>
internal sealed record Experiment(StratifiedSplit Data, LogisticRegressionOptions Options)
{
    public Outcome Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var model = Fit(TrainingBackend.Simd, progress, cancellationToken);
        return new(model, Score(model, Data.Train), Score(model, Data.Test));
    }

    /// <summary>
    /// Times both backends in turn, so that both meet the same machine, and keeps the best run of each: the one that
    /// other programs disturbed least, after the just-in-time compiler has done its best. Small data is repeated for
    /// a second and a half; large data three times, or once where that takes longer than ten seconds.
    /// </summary>
    public Timing Time(CancellationToken cancellationToken)
    {
        var total = Stopwatch.StartNew();
        double simd = double.PositiveInfinity, scalar = double.PositiveInfinity;
        var runs = 0;

        do
        {
            simd = Math.Min(simd, Seconds(TrainingBackend.Simd, cancellationToken));
            scalar = Math.Min(scalar, Seconds(TrainingBackend.Scalar, cancellationToken));
            runs++;
        }
        while (total.Elapsed.TotalSeconds < (runs < 3 ? 10 : 1.5));

        return new(simd, scalar, runs);
    }

    private static ClassificationScore Score(LogisticRegression model, Dataset rows)
    {
        var logits = new float[rows.Rows];
        model.PredictLogit(rows.Features, logits);

        return Array.FindIndex(logits, static logit => !float.IsFinite(logit)) is var row and >= 0
            ? throw new UserError($"{rows.Name}, row {rows.Lines[row]}: the score is not finite. Correct a value far from those of other rows, leave out the row, or give a smaller --learning-rate.")
            : model.Evaluate(rows.Features, rows.Labels);
    }

    private double Seconds(TrainingBackend backend, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        Fit(backend, progress: null, cancellationToken);
        return watch.Elapsed.TotalSeconds;
    }

    private LogisticRegression Fit(TrainingBackend backend, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return LogisticRegression.Fit(
                Data.Train.Features,
                Data.Train.FeatureCount,
                Data.Train.Labels,
                Options with { Backend = backend },
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
