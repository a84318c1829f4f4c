using System.Globalization;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;
using Kernels.Samples.Training;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Shows training while it runs and what came of it.</summary>
internal sealed class TrainingDisplay(IAnsiConsole console)
{
    private const int ChartHeight = 9;
    private const int MaxWidth = 80;

    private const int MostWeights = 10;
    private const int LongestName = 40;

    /// <summary>A larger confusion matrix says nothing at a glance.</summary>
    private const int MostClasses = 12;

    private int Width => Math.Clamp(console.Profile.Width, Terminal.SmallestWidth, MaxWidth);

    /// <summary>Says what is trained, and trains it, with a moving bar in a terminal.</summary>
    public Outcome Train(Experiment experiment, CancellationToken cancellationToken)
    {
        Introduce(experiment);
        return TrainWithProgress(experiment, cancellationToken);
    }

    /// <summary>Shows what came of it.</summary>
    public void Show(Experiment experiment, Outcome outcome)
    {
        ShowCurve(outcome.Model);
        ShowScores(outcome);
        ShowConfusion(outcome.Test, experiment.Data.Test.Classes);
        ShowWeights(outcome.Model, experiment.Data.Train);
    }

    /// <summary>A name from a file, which may hold anything: on one line, not too long, and without what steers a terminal.</summary>
    private static string Plain(string name) =>
        string.Concat((name.Length > LongestName ? $"{name[..LongestName]}..." : name).Select(static c => char.IsControl(c) ? '?' : c));

    private static string Text(InvariantText text) => text.Take();

