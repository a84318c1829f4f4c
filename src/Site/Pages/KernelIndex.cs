using System.Text;

namespace Kernels.Site.Pages;

/// <summary>The page that lists all kernels, and the table of contents beside them.</summary>
internal static class KernelIndex
{
    public static string Write(IReadOnlyList<KernelPage> pages)
    {
        var index = new StringBuilder("""
            <!-- Written by `dotnet run -c Release --project src/Site`. A change made here is lost. -->

            # Kernels and functions

            A page for every kernel that the library has, and for every function that a kernel may call. Each shows the formula and its
            derivatives, the computation graph, a plot, the generated code for processors and GPUs, the errors that were measured, and what an
            element costs. All of it comes from the generator itself and from measurements.

            """);
        foreach (var group in pages.GroupBy(static page => page.Entry.Group))
        {
            index.Append($"\n## {group.Key}\n\n| name | what it is |\n|---|---|\n");
            foreach (var page in group)
                index.Append($"| [{page.Entry.Title}]({page.Entry.Page}.md) | {FirstSentence(page.Summary).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return index.ToString();
    }

    public static string WriteTable(IReadOnlyList<KernelPage> pages)
    {
        var table = new StringBuilder("# Written by `dotnet run -c Release --project src/Site`. A change made here is lost.\n- name: "
            + "All kernels\n  href: index.md\n");
        foreach (var group in pages.GroupBy(static page => page.Entry.Group))
        {
            table.Append($"- name: {group.Key}\n  items:\n");
            foreach (var page in group)
                table.Append($"  - name: {page.Entry.Title}\n    href: {page.Entry.Page}.md\n");
        }

        return table.ToString();
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;
}
