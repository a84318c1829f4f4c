using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>Marks that cannot be honoured: KRN026.</summary>
public class RareDiagnosticsTests
{
    [Theory]
    [InlineData("F(float x) => [|R|](x) + 1f;")]
    [InlineData("F(float x) => x > 1f ? [|R|](x) : -R(-x);")]
    [InlineData("F(float x) { var y = [|R|](x); return x > 1f ? y : y + 1f; }")]
    public void KRN026_a_rare_call_that_is_computed_for_all_elements(string kernel) => Reports.One(
        "KRN026", "'R' is marked rare, but 'F' computes it for all elements: call it in one branch of a condition, and not in both",
        $"public static partial class K {{ [Vectorize] public static float {kernel} [Rare] private static float R(float x) => x * x; }}");

    [Theory]
    [InlineData("F(float x) => x > 1f ? R(x) : x;")]
    [InlineData("F(float x) => x > 1f ? H(x) : x; private static float H(float x) => R(x) + 1f;")]
    [InlineData("F(float x) { var y = R(x); return x > 1f ? y : x; }")]
    [InlineData("F(float x) { if (x <= 1f) return x; return R(x) + R(2f * x); }")]
    [InlineData("F(float x) { while (x > 1f) x = x > 100f ? R(x) : x * 0.5f; return x; }")]
    public void A_rare_call_that_is_skipped_is_not_reported(string kernel) => Generation.Run(
        $"{Generation.Usings}public static partial class K {{ [Vectorize] public static float {kernel} [Rare] private static float R(float x) => MathF.Sqrt(x); }}").AssertClean();
}
