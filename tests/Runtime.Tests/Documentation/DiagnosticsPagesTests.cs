using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Kernels.Tests.Documentation;

/// <summary>
/// The release-tracking files list the generator's diagnostics; the compiler checks those against the descriptors. The
/// package's targets hold the others.
/// </summary>
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

    [Fact]
    public void A_warning_of_the_build_links_to_its_page_and_has_a_number_of_its_own()
    {
        var warnings = ReadWarnings().ToList();

        Assert.NotEmpty(warnings);
        Assert.All(warnings, static warning => Assert.Equal(
            $"https://kernels-net.github.io/kernels/diagnostics/{(string?)warning.Attribute("Code")}.html",
            (string?)warning.Attribute("HelpLink")));
        Assert.Distinct(ReadRules().Select(static rule => rule.Id));
    }

    private static string NameOf(string severity) => severity == "Info" ? "information" : severity.ToLowerInvariant();

    private static IEnumerable<(string Id, string Severity, string Title)> ReadRules() => ReadTrackedRules().Concat(
        from warning in ReadWarnings()
        let id = (string?)warning.Attribute("Code") ?? "a warning without a number"
        select (id, "Warning", TitleOf(id)));

    private static IEnumerable<(string Id, string Severity, string Title)> ReadTrackedRules() =>
        from file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
        from line in File.ReadLines(MarkdownPage.PathOf($"src/Generators/{file}"))
        let rule = Rule().Match(line)
        where rule.Success
        select (rule.Groups[1].Value, rule.Groups[2].Value, rule.Groups[3].Value);

    private static IEnumerable<XElement> ReadWarnings() =>
        XDocument.Load(MarkdownPage.PathOf("src/Runtime/build/Kernels.targets")).Descendants("Warning");

    /// <summary>MSBuild knows no titles, so the page gives it, and the index follows.</summary>
    private static string TitleOf(string id)
    {
        var path = $"docs/diagnostics/{id}.md";
        return File.Exists(MarkdownPage.PathOf(path)) ? MarkdownPage.Load(path).Headings[0].Text.Replace($"{id}: ", "", StringComparison.Ordinal) : "no page";
    }

    [GeneratedRegex(@"^(KRN\d{3}) \| Kernels \| (\w+) \| (.+)$")]
    private static partial Regex Rule();
}
