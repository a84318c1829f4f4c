using Xunit;

namespace Kernels.Tests;

public sealed class TrainCommandErrorTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task FailsAsync(string[] arguments, params string[] parts)
    {
        var run = await KernelsProgram.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Single(run.Error.TrimEnd('\r', '\n').Split('\n'));
        Assert.StartsWith("kernels: ", run.Error, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    private async Task FileFailsAsync(string content, string[] arguments, params string[] parts)
    {
        var path = Path.Combine(folder.FullName, "data.csv");
        await File.WriteAllTextAsync(path, content);
        await FailsAsync(["train", "--data", path, .. arguments], [path, .. parts]);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("1,2,0\n2,1,1\n3,0\n", "row 3, column 2", "2 columns", "3")]
    [InlineData("1,2,0\n2,1,1\n3,0,0,5\n", "row 3, column 3", "4 columns")]
    [InlineData("1,2,0\n2,1,1\n3\n", "row 3, column 1", "the row has 1 column, the first one has 3.")]
    [InlineData("1,2,0\n\n2,x,1\n", "row 3, column 1", "'x' is not a number")]
    [InlineData("1,2,0\n2,,1\n", "row 2, column 1", "empty")]
    [InlineData("1,2,0\n2,1,\n", "row 2, column 2", "label is missing")]
    [InlineData("1,NaN,0\n2,1,1\n", "row 1, column 1", "missing")]
    [InlineData("1,1e60,0\n2,1,1\n1,3,0\n2,2,1\n", "column 1", "1e60, more than 32-bit floats hold")]
    [InlineData("1,2,0\n2,1,0\n", "row 1, column 2", "every label is '0'")]
    [InlineData("1,2,0\n2,1,1\n3,1,1\n", "row 1, column 2", "two rows or more")]
    [InlineData("1,\"2,0\n2,1,1\n", "row 1", "quotes")]
    [InlineData("a,b,y\n1,2,0\n", "row 1, column 0", "--header")]
    [InlineData("1\n2\n", "column 0", "the only column is the label")]
    public async Task A_bad_file_is_one_line_with_file_row_and_column(string content, params string[] parts) =>
        await FileFailsAsync(content, [], parts);

    [Theory]
    [InlineData("y", "--header")]
    [InlineData("3", "index from 0 to 2")]
    [InlineData("-1", "there is no column '-1'")]
    public async Task An_unknown_label_column_is_an_error(string label, string part) =>
        await FileFailsAsync("1,2,0\n2,1,1\n", ["--label", label], part);

    [Fact]
    public async Task With_a_header_messages_name_the_column()
    {
        await FileFailsAsync("a,b,y\n1,2,0\n1,?,1\n", ["--header"], "row 3, column 1 ('b')");
        await FileFailsAsync("a,b,y\n1,2,0\n", ["--header", "--label", "z"], "Give --label one of: a, b, y");
        await FileFailsAsync("a,a,y\n1,2,0\n", ["--header", "--label", "a"], "2 columns are called 'a'");
        await FileFailsAsync("a,b,y\n", ["--header"], "no row below the header");
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_errors()
    {
        await FailsAsync(["train", "--data", Path.Combine(folder.FullName, "none.csv")], "none.csv", "no such file");
        await FailsAsync(["train", "--data", folder.FullName], folder.FullName, "this is a directory");
    }

    [Theory]
    [InlineData("--max-iterations", "0")]
    [InlineData("--max-iterations", "many")]
    [InlineData("--tolerance", "-1")]
    [InlineData("--learning-rate", "0")]
    [InlineData("--learning-rate", "-1")]
    [InlineData("--learning-rate", "0,5")]
    [InlineData("--learning-rate", "NaN")]
    [InlineData("--l2", "-1")]
    [InlineData("--l2", "Infinity")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "all")]
    [InlineData("--seed", "-1")]
    public async Task A_bad_option_value_is_an_error_that_names_option_and_value(string option, string value) =>
        await FailsAsync(["train", option, value], option, $"'{value}'");

    [Theory]
    [InlineData("--separator", "x")]
    [InlineData("--missing", "zero")]
    public async Task So_is_one_that_describes_a_file(string option, string value) =>
        await FailsAsync(["train", "--data", "data.csv", option, value], option, $"'{value}'");

    [Fact]
    public async Task Unknown_options_and_commands_are_errors()
    {
        await FailsAsync(["--colour"], "'--colour'", "kernels --help");
        await FailsAsync(["train", "--colour"], "'--colour'", "kernels train --help");
        await FailsAsync(["trane"], "'trane'");
        await FailsAsync(["train", "--label", "2"], "--data");
        await FailsAsync(["train", "--missing", "drop"], "--data");
        await FailsAsync(["train", "--data"], "--data");
    }

    [Fact]
    public async Task An_option_that_is_given_twice_says_so_and_its_other_name()
    {
        await FailsAsync(["train", "--epochs", "3", "--max-iterations", "4"], "--max-iterations and --epochs are one option: give it once");
        await FailsAsync(["train", "--seed", "3", "--seed", "4"], "--seed is given more than once: give it once");
        await FailsAsync(["train", "--hidden", "3", "--hidden", "4"], "--hidden is given more than once: give it once");
        await FailsAsync(["train", "--epochs", "x"], "--epochs takes a whole number");
    }

    // The row is held out with the default seed, and the deviations of the other rows are 0.5: it scales to infinity, once up and once down.
    [Fact]
    public async Task A_row_that_cannot_be_scored_is_an_error_that_names_its_line()
    {
        const int HeldOut = 18;
        var rows = Enumerable.Range(0, 20).Select(i => i == HeldOut ? "3e38,-3e38,0" : $"{i % 2},{i % 2},{i % 2}");
        var path = Path.Combine(folder.FullName, "far.csv");
        await File.WriteAllLinesAsync(path, ["first,second,label", "", .. rows]);

        await FailsAsync(["train", "--json", "--data", path, "--header"], $"far.csv, row {HeldOut + 3}: ");
    }

    [Fact]
    public async Task A_file_is_not_read_and_written_at_once()
    {
        var path = Path.Combine(folder.FullName, "data.csv");
        await File.WriteAllTextAsync(path, "1,0\n2,1\n3,0\n4,1\n");

        await FailsAsync(["train", "--data", path, "--model", path], "--data and --model are the same file");
        await FailsAsync(["train", "--data", path, "--model", "a.json", "--predictions", "./a.json"], "--model and --predictions are the same file");
        await FailsAsync(["predict", "--data", path, "--model", "m.json", "--predictions", path], "--data and --predictions are the same file");
        Assert.Equal("1,0", (await File.ReadAllLinesAsync(path))[0]);
    }

    // The training would be lost. It would take far longer than the test waits.
    [Fact]
    public async Task Where_a_result_cannot_be_written_nothing_is_trained()
    {
        string[] endless = ["train", "--tolerance", "0", "--solver", "gd", "--epochs", "1000000", "--hidden", "1000"];
        foreach (var option in (string[])["--model", "--predictions", "--svg"])
        {
            await FailsAsync([.. endless, option, Path.Combine(folder.FullName, "none", "a")], option, "there is no such folder");
            await FailsAsync([.. endless, option, folder.FullName], option, "cannot be written");
            await FailsAsync([.. endless, option, ""], option, "this is no path of a file");
        }

        Assert.Empty(folder.GetFileSystemInfos());
    }

    [SkippableFact]
    public async Task Nor_by_way_of_links()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        string PathOf(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
        var path = PathOf("real", "data.csv");
        Directory.CreateDirectory(PathOf("real", "below"));
        await File.WriteAllTextAsync(path, "1,0\n2,1\n3,0\n4,1\n");
        File.CreateSymbolicLink(PathOf("link.csv"), path);
        File.CreateSymbolicLink(PathOf("second.csv"), "link.csv");
        Directory.CreateSymbolicLink(PathOf("folder"), PathOf("real", "below"));
        File.CreateSymbolicLink(PathOf("up.csv"), "folder/../data.csv");
        File.CreateSymbolicLink(PathOf("circle"), "circle");

        foreach (var other in (string[])[PathOf("link.csv"), PathOf("second.csv"), PathOf("up.csv")])
            await FailsAsync(["train", "--data", path, "--model", other], "--data and --model are the same file");
        await FailsAsync(["train", "--model", PathOf("real", "below", "m"), "--predictions", PathOf("folder", "m")],
            "--model and --predictions are the same file");
        await FailsAsync(["export", "--model", PathOf("link.csv"), "--to", PathOf("up.csv", "..", "link.csv", "..", "real", "x.cs")], "link.csv");
        await FailsAsync(["train", "--data", PathOf("circle"), "--model", PathOf("m")], "circle");
        Assert.Equal("1,0", (await File.ReadAllLinesAsync(path))[0]);
    }

    [Theory]
    [InlineData("--learning-rate is for gd and adam, not newton", "--solver", "newton", "--learning-rate", "1")]
    [InlineData("--momentum is for --solver gd, not lbfgs", "--momentum", "0.9")]
    [InlineData("--batch-size is for --solver adam, not gd", "--learning-rate", "1", "--batch-size", "8")]
    [InlineData("--activation is for the units of --hidden", "--activation", "tanh")]
    [InlineData("--patience is for --validation", "--patience", "3")]
    [InlineData("--solver newton trains no networks", "--solver", "newton", "--hidden", "3")]
    [InlineData("--solver newton takes no --l1", "--solver", "newton", "--l1", "1")]
    [InlineData("--device scalar trains logistic regression of two classes that count the same", "--device", "scalar", "--balance")]
    public async Task Options_that_do_not_go_together_are_an_error_that_says_why(string message, params string[] arguments) =>
        await FailsAsync(["train", .. arguments], message);

    [Theory]
    [InlineData("--solver", "sgd")]
    [InlineData("--hidden", "3,x")]
    [InlineData("--hidden", "0")]
    [InlineData("--validation", "1")]
    [InlineData("--momentum", "1", "--solver", "gd")]
    [InlineData("--activation", "gelu", "--hidden", "3")]
    public async Task So_is_a_value_that_an_option_does_not_know(string option, string value, params string[] others) =>
        await FailsAsync(["train", option, value, .. others], option, $"'{value}'");
}
