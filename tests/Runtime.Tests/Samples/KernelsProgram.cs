using System.Diagnostics;

namespace Kernels.Tests;

/// <summary>Runs the built <c>kernels</c> program, in the configuration of the tests, and keeps what it printed.</summary>
internal sealed record KernelsProgram(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<KernelsProgram> RunAsync(params string[] arguments)
    {
        // bin/Release/net10.0 of the tests, bin/Release/net10.0 of the program.
        var build = Path.GetRelativePath(Repository.PathOf("tests", "Runtime.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Repository.PathOf("src", "Samples", build, "Kernels.Samples.dll"));

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

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
