using System.Text.RegularExpressions;
using Xunit;

namespace Kernels.Tests.Documentation;

/// <summary>The release-tracking files list the diagnostics; the compiler checks those against the descriptors.</summary>
public partial class DiagnosticsPagesTests
{
    public static TheoryData<string, string, string> Rules
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (id, severity, title) in ReadRules())
                data.Add(id, severity, title);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_diagnostic_has_a_page_with_its_title_severity_cause_and_remedy(string id, string severity, string title)
    {
        var page = MarkdownPage.Load($"docs/diagnostics/{id}.md");
        var text = File.ReadAllText(MarkdownPage.PathOf(page.Path));

        Assert.Equal($"{id}: {title}", page.Headings[0].Text);
        Assert.Contains($"\nSeverity: {NameOf(severity)}", text, StringComparison.Ordinal);
        Assert.Contains(page.Headings, static heading => heading.Text == "Cause");
        Assert.Contains(page.Headings, static heading => heading.Text == "Remedy");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_diagnostic_is_in_the_index(string id, string severity, string title)
    {
        var index = File.ReadAllLines(MarkdownPage.PathOf("docs/diagnostics/index.md"));

        Assert.Contains($"| [{id}]({id}.md) | {NameOf(severity)} | {title} |", index);
    }

    [Fact]
    public void No_page_is_left_of_a_diagnostic_that_is_gone()
    {
        var pages = Directory.EnumerateFiles(MarkdownPage.PathOf("docs/diagnostics"), "KRN*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(pages.Except(ReadRules().Select(static rule => rule.Id)));
    }

    private static string NameOf(string severity) => severity == "Info" ? "information" : severity.ToLowerInvariant();

    private static IEnumerable<(string Id, string Severity, string Title)> ReadRules() =>
        from file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
        from line in File.ReadLines(MarkdownPage.PathOf($"src/Generators/{file}"))
        let rule = Rule().Match(line)
        where rule.Success
        select (rule.Groups[1].Value, rule.Groups[2].Value, rule.Groups[3].Value);

    [GeneratedRegex(@"^(KRN\d{3}) \| Kernels \| (\w+) \| (.+)$")]
    private static partial Regex Rule();
}
