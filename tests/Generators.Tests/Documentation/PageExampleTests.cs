using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>
/// Every block of C# in the README, the guide and the tutorials compiles, with the types that its page declares. An
/// excerpt of a file of the repository is compared with that file instead; the pages of kernels show excerpts of generated code.
/// </summary>
public class PageExampleTests
{
    public static TheoryData<string> Pages =>
        new(MarkdownPage.All.Where(static path => !path.StartsWith("docs/diagnostics/", StringComparison.Ordinal)
            && !path.StartsWith("docs/kernels/", StringComparison.Ordinal) && Examples(path).Any()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_compiles_without_a_diagnostic(string path)
    {
        var examples = Examples(path).ToList();
        var page = File.ReadAllText(Repository.PathOf(path));
        foreach (var source in examples)
        {
            var example = ExampleCompiler.CompileOnPage(source, examples);

            // What an example costs is a piece of information, and its page says so.
            Assert.DoesNotContain(example.Diagnostics, diagnostic => !(diagnostic.Contains(": info KRN007:", StringComparison.Ordinal)
                && page.Contains("KRN007.md", StringComparison.Ordinal)));
            Assert.Empty(example.Errors);
        }
    }

    private static IEnumerable<string> Examples(string path) => MarkdownPage.Load(path).CodeBlocks
        .Where(static block => block.Language == "csharp" && !block.Marker.StartsWith("excerpt of ", StringComparison.Ordinal))
        .Select(static block => block.Text);
}
