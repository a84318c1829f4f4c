using System.Diagnostics;
using System.Runtime.InteropServices;
using Kernels.Tests;
using Kernels.Tests.Packaging;

namespace Kernels.Benchmarks.Native;

/// <summary>Compiles the program of tests/Benchmarks.Native in several ways, in a temporary folder.</summary>
internal sealed class NativePrograms : IDisposable
{
    private const string Assembly = "Kernels.Benchmarks.Native";

    /// <summary>How long the programs that Ctrl+C ends as well may go on writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("kernels-native-").FullName;
    private readonly PosixSignalRegistration controlC;

    /// <summary>Makes the folder, which Ctrl+C removes before it ends the benchmark.</summary>
    public NativePrograms() => controlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => RemoveFolder());

    /// <summary>Natively.</summary>
    /// <param name="instructionSet">The <c>IlcInstructionSet</c>; .NET's default where it is empty.</param>
    public NativeRow Native(string instructionSet)
    {
        var output = Publish(instructionSet.Length == 0 ? "default" : instructionSet, "-p:PublishAot=true", $"-p:IlcInstructionSet={instructionSet}");
        return new(instructionSet.Length == 0 ? "none" : $"`{instructionSet}`",
            Path.Combine(output, OperatingSystem.IsWindows() ? $"{Assembly}.exe" : Assembly));
    }

    /// <summary>For the just-in-time compiler.</summary>
    public NativeRow JustInTime() =>
        new("just in time, for comparison", "dotnet", Path.Combine(Publish("just-in-time", "--no-self-contained"), $"{Assembly}.dll"));

    public void Dispose()
    {
        controlC.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Removes the folder while a compiler may still be writing to it.</summary>
    private void RemoveFolder()
    {
        for (var waited = Stopwatch.StartNew(); Directory.Exists(folder) && waited.Elapsed < Patience;)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <returns>The folder of the program.</returns>
    private string Publish(string name, params string[] arguments)
    {
        var output = Path.Combine(folder, name);
        DotNet.Run(
            Repository.PathOf("tests", "Benchmarks.Native"),
            ["publish", "-c", "Release", "--use-current-runtime", "-o", output, "--artifacts-path", Path.Combine(folder, "artifacts"),
                "-nodeReuse:false", "-p:UseSharedCompilation=false", .. arguments]);
        return output;
    }
}
