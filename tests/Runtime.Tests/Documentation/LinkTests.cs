using Xunit;

namespace Kernels.Tests.Documentation;

/// <summary>What docfx or a reader on GitHub would find broken.</summary>
public class LinkTests
{
    private const string ExcerptMarker = "excerpt of ";

    public static TheoryData<string> Pages => new(MarkdownPage.All);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_its_heading(string path)
    {
        var page = MarkdownPage.Load(path);
        var broken = page.Links
            .Where(static link => !link.IsExternal)
            .Where(link => !Leads(page, link))
            .Select(link => $"{path}({link.Line}): {link.Target}");

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_of_the_site_links_only_to_what_the_site_holds(string path)
    {
        var page = MarkdownPage.Load(path);
        if (!path.StartsWith("docs/", StringComparison.Ordinal))
            return;

        var outside = page.Links
            .Where(static link => !link.IsExternal && link.File.Length > 0)
            .Where(link => !page.Resolve(link.File).StartsWith("docs/", StringComparison.Ordinal) || Path.GetExtension(link.File) is not (".md" or ".svg"))
            .Select(link => $"{path}({link.Line}): {link.Target}");

        Assert.Empty(outside);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_names_a_file(string path)
    {
        var page = MarkdownPage.Load(path);
        var broken = page.Snippets
            .Where(snippet => !File.Exists(MarkdownPage.PathOf(page.Resolve(snippet.File))))
            .Select(snippet => $"{path}({snippet.Line}): {snippet.Target}");

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_excerpt_stands_in_the_file_it_names(string path)
    {
        foreach (var block in MarkdownPage.Load(path).CodeBlocks.Where(static block => block.Marker.StartsWith(ExcerptMarker, StringComparison.Ordinal)))
        {
            var source = File.ReadAllLines(MarkdownPage.PathOf(block.Marker[ExcerptMarker.Length..])).Select(static line => line.Trim());

            Assert.Contains(Unindented(block.Text.Split('\n')), $"\n{string.Join('\n', source)}\n");
        }

        static string Unindented(IEnumerable<string> lines) => $"\n{string.Join('\n', lines.Select(static line => line.Trim()))}\n";
    }

    private static bool Leads(MarkdownPage page, Reference link)
    {
        var target = link.File.Length == 0 ? page.Path : page.Resolve(link.File);
        if (!File.Exists(MarkdownPage.PathOf(target)) && !Directory.Exists(MarkdownPage.PathOf(target)))
            return false;
        return link.Anchor.Length == 0
            || MarkdownPage.Load(target).Headings.Any(heading => heading.Anchor == link.Anchor);
    }
}
