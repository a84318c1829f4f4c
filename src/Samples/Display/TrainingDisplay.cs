using System.Globalization;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Training;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Shows training while it runs and what came of it.</summary>
internal sealed class TrainingDisplay(IAnsiConsole console)
{
    private const int ChartHeight = 9;
    private const int MaxWidth = 80;

    private int Width => Math.Clamp(console.Profile.Width, 40, MaxWidth);

    /// <param name="onAll">Show the same training on every device that is there.</param>
    public void Show(Experiment experiment, bool onAll, CancellationToken cancellationToken)
    {
        Introduce(experiment);
        var outcome = TrainWithProgress(experiment, cancellationToken);
        ShowCurve(outcome.Model);
        ShowScores(outcome);
        ShowConfusion(outcome.Test, experiment.Data.Test.Classes);
        ShowDevices(experiment, onAll, cancellationToken);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Introduce(Experiment experiment)
    {
        var (train, test) = experiment.Data;
        var options = experiment.Options;
        console.Heading("Logistic regression");
        console.WriteLine(Text($"{train.Name}: {train.Rows + test.Rows} rows, {train.FeatureCount} features"));
        foreach (var note in train.Notes)
            console.WriteLine(note);
        console.WriteLine(Text($"Trained on {train.Rows} rows, tested on {test.Rows}; class 0 is {train.Classes[0]}, class 1 is {train.Classes[1]}"));
        console.WriteLine(Text($"Gradient descent: at most {options.Epochs} epochs, learning rate {options.LearningRate}, L2 {options.L2}"));
        console.WriteLine();
    }

    private Outcome TrainWithProgress(Experiment experiment, CancellationToken cancellationToken)
    {
        if (!console.Profile.Capabilities.Interactive)
            return experiment.Train(progress: null, cancellationToken);

        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask("Training", maxValue: experiment.Options.Epochs);
                var outcome = experiment.Train(new ProgressBar(task), cancellationToken);
                task.Value = task.MaxValue;
                return outcome;
            });
    }

    private void ShowCurve(LogisticRegression model)
    {
        var last = model.History[^1];
        console.Heading("Loss");
        var chart = new LossChart(Width, ChartHeight, console.Profile.Capabilities.Unicode);

        foreach (var line in chart.Lines([.. model.History.Select(epoch => epoch.Loss)]))
            console.WriteLine(line, new Style(Color.Aqua));

        console.WriteLine(Text($"Mean logistic loss by epoch, log scale; {(model.Converged ? "converged" : "stopped")} after {last.Epoch}, gradient {last.GradientNorm:0.0e+0}."));
        console.WriteLine();
    }

    private void ShowScores(Outcome outcome)
    {
        console.Heading("Scores");
        var table = console.NewTable("", "rows", "accuracy", "log loss");
        table.AddRow("train", Text($"{outcome.Train.Count}"), Text($"{outcome.Train.Accuracy:P2}"), Text($"{outcome.Train.LogLoss:0.0000}"));
        table.AddRow("test", Text($"{outcome.Test.Count}"), Text($"{outcome.Test.Accuracy:P2}"), Text($"{outcome.Test.LogLoss:0.0000}"));
        console.Write(table);
        console.WriteLine();
    }

    private void ShowConfusion(ClassificationScore score, IReadOnlyList<string> classes)
    {
        var (zero, one) = (Markup.Escape(classes[0]), Markup.Escape(classes[1]));
        console.Heading("Confusion matrix of the test rows");
        var table = console.NewTable("", $"predicted {zero}", $"predicted {one}");
        table.AddRow($"is {zero}", $"[green]{score.TrueNegatives}[/]", $"[red]{score.FalsePositives}[/]");
        table.AddRow($"is {one}", $"[red]{score.FalseNegatives}[/]", $"[green]{score.TruePositives}[/]");
        console.Write(table);
        console.WriteLine();
    }

    private void ShowDevices(Experiment experiment, bool onAll, CancellationToken cancellationToken)
    {
        var (devices, missing) = onAll ? Device.All() : ([Device.Scalar, experiment.Device], []);
        console.Heading("The same training on each device");
        var timings = console.Profile.Capabilities.Interactive
            ? console.Status().Start("Measuring...", _ => experiment.Time(devices, cancellationToken))
            : experiment.Time(devices, cancellationToken);
        var scalar = timings[0];
        var table = console.NewTable("", "time", "speed", "accuracy", "weights differ");
        foreach (var timing in timings)
        {
            table.AddRow(
                Markup.Escape(timing.Device.Description),
                Text($"{timing.Seconds * 1e3:0.00} ms"),
                Text($"{scalar.Seconds / timing.Seconds:0.0} x"),
                Text($"{experiment.TestScore(timing.Model).Accuracy:P2}"),
                timing == scalar ? "" : Text($"{LargestDifference(scalar.Model, timing.Model):0.0e+0}"));
        }

        console.Write(table);
        console.WriteLine("The best of several runs each, in turn: same data, same epochs. Accuracy is that of the test rows; weights are compared with those of the scalar loops.");
        foreach (var line in timings.Select(static timing => timing.Device.Hardware).OfType<string>().Concat(missing))
            console.WriteLine(line);
    }

    /// <summary>The largest difference of a parameter, in the space of the training.</summary>
    private static float LargestDifference(LogisticRegression left, LogisticRegression right) => left.Weights
        .Append(left.Intercept)
        .Zip(right.Weights.Append(right.Intercept), static (x, y) => MathF.Abs(x - y))
        .Max();

    /// <summary>Reports straight away: <see cref="Progress{T}"/> would post to another thread and come late.</summary>
    private sealed class ProgressBar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.Value = value.Epoch;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"Training, loss {value.Loss:0.0000}");
        }
    }
}
