using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>What the parser notes and nothing uses goes; what may throw stays.</summary>
public class TrimTests
{
    [Theory]
    [InlineData("float F(float x) => x <= 0f ? 0f : x;", "var t = x <= 0f; t ? 0f : x")]
    [InlineData("float F(float x) { var unused = x * 2f; return x + 1f; }", "x + 1f")]
    [InlineData("float F(float x) { var y = x * 2f; return y; }", "var y = x * 2f; y")]
    public void A_value_that_nothing_uses_goes(string member, string expected) =>
        Assert.Equal(expected, ExpressionPrinter.Print(Trimmed(member)));

    [Theory]
    [InlineData("int F(int x) { var unused = 7 / x; return x; }")]
    [InlineData("int F(int x) { var unused = 7 % x; return x; }")]
    [InlineData("int F(int x) { var unused = G(x); return x; } private static int G(int x) => 7 / x;")]
    public void A_value_that_may_throw_stays(string member) => Assert.Single(Trimmed(member).Bindings);

    private static Function Trimmed(string member) => Trim.Run(Assert.Single(Models.Of(Generation.Compile(
        $"{Generation.Usings} static partial class K {{ [Vectorize] static {member} }}"))).Body!);
}
