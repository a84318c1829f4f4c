using System.Text.RegularExpressions;
using Kernels.Generators.Emit;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>
/// Pages show descriptions of kernels, of the runtime and of their own examples: between a comment
/// <c>description of</c> the file's name and the comment <c>end of description</c>.
/// </summary>
public partial class DescriptionPageTests
{
    public static TheoryData<string> Pages =>
        new(MarkdownPage.All.Where(static path => Place().IsMatch(File.ReadAllText(MarkdownPage.PathOf(path)))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_description_on_a_page_is_what_the_generator_writes_today(string path)
    {
        var page = File.ReadAllText(MarkdownPage.PathOf(path));
        var received = Path.ChangeExtension(MarkdownPage.PathOf(path), ".received.txt");
        var examples = MarkdownPage.Load(path).CodeBlocks
            .Where(static block => block is { Language: "csharp", Marker: "" } && block.Text.Contains("partial class", StringComparison.Ordinal))
            .Select(static block => block.Text);
        var files = ExampleCompiler.GenerateRuntime([.. RuntimeSources.All, .. examples], describe: true);

        // To accept a change, move the received file over the page.
        var today = Place().Replace(page, place =>
            $"{place.Groups["start"].Value}\n{Description.Of(files[$"{place.Groups["name"].Value}.g.cs"])}{place.Groups["end"].Value}");
        if (page == today)
            File.Delete(received);
        else
            File.WriteAllText(received, today);

        Assert.Equal(today, page);
    }

    [Fact]
    public void Every_kernel_of_the_runtime_has_a_description() => Assert.All(
        ExampleCompiler.GenerateRuntime(RuntimeSources.All, describe: true),
        static file => Assert.NotEmpty(Description.Of(file.Value)));

    [GeneratedRegex("(?<start><!-- description of (?<name>.+) -->)\n(?:.*\n)*?(?<end><!-- end of description -->)")]
    private static partial Regex Place();
}
