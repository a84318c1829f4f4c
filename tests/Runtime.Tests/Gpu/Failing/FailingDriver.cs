using System.ComponentModel;
using System.Diagnostics;
using Kernels.Tests.Switches;

namespace Kernels.Tests.Gpu.Failing;

/// <summary>
/// An OpenCL library of one device that fails where it is told to (<c>driver.c</c>), compiled by the machine's C compiler. A
/// process that finds it first has no other.
/// </summary>
public sealed class FailingDriver : IDisposable
{
    private const string LibraryName = "libOpenCL.so.1";

    private static readonly string[] Compilers = ["cc", "gcc", "clang"];

    private readonly string folder = Directory.CreateTempSubdirectory("kernels-driver-").FullName;

    public FailingDriver() => SkipReason = OperatingSystem.IsLinux() ? Compile() : "Only on Linux the library can be put before others.";

    /// <summary>Null where the library could be compiled.</summary>
    public string? SkipReason { get; }

    /// <summary>What a process prints that has this device alone.</summary>
    /// <param name="scenario">What it does; see <see cref="FailingScenarios"/>.</param>
    /// <param name="fail">What fails: the function, the code and when.</param>
    /// <param name="memory">The bytes that there are for buffers, or null.</param>
    internal string Print(string scenario, string fail, int? memory = null) => ChildProcess.Print(
        ["failing", scenario],
        KeyValuePair.Create("LD_LIBRARY_PATH", folder),
        KeyValuePair.Create("FAIL", fail),
        KeyValuePair.Create("MEMORY", $"{memory ?? int.MaxValue}")).ReplaceLineEndings("\n");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string? Compile()
    {
        var source = Repository.PathOf("tests", "Runtime.Tests", "Gpu", "Failing", "driver.c");
        foreach (var compiler in Compilers)
        {
            try
            {
                using var process = Process.Start(compiler, ["-shared", "-fPIC", "-o", Path.Combine(folder, LibraryName), source]);
                process.WaitForExit();
                return process.ExitCode == 0 ? null : throw new InvalidOperationException($"{compiler} does not compile {source}: see its message above.");
            }
            catch (Win32Exception)
            {
                // There is none of this name.
            }
        }

        return "no C compiler: on Debian, apt install gcc";
    }
}
