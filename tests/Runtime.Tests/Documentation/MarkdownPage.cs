using System.Text;
using System.Text.RegularExpressions;

namespace Kernels.Tests.Documentation;

/// <summary>A page of the documentation, taken apart as far as the tests look at it.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="Links">Those to pages and to images, of Markdown and of HTML.</param>
/// <param name="Ids">Those that stand in HTML.</param>
/// <param name="Prose">The page without code, each line in its place.</param>
internal sealed partial record MarkdownPage(
    string Path,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<CodeBlock> CodeBlocks,
    IReadOnlyList<Reference> Links,
    IReadOnlyList<Reference> Snippets,
    IReadOnlyList<string> Ids,
    string Prose)
{
    public string Directory => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>README.md and its like at the root, and everything written by hand below docs.</summary>
    public static IEnumerable<string> All => System.IO.Directory
        .EnumerateFiles(Repository.Root, "*.md")
        .Concat(System.IO.Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories))
        .Select(static file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(static path => !path.StartsWith("docs/api/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathOf(string path) => Repository.PathOf(path);

    public static MarkdownPage Load(string path)
    {
        var headings = new List<Heading>();
        var blocks = new List<CodeBlock>();
        var links = new List<Reference>();
        var snippets = new List<Reference>();
        var ids = new List<string>();
        var text = new StringBuilder();
        List<string>? code = null;
        var language = "";
        var marker = "";

        foreach (var (line, index) in File.ReadAllLines(PathOf(path)).Select(static (line, index) => (line, index)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (code is null)
                {
                    (language, code) = (line[3..].Trim(), []);
                }
                else
                {
                    blocks.Add(new CodeBlock(language, string.Join('\n', code), headings.LastOrDefault()?.Text ?? "", marker));
                    (code, marker) = (null, "");
                }
            }
            else if (code is not null)
            {
                code.Add(line);
            }
            else if (Comment().Match(line) is { Success: true } comment)
            {
                marker = comment.Groups[1].Value;
            }
            else
            {
                if (line.Length > 0)
                    marker = "";
                if (line.StartsWith('#') && !Tab().IsMatch(line))
                    headings.Add(new Heading(line.TrimStart('#').Trim()));
                snippets.AddRange(Snippet().Matches(line).Select(match => new Reference(match.Groups[1].Value, index + 1)));
                var prose = CodeSpan().Replace(Snippet().Replace(line, ""), "");
                links.AddRange(Link().Matches(Tab().Replace(prose, "")).Select(match => new Reference(match.Groups["target"].Value, index + 1)));
                ids.AddRange(Id().Matches(prose).Select(static match => match.Groups[1].Value));
                text.Append(prose);
            }

            text.Append('\n');
        }

        return new MarkdownPage(path, headings, blocks, links, snippets, ids, text.ToString());
    }

    /// <summary>A target, written relative to this page, from the repository's root.</summary>
    public string Resolve(string target) =>
        System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.Combine(PathOf(Directory), target)).Replace('\\', '/');

    [GeneratedRegex(@"^<!-- (.+) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    // The text before it may begin on an earlier line.
    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|\b(?:href|src)=""(?<target>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bid=""([^""]+)""")]
    private static partial Regex Id();

    // A heading that docfx makes a tab of.
    [GeneratedRegex(@"^#+ \[[^\]]*\]\(#tab/[^)]*\)")]
    private static partial Regex Tab();

    [GeneratedRegex(@"\[!code-\w+\[[^\]]*\]\(([^)\s]+)\)\]")]
    private static partial Regex Snippet();
}

internal sealed record Heading(string Text)
{
    /// <summary>The name by which links reach it: the same on GitHub and in docfx for the plain headings used here.</summary>
    public string Anchor => string.Concat(Text
        .ToLowerInvariant()
        .Where(static character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')
        .Select(static character => character == ' ' ? '-' : character));
}

/// <param name="Heading">The heading that it stands under.</param>
/// <param name="Marker">The HTML comment on the line before it, such as <c>excerpt of src/…</c>, or nothing.</param>
internal sealed record CodeBlock(string Language, string Text, string Heading, string Marker);

/// <param name="Target">As written in the page.</param>
internal sealed record Reference(string Target, int Line)
{
    public bool IsExternal => Target.Contains("://", StringComparison.Ordinal) || Target.StartsWith("mailto:", StringComparison.Ordinal)
        || Target.StartsWith("xref:", StringComparison.Ordinal);

    /// <summary>Without the part from <c>#</c> or <c>?</c> on.</summary>
    public string File => Target.Split('#', '?')[0];

    public string Anchor => Target.Contains('#') ? Target[(Target.IndexOf('#') + 1)..] : "";
}
