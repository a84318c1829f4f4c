using System.Diagnostics;

namespace Kernels.Tests.Switches;

/// <summary>What a run of this assembly in another process has printed.</summary>
/// <param name="Features">See <see cref="Hardware"/>.</param>
/// <param name="Results">By case: its checksum, or what is wrong.</param>
internal sealed record ChildProcess(int ExitCode, IReadOnlyCollection<string> Features, IReadOnlyDictionary<string, string> Results)
{
    /// <summary>Starts the assembly with a switch of the runtime; see <c>Program.cs</c>.</summary>
    public static ChildProcess Run(string name, string value)
    {
        var (exitCode, output, errors) = Start([], [KeyValuePair.Create($"DOTNET_{name}", value)]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || errors.Length > 0)
            throw new InvalidOperationException($"{string.Join('\n', lines)}\n{errors}");

        var results = lines.Skip(1).Select(static line => line.TrimEnd('\r').Split('\t', 2));
        return new ChildProcess(
            exitCode,
            lines[0].TrimEnd('\r').Split(' '),
            results.ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal));
    }

    /// <summary>Starts the assembly with arguments and in another environment; gives what it prints.</summary>
    public static string Print(string[] arguments, params KeyValuePair<string, string>[] environment)
    {
        var (exitCode, output, errors) = Start(arguments, environment);
        if (exitCode != 0 || errors.Length > 0)
            throw new InvalidOperationException($"{output}\n{errors}");
        return output;
    }

    private static (int ExitCode, string Output, string Errors) Start(string[] arguments, KeyValuePair<string, string>[] environment)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(ChildProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
