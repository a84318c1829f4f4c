using System.Text.RegularExpressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>The guide's table of functions repeats <see cref="MathFunctions"/> for readers.</summary>
public partial class LanguageTableTests
{
    [Fact]
    public void The_guide_lists_the_functions_of_the_table()
    {
        var rows = File.ReadLines(MarkdownPage.PathOf("docs/guide/language.md"))
            .Select(static line => Row().Match(line))
            .Where(static row => row.Success)
            .Select(static row => $"{row.Groups[1].Value}: {row.Groups[2].Value.Trim()}");

        // Scale is internal to the runtime.
        var expected = MathFunctions.All
            .Where(static function => function.Name != "Scale" && !function.IsSlope)
            .Select(static function => $"{function.Name}: {(function.Integers ? "yes" : "")}");

        Assert.Equal(expected, rows);
    }

    [Fact]
    public void The_guide_lists_the_tests_of_a_number()
    {
        var text = File.ReadAllText(MarkdownPage.PathOf("docs/guide/language.md"));

        Assert.All(Predicate.All, predicate => Assert.Contains($"`{predicate.Name}`", text, StringComparison.Ordinal));
    }

    // | `Exp` | `MathF.Exp(x)` | vector | vector | |
    [GeneratedRegex(@"^\| `(\w+)` \|[^|]*\| vector \| vector \|([^|]*)\|$")]
    private static partial Regex Row();
}
