using System.Text.RegularExpressions;
using Xunit;

namespace Kernels.Tests.Documentation;

public partial class TutorialTests
{
    [Fact]
    public async Task The_tutorial_shows_what_the_program_prints()
    {
        var tutorial = MarkdownPage.Load("docs/tutorials/logistic-regression.md");
        var shown = Assert.Single(tutorial.CodeBlocks, static block => block is { Language: "text", Heading: "The program" });

        var program = await KernelsProgram.RunAsync();

        Assert.Empty(WordsOf(shown.Text).Except(WordsOf(program.Output)));
    }

    /// <summary>The lines that hold words, without the frames around them, which depend on the terminal.</summary>
    private static IEnumerable<string> WordsOf(string text) => text
        .Split('\n')
        .Select(static line => Frame().Replace(line, " ").Trim())
        .Where(static line => line.Any(char.IsAsciiLetter));

    [GeneratedRegex(@"[^\u0021-\u007B\u007D\u007E]+")]
    private static partial Regex Frame();
}
