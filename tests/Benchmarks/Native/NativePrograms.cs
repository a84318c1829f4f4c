using Kernels.Tests;
using Kernels.Tests.Packaging;

namespace Kernels.Benchmarks.Native;

/// <summary>Compiles the program of tests/Benchmarks.Native in several ways, in a temporary folder.</summary>
internal sealed class NativePrograms : IDisposable
{
    private const string Assembly = "Kernels.Benchmarks.Native";

    private readonly string folder = Directory.CreateTempSubdirectory("kernels-native-").FullName;

    /// <summary>Natively.</summary>
    /// <param name="instructionSet">The <c>IlcInstructionSet</c>; .NET's default where it is empty.</param>
    public NativeRow Native(string instructionSet)
    {
        var output = Publish(instructionSet.Length == 0 ? "default" : instructionSet, "-p:PublishAot=true", $"-p:IlcInstructionSet={instructionSet}");
        return new(instructionSet.Length == 0 ? "none" : $"`{instructionSet}`", Path.Combine(output, OperatingSystem.IsWindows() ? $"{Assembly}.exe" : Assembly));
    }

    /// <summary>For the just-in-time compiler.</summary>
    public NativeRow JustInTime() =>
        new("just in time, for comparison", "dotnet", Path.Combine(Publish("just-in-time", "--no-self-contained"), $"{Assembly}.dll"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <returns>The folder of the program.</returns>
    private string Publish(string name, params string[] arguments)
    {
        var output = Path.Combine(folder, name);
        DotNet.Run(
            Repository.PathOf("tests", "Benchmarks.Native"),
            ["publish", "-c", "Release", "--use-current-runtime", "-o", output, "--artifacts-path", Path.Combine(folder, "artifacts"), "-nodeReuse:false", "-p:UseSharedCompilation=false", .. arguments]);
        return output;
    }
}
