using Xunit;

namespace Kernels.Tests.Documentation;

public class TableOfContentsTests
{
    [Fact]
    public void Every_entry_leads_to_a_page_or_to_another_table()
    {
        var broken = Entries().Where(static entry => !entry.Target.StartsWith("docs/api/", StringComparison.Ordinal))
            .Where(static entry => !File.Exists(MarkdownPage.PathOf(entry.Target.EndsWith('/') ? $"{entry.Target}toc.yml" : entry.Target)))
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
    public void Every_table_but_the_first_is_reached_from_the_first()
    {
        var reached = Entries()
            .Where(static entry => entry.Table == "docs/toc.yml" && entry.Target.EndsWith('/'))
            .Select(static entry => $"{entry.Target}toc.yml")
            .Append("docs/toc.yml");

        Assert.Empty(Tables().Except(reached));
    }

    private static IEnumerable<string> Tables() => Directory
        .EnumerateFiles(MarkdownPage.PathOf("docs"), "toc.yml", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(MarkdownPage.PathOf(""), file).Replace('\\', '/'))
        .Where(static path => !path.StartsWith("docs/api/", StringComparison.Ordinal));

    /// <summary>Where each <c>href</c> leads, from the repository's root; a folder ends in a slash.</summary>
    private static IEnumerable<(string Table, string Target)> Entries() =>
        from table in Tables()
        from line in File.ReadLines(MarkdownPage.PathOf(table))
        let entry = line.TrimStart(' ', '-')
        where entry.StartsWith("href:", StringComparison.Ordinal)
        select (table, $"{Path.GetDirectoryName(table)!.Replace('\\', '/')}/{entry["href:".Length..].Trim()}");
}
