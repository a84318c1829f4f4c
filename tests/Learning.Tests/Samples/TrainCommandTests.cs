using System.Text.Json;
using Kernels.Gpu;
using Kernels.Learning;
using Kernels.Samples.Training;
using Xunit;

namespace Kernels.Tests;

public sealed class TrainCommandTests : IDisposable
{
    private static readonly string[] Keys =
        ["trainAccuracy", "testAccuracy", "trainLogLoss", "testLogLoss", "epochs", "seconds", "scalarSeconds"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<Dictionary<string, JsonElement>> TrainAsync(params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["train", "--json", .. arguments]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(run.Output)!;
    }

    [Fact]
    public async Task Without_arguments_it_trains_and_shows_plain_text_80_wide_when_redirected()
    {
        var run = await KernelsProgram.RunAsync();

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.All(
            ["569 rows, 30 features", "malignant", "benign", "accuracy", "log loss", "plain scalar loops", "generated SIMD kernels"],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Raise --max-iterations or --learning-rate, or choose --solver lbfgs.", "--solver", "gd", "--epochs", "3")]
    [InlineData("Give --l2 a value above 0.", "--l2", "0", "--solver", "newton")]
    public async Task What_to_do_about_a_training_that_did_not_converge_is_said_in_options(string advice, params string[] arguments)
    {
        var json = await KernelsProgram.RunAsync(["train", "--json", .. arguments]);
        var text = await KernelsProgram.RunAsync(["train", .. arguments]);

        Assert.Equal((1, 1), (json.ExitCode, text.ExitCode));
        Assert.EndsWith(advice, JsonDocument.Parse(json.Output).RootElement.GetProperty("warning").GetString(), StringComparison.Ordinal);
        Assert.Contains(advice, string.Join(' ', text.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // Whoever words a warning anew, or adds one, has the options to give too.
    [Fact]
    public void No_advice_names_a_property_of_the_library()
    {
        float[] near = [0, 1, 0.2f, 0.8f], far = [1e37f, 2e37f, 3e37f, 4e37f];
        TrainingOptions[] all =
        [
            new() { MaxIterations = 1 },
            new() { MaxIterations = 1, Solver = Solver.GradientDescent() },
            new() { L2 = 0, Solver = Solver.Newton() },
            new() { Solver = Solver.Newton(), Standardize = false },
        ];
        foreach (var options in all)
        {
            var model = LogisticRegression.Fit(options.Standardize ? near : far, 1, [0, 1, 0, 1], options);
            var properties = string.Join('|',
                typeof(TrainingOptions).GetProperties().Select(static property => property.Name).Where(static name => name != "Solver"));
            Assert.DoesNotMatch(properties, Assert.IsType<string>(Advice.Of(model.Warning)));
        }
    }

    [Fact]
    public async Task Json_is_one_object_with_the_agreed_keys_and_a_good_score()
    {
        var report = await TrainAsync("--benchmark");

        Assert.Superset(Keys.ToHashSet(), report.Keys.ToHashSet());
        Assert.True(report["converged"].GetBoolean());
        Assert.DoesNotContain("warning", report.Keys);
        Assert.InRange(report["gradientNorm"].GetDouble(), 0, 1e-6);
        Assert.InRange(report["epochs"].GetInt32(), 5, 100);
        Assert.InRange(report["trainAccuracy"].GetDouble(), 0.95, 1);
        Assert.InRange(report["testAccuracy"].GetDouble(), 0.95, 1);
        Assert.InRange(report["testLogLoss"].GetDouble(), 0, 0.2);
        Assert.InRange(report["testRocAuc"].GetDouble(), 0.98, 1);
        Assert.Equal(113, report["confusion"].EnumerateArray().Sum(static row => row.EnumerateArray().Sum(static count => count.GetInt32())));
        Assert.True(report["seconds"].GetDouble() > 0 && report["scalarSeconds"].GetDouble() > 0);
    }

    [SkippableTheory]
    [InlineData("--balance")]
    [InlineData("--hidden", "8", "--solver", "lbfgs", "--max-iterations", "20")]
    public async Task An_OpenCL_device_trains_other_models_too(params string[] arguments)
    {
        Skip.IfNot(GpuDevice.IsAvailable, "There is no OpenCL device. On Debian, apt install pocl-opencl-icd ocl-icd-libopencl1.");
        var run = await KernelsProgram.RunAsync(["train", "--json", "--device", "opencl", .. arguments]);

        Assert.Equal("", run.Error);
        var report = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(run.Output)!;
        Assert.InRange(report["testAccuracy"].GetDouble(), 0.95, 1);
    }

    [SkippableFact]
    public async Task It_says_which_OpenCL_device_trains_and_whether_its_bits_are_those_of_the_processor()
    {
        var device = TestDevices.Gpu();
        var run = await KernelsProgram.RunAsync("train", "--device", "opencl", "--max-iterations", "50");

        var bits = TrainingDevice.OpenCL(device).WhyOtherBits ?? "Its model has the bits of that of the processor.";
        Assert.Contains($"OpenCL is {device}. {bits}", string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_are_timed_only_where_asked_for()
    {
        Assert.DoesNotContain("scalarSeconds", (await TrainAsync()).Keys);
        Assert.DoesNotContain("plain scalar loops", (await KernelsProgram.RunAsync("train")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_that_does_not_converge_ends_with_1_and_says_what_to_change()
    {
        var run = await KernelsProgram.RunAsync("train", "--solver", "gd", "--max-iterations", "20");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Raise --max-iterations", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learning_rate_that_is_far_too_large_is_cut()
    {
        var path = Repository.PathOf("tests", "Learning.Tests", "Samples", "correlated.csv");
        var report = await TrainAsync("--data", path, "--learning-rate", "10");

        Assert.InRange(report["trainLogLoss"].GetDouble(), 0, Math.Log(2));
    }

    [Theory]
    [InlineData("--solver", "newton")]
    [InlineData("--solver", "adam", "--epochs", "20")]
    [InlineData("--l1", "5", "--l2", "0", "--balance")]
    [InlineData("--raw", "--no-intercept", "--solver", "newton")]
    [InlineData("--validation", "0.2", "--patience", "3", "--hidden", "8,4", "--activation", "tanh")]
    public async Task Each_way_of_training_gives_a_good_model(params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["train", "--json", .. arguments]);
        var report = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(run.Output)!;

        Assert.Equal("", run.Error);
        Assert.Equal(report.ContainsKey("warning") ? 1 : 0, run.ExitCode);
        Assert.InRange(report["testAccuracy"].GetDouble(), 0.9, 1);
    }

    [Fact]
    public async Task Three_classes_are_learned_saved_and_predicted_again()
    {
        var rows = Enumerable.Range(0, 90).Select(i => $"{i % 3 + i % 7 * 0.05},{i % 5},{(i % 3) switch { 0 => "low", 1 => "middle", _ => "high" }}").ToArray();
        var path = Write("three.csv", ["size,other,class", .. rows]);
        var (model, test, all) = (Path.Combine(folder.FullName, "model.json"), Path.Combine(folder.FullName, "test.csv"),
            Path.Combine(folder.FullName, "all.csv"));

        var report = await TrainAsync("--data", path, "--header", "--model", model, "--predictions", test);
        var predicted = await KernelsProgram.RunAsync("predict", "--model", model, "--data", path, "--header", "--label", "class", "--predictions", all);

        var counts = await KernelsProgram.RunAsync("predict", "--model", model, "--data", path, "--header", "--label", "class", "--json");

        Assert.Equal("""{"rows":90,"classes":{"high":30,"low":30,"middle":30}}""", string.Concat(counts.Output.Where(static c => !char.IsWhiteSpace(c))));
        Assert.Equal(1, report["testAccuracy"].GetDouble());
        Assert.Equal(("", 0), (predicted.Error, predicted.ExitCode));
        var lines = File.ReadAllLines(all);
        Assert.Equal("row,class,probability high,probability low,probability middle", lines[0]);
        Assert.Equal(rows.Select(static row => row.Split(',')[2]), lines.Skip(1).Select(static line => line.Split(',')[1]));

        // The test rows' predictions are those of the saved model, with the same lines.
        Assert.Equal(19, File.ReadAllLines(test).Length);
        Assert.Subset(lines.ToHashSet(), File.ReadAllLines(test).ToHashSet());
    }

    [Fact]
    public async Task What_was_not_trained_on_is_not_predicted()
    {
        var path = Write("two.csv", ["a,b,y", .. Enumerable.Range(0, 20).Select(static i => $"{i},{i % 3},{i / 10}")]);
        var model = Path.Combine(folder.FullName, "model.json");
        await TrainAsync("--data", path, "--header", "--model", model);

        var more = await KernelsProgram.RunAsync("predict", "--model", model, "--data", path, "--header");
        var other = await KernelsProgram.RunAsync("predict", "--model", model, "--data", Write("other.csv", ["b,a", "1,2"]), "--header");
        var none = await KernelsProgram.RunAsync("predict", "--model", path, "--data", path);

        Assert.All([more, other, none], static run => Assert.Equal((2, ""), (run.ExitCode, run.Output)));
        Assert.Contains("3 columns of features, the model takes 2. If one of them is the label, give --label COLUMN.", more.Error, StringComparison.Ordinal);
        Assert.Contains("feature 0 is 'b', that of the model 'a'", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_fixes_the_split_and_another_seed_makes_another()
    {
        var first = await TrainAsync("--seed", "7");
        var again = await TrainAsync("--seed", "7");
        var other = await TrainAsync("--seed", "8");

        Assert.Equal(first["trainLogLoss"].GetDouble(), again["trainLogLoss"].GetDouble());
        Assert.Equal(first["testLogLoss"].GetDouble(), again["testLogLoss"].GetDouble());
        Assert.NotEqual(first["testLogLoss"].GetDouble(), other["testLogLoss"].GetDouble());
    }

    [Fact]
    public async Task A_file_with_a_header_and_text_labels_is_trained_on()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{(i % 3 == 0 ? "\"yes, please\"" : "no")},{i % 3}.5,-{i}e-1");
        var path = Write("answers.csv", ["answer,first,second", .. rows]);

        var report = await TrainAsync("--data", path, "--label", "answer", "--header");

        Assert.Equal(1, report["trainAccuracy"].GetDouble());
        Assert.Equal(1, report["testAccuracy"].GetDouble());
    }

    [Fact]
    public async Task The_label_may_be_the_index_of_a_column_with_numbers()
    {
        var path = Write("numbers.csv", [.. Enumerable.Range(0, 40).Select(i => $"{i},{(i < 20 ? 3 : -7)},{i % 5}")]);

        var report = await TrainAsync("--data", path, "--label", "1", "--l2", "0.1");

        Assert.InRange(report["testAccuracy"].GetDouble(), 0.8, 1);
    }

    [Fact]
    public async Task The_smaller_of_two_numbers_is_class_0()
    {
        var path = Write("order.csv", [.. Enumerable.Range(0, 40).Select(i => $"{i},{(i < 20 ? 10 : 9)}")]);

        var run = await KernelsProgram.RunAsync("train", "--data", path, "--label", "1");

        Assert.Contains("class 0 is 9, class 1 is 10", run.Output, StringComparison.Ordinal);
    }

    private string Write(string name, string[] lines)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
