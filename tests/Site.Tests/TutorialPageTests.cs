using System.Text.RegularExpressions;
using Kernels.Tests;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>What holds the tutorials together: their order, the code that they show, and the table of what they cover.</summary>
public partial class TutorialPageTests
{
    private const string Coverage = "docs/contributing/coverage.md";

    /// <summary>The tutorials in the order of their table of contents.</summary>
    private static readonly string[] InOrder =
    [
        .. File.ReadLines(Repository.PathOf("docs/tutorials/toc.yml"))
            .Where(static line => line.TrimStart().StartsWith("href:", StringComparison.Ordinal))
            .Select(static line => $"docs/tutorials/{line[(line.IndexOf(':') + 1)..].Trim()}"),
    ];

    public static TheoryData<string> Pages => new(InOrder);

    [Fact]
    public void There_are_seventeen_tutorials_after_what_to_expect() => Assert.Equal(18, InOrder.Length);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_leads_to_the_one_before_and_the_one_after(string path)
    {
        var place = Array.IndexOf(InOrder, path);
        var end = File.ReadLines(Repository.PathOf(path)).Last(static line => line.Length > 0);

        if (place > 0)
            Assert.Contains($"[Previous: {TitleOf(InOrder[place - 1])}]({Path.GetFileName(InOrder[place - 1])})", end, StringComparison.Ordinal);
        if (place + 1 < InOrder.Length)
            Assert.Contains($"[Next: {TitleOf(InOrder[place + 1])}]({Path.GetFileName(InOrder[place + 1])})", end, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_tutorial_says_what_is_learned_runs_a_lesson_and_has_exercises_with_answers(string path)
    {
        if (path == InOrder[0])
            return;

        var text = File.ReadAllText(Repository.PathOf(path));

        Assert.Contains("**What you will learn**", text, StringComparison.Ordinal);
        Assert.Contains("## Run it", text, StringComparison.Ordinal);
        Assert.Contains("dotnet run -c Release --project src/Samples -- ", text, StringComparison.Ordinal);
        var exercises = text[text.IndexOf("## Exercises", StringComparison.Ordinal)..];
        Assert.Equal(Exercise().Count(exercises), exercises.Split("<summary>Answer</summary>").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_answer_is_closed(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));

        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Fact]
    public void Each_idea_of_the_notes_leads_to_a_section_that_exists()
    {
        var page = MarkdownPage.Load(Coverage);

        Assert.NotEmpty(page.Links);
        Assert.All(page.Links, link =>
            Assert.Contains(link.Anchor, MarkdownPage.Load(page.Resolve(link.File)).Headings.Select(static heading => heading.Anchor)));
    }

    [Fact]
    public void Each_tutorial_covers_something() =>
        Assert.Empty(InOrder.Skip(1).Except(MarkdownPage.Load(Coverage).Links.Select(static link => MarkdownPage.Load(Coverage).Resolve(link.File))));

    private static string TitleOf(string path) => path == InOrder[0] ? "Tutorials" : MarkdownPage.Load(path).Headings[0].Text;

    [GeneratedRegex(@"^\d+\. ", RegexOptions.Multiline)]
    private static partial Regex Exercise();
}
