using Xunit;

namespace Kernels.Tests;

public class ProgramOutputTests
{
    [Theory]
    [InlineData]
    [InlineData("train")]
    [InlineData("targets")]
    public async Task Help_calls_the_program_kernels_and_has_examples(params string[] command)
    {
        var run = await KernelsProgram.RunAsync([.. command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(string.Join(' ', ["  kernels", .. command]), run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kernels.Samples", run.Output, StringComparison.Ordinal);
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.InRange(examples.Split("  kernels").Length - 1, 2, 3);
    }

    [SkippableTheory]
    [InlineData("train --json")]
    [InlineData("train")]
    [InlineData("--help")]
    public async Task A_full_disk_is_one_line_and_exit_code_2(string arguments)
    {
        var run = await ShellAsync($"{arguments} > /dev/full");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("kernels: the output cannot be written", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_output_that_is_closed_is_said()
    {
        var run = await ShellAsync("sigmoid >&-");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("kernels: the output cannot be written: it is closed.", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pipe_that_is_closed_is_no_error()
    {
        var run = await ShellAsync("train | head -n 1");

        Assert.Equal("Logistic regression\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [SkippableTheory]
    [InlineData("train")]
    [InlineData("targets --count 1000")]
    public async Task In_a_narrow_terminal_without_colours_there_is_no_escape_sequence_and_no_broken_word(string arguments)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "The command script makes a terminal.");
        var run = await ShellAsync("", $"NO_COLOR=1 COLUMNS=40 script -qec '{KernelsProgram.Host} {KernelsProgram.Path} {arguments}' /dev/null");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        var lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 40));
        var words = run.Output.Split([' ', '\r', '\n', '│'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(
            arguments.StartsWith("train", StringComparison.Ordinal)
                ? ["accuracy", "predicted", "malignant", "gradient"]
                : new[] { "scalar", "loop:", "largest" },
            word => Assert.Contains(word, words));
    }

    [SkippableTheory]
    [InlineData(10, "sigmoid")]
    [InlineData(39, "perceptron")]
    [InlineData(1, "train")]
    public async Task Pictures_keep_their_least_width_in_a_terminal_that_is_narrower(int columns, string arguments)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "The command script makes a terminal.");
        string Command(int width) => $"NO_COLOR=1 COLUMNS={width} script -qec '{KernelsProgram.Host} {KernelsProgram.Path} {arguments}' /dev/null";
        var narrow = await ShellAsync("", Command(columns));
        var least = await ShellAsync("", Command(40));

        Assert.Equal(0, narrow.ExitCode);
        if (arguments != "train")
            Assert.Equal(least.Output, narrow.Output);
        Assert.Equal(40, narrow.Output.ReplaceLineEndings("\n").Split('\n').Max(static line => line.Length));
    }

    private static Task<KernelsProgram> ShellAsync(string arguments, string? command = null)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test uses the shell and the devices of Linux.");
        return KernelsProgram.RunAsync("/bin/sh", ["-c", command ?? $"'{KernelsProgram.Host}' '{KernelsProgram.Path}' {arguments}"]);
    }
}
