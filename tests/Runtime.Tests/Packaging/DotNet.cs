using System.Diagnostics;

namespace Kernels.Tests.Packaging;

/// <summary>Runs the <c>dotnet</c> command.</summary>
internal static class DotNet
{
    /// <summary>Returns what the command prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its output.</exception>
    public static string Run(string folder, params string[] arguments)
    {
        var (exitCode, output) = Try(folder, arguments);
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} gave {exitCode}:\n{output}");
    }

    /// <summary>Returns what the command prints, be it on its way to a failure.</summary>
    public static (int ExitCode, string Output) Try(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs the tests has set for itself is not for this one; its words are read in English.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
