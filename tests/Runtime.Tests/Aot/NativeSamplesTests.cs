using System.Text.Json.Nodes;
using Kernels.Tests.Packaging;
using Xunit;

namespace Kernels.Tests.Aot;

/// <summary>The program, published as a reader of the README would.</summary>
public sealed class NativeSamplesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-samples-").FullName;

    [SkippableFact]
    public async Task The_samples_are_published_natively_and_train_the_same_model()
    {
        Skip.If(NativeCompiler.SkipReason is not null, NativeCompiler.SkipReason);
        var output = Path.Combine(folder, "output");
        var log = DotNet.Run(
            Repository.PathOf("src", "Samples"),
            "publish", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-o", output,
            "--artifacts-path", Path.Combine(folder, "artifacts"), "-nodeReuse:false", "-p:UseSharedCompilation=false");
        Assert.DoesNotContain("warning ", log, StringComparison.Ordinal);

        var program = OperatingSystem.IsWindows() ? "Kernels.Samples.exe" : "Kernels.Samples";
        var native = await KernelsProgram.RunAsync(Path.Combine(output, program), ["train", "--json"]);
        var managed = await KernelsProgram.RunAsync("train", "--json");
        Assert.Equal((0, ""), (native.ExitCode, native.Error));
        Assert.Equal(Model(managed.Output), Model(native.Output));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>What training has led to, without the time it took.</summary>
    private static string Model(string json)
    {
        var report = JsonNode.Parse(json)!.AsObject();
        Assert.True(report.Remove("seconds") && report.Count > 5, json);
        return report.ToJsonString();
    }
}
