using System.Text.Json;
using Xunit;

namespace Kernels.Tests;

public sealed class TrainCommandTests : IDisposable
{
    private static readonly string[] Keys =
        ["trainAccuracy", "testAccuracy", "trainLogLoss", "testLogLoss", "epochs", "seconds", "scalarSeconds"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<Dictionary<string, double>> TrainAsync(params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["train", "--json", .. arguments]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return JsonSerializer.Deserialize<Dictionary<string, double>>(run.Output)!;
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

    [Fact]
    public async Task Json_is_one_object_with_the_agreed_keys_and_a_good_score()
    {
        var report = await TrainAsync("--epochs", "300");

        Assert.Equal(Keys, report.Keys);
        Assert.Equal(300, report["epochs"]);
        Assert.InRange(report["trainAccuracy"], 0.95, 1);
        Assert.InRange(report["testAccuracy"], 0.95, 1);
        Assert.InRange(report["testLogLoss"], 0, 0.2);
        Assert.True(report["seconds"] > 0 && report["scalarSeconds"] > 0);
    }

    [Fact]
    public async Task A_seed_fixes_the_split_and_another_seed_makes_another()
    {
        var first = await TrainAsync("--epochs", "50", "--seed", "7");
        var again = await TrainAsync("--epochs", "50", "--seed", "7");
        var other = await TrainAsync("--epochs", "50", "--seed", "8");

        Assert.Equal(first["trainLogLoss"], again["trainLogLoss"]);
        Assert.Equal(first["testLogLoss"], again["testLogLoss"]);
        Assert.NotEqual(first["testLogLoss"], other["testLogLoss"]);
    }

    [Fact]
    public async Task A_file_with_a_header_and_text_labels_is_trained_on()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{(i % 3 == 0 ? "\"yes, please\"" : "no")},{i % 3}.5,-{i}e-1");
        var path = Write("answers.csv", ["answer,first,second", .. rows]);

        var report = await TrainAsync("--data", path, "--label", "answer", "--header");

        Assert.Equal(1, report["trainAccuracy"]);
        Assert.Equal(1, report["testAccuracy"]);
    }

    [Fact]
    public async Task The_label_may_be_the_index_of_a_column_with_numbers()
    {
        var path = Write("numbers.csv", [.. Enumerable.Range(0, 40).Select(i => $"{i},{(i < 20 ? 3 : -7)},{i % 5}")]);

        var report = await TrainAsync("--data", path, "--label", "1", "--learning-rate", "1", "--l2", "0.1");

        Assert.InRange(report["testAccuracy"], 0.8, 1);
    }

    [Fact]
    public async Task The_smaller_of_two_numbers_is_class_0()
    {
        var path = Write("order.csv", [.. Enumerable.Range(0, 40).Select(i => $"{i},{(i < 20 ? 10 : 9)}")]);

        var run = await KernelsProgram.RunAsync("train", "--data", path, "--label", "1", "--epochs", "10");

        Assert.Contains("class 0 is 9, class 1 is 10", run.Output, StringComparison.Ordinal);
    }

    private string Write(string name, string[] lines)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
