using System.Diagnostics;
using Xunit;

namespace Kernels.Tests.Switches;

/// <summary>What a run of the case table in another process has printed.</summary>
/// <param name="Features">See <see cref="Hardware"/>.</param>
/// <param name="Results">By case: its checksum, or what is wrong.</param>
internal sealed record ChildProcess(int ExitCode, IReadOnlyCollection<string> Features, IReadOnlyDictionary<string, string> Results)
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Expected = new(CaseTable.Checksums);

    /// <summary>Starts this assembly with a switch of the runtime; see <c>Program.cs</c>.</summary>
    public static ChildProcess Run(string name, string value) =>
        Read(StartAssembly([], [KeyValuePair.Create($"DOTNET_{name}", value)]));

    /// <summary>Starts a program that has the case table in it.</summary>
    public static ChildProcess Run(string program) => Read(Start(program, [], []));

    /// <summary>Starts this assembly with arguments and in another environment; gives what it prints.</summary>
    public static string Print(string[] arguments, params KeyValuePair<string, string>[] environment)
    {
        var (exitCode, output, errors) = StartAssembly(arguments, environment);
        if (exitCode != 0 || errors.Length > 0)
            throw new InvalidOperationException($"{output}\n{errors}");
        return output;
    }

    /// <param name="features">What must be on (+) or off (-) there, such as <c>+Vector256 -Fma</c>.</param>
    public void AssertFeatures(string features)
    {
        foreach (var feature in features.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(Features.Contains(feature[1..]) == (feature[0] == '+'), $"not {feature}, but {string.Join(' ', Features)}");
    }

    /// <summary>All cases have run, none has failed, and each gave the bits that it gives in this process.</summary>
    public void AssertBits()
    {
        var wrong = Results
            .Where(static result => result.Value != Expected.Value.GetValueOrDefault(result.Key))
            .Select(static result => $"{result.Key}: {result.Value}");
        Assert.Empty(wrong);
        Assert.Empty(Expected.Value.Keys.Except(Results.Keys));
        Assert.Equal(0, ExitCode);
    }

    private static ChildProcess Read((int ExitCode, string Output, string Errors) printed)
    {
        var lines = printed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || printed.Errors.Length > 0)
            throw new InvalidOperationException($"{printed.Output}\n{printed.Errors}");

        var results = lines.Skip(1).Select(static line => line.TrimEnd('\r').Split('\t', 2));
        return new ChildProcess(
            printed.ExitCode,
            lines[0].TrimEnd('\r').Split(' '),
            results.ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal));
    }

    private static (int ExitCode, string Output, string Errors) StartAssembly(string[] arguments, KeyValuePair<string, string>[] environment) =>
        Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(ChildProcess).Assembly.Location, .. arguments],
            environment);

    private static (int ExitCode, string Output, string Errors) Start(string program, string[] arguments, KeyValuePair<string, string>[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
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