    private void Introduce(Experiment experiment)
    {
        var (train, test) = experiment.Data;
        var options = experiment.Options;
        console.Heading(experiment.Kind);
        console.WriteLine(Text($"{train.Name}: {train.Rows + test.Rows} rows, {train.FeatureCount} {(train.FeatureCount == 1 ? "feature" : "features")}"));
        foreach (var note in train.Notes)
            console.WriteLine(note);
        console.WriteLine(Text($"Trained on {train.Rows} rows, tested on {test.Rows}; {Classes(train.Classes)}"));
        var penalty = Text($"L2 {options.L2}{(options.L1 > 0 ? Text($", L1 {options.L1}") : "")}");
        console.WriteLine(Text($"Solver {options.Solver}: at most {options.MaxIterations} iterations, {penalty}"));
        if (experiment.Device.Hardware is { } hardware)
            console.WriteLine(hardware);
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
                var task = context.AddTask("Training", maxValue: experiment.Options.MaxIterations);
                var outcome = experiment.Train(new ProgressBar(task), cancellationToken);
                task.Value = task.MaxValue;
                return outcome;
            });
    }

    private void ShowCurve(TrainedModel model)
    {
        var last = model.History[^1];
        console.Heading("Loss");
        TextPlot.Draw(LossPlot.Of(model) with { Title = "", X = new(""), Y = new("") { Logarithmic = true } },
            Width, console.Profile.Capabilities.Unicode, ChartHeight).Show(console);

        console.WriteLine(Text($"Mean loss by iteration, log scale; {End(model)} after {last.Iteration}, "
            + $"with {model.Passes} passes over the rows, gradient {last.GradientNorm:0.0e+0}."));
        if (Advice.Of(model.Warning) is { } warning)
            console.WriteLine(warning, new Style(Color.Yellow));
        console.WriteLine();
    }

    private void ShowScores(Outcome outcome)
    {
        console.Heading("Scores");
        var table = console.NewTable("", "rows", "accuracy", "log loss", "F1", "ROC AUC");
        foreach (var (name, score) in (ReadOnlySpan<(string, ClassificationReport)>)[("train", outcome.Train), ("test", outcome.Test)])
        {
            table.AddRow(
                name, Text($"{score.Count}"), Text($"{score.Accuracy:P2}"), Text($"{score.LogLoss:0.0000}"),
                Text($"{score.MacroAverage.F1:0.0000}"), Text($"{score.RocAuc:0.0000}"));
        }

        console.Write(table);
        console.WriteLine();
    }

    private void ShowConfusion(ClassificationReport score, IReadOnlyList<string> classes)
    {
        if (classes.Count > MostClasses)
            return;
        console.Heading("Confusion matrix of the test rows");
        var table = console.NewTable("", classes.Select(static name => $"predicted {Markup.Escape(Plain(name))}"));
        for (var k = 0; k < classes.Count; k++)
            table.AddRow([$"is {Markup.Escape(Plain(classes[k]))}",
                .. classes.Select((_, other) => $"[{(other == k ? "green" : "red")}]{score.Confusion[k, other]}[/]")]);
        console.Write(table);
        console.WriteLine();
    }

    /// <summary>What moves the odds of class 1 most, where the columns have names.</summary>
    private void ShowWeights(TrainedModel model, Dataset rows)
    {
        if (model is not LogisticRegression neuron || rows.FeatureNames.Count == 0)
            return;
        console.Heading($"What speaks for {Plain(rows.Classes[1])}, and against it");
        var table = console.NewTable("feature", "weight", "weight of a standard deviation");
        foreach (var feature in neuron.Coefficients(new(rows.FeatureNames, rows.Classes)).ByMagnitude().Take(MostWeights))
            table.AddRow(Markup.Escape(Plain(feature.Name)), Text($"{feature.RawWeight:G6}"), Text($"{feature.Weight:0.0000}"));
        console.Write(table);
        console.WriteLine();
    }

    /// <summary>Times the same training on each device, and shows how.</summary>
    /// <returns>Of scalar loops where they can, and last of the experiment's device.</returns>
    public IReadOnlyList<Timing> ShowDevices(Experiment experiment, bool onAll, CancellationToken cancellationToken)
    {
        var (devices, missing) = experiment.Devices(onAll);
        console.Heading("The same training on each device");
        var timings = console.Profile.Capabilities.Interactive
            ? console.Status().Start("Measuring...", _ => experiment.Time(devices, cancellationToken))
            : experiment.Time(devices, cancellationToken);
        var first = timings[0];
        var table = console.NewTable("", "time", "speed", "accuracy", "weights differ");
        foreach (var timing in timings)
        {
            table.AddRow(
                Markup.Escape(timing.Device.Description),
                Text($"{timing.Seconds * 1e3:0.00} ms"),
                Text($"{first.Seconds / timing.Seconds:0.0} x"),
                Text($"{Score.Of(timing.Model, experiment.Data.Test).Accuracy:P2}"),
                timing == first ? "" : Text($"{LargestDifference(first.Model, timing.Model):0.0e+0}"));
        }

        console.Write(table);
        console.WriteLine("The best of several runs each, in turn, on the same data. "
            + "Accuracy is that of the test rows; weights are compared with those of the first.");
        foreach (var line in timings.Select(static timing => timing.Device.Hardware).OfType<string>().Concat(missing))
            console.WriteLine(line);
        return timings;
    }

    private static string End(TrainedModel model) => model.Converged ? "converged" : model.Warning is null ? "stopped early" : "stopped";

    private static string Classes(IReadOnlyList<string> classes) => classes.Count <= 3
        ? string.Join(", ", classes.Select(static (name, k) => Text($"class {k} is {Plain(name)}")))
        : Text($"{classes.Count} classes");

    /// <summary>The largest difference of a parameter, in the space of the training.</summary>
    private static float LargestDifference(TrainedModel left, TrainedModel right)
    {
        var largest = 0f;
        for (var j = 0; j < left.Parameters.Length; j++)
            largest = MathF.Max(largest, MathF.Abs(left.Parameters[j] - right.Parameters[j]));
        return largest;
    }

    /// <summary>Reports straight away: <see cref="Progress{T}"/> would post to another thread and come late.</summary>
    private sealed class ProgressBar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.Value = value.Iteration;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"Training, loss {value.Loss:0.0000}");
        }
    }
}
