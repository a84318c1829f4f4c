using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>The pages of the diagnostics, held against the generator.</summary>
public class DiagnosticsExampleTests
{
    /// <summary>
    /// Pages without code: a defect of the generator that is known is fixed, and the other is a warning of the build, whose
    /// example the tests of the runtime build.
    /// </summary>
    private static readonly string[] WithoutCode = ["docs/diagnostics/KRN099.md", "docs/diagnostics/KRN023.md"];

    /// <summary>The page of the analyzer. What it suggests of the examples of other pages is beside their point.</summary>
    private const string Suggestion = "docs/diagnostics/KRN035.md";

    public static TheoryData<string> Pages =>
        new(MarkdownPage.All.Where(static path => path.StartsWith("docs/diagnostics/KRN", StringComparison.Ordinal) && !WithoutCode.Contains(path)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_example_gives_the_diagnostic_of_its_page_and_the_page_shows_the_message(string path)
    {
        var page = MarkdownPage.Load(path);
        var id = Path.GetFileNameWithoutExtension(path);
        var code = Assert.Single(page.CodeBlocks, static block => block is { Heading: "Example", Language: "csharp" });
        var messages = Assert.Single(page.CodeBlocks, static block => block is { Heading: "Example", Language: "text" });

        var example = ExampleCompiler.Compile(code.Text, path == Suggestion);

        Assert.Equal(string.Join('\n', example.Diagnostics), messages.Text);
        Assert.NotEmpty(example.Diagnostics);
        Assert.All(example.Diagnostics, message => Assert.Contains($" {id}: ", message, StringComparison.Ordinal));
        Assert.Empty(example.Errors);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_remedy_compiles_without_a_diagnostic(string path)
    {
        var code = Assert.Single(MarkdownPage.Load(path).CodeBlocks, static block => block is { Heading: "Remedy", Language: "csharp" });

        var remedy = ExampleCompiler.Compile(code.Text, path == Suggestion);

        Assert.Empty(remedy.Diagnostics);
        Assert.Empty(remedy.Errors);
    }
}
