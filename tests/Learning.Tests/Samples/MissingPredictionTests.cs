using System.Globalization;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>What <c>predict --missing</c> puts where a value is missing.</summary>
public sealed class MissingPredictionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-missing-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("{0},{1}\n5,40\n", ",NA\n5,40\n")]
    [InlineData("5,40\n{0},90\n7,{1}\n", "5,40\n?,90\n7,\n")]
    public async Task The_mean_is_that_of_the_training(string filled, string missing)
    {
        var model = await TrainAsync();
        var means = TrainedModel.Load(model).FeatureMeans.Select(static mean => mean.ToString("R", CultureInfo.InvariantCulture)).ToArray();

        var expected = await PredictAsync(model, string.Format(CultureInfo.InvariantCulture, filled, means));
        var actual = await PredictAsync(model, missing);

        Assert.Equal((0, "", ""), (expected.ExitCode, expected.Error, actual.Error));
        Assert.Equal(expected.Output, actual.Output);
    }

    [Fact]
    public async Task A_model_without_means_has_none_to_give()
    {
        var run = await PredictAsync(await TrainAsync("--raw"), ",NA\n5,40\n");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("holds no means for --missing mean, as it was trained with --raw", Assert.Single(run.Error.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_missing_values_are_left_out()
    {
        var run = await KernelsProgram.RunAsync("predict", "--model", await TrainAsync(), "--data", Write("new.csv", ",1\n5,40\n"), "--missing", "drop");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["row", "2"], run.Output.TrimEnd().Split('\n').Select(static line => line.Split(',')[0]));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Far from zero, so that a mean of the predicted rows is another one.</summary>
    private async Task<string> TrainAsync(params string[] options)
    {
        var rows = Enumerable.Range(0, 40)
            .Select(static i => string.Create(CultureInfo.InvariantCulture, $"{1000 + i % 7},{i * i % 31},{(i % 7 > 3 == i % 3 > 0 ? 1 : 0)}\n"));
        var model = Path.Combine(folder.FullName, "model.json");
        var run = await KernelsProgram.RunAsync(["train", "--data", Write("rows.csv", string.Concat(rows)), "--model", model, .. options]);
        Assert.Equal("", run.Error);
        return model;
    }

    private Task<KernelsProgram> PredictAsync(string model, string rows) =>
        KernelsProgram.RunAsync("predict", "--model", model, "--data", Write("new.csv", rows), "--missing", "mean");
}
