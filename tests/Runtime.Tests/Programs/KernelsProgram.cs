using System.Diagnostics;

namespace Kernels.Tests;

/// <summary>What a run of the <c>kernels</c> program has printed.</summary>
internal sealed record KernelsProgram(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What runs the program that was built.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program that was built, in the configuration of the tests.</summary>
    public static string Path { get; } = PathOfProgram();

    /// <summary>Runs the program that was built.</summary>
    public static Task<KernelsProgram> RunAsync(params string[] arguments) => RunAsync(Host, [Path, .. arguments]);

    /// <summary>Runs the program that was built, with variables of the environment.</summary>
    public static Task<KernelsProgram> RunAsync(string[] arguments, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(Host, [Path, .. arguments], environment);

    /// <summary>Runs the program in another file.</summary>
    public static async Task<KernelsProgram> RunAsync(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
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

    private static string PathOfProgram()
    {
        // bin/Release/net10.0 of the tests, bin/Release/net10.0 of the program.
        var build = System.IO.Path.Combine([.. AppContext.BaseDirectory.Split(System.IO.Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)[^3..]]);
        return Repository.PathOf("src", "Samples", build, "Kernels.Samples.dll");
    }
}
