using Xunit;

namespace Kernels.Tests;

public class SuggestionTests
{
    [Theory]
    [InlineData("[suggest]", "tra", "train", "predict")]
    [InlineData("[suggest]", "kernels tra", "train", "predict")]
    [InlineData("[suggest:3]", "tra --data", "train", "--data")]
    [InlineData("[suggest:99]", "train --sol", "--solver", "--data")]
    [InlineData("[suggest]", "predict ", "--model", "--solver")]
    public async Task A_line_that_is_not_ended_is_completed(string directive, string line, string suggested, string other)
    {
        var run = await KernelsProgram.RunAsync(directive, line);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var suggestions = run.Output.Split('\n').Select(static suggestion => suggestion.TrimEnd()).ToList();
        Assert.Contains(suggested, suggestions);
        Assert.DoesNotContain(other, suggestions);
    }

    [Fact]
    public async Task Without_a_line_all_commands_are_suggested()
    {
        var run = await KernelsProgram.RunAsync("[suggest]");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("sigmoid", run.Output, StringComparison.Ordinal);
        Assert.Contains("train", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggests]")]
    [InlineData("[suggest:x]")]
    [InlineData("[diagram]")]
    public async Task Another_directive_is_an_error(string directive)
    {
        var run = await KernelsProgram.RunAsync(directive, "train");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"kernels: Unrecognized command or argument '{directive}'.", Assert.Single(run.Error.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
    }
}
