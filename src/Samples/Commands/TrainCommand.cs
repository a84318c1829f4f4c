using System.CommandLine;
using System.CommandLine.Parsing;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display;
using Kernels.Samples.Display.Figures;
using Kernels.Samples.Export;
using Kernels.Samples.Topics;
using Kernels.Samples.Training;
using Spectre.Console;

namespace Kernels.Samples.Commands;

/// <summary>What the <c>train</c> command was asked for; as it is, the run without arguments.</summary>
internal sealed record TrainRequest
{
    public DataSource? Source { get; init; }

    public TrainingOptions Options { get; init; } = new();

    /// <summary>The device to train on; null for the processor.</summary>
    public string? Device { get; init; }

    /// <summary>Whether the same training is timed on every device, or on the one that is named, beside scalar loops.</summary>
    public bool Benchmark { get; init; } = true;

    public string? ModelFile { get; init; }

    public string? PredictionsFile { get; init; }

    public string? SvgFile { get; init; }

    public bool Json { get; init; }
}

/// <summary><c>train</c>: fits a model, scores it on rows held out, and keeps it where asked to.</summary>
internal static class TrainCommand
{
    private const int NotConverged = 1;

    /// <param name="interruption">Learns whether a training keeps what it has when it is interrupted.</param>
    public static Command Create(Interruption interruption)
    {
        var data = new DataOptions();
        var training = new TrainingOptionSet();
        var onDisk = new Option<bool>("--on-disk") { Description = "Keep the features in a temporary file instead of memory, and read them once a pass." };
        var device = new Option<string>("--device")
        {
            HelpName = "DEVICE",
            Description = $"What computes: {string.Join(", ", Device.Names)}. The processor's SIMD kernels unless given. "
                + "KERNELS_GPU chooses among OpenCL devices.",
            CustomParser = static result =>
            {
                var name = result.Tokens[0].Value;
                if (!Device.Names.Contains(name))
                    result.AddError($"--device takes {string.Join(", ", Device.Names.SkipLast(1))} or {Device.Names[^1]}, not '{name}'.");
                return name;
            },
        };
        var benchmark = new Option<bool>("--benchmark") { Description = "Time the same training on all devices, or on that of --device, beside scalar loops." };
        var model = new Option<string>("--model")
        {
            HelpName = "FILE",
            Description = "Save the model. When the training is interrupted, the best one until then.",
        };
        var predictions = new Option<string>("--predictions")
        {
            HelpName = "FILE.csv",
            Description = "Write the predicted class and the probabilities of each test row.",
        };
        var svg = new Option<string>("--svg") { HelpName = "FILE", Description = "Write the loss curve to an SVG file as well." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };

        var command = new Command("train", "Trains a classifier: logistic regression for two classes, softmax regression for more, or a neural network.");
        foreach (var option in (Option[])[data.Data, data.Label, data.Header, data.Separator, data.Missing,
            onDisk, .. training.All, device, benchmark, model, predictions, svg, json])
            command.Add(option);

        command.Validators.Add(data.Validate);
        command.Validators.Add(training.Validate);
        command.Validators.Add(ValidateOnDisk);
        command.ShowExamples(
            ("train --benchmark", "trains on the breast cancer data and times each device"),
            ("train --data FILE.csv --header --label COLUMN --model model.json", "trains on a file, to predict the column of that name, and keeps the model"),
            ("train --data FILE.csv.gz --missing mean --hidden 32,16 --validation 0.1",
                "fills in missing values and trains a network until rows held out get no better"));

        command.SetAction((parsed, cancellationToken) => RunAsync(
            new()
            {
                Source = data.Source(parsed) is { } source ? source with { OnDisk = parsed.GetValue(onDisk) } : null,
                Options = training.Read(parsed),
                Device = parsed.GetValue(device),
                Benchmark = parsed.GetValue(benchmark),
                ModelFile = parsed.GetValue(model),
                PredictionsFile = parsed.GetValue(predictions),
                SvgFile = parsed.GetValue(svg),
                Json = parsed.GetValue(json),
            },
            interruption,
            cancellationToken));

        return command;

        void ValidateOnDisk(CommandResult result)
        {
            if (result.GetResult(onDisk) is null or { Implicit: true })
                return;
            if (result.GetResult(data.Data) is null)
                result.AddError("--on-disk is for the file of --data: give that too.");
            else if (result.GetResult(device) is { Tokens: [var token, ..] } && token.Value == Device.Scalar.Name)
                result.AddError("--on-disk is not for scalar loops. Leave out --device, or choose another one.");
            else if (result.GetResult(benchmark) is { Implicit: false })
                result.AddError("--benchmark times devices on rows in memory. Leave out --on-disk.");
            else
                training.ValidateOnDisk(result);
        }
    }

