using System.Text.RegularExpressions;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

public partial class HomeTests
{
    [Fact]
    public void Three_numbers_stand_on_the_pages_that_they_link_to()
    {
        var home = File.ReadAllText(MarkdownPage.PathOf("docs/index.md"));
        var claims = Claim().Matches(home);

        Assert.Equal(3, claims.Count);
        Assert.All(claims, static claim =>
        {
            var page = File.ReadAllText(MarkdownPage.PathOf($"docs/{claim.Groups["page"].Value}"));
            Assert.All(
                Number().Matches(claim.Groups["text"].Value),
                number => Assert.Matches($@"(?<![\d.]){Regex.Escape(number.Value)}(?![\d])", page));
        });
    }

    [GeneratedRegex("""<a href="(?<page>[^"#]+)#[^"]+"><strong>(?<text>.*)</a>""")]
    private static partial Regex Claim();

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex Number();
}
