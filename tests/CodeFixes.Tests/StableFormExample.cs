using System.Text.RegularExpressions;

namespace Kernels.CodeFixes.Tests;

/// <summary>A formula of floats <c>x</c> and <c>y</c>, and the call that replaces it.</summary>
/// <param name="Formula">The formula; <c>[…]</c> stands around what is reported, if it is not the whole.</param>
/// <param name="Call">What the fix makes of it.</param>
internal sealed partial record StableFormExample(string Formula, string Call)
{
    public static IReadOnlyList<StableFormExample> All { get; } =
    [
        new("MathF.Log(1f + MathF.Exp(x))", "KernelMath.Softplus(x)"),
        new("MathF.Log(MathF.Exp(-x) + 1f)", "KernelMath.Softplus(-x)"),
        new("KernelMath.Log1p(MathF.Exp(x * y))", "KernelMath.Softplus(x * y)"),
        new("MathF.Log(KernelMath.Sigmoid(x))", "-KernelMath.Softplus(-x)"),
        new("MathF.Log(KernelMath.Sigmoid(-x))", "-KernelMath.Softplus(x)"),
        new("MathF.Log(MathF.Exp(x) + MathF.Exp(y))", "KernelMath.LogAddExp(x, y)"),
        new("MathF.Log(1f + x * y)", "KernelMath.Log1p(x * y)"),
        new("MathF.Log(1f - x / y)", "KernelMath.Log1p(-(x / y))"),
        new("MathF.Log(1f + MathF.Exp(-MathF.Abs(x)))", "KernelMath.Log1p(MathF.Exp(-MathF.Abs(x)))"),
        new("MathF.Log([1f - MathF.Exp(x)])", "MathF.Log(-KernelMath.Expm1(x))"),
        new("([MathF.Exp(x * y) - 1f]) / x", "KernelMath.Expm1(x * y) / x"),
        new("1f - MathF.Exp(-x)", "-KernelMath.Expm1(-x)"),
        new("1f / (1f + MathF.Exp(-x))", "KernelMath.Sigmoid(x)"),
        new("1f / (MathF.Exp(x - y) + 1f)", "KernelMath.Sigmoid(-(x - y))"),
        new("MathF.Exp(x) / (1f + MathF.Exp(x))", "KernelMath.Sigmoid(x)"),
        new("1f - KernelMath.Sigmoid(x)", "KernelMath.Sigmoid(-x)"),
        new("1f - KernelMath.Erf(x)", "KernelMath.Erfc(x)"),
        new("1f - KernelMath.Erfc(x)", "KernelMath.Erf(x)"),
        new("0.5f * (1f + KernelMath.Erf(x / MathF.Sqrt(2f)))", "KernelMath.NormalCdf(x)"),
        new("(KernelMath.Erf(x * 0.7071067811865475f) + 1f) / 2f", "KernelMath.NormalCdf(x)"),
        new("MathF.Sqrt(x * x + y * y)", "float.Hypot(x, y)"),
        new("MathF.Sqrt((x - y) * (x - y) + y * y)", "float.Hypot(x - y, y)"),
        new("MathF.Sin(x) / x", "KernelMath.Sinc(x)"),
        new("MathF.Pow(x, 1f / 3f)", "MathF.Cbrt(x)"),
        new("[MathF.Log(1f + ([MathF.Exp(x) - 1f]))]", "KernelMath.Log1p(KernelMath.Expm1(x))"),
    ];

    /// <summary>The kinds of fixes: one for each function that is called instead.</summary>
    public static int Kinds => 11;

    public StableFormExample OfDoubles() => new(InDoubles(Formula), InDoubles(Call));

    public string Marked() => (Formula.Contains('[', StringComparison.Ordinal) ? Formula : $"[{Formula}]")
        .Replace("[", "{|KRN035:", StringComparison.Ordinal)
        .Replace("]", "|}", StringComparison.Ordinal);

    private static string InDoubles(string text) => FloatLiteral().Replace(text, "$1d")
        .Replace("MathF.", "Math.", StringComparison.Ordinal)
        .Replace("float.", "double.", StringComparison.Ordinal);

    [GeneratedRegex(@"(\d)f\b")]
    private static partial Regex FloatLiteral();
}