    // On a thread of its own, so that Ctrl+C is heard while it computes.
    public static Task<int> RunAsync(TrainRequest request, Interruption interruption, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            // What is wrong with the command line is said before a long file is read.
            OutputFile.Check([("--data", request.Source?.Path)], ("--model", request.ModelFile),
                ("--predictions", request.PredictionsFile), ("--svg", request.SvgFile));
            var device = request.Device is { } name ? Device.Find(name) : Device.Cpu;
            var console = request.Json ? null : Terminal.Create();
            var reading = Task.Run(() => request.Source is { } source ? DataFile.Read(source, cancellationToken) : BreastCancer.Load(), cancellationToken);
            return Run(request, await Waiting.ForAsync(reading, "Reading...", console), device, console, interruption, cancellationToken);
        },
        cancellationToken);

    private static int Run(TrainRequest request, Dataset dataset, Device device, IAnsiConsole? console,
        Interruption interruption, CancellationToken cancellationToken)
    {
        using var file = dataset.OnDisk?.File;
        var split = Split(dataset, request.Options.Seed);

        // Where the model is kept, an interruption ends the training and not the program, so that the best model can be.
        var (keeps, endsNow) = (request.ModelFile is not null, request.ModelFile is null ? cancellationToken : CancellationToken.None);
        var options = keeps ? request.Options with { StopRequested = cancellationToken } : request.Options;
        var experiment = new Experiment(split, options, device);
        experiment.CheckDevice();
        interruption.KeepsWork = keeps;
        var display = console is null ? null : new TrainingDisplay(console);

        var outcome = display is null ? experiment.Train(progress: null, endsNow) : display.Train(experiment, endsNow);
        var names = new ModelNames(dataset.FeatureNames, dataset.Classes);
        if (request.ModelFile is { } modelFile)
        {
            OutputFile.Write(modelFile, "--model", stream => outcome.Model.Save(stream, names));
            if (cancellationToken.IsCancellationRequested)
                Console.Error.WriteLine($"kernels: stopped after iteration {outcome.Model.History.Length}; the model is in '{modelFile}'.");
        }

        cancellationToken.ThrowIfCancellationRequested();

        display?.Show(experiment, outcome);
        if (request.PredictionsFile is { } predictionsFile)
            PredictCommand.Write(Predictions.PredictBlocks(outcome.Model, split.Test.ReadBlocks(cancellationToken), split.Test.Lines, names),
                predictionsFile, cancellationToken);
        if (request.SvgFile is { } svgFile)
            LessonSvg.Save(svgFile, SvgPage.Draw("train", experiment.Kind, [[LossPlot.Of(outcome.Model)]]));
        var timings = request.Benchmark ? Benchmark(experiment, request.Device is null, display, cancellationToken) : null;
        if (display is null)
            Console.WriteLine(TrainingReport.Of(outcome, timings).ToJson());
        return outcome.Model.Warning is null ? 0 : NotConverged;
    }

    private static StratifiedSplit Split(Dataset dataset, int seed)
    {
        try
        {
            return StratifiedSplit.Of(dataset, seed);
        }
        catch (OutOfMemoryException) when (dataset.OnDisk is null)
        {
            throw Experiment.TooLarge(dataset);
        }
    }

    /// <returns>Of scalar loops, and last of the experiment's device.</returns>
    private static IReadOnlyList<Timing> Benchmark(Experiment experiment, bool onAll, TrainingDisplay? display, CancellationToken cancellationToken) =>
        display?.ShowDevices(experiment, onAll, cancellationToken) ?? experiment.Time(experiment.Devices(onAll: false).Devices, cancellationToken);
}
