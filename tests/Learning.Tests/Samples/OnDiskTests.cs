using System.Globalization;
using Kernels.Learning;
using Kernels.Samples;
using Kernels.Samples.Datasets;
using Kernels.Samples.Export;
using Kernels.Samples.Training;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Kernels.Tests;

/// <summary>Features in a temporary file, <c>--on-disk</c>, beside those in memory.</summary>
public sealed class OnDiskTests : DataFiles
{
    private const int RowCount = 6000;

    private static readonly Dictionary<string, TrainingOptions> Ways = new()
    {
        ["lbfgs"] = new(),
        ["newton"] = new() { Solver = Solver.Newton(), BalanceClasses = true },
        ["gd"] = new() { Solver = Solver.GradientDescent(0.1, 0.5), MaxIterations = 20, Threads = 3 },
        ["l1"] = new() { L1 = 5, BalanceClasses = true },
        ["raw"] = new() { Standardize = false, Intercept = false },
        ["network"] = new MlpOptions { Solver = Solver.Lbfgs(), HiddenUnits = [4], MaxIterations = 10 },
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Rows of three features of different origins; every 50th row lacks one.</summary>
    private static string Rows(int classes)
    {
        var random = new SplitMix64(5);
        return string.Concat(Enumerable.Range(0, RowCount).Select(i =>
        {
            var (x, y, z) = (random.Unit(), random.Unit(), random.Unit());
            var label = (int)((x + y + (0.3 * random.Unit())) / 2.3 * classes);
            return $"{Number(1e9 + x)},{(i % 50 == 3 ? "" : Number(100 * y))},{Number(z - 1e6)},{label}\n";
        }));
    }

    private (Dataset Memory, Dataset Disk) ReadBoth(string path, MissingValues missing = MissingValues.Mean)
    {
        var source = new DataSource(path) { Missing = missing };
        var disk = Read(source with { OnDisk = true });

        // Blocks of one tile, so that there are several.
        return (Read(source), disk with { OnDisk = disk.OnDisk! with { BlockLength = 1 } });
    }

    private static byte[] Bytes(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static void TrainTheSame((Dataset Memory, Dataset Disk) rows, TrainingOptions options)
    {
        using var file = rows.Disk.OnDisk!.File;
        var memory = new Experiment(StratifiedSplit.Of(rows.Memory, seed: 1), options, Device.Cpu).Train(progress: null, CancellationToken.None);
        var disk = new Experiment(StratifiedSplit.Of(rows.Disk, seed: 1), options, Device.Cpu).Train(progress: null, CancellationToken.None);

        Assert.Equal(Bytes(memory.Model), Bytes(disk.Model));
        Assert.Equal<TrainingProgress>(memory.Model.History, disk.Model.History);
        foreach (var (expected, actual) in new[] { (memory.Train, disk.Train), (memory.Test, disk.Test) })
        {
            Assert.Equal(
                (expected.Count, expected.Accuracy, expected.LogLoss, expected.RocAuc, expected.BrierScore, expected.Calibration.ExpectedError),
                (actual.Count, actual.Accuracy, actual.LogLoss, actual.RocAuc, actual.BrierScore, actual.Calibration.ExpectedError));
        }

        var (inMemory, onDisk) = (memory.Experiment.Data.Test, disk.Experiment.Data.Test);
        Assert.Equal(
            Predictions.Predict(memory.Model, inMemory.ToMatrix(), inMemory.Lines),
            Predictions.PredictBlocks(disk.Model, onDisk.ReadBlocks(CancellationToken.None), onDisk.Lines));
    }

    [Theory]
    [InlineData("lbfgs", 2)]
    [InlineData("newton", 2)]
    [InlineData("gd", 2)]
    [InlineData("l1", 2)]
    [InlineData("raw", 2)]
    [InlineData("network", 2)]
    [InlineData("lbfgs", 3)]
    [InlineData("l1", 3)]
    [InlineData("network", 3)]
    public void The_model_its_scores_and_predictions_are_those_of_rows_in_memory(string way, int classes) =>
        TrainTheSame(ReadBoth(Write(Rows(classes))), Ways[way]);

    [Fact]
    public void A_compressed_file_and_rows_left_out_are_no_different() =>
        TrainTheSame(ReadBoth(Write(Compress(Rows(classes: 2)), "rows.csv.gz"), MissingValues.Drop), new());

    [Fact]
    public async Task A_Parquet_file_is_no_different()
    {
        var random = new SplitMix64(6);
        var first = new DataField<double>("first", nullable: false);
        var second = new DataField<double>("second", nullable: false);
        var kind = new DataField<long>("kind", nullable: false);
        await using (var stream = File.Create(PathOf("rows.parquet")))
        await using (var writer = await ParquetWriter.CreateAsync(new(first, second, kind), stream))
        {
            for (var group = 0; group < 2; group++)
            {
                using var rows = writer.CreateRowGroup();
                var (x, y) = (new double[3000], new double[3000]);
                for (var i = 0; i < x.Length; i++)
                    (x[i], y[i]) = (random.Unit(), 1e12 + random.Unit());
                await rows.WriteAsync<double>(first, x);
                await rows.WriteAsync<double>(second, y);
                await rows.WriteAsync<long>(kind, Array.ConvertAll(x, value => value + (0.3 * random.Unit()) > 0.6 ? 1L : 0));
            }
        }

        TrainTheSame(ReadBoth(PathOf("rows.parquet")), new());
    }

    [Fact]
    public void A_split_keeps_the_rows_of_each_part_in_order()
    {
        var dataset = Read(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{1000 - i},{i % 3}\n")));
        var origin = dataset.Origins;
        var split = StratifiedSplit.Of(dataset, seed: 2);

        Assert.Equal(100, split.Train.Rows + split.Test.Rows);
        Assert.Empty(split.Train.Lines.Intersect(split.Test.Lines));
        foreach (var part in new[] { split.Train, split.Test })
        {
            Assert.Equal(part.Lines.Order(), part.Lines);
            for (var i = 0; i < part.Rows; i++)
            {
                var row = part.Lines[i] - 1;
                Assert.Equal((row, 1000 - row), (origin[0] + part.Features.Span[2 * i], origin[1] + part.Features.Span[(2 * i) + 1]));
                Assert.Equal(row % 3, part.Labels[i]);
            }
        }
    }

    [Fact]
    public async Task The_program_writes_the_same_files_and_leaves_no_temporary_one()
    {
        var path = Write(Rows(classes: 2));
        Directory.CreateDirectory(PathOf("temporary"));
        var environment = new Dictionary<string, string> { ["TMPDIR"] = PathOf("temporary"), ["TMP"] = PathOf("temporary") };

        foreach (var (name, options) in new[] { ("memory", Array.Empty<string>()), ("disk", ["--on-disk"]) })
        {
            var run = await KernelsProgram.RunAsync(
                [
                    "train", "--data", path, "--missing", "mean",
                    "--model", PathOf($"{name}.json"), "--predictions", PathOf($"{name}.csv"), .. options,
                ],
                environment);
            Assert.Equal(("", 0), (run.Error, run.ExitCode));
            Assert.Equal(options.Length > 0, run.Output.Contains("temporary file of 0.1 MB", StringComparison.Ordinal));
        }

        Assert.Equal(File.ReadAllBytes(PathOf("memory.json")), File.ReadAllBytes(PathOf("disk.json")));
        Assert.Equal(File.ReadAllBytes(PathOf("memory.csv")), File.ReadAllBytes(PathOf("disk.csv")));
        Assert.Empty(Directory.GetFiles(PathOf("temporary"), "kernels-*"));
    }

    [Fact]
    public async Task A_temporary_file_that_cannot_be_made_is_one_line()
    {
        var environment = new Dictionary<string, string> { ["TMPDIR"] = PathOf("nowhere"), ["TMP"] = PathOf("nowhere") };
        var run = await KernelsProgram.RunAsync(["train", "--data", Write("1,0\n2,1\n3,0\n4,1\n"), "--on-disk"], environment);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("the temporary file of --on-disk cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Adam", "--solver", "adam")]
    [InlineData("--solver lbfgs", "--hidden", "8")]
    [InlineData("--validation", "--validation", "0.1")]
    [InlineData("--device", "--device", "scalar")]
    [InlineData("--benchmark", "--benchmark")]
    public async Task What_needs_rows_in_memory_is_refused(string part, params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["train", "--data", Write("1,0\n2,1\n3,0\n4,1\n"), "--on-disk", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_needed_to_keep_on_disk() =>
        Assert.Contains("give that too", (await KernelsProgram.RunAsync("train", "--on-disk")).Error, StringComparison.Ordinal);

    [Fact]
    public void An_error_in_the_file_is_the_same()
    {
        var source = new DataSource(Write("1,2,0\n2,1,1\n3,x,1\n")) { OnDisk = true };
        var (disk, memory) = (Assert.Throws<UserError>(() => Read(source)), Assert.Throws<UserError>(() => Read(source with { OnDisk = false })));
        Assert.Equal(memory.Message, disk.Message);
    }
}
