using Kernels.Gpu;
using Kernels.Gpu.Native;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Training whose vectors stay on an OpenCL device.</summary>
public class OpenCLResidentTests
{
    private const int FeatureCount = 40;

    private static TrainingOptions Options => new() { MaxIterations = 40, Tolerance = 0, L2 = 0.5 };

    public static TheoryData<string> Cases => ["lbfgs", "lbfgs with L1", "lbfgs of a network", "lbfgs of softmax", "gd", "gd with momentum", "gd with L1", "no intercept",
        "adam", "adam of a neuron", "adam of small batches", "adam of several tiles", "adam of all rows", "adam with L1 and weights"];

    // The wrapper hides the device's vectors, so that the solver runs on the processor, with the passes of the same device.
    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void A_solver_takes_the_same_steps_on_the_device_as_on_the_processor(string name)
    {
        var device = Device();
        var (resident, host) = (Fit(name, new Passes(device, rows => new OpenCLPass(device, rows))),
            Fit(name, new Passes(device, rows => new Hidden(new OpenCLPass(device, rows)))));
        AssertSame(host, resident);
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    [InlineData("newton")]
    [InlineData("newton with weights")]
    public void It_trains_the_model_of_the_processor(string name)
    {
        var device = TrainingDevice.OpenCL(Device());
        var (expected, actual) = (Fit(name, TrainingDevice.Cpu), Fit(name, device));
        if (device.WhyOtherBits is null)
        {
            AssertSame(expected, actual);
            return;
        }

        // Two searches whose losses differ in the last bit take different steps, but go the same way.
        Assert.Equal(expected.History[0].Loss, actual.History[0].Loss, 1e-6);
        Assert.Equal(expected.History[^1].Loss, actual.History[^1].Loss, 1e-4);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Rows_that_do_not_fit_on_the_device_give_the_same_bits(int mostTiles)
    {
        var device = Device();
        foreach (var name in (string[])["lbfgs", "lbfgs of a network", "adam of small batches", "adam of several tiles", "adam of all rows", "newton"])
        {
            AssertSame(
                Fit(name, new Passes(device, rows => new OpenCLPass(device, rows))),
                Fit(name, new Passes(device, rows => new OpenCLPass(device, rows, mostTiles))));
        }
    }

    [SkippableTheory]
    [InlineData("lbfgs")]
    [InlineData("lbfgs of a network")]
    [InlineData("adam of several tiles")]
    [InlineData("adam of small batches")]
    public void Rows_that_are_read_once_give_the_same_bits(string name)
    {
        var device = Device();
        AssertSame(Fit(name, new Passes(device, rows => new OpenCLPass(device, rows, mostTiles: 1000, readsOnce: false))), Fit(name, ReadingOnce(device)));
    }

    [SkippableFact]
    public void Blocks_of_whole_tiles_give_the_bits_of_all_rows_at_once()
    {
        var device = TrainingDevice.OpenCL(Device());
        var (features, labels) = Rows(5000);
        var tile = RowSource.RowsOfTile(FeatureCount);
        var numbers = Array.ConvertAll(labels, static label => (float)label);
        int[] ends = [tile, 3 * tile, 4 * tile, 5000];
        var blocks = ends.Select((end, i) => (Start: i == 0 ? 0 : ends[i - 1], End: end)).Select(block => new RowBlock(
            features.AsMemory(block.Start * FeatureCount, (block.End - block.Start) * FeatureCount),
            numbers.AsMemory(block.Start, block.End - block.Start))).ToArray();
        var options = Options with { Device = device };
        AssertSame(
            SoftmaxRegression.Fit(features, FeatureCount, labels, options),
            SoftmaxRegression.Fit(RowSource.Of(FeatureCount, blocks), 3, options));
    }

    // An iteration of L-BFGS: what is launched and read depends on the model and on its memory alone, not on rows or columns.
    [SkippableTheory]
    [InlineData(2000, 40)]
    [InlineData(9000, 40)]
    [InlineData(2000, 200)]
    public void An_iteration_launches_a_fixed_number_of_kernels_and_reads_a_few_numbers(int rows, int features)
    {
        const int Memory = 3;
        var device = OwnDevice();
        var (data, labels) = TwoClasses(rows, features);
        var counts = new Counts(device);
        LogisticRegression.Fit(data, features, labels, new()
        {
            Device = TrainingDevice.OpenCL(device),
            Solver = Solver.Lbfgs(Memory),
            MaxIterations = 10,
            Tolerance = 0,
        }, counts);

        // From one report to the next, where one evaluation was enough, and long before rounding makes it forget its steps.
        var steps = counts.Seen.Zip(counts.Seen.Skip(1)).Skip(1)
            .Where(static pair => pair.Second.Passes == pair.First.Passes + 1)
            .Select(static pair => pair.Second.Done - pair.First.Done)
            .ToArray();
        Assert.NotEmpty(steps);

        // One read: the numbers of the evaluation, and the products with the slopes, the step and the change of the gradient.
        var bytes = sizeof(double) * (Enum.GetValues<SearchSum>().Length + 3 * (2 * Memory + 1));
        Assert.All(steps, step => Assert.Equal(bytes, step.BytesRead));
        Assert.All(steps, static step => Assert.Equal(1, step.Reads));
        Assert.All(steps, step => Assert.InRange(step.Launches, 20, 60));
        Assert.Single(steps.Select(static step => step.Launches).Distinct());
    }

    // An epoch of Adam reads the numbers of its one evaluation, and is sent the order of its rows.
    [SkippableTheory]
    [InlineData(2000, 40, 100)]
    [InlineData(2000, 40, 32)]
    [InlineData(5000, 300, 1000)]
    public void A_batch_is_a_few_launches_and_no_copy(int rows, int features, int batchSize)
    {
        var device = OwnDevice();
        var (data, labels) = TwoClasses(rows, features);
        var counts = new Counts(device);
        LogisticRegression.Fit(data, features, labels, new()
        {
            Device = ReadingOnce(device),
            Solver = Solver.Adam(0.01, batchSize),
            MaxIterations = 3,
            Tolerance = 0,
        }, counts);
        var epoch = counts.Seen[2].Done - counts.Seen[1].Done;
        Assert.Equal((1, sizeof(double) * Enum.GetValues<SearchSum>().Length), (epoch.Reads, epoch.BytesRead));
        Assert.Equal((1, sizeof(int) * rows), (epoch.Writes, epoch.BytesWritten));

        // The parameters as floats, the rows, their pass and its partial sums, losses and biases, tiles, gradient, step; and the evaluation.
        var batches = (rows + batchSize - 1) / batchSize;
        Assert.InRange(epoch.Launches, 7 * batches, 8 * batches + 12);
    }

    // All units of a layer are one launch, so the width of a network does not show.
    [SkippableFact]
    public void A_wide_network_has_the_launches_of_a_narrow_one()
    {
        var device = OwnDevice();
        Assert.Equal(LaunchesOf([3, 4]), LaunchesOf([20, 30]));

        long LaunchesOf(int[] units)
        {
            var (features, labels) = Rows(3000);
            var counts = new Counts(device);
            var options = new MlpOptions { HiddenUnits = [.. units], MaxIterations = 3, Tolerance = 0, Solver = Solver.Adam(0.01, 500), Device = ReadingOnce(device) };
            Mlp.Fit(features, FeatureCount, labels, options, progress: counts);
            return (counts.Seen[2].Done - counts.Seen[1].Done).Launches;
        }
    }

    [SkippableTheory]
    [InlineData("lbfgs of a network")]
    [InlineData("adam of several tiles")]
    [InlineData("newton")]
    public void A_training_frees_what_it_allocates(string name)
    {
        // After the first training there is the memory that all reductions share.
        var device = OwnDevice();
        _ = Fit(name, TrainingDevice.OpenCL(device));
        var before = device.Queue.Used;
        _ = Fit(name, TrainingDevice.OpenCL(device));
        Assert.Equal(before, device.Queue.Used);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Batches_have_the_same_bits_on_any_number_of_threads(int threads) => AssertSame(
        Fit("adam of several tiles", TrainingDevice.Cpu), Fit("adam of several tiles", TrainingDevice.Cpu, threads));

    private static TrainingDevice ReadingOnce(GpuDevice device) =>
        new Passes(device, rows => new OpenCLPass(device, rows, mostTiles: 1000, readsOnce: true));

    private static GpuDevice Device() => WithDouble(TestDevices.Gpu());

    private static GpuDevice OwnDevice() => WithDouble(TestDevices.OwnGpu());

    private static GpuDevice WithDouble(GpuDevice device)
    {
        TestDevices.RequireDouble(device);
        return device;
    }

    private static (float[] Features, float[] Labels) TwoClasses(int rows, int features)
    {
        var random = new Random(rows);
        var data = Enumerable.Range(0, rows * features).Select(_ => random.NextSingle()).ToArray();
        return (data, Enumerable.Range(0, rows).Select(i => data[i * features] + random.NextSingle() > 1f ? 1f : 0f).ToArray());
    }

    private static (float[] Features, int[] Labels) Rows(int count)
    {
        var random = new Random(5);
        var features = Enumerable.Range(0, count * FeatureCount).Select(_ => random.NextSingle() * 4 - 2).ToArray();
        var labels = Enumerable.Range(0, count).Select(i => features[i * FeatureCount] + random.NextSingle() > 1f ? 2
            : features[i * FeatureCount + 1] > 0.3f ? 1
            : 0).ToArray();
        return (features, labels);
    }

    private static TrainedModel Fit(string name, TrainingDevice device, int threads = 2)
    {
        var (features, labels) = Rows(5000);
        var two = Array.ConvertAll(labels, static label => label == 2 ? 1f : 0f);
        var options = Options with { Device = device, Threads = threads };
        var network = new MlpOptions { HiddenUnits = [5], Activation = Activation.Tanh, MaxIterations = 15, Tolerance = 0, Device = device, Threads = threads };
        return name switch
        {
            "lbfgs" => LogisticRegression.Fit(features, FeatureCount, two, options),
            "lbfgs with L1" => LogisticRegression.Fit(features, FeatureCount, two, options with { L1 = 60 }),
            "no intercept" => LogisticRegression.Fit(features, FeatureCount, two, options with { Intercept = false }),
            "lbfgs of softmax" => SoftmaxRegression.Fit(features, FeatureCount, labels, options with { BalanceClasses = true }),
            "lbfgs of a network" => Mlp.Fit(features, FeatureCount, labels, network with { Solver = Solver.Lbfgs() }),
            "gd" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.GradientDescent(2) }),
            "gd with momentum" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.GradientDescent(1, 0.9) }),
            "gd with L1" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.GradientDescent(1, 0.5), L1 = 60 }),
            "adam" => Mlp.Fit(features, FeatureCount, labels, network with { Solver = Solver.Adam(0.01, 700), MaxIterations = 3 }),
            "adam of a neuron" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.Adam(0.01, 300), MaxIterations = 4 }),
            "adam of small batches" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.Adam(0.01, 37), MaxIterations = 3 }),
            "adam of several tiles" => Mlp.Fit(features, FeatureCount, labels, network with { Solver = Solver.Adam(0.01, 3000), MaxIterations = 5 }),
            "adam of all rows" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.Adam(0.1, 100_000), MaxIterations = 8 }),
            "adam with L1 and weights" => SoftmaxRegression.Fit(features, FeatureCount, labels, options with { Solver = Solver.Adam(0.01, 1500), MaxIterations = 4, L1 = 60, BalanceClasses = true }),
            "newton" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.Newton(), MaxIterations = 6 }),
            "newton with weights" => LogisticRegression.Fit(features, FeatureCount, two, options with { Solver = Solver.Newton(), MaxIterations = 6, BalanceClasses = true, Intercept = false }),
            _ => throw new ArgumentException(name),
        };
    }

    private static void AssertSame(TrainedModel expected, TrainedModel actual)
    {
        Assert.Equal<TrainingProgress>(expected.History, actual.History);
        Assert.Equal(expected.Reason, actual.Reason);
        Assert.Equal<float>(expected.Parameters.ToArray(), actual.Parameters.ToArray());
    }

    /// <summary>An OpenCL device whose pass a test makes.</summary>
    private sealed class Passes(GpuDevice device, Func<TrainingRows, ITrainingPass> prepare) : TrainingDevice
    {
        public override string Name => $"{device}";

        public override string? WhyNot(TrainingRows rows) => null;

        public override ITrainingPass Prepare(TrainingRows rows) => prepare(rows);
    }

    /// <summary>A pass that does not show where it computes.</summary>
    private sealed class Hidden(ITrainingPass pass) : ITrainingPass
    {
        public double Run(ReadOnlySpan<float> parameters, Span<double> gradient) => pass.Run(parameters, gradient);

        public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums) => pass.RunBatch(rows, parameters, sums);

        public void Dispose() => pass.Dispose();
    }

    /// <summary>What the device had done at each report.</summary>
    private sealed class Counts(GpuDevice device) : IProgress<TrainingProgress>
    {
        public List<(int Passes, QueueCounts Done)> Seen { get; } = [];

        public void Report(TrainingProgress value) => Seen.Add((value.Passes, device.Queue.Counts));
    }
}
