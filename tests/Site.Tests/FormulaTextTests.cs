using Kernels.Generators.Expressions;
using Kernels.Site.Pages;
using Kernels.Site.Pictures;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>How formulas are made readable: fractions in lowest terms, lines that break where a reader would.</summary>
public class FormulaTextTests
{
    private static readonly Parameter X = new(ScalarType.Double, "x");
    private static readonly Parameter Y = new(ScalarType.Double, "y");

    public static TheoryData<string, bool> Fractions => new()
    {
        { "0.5/x", Pages.Fractions.Reduce(Number(0.5) / X) == Number(1) / (Number(2) * X) },
        { "6x/4", Pages.Fractions.Reduce(Number(6) * X / Number(4)) == Number(3) * X / Number(2) },
        { "xy/x", Pages.Fractions.Reduce(X * Y / X) == Y },
        { "x/y", Pages.Fractions.Reduce(X / Y) == X / Y },
        { "0.3x/y", Pages.Fractions.Reduce(Number(0.3) * X / Y) == Number(0.3) * X / Y },
    };

    [Theory]
    [MemberData(nameof(Fractions))]
    public void A_fraction_is_in_lowest_terms(string fraction, bool isReduced) => Assert.True(isReduced, fraction);

    [Theory]
    [InlineData("a + b", 20, "a + b")]
    [InlineData("aaaaaaaa + bbbbbbbb + cccccccc", 20, "aaaaaaaa + bbbbbbbb|+ cccccccc")]
    [InlineData("aaaaaa · (bbbb + cccc) + dddd", 22, "aaaaaa · (bbbb + cccc)|+ dddd")]
    public void A_line_breaks_outside_of_brackets(string text, int longest, string lines) => Assert.Equal(lines.Split('|'), LineBreaks.Of(text, longest));

    private static Constant Number(double number) => X.Number(number);
}
