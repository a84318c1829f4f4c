using Xunit;

namespace Kernels.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-export-");

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private static async Task FailsAsync(string[] arguments, params string[] parts)
    {
        var run = await KernelsProgram.RunAsync(["export", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Single(run.Error.TrimEnd('\r', '\n').Split('\n'));
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saved_model_becomes_an_onnx_file_and_a_class()
    {
        TestModels.Logistic.Save(PathOf("model.json"));
        var onnx = await KernelsProgram.RunAsync("export", "--model", PathOf("model.json"), "--to", PathOf("model.onnx"));
        var code = await KernelsProgram.RunAsync("export", "--model", PathOf("model.json"), "--to", PathOf("breast-cancer.cs"), "--namespace", "My.Models");

        Assert.Equal((0, 0, "", ""), (onnx.ExitCode, code.ExitCode, onnx.Error, code.Error));
        Assert.Contains(PathOf("model.onnx"), onnx.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(PathOf("model.onnx")).Length > 100);
        var text = await File.ReadAllTextAsync(PathOf("breast-cancer.cs"));
        Assert.Contains("namespace My.Models;", text, StringComparison.Ordinal);
        Assert.Contains("partial class BreastCancer\n", text, StringComparison.Ordinal);
        Assert.Equal(3, folder.GetFiles().Length);
    }

    [SkippableFact]
    public async Task A_device_without_end_is_no_model()
    {
        Skip.IfNot(File.Exists("/dev/zero"), "The device is one of Linux.");
        await FailsAsync(["--model", "/dev/zero", "--to", PathOf("a.cs")], "/dev/zero: this is not a saved model");
    }

    [Fact]
    public async Task What_is_wrong_is_one_line()
    {
        TestModels.Logistic.Save(PathOf("model.json"));
        await File.WriteAllTextAsync(PathOf("data.csv"), "1,2\n3,4\n");

        await FailsAsync(["--model", PathOf("none.json"), "--to", PathOf("a.cs")], "none.json", "no such file", "--model");
        await FailsAsync(["--model", PathOf("data.csv"), "--to", PathOf("a.cs")], "data.csv", "not a saved model");
        await FailsAsync(["--model", PathOf("model.json"), "--to", PathOf("a.txt")], "--to", "a.txt", ".onnx or .cs");
        await FailsAsync(["--model", PathOf("model.json"), "--to", PathOf("a.onnx"), "--class", "A"], "--class");
        await FailsAsync(["--model", PathOf("model.json"), "--to", PathOf("a.cs"), "--class", "a b"], "'a b'", "--class");
        await FailsAsync(["--model", PathOf("model.json"), "--to", Path.Combine(folder.FullName, "none", "a.cs")], "cannot be written", "--to");
        await FailsAsync(["--model", PathOf("model.json"), "--to", Path.Combine(folder.FullName, "none", "a.cs")], "there is no such folder");
        await FailsAsync(["--model", folder.FullName, "--to", PathOf("a.cs")], "cannot be read: you have no permission, or it is a folder. Give");
        await FailsAsync(["--model", PathOf("model.json"), "--to", PathOf($"{new string('a', 300)}.cs")], "cannot be written: its name is too long. Give");
        await FailsAsync(["--model", PathOf("model.json")], "--to");
        Assert.Equal(2, folder.GetFiles().Length);
    }
}
