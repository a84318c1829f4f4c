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

    public void Show(Experiment experiment, CancellationToken cancellationToken)
    {
        Introduce(experiment);
        var outcome = TrainWithProgress(experiment, cancellationToken);
        ShowCurve(outcome.Model);
        ShowScores(outcome);
        ShowConfusion(outcome.Test, experiment.Data.Test.Classes);
        ShowTiming(experiment, cancellationToken);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Introduce(Experiment experiment)
    {
        var (train, test) = experiment.Data;
        var options = experiment.Options;
        Heading("Logistic regression");
        console.WriteLine(Text($"{train.Name}: {train.Rows + test.Rows} rows, {train.FeatureCount} features"));
        console.WriteLine(Text($"Trained on {train.Rows} rows, tested on {test.Rows}; class 0 is {train.Classes.Zero}, class 1 is {train.Classes.One}"));
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
        Heading("Loss");
        var chart = new LossChart(Width, ChartHeight, console.Profile.Capabilities.Unicode);

        foreach (var line in chart.Lines([.. model.History.Select(epoch => epoch.Loss)]))
            console.WriteLine(line, new Style(Color.Aqua));

        console.WriteLine(Text($"Mean logistic loss by epoch, log scale; {(model.Converged ? "converged" : "stopped")} after {last.Epoch}, gradient {last.GradientNorm:0.0e+0}."));
        console.WriteLine();
    }

    private void ShowScores(Outcome outcome)
    {
        Heading("Scores");
        var table = NewTable("", "rows", "accuracy", "log loss");
        table.AddRow("train", Text($"{outcome.Train.Count}"), Text($"{outcome.Train.Accuracy:P2}"), Text($"{outcome.Train.LogLoss:0.0000}"));
        table.AddRow("test", Text($"{outcome.Test.Count}"), Text($"{outcome.Test.Accuracy:P2}"), Text($"{outcome.Test.LogLoss:0.0000}"));
        console.Write(table);
        console.WriteLine();
    }

    private void ShowConfusion(ClassificationScore score, (string Zero, string One) classes)
    {
        var (zero, one) = (Markup.Escape(classes.Zero), Markup.Escape(classes.One));
        Heading("Confusion matrix of the test rows");
        var table = NewTable("", $"predicted {zero}", $"predicted {one}");
        table.AddRow($"is {zero}", $"[green]{score.TrueNegatives}[/]", $"[red]{score.FalsePositives}[/]");
        table.AddRow($"is {one}", $"[red]{score.FalseNegatives}[/]", $"[green]{score.TruePositives}[/]");
        console.Write(table);
        console.WriteLine();
    }

    private void ShowTiming(Experiment experiment, CancellationToken cancellationToken)
    {
        Heading("Time of the whole training");
        var timing = console.Profile.Capabilities.Interactive
            ? console.Status().Start("Measuring...", _ => experiment.Time(cancellationToken))
            : experiment.Time(cancellationToken);
        var table = NewTable("", "time", "speed");
        table.AddRow("plain scalar loops", Text($"{timing.ScalarSeconds * 1e3:0.00} ms"), "1.0 x");
        table.AddRow("generated SIMD kernels", Text($"{timing.Seconds * 1e3:0.00} ms"), Text($"[green]{timing.Ratio:0.0} x[/]"));
        console.Write(table);
        console.WriteLine(Text($"The best of {timing.Runs} {(timing.Runs == 1 ? "run" : "runs")} each, taken in turn: same data, same epochs, same threads."));
    }

    private Table NewTable(string first, params string[] columns)
    {
        var table = new Table()
            .Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii)
            .AddColumn(first);

        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).RightAligned());

        return table;
    }

    private void Heading(string text) => console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");

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
