using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Kernels.Site.Tests.Browser;

/// <summary>The links of the built site, those of the reference among them.</summary>
[Collection(BuiltSiteCollection.Name)]
public partial class BuiltLinkTests(BuiltSite site)
{
    [SkippableFact]
    public void Every_link_of_the_built_site_leads_to_a_file_and_its_anchor()
    {
        Skip.If(site.Missing is not null, site.Missing);

        var ids = site.Pages.ToDictionary(static page => page, page => Id().Matches(Read(page)).Select(static id => id.Groups[1].Value).ToHashSet());
        var broken =
            from page in site.Pages
            from link in Link().Matches(Read(page)).Select(static link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()
            where !link.Contains(':') && !Leads(page, link, ids)
            select $"{page}: {link}";

        Assert.NotEmpty(ids["index.html"]);
        Assert.Equal("", string.Join('\n', broken));
    }

    private string Read(string page) => File.ReadAllText(Path.Combine(site.Folder, page));

    private bool Leads(string page, string link, Dictionary<string, HashSet<string>> ids)
    {
        var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = file.Length == 0
            ? page
            : Path.GetRelativePath(site.Folder, Path.Combine(site.Folder, Path.GetDirectoryName(page)!, file)).Replace('\\', '/');
        return File.Exists(Path.Combine(site.Folder, target))
            && (anchor.Length == 0 || anchor.StartsWith("tabpanel_", StringComparison.Ordinal)
                || (ids.TryGetValue(target, out var there) && there.Contains(anchor)));
    }

    [GeneratedRegex("""\b(?:href|src)="([^"]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("""\bid="([^"]+)""")]
    private static partial Regex Id();
}
