using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

public class TableOfContentsTests
{
    [Fact]
    public void Every_entry_leads_to_a_page_or_to_another_table()
    {
        var broken = Entries().Where(static entry => !entry.Target.StartsWith("docs/api/", StringComparison.Ordinal))
            .Where(static entry => !File.Exists(MarkdownPage.PathOf(entry.Target)))
            .Select(static entry => $"{entry.Table}: {entry.Target}");

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_of_the_site_is_in_a_table_of_contents()
    {
        var listed = Entries().Select(static entry => entry.Target).ToHashSet();

        var missing = MarkdownPage.All
            .Where(static path => path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(path => !listed.Contains(path));

        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_is_listed_twice() => Assert.Distinct(Entries().Select(static entry => entry.Target));

    [Fact]
    public void Every_table_is_reached_from_the_first()
    {
        var next = Entries().Where(static entry => Path.GetFileName(entry.Target) == "toc.yml")
            .ToLookup(static entry => entry.Table, static entry => entry.Target);
        var reached = new HashSet<string>();
        Reach("docs/toc.yml");

        Assert.Empty(Tables().Except(reached));

        void Reach(string table)
        {
            if (!reached.Add(table))
                return;
            foreach (var target in next[table])
                Reach(target);
        }
    }

    private static IEnumerable<string> Tables() => Directory
        .EnumerateFiles(MarkdownPage.PathOf("docs"), "toc.yml", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(MarkdownPage.PathOf(""), file).Replace('\\', '/'))
        .Where(static path => !path.StartsWith("docs/api/", StringComparison.Ordinal));

    /// <summary>Where each <c>href</c> leads, from the repository's root; to the table of contents where it is a folder.</summary>
    private static IEnumerable<(string Table, string Target)> Entries() =>
        from table in Tables()
        from line in File.ReadLines(MarkdownPage.PathOf(table))
        let entry = line.TrimStart(' ', '-')
        where entry.StartsWith("href:", StringComparison.Ordinal)
        let target = entry["href:".Length..].Trim()
        select (table, Resolved(table, target.EndsWith('/') ? $"{target}toc.yml" : target));

    private static string Resolved(string table, string target) => Path
        .GetRelativePath(MarkdownPage.PathOf(""), MarkdownPage.PathOf($"{Path.GetDirectoryName(table)}/{target}"))
        .Replace('\\', '/');
}
