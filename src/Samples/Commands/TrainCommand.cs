using System.CommandLine;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display;
using Kernels.Samples.Training;

namespace Kernels.Samples.Commands;

/// <summary>What the <c>train</c> command was asked for; as it is, the run without arguments.</summary>
internal sealed record TrainRequest
{
    public DataSource? Source { get; init; }

    public LogisticRegressionOptions Options { get; init; } = new();

    /// <summary>The device to train on; null to train on the processor and show the others beside it.</summary>
    public string? Device { get; init; }

    public int Seed { get; init; } = 1;

    public bool Json { get; init; }
}

/// <summary><c>train</c>: fits a logistic regression, scores it on rows held out, and times it on each device.</summary>
internal static class TrainCommand
{
    /// <summary>More than any machine has cores; a typing error otherwise.</summary>
    private const int MaxThreads = 1024;

    public static Command Create()
    {
        var defaults = new TrainRequest();
        var data = new DataOptions();
        var epochs = NumberOption.Whole("--epochs", "The most passes over the data.", 1, LogisticRegressionOptions.MaxEpochs, defaults.Options.Epochs);
        var learningRate = NumberOption.Real("--learning-rate", "The length of a step of gradient descent.", above: true, defaults.Options.LearningRate);
        var l2 = NumberOption.Real("--l2", "The strength of the L2 penalty on the weights, 1/C.", above: false, defaults.Options.L2);
        var threads = NumberOption.Whole("--threads", "How many threads share an epoch; no result depends on it.", 1, MaxThreads, defaults.Options.Threads);
        var device = new Option<string>("--device")
        {
            HelpName = "DEVICE",
            Description = $"What computes: {string.Join(", ", Device.Names)}. Without it, the processor's SIMD kernels, and all that there are side by side. KERNELS_GPU chooses among OpenCL devices.",
            CustomParser = static result =>
            {
                var name = result.Tokens[0].Value;
                if (!Device.Names.Contains(name))
                    result.AddError($"--device takes {string.Join(", ", Device.Names.SkipLast(1))} or {Device.Names[^1]}, not '{name}'.");
                return name;
            },
        };
        var seed = NumberOption.Whole("--seed", "The seed of the split into training and test rows.", 0, int.MaxValue, defaults.Seed);
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };

        var command = new Command("train", "Trains a logistic regression, with SIMD kernels, on GPUs and with plain scalar loops.")
        {
            data.Data, data.Label, data.Header, data.Separator, data.Missing, epochs, learningRate, l2, threads, device, seed, json,
        };

        command.Validators.Add(data.Validate);
        command.ShowExamples(
            ("train", "trains on the breast cancer data and times each device"),
            ("train --data FILE.csv --header --label COLUMN", "trains on a file, to predict the column of that name"),
            ("train --data FILE.csv.gz --missing mean --json", "fills in missing values and prints one JSON object"));

        command.SetAction((parsed, cancellationToken) => RunAsync(
            new()
            {
                Source = data.Source(parsed),
                Options = new()
                {
                    Epochs = parsed.GetValue(epochs),
                    LearningRate = parsed.GetValue(learningRate),
                    L2 = parsed.GetValue(l2),
                    Threads = parsed.GetValue(threads),
                },
                Device = parsed.GetValue(device),
                Seed = parsed.GetValue(seed),
                Json = parsed.GetValue(json),
            },
            cancellationToken));

        return command;
    }

    // On a thread of its own, so that Ctrl+C is heard while it computes.
    public static Task<int> RunAsync(TrainRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => Run(request, cancellationToken), cancellationToken);

    private static int Run(TrainRequest request, CancellationToken cancellationToken)
    {
        var dataset = request.Source is { } source ? DataFile.Read(source, cancellationToken) : BreastCancer.Load();
        RefuseMoreThanTwo(request.Source?.Path, dataset.Classes);
        var device = request.Device is { } name ? Device.Find(name) : Device.Cpu;
        var experiment = new Experiment(StratifiedSplit.Of(dataset, request.Seed), request.Options, device);

        if (request.Json)
        {
            var outcome = experiment.Train(progress: null, cancellationToken);
            Console.WriteLine(TrainingReport.Of(outcome, experiment.Time([Device.Scalar, device], cancellationToken)).ToJson());
        }
        else
        {
            new TrainingDisplay(Terminal.Create()).Show(experiment, request.Device is null, cancellationToken);
        }

        return 0;
    }

    private static void RefuseMoreThanTwo(string? path, IReadOnlyList<string> classes)
    {
        if (classes.Count > 2)
            throw new UserError($"{path}: the label has {classes.Count} values: {string.Join(", ", classes.Take(3).Select(static name => DataPlace.Shown(name)))}{(classes.Count > 3 ? ", ..." : "")}. Training takes two. Keep rows of two classes, or choose another column with --label.");
    }
}
