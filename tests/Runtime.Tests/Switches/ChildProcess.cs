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
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(ChildProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [$"DOTNET_{name}"] = value },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (lines.Length < 2 || errors.Result.Length > 0)
            throw new InvalidOperationException($"{string.Join('\n', lines)}\n{errors.Result}");

        var results = lines.Skip(1).Select(static line => line.TrimEnd('\r').Split('\t', 2));
        return new ChildProcess(
            process.ExitCode,
            lines[0].TrimEnd('\r').Split(' '),
            results.ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal));
    }
}
