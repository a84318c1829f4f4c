using System.Text.RegularExpressions;
using Kernels.Accuracy;
using Xunit;

namespace Kernels.Tests.Documentation;

/// <summary>The bounds stand in the XML documentation of <c>VectorMath</c>, beside the code; the pages repeat them.</summary>
public partial class AccuracyTableTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide/numerics.md")]
    public void A_table_of_bounds_says_what_the_functions_say(string path)
    {
        var table = File.ReadLines(MarkdownPage.PathOf(path))
            .Select(static line => Row().Match(line))
            .Where(static row => row.Success)
            .SelectMany(static row => new[] { $"{row.Groups[1].Value}(float) {row.Groups[2].Value}", $"{row.Groups[1].Value}(double) {row.Groups[3].Value}" })
            .Where(static bound => !bound.EndsWith(' '));

        Assert.Equal(Documented().Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide/numerics.md")]
    public void A_table_of_derivatives_says_what_is_checked(string path)
    {
        var table = File.ReadLines(MarkdownPage.PathOf(path))
            .Select(static line => DerivativeRow().Match(line))
            .Where(static row => row.Success)
            .Select(static row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(AccuracyCheck.Derivatives.Select(static derivative => $"{derivative.Name} {derivative.Bound}"), table);
    }

    [Fact]
    public void Every_bound_was_measured_over_all_floats_or_a_hundred_million_inputs()
    {
        var results = ResultTable.Read(MarkdownPage.PathOf(ResultTable.CheckedIn));
        Assert.All(AccuracyCheck.All, function =>
        {
            var result = results[function.Name];
            Assert.Equal(function.Bound, result.Bound);
            Assert.True(result.Holds && result.Inputs >= (function is FunctionOfSingle ? 1L << 32 : 100_000_000), result.ToString());
        });
    }

    [Fact]
    public void A_check_that_is_continued_finds_what_one_check_finds()
    {
        var function = AccuracyCheck.All.First(static function => function.CanContinue);
        Assert.Equal(function.Check(100_000), function.Check(100_000, function.Check(30_000)));
        Assert.Equal(function.Check(30_000), function.Check(30_000, function.Check(30_000)));
    }

    [Fact]
    public void Derivatives_are_within_their_bounds() => Assert.All(
        AccuracyCheck.Derivatives, static derivative => Assert.True(derivative.Check(200_000).Holds, derivative.Name));

    private static IEnumerable<string> Documented() =>
        from file in Directory.EnumerateFiles(MarkdownPage.PathOf("src/Runtime/VectorMath"), "*.cs")
        from bound in Bound().Matches(File.ReadAllText(file))
        select $"{bound.Groups[3].Value}({bound.Groups[2].Value}) {bound.Groups[1].Value}";

    // | `Exp` | 1 | 0.89 | 2.31 | 1 | 0.89 of 10⁷ |, without numbers where there is no such function.
    [GeneratedRegex(@"^\| `(\w+)` \| ([\d.]*) \| [^|]* \| [^|]* \| ([\d.]*) \| [^|]* \|$")]
    private static partial Regex Row();

    // | tanh′ | 4 | 3.62 |
    [GeneratedRegex(@"^\| ([^|]*[′″][^|]*) \| ([\d.]+) \| [^|]+ \|$")]
    private static partial Regex DerivativeRow();

    // "The error is at most 1 ULP" in the comment before the function.
    [GeneratedRegex(@"error is at most ([\d.]+) ULP(?:(?!\[Vectorize)[\s\S])*?\[Vectorize[^\]]*\]\s+public static (float|double) (\w+)\(")]
    private static partial Regex Bound();
}
