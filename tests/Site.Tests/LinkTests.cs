using System.Text.RegularExpressions;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>What docfx or a reader on GitHub would find broken.</summary>
public partial class LinkTests
{
    private const string ExcerptMarker = "excerpt of ";

    public static TheoryData<string> Pages => new(MarkdownPage.All);

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_holds_the_marks_of_a_merge(string path) => Assert.DoesNotContain(
        File.ReadLines(MarkdownPage.PathOf(path)),
        static line => line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_and_image_leads_to_a_file_and_its_anchor(string path)
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
            .Where(link => !page.Resolve(link.File).StartsWith("docs/", StringComparison.Ordinal)
                || Path.GetExtension(link.File) is not (".md" or ".svg" or ".png"))
            .Select(link => $"{path}({link.Line}): {link.Target}");

        Assert.Empty(outside);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_image_has_a_text_for_those_who_do_not_see_it(string path)
    {
        var prose = MarkdownPage.Load(path).Prose;

        Assert.DoesNotContain("![](", prose, StringComparison.Ordinal);
        Assert.All(Image().Matches(prose), static image => Assert.Matches("""\balt="[^"]+""", image.Value));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_names_a_file_and_a_region_of_it(string path)
    {
        var page = MarkdownPage.Load(path);
        var broken = page.Snippets
            .Where(snippet => !Shows(page, snippet))
            .Select(snippet => $"{path}({snippet.Line}): {snippet.Target}");

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_cross_reference_names_a_type_or_a_member(string path)
    {
        var names = CrossReference().Matches(MarkdownPage.Load(path).Prose).Select(static reference => reference.Groups["name"].Value);

        Assert.All(names, static name => Assert.True(IsDeclared(name), name));
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
        if (link.Anchor.Length == 0)
            return true;

        var there = MarkdownPage.Load(target);
        return there.Headings.Any(heading => heading.Anchor == link.Anchor) || there.Ids.Contains(link.Anchor);
    }

    private static bool Shows(MarkdownPage page, Reference snippet)
    {
        var file = MarkdownPage.PathOf(page.Resolve(snippet.File));
        var region = snippet.Anchor.Length > 0 ? snippet.Anchor : NamedRegion().Match(snippet.Target).Groups["name"].Value;
        return File.Exists(file)
            && (region.Length == 0 || File.ReadLines(file).Any(line => line.Trim() == $"#region {region}"));
    }

    /// <summary>A type of the library, or a member of one, also with a star for all of its overloads.</summary>
    private static bool IsDeclared(string name)
    {
        var plain = name.TrimEnd('*');
        var dot = plain.LastIndexOf('.');
        var library = typeof(Activations).Assembly;
        return library.GetType(plain) is not null
            || (dot > 0 && library.GetType(plain[..dot]) is { } type && type.GetMember(plain[(dot + 1)..]).Length > 0);
    }

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Image();

    [GeneratedRegex(@"[?&]name=(?<name>[^&]+)")]
    private static partial Regex NamedRegion();

    [GeneratedRegex(@"xref:(?<name>Kernels[\w.]*\*?)")]
    private static partial Regex CrossReference();
}
