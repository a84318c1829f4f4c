using System.Diagnostics;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What the SDK's compiler reads, and the oldest one that the generator serves does not.</summary>
public sealed class NewerCompilerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-compiler-").FullName;

    [Theory]
    [InlineData("public float F() => x;")]
    [InlineData("public static float F(float y) => y;")]
    public void KRN004_an_extension_block(string method)
    {
        var output = Compile($$"""
            using Kernels;
            public static partial class K
            {
                [Vectorize] public static float Twice(float x) => x + x;
                extension(float x)
                {
                    [Vectorize] {{method}}
                }
            }
            """);

        Assert.Equal(
            "K.cs(5,5): error KRN004: An extension block is not supported in a kernel: declare the kernel beside it, as a static method of the type (https://kernels-net.github.io/kernels/diagnostics/KRN004.html)",
            output.Trim());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Compiles a file with the generator; returns what the compiler prints.</summary>
    private string Compile(string source)
    {
        File.WriteAllText(Path.Combine(folder, "K.cs"), source);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var sdks = Path.Combine(framework, "..", "..", "..", "sdk");
        var compiler = Directory.GetDirectories(sdks).Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
        var references = Directory.GetFiles(framework, "System*.dll").Append(typeof(VectorizeAttribute).Assembly.Location)
            .Where(static path => !path.Contains("Native", StringComparison.Ordinal))
            .Select(static path => $"-reference:{path}");
        File.WriteAllLines(Path.Combine(folder, "K.rsp"), references);

        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", compiler, "-nologo", "-noconfig", "-nostdlib", "-target:library", "-langversion:14",
                $"-analyzer:{typeof(KernelGenerator).Assembly.Location}", "@K.rsp", "K.cs"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
