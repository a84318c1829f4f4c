using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Kernels.Tests;

/// <summary>Signals to the running program, on Linux, which has the commands that send them and reset their handling.</summary>
public class InterruptionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_training_with_its_exit_code(string signal, int exitCode)
    {
        using var process = Start("train", "--epochs", "1000000", "--learning-rate", "1e-9");
        Assert.Equal("Logistic regression", await process.StandardOutput.ReadLineAsync());

        await StopAsync(process, signal, exitCode);
    }

    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130, "--on-disk")]
    public async Task A_signal_ends_reading_with_its_exit_code(string signal, int exitCode, params string[] arguments)
    {
        using var process = Start(["train", "--data", "/dev/stdin", .. arguments]);
        var row = string.Join(',', Enumerable.Range(0, 1000));
        for (var i = 0; i < 1000; i++)
            await process.StandardInput.WriteLineAsync(row); // more than a pipe holds, so that some of it is read

        await StopAsync(process, signal, exitCode);
    }

    private static Process Start(params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test sends signals as Linux has them.");

        // A shell that starts something in the background makes it ignore Ctrl+C, and all that is started from there.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", KernelsProgram.Host, KernelsProgram.Path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task StopAsync(Process process, string signal, int exitCode)
    {
        using var timeout = new CancellationTokenSource(Patience);

        try
        {
            using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync(timeout.Token);

            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Assert.Equal("", await process.StandardError.ReadToEndAsync(timeout.Token));
            await output;
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(exitCode, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
