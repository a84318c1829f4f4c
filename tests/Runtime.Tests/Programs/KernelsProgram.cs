using System.Diagnostics;

namespace Kernels.Tests;

/// <summary>What a run of the <c>kernels</c> program has printed.</summary>
internal sealed record KernelsProgram(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What runs the program that was built.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program that was built, in the configuration of the tests.</summary>
    public static string Path { get; } = PathOf("src/Samples", "Kernels.Samples");

    /// <summary>The program of a project as it was built, in the configuration of the tests.</summary>
    /// <param name="project">Its folder in the repository.</param>
    /// <param name="assembly">What it is built to.</param>
    public static string PathOf(string project, string assembly)
    {
        // bin/Release/net10.0 of the tests, bin/Release/net10.0 of the program.
        var build = System.IO.Path.Combine([.. AppContext.BaseDirectory.Split(System.IO.Path.DirectorySeparatorChar,
            StringSplitOptions.RemoveEmptyEntries)[^3..]]);
        return Repository.PathOf(project, build, $"{assembly}.dll");
    }

    /// <summary>Runs the program that was built.</summary>
    public static Task<KernelsProgram> RunAsync(params string[] arguments) => RunAsync(Host, [Path, .. arguments]);

    /// <summary>Runs the program that was built, with variables of the environment.</summary>
    public static Task<KernelsProgram> RunAsync(string[] arguments, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(Host, [Path, .. arguments], environment);

    /// <summary>Runs the program in another file.</summary>
    /// <param name="folder">Where it runs; the folder for temporary files unless given.</param>
    public static async Task<KernelsProgram> RunAsync(string file, IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? System.IO.Path.GetTempPath(),
        };

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);

        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
