using System.Text.RegularExpressions;
using Kernels.Tests;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

public partial class TutorialOutputTests
{
    [Theory]
    [InlineData("train.txt", "train")]
    [InlineData("train-network.txt", "train", "--hidden", "16", "--validation", "0.1")]
    public async Task A_tutorial_shows_what_the_program_prints(string shown, params string[] arguments)
    {
        var program = await KernelsProgram.RunAsync(arguments);

        var words = WordsOf(await File.ReadAllTextAsync(MarkdownPage.PathOf($"docs/tutorials/output/{shown}")));
        Assert.NotEmpty(words);
        Assert.Empty(words.Except(WordsOf(program.Output)));
    }

    /// <summary>The lines that hold words, without the frames around them, which depend on the terminal.</summary>
    private static IEnumerable<string> WordsOf(string text) => text
        .Split('\n')
        .Select(static line => Frame().Replace(line, " ").Trim())
        .Where(static line => line.Any(char.IsAsciiLetter));

    [GeneratedRegex(@"[^\u0021-\u007B\u007D\u007E]+")]
    private static partial Regex Frame();
}
