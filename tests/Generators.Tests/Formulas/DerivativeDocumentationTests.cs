using System.Xml.Linq;
using Xunit;

namespace Kernels.Generators.Tests.Formulas;

/// <summary>What the documentation of a generated derivative says.</summary>
public class DerivativeDocumentationTests
{
    private const string LogisticLoss =
        "F(float logit, float label) => MathF.Max(logit, 0f) - logit * label + KernelMath.Log1p(MathF.Exp(-MathF.Abs(logit)))";

    private const string Huber =
        """
        F(float prediction, float target, [Uniform] float delta)
        {
            var error = prediction - target;
            return MathF.Abs(error) <= delta ? 0.5f * error * error : delta * (MathF.Abs(error) - 0.5f * delta);
        }
        """;

    [Theory]
    [InlineData("F(float x) => 1f / (1f + MathF.Exp(-x))", "float", "∂F/∂x = f·(1 − f), where f = 1 / (1 + e⁻ˣ).")]
    [InlineData("F(float x) => x * x * x", "float", "∂F/∂x = 3·x².")]
    [InlineData("F(float x) => MathF.Tanh(x)", "float", "∂F/∂x = 1 − tanh²(x).")]
    [InlineData("F(float a, float b) => a * b", "(float B, float A)", "∂F/∂b = a, ∂F/∂a = b.")]
    [InlineData("F(float x, float y) => x / y", "(float Value, float Y)", "F = x / y, ∂F/∂y = −x / y².")]
    public void It_gives_the_formula_of_each_result(string function, string result, string expected) =>
        Assert.Equal(expected, Documentation(function, result)[0]);

    [Theory]
    [InlineData("F(float x) => x <= 0f ? 0f : x", "At the kink x = 0 it is 0.")]
    [InlineData("F(float x) => x > 0f ? x : 0f", "At the kink x = 0 it is 0.")]
    [InlineData("F(float x, [Uniform] float slope) => x <= 0f ? slope * x : x", "At the kink x = 0 it is slope.")]
    [InlineData("F(float x, [Uniform] float threshold) => x < threshold ? 0f : 1f", "At the jump x = threshold it is 0.")]
    [InlineData("F(float x) => MathF.Abs(x)", "At the kink x = 0 it is 0.")]
    [InlineData("F(float x, float y) => MathF.Abs(x - y)", "At the kink x = y it is 0.")]
    [InlineData("F(float x) => MathF.Max(x, 2f)", "At the kink x = 2 it is ½.")]
    [InlineData("F(float x, float y) => MathF.Min(x, y)", "At the kink x = y it is ½.")]
    [InlineData("F(float x, float label) => MathF.Max(0f, 1f - x * label)", "At the kink x·label = 1 it is −½·label.")]
    [InlineData("F(float x) => Math.Clamp(x, -1f, 1f)", "At the kink x = −1 it is 1. At the kink x = 1 it is 1.")]
    [InlineData("F(float x) => x > 0f ? MathF.Sqrt(x) : 0f", "At the kink x = 0 it is 0.")]
    [InlineData("F(float x) => MathF.Floor(x)", "At kinks of its parts: a jump of ⌊u⌋: 0.")]
    [InlineData("F(float x) => MathF.Abs(MathF.Sin(x))", "At kinks of its parts: |u| at u = 0: 0.")]
    [InlineData("F(float x) => x * x > 1f ? x : -x", "At kinks of its parts: where a condition changes: the branch that it selects.")]
    public void It_names_the_points_without_a_derivative_and_the_value_taken_there(string function, string expected) =>
        Assert.Equal(expected, string.Join(" ", Documentation(function, "float").Skip(1)));

    [Theory]
    [InlineData("F(float x) => 1f / (1f + MathF.Exp(-x))")]
    [InlineData("F(float x) => x < 0f ? x : MathF.Exp(x) - 1f")]
    [InlineData("F(float x) { if (x < -1f) return -x - 0.5f; if (x < 1f) return 0.5f * x * x; return x - 0.5f; }")]
    [InlineData("F(float x, [Uniform] float scale) => scale > 0f ? scale * x : 0f")]
    [InlineData(Huber)]
    [InlineData(LogisticLoss)]
    public void A_function_that_is_smooth_gets_no_remark(string function) => Assert.Single(Documentation(function, "float"));

    [Fact]
    public void A_tuple_says_which_of_its_elements_it_speaks_of() => Assert.Equal(
        [
            "∂F/∂a = {½ where a = b; 0 where a < b; 1 elsewhere}, ∂F/∂b = {½ where b = a; 0 where b < a; 1 elsewhere}.",
            "At the kink a = b, ∂F/∂a is ½, ∂F/∂b is ½.",
        ],
        Documentation("F(float a, float b) => MathF.Max(a, b)", "(float A, float B)"));

    [Fact]
    public void A_higher_derivative_is_named_by_its_order()
    {
        var text = Generate(
            """
            [Vectorize] public static float F(float x, float y) => x * x * MathF.Exp(y);
            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float Fx(float x, float y);
            [Vectorize, DerivativeOf(nameof(Fx), "x")] public static partial float Fxx(float x, float y);
            [Vectorize, DerivativeOf(nameof(Fxx))] public static partial (float Value, float Y) Fxxy(float x, float y);
            """);

        Assert.Contains("<c>∂²F/∂x² = 2·eʸ</c>", text);
        Assert.Contains("<c>∂³F/∂y∂x² = 2·eʸ</c>", text);
    }

    [Theory]
    [InlineData("MathF.ReciprocalSqrtEstimate(x)", "∂²F/∂x² = 3 / (4·(√x)⁵)")]
    [InlineData("MathF.ReciprocalEstimate(x)", "∂²F/∂x² = 2 / x³")]
    [InlineData("1f / MathF.Sqrt(x)", "∂²F/∂x² = 3 / (4·(√x)⁵)")]
    public void A_second_derivative_is_simplified(string body, string expected)
    {
        var text = Generate(
            $"""
            [Vectorize] public static float F(float x) => {body};
            [Vectorize, DerivativeOf(nameof(F))] public static partial float Fx(float x);
            [Vectorize, DerivativeOf(nameof(Fx))] public static partial float Fxx(float x);
            """);

        Assert.Contains($"<c>{expected}</c>", text);
    }

    [Fact]
    public void A_second_derivative_names_both_jumps_of_the_first()
    {
        var text = Generate(
            """
            [Vectorize] public static float F(float x, [Uniform] float min, [Uniform] float max) => Math.Clamp(x, min, max);
            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float Fx(float x, [Uniform] float min, [Uniform] float max);
            [Vectorize, DerivativeOf(nameof(Fx), "x")] public static partial float Fxx(float x, [Uniform] float min, [Uniform] float max);
            """);

        Assert.Contains("<para>At the jump <c>x = min</c> it is <c>0</c>.</para>", text);
        Assert.Contains("<para>At the jump <c>x = max</c> it is <c>0</c>.</para>", text);
    }

    [Fact]
    public void The_scalar_method_says_what_it_is()
    {
        var text = Generate(
            """
            [Vectorize] public static float F(float x, float y) => x * x * MathF.Exp(y);
            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float Fx(float x, float y);
            [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X) One(float x, float y);
            [Vectorize, DerivativeOf(nameof(F))] public static partial (float Y, float X) Both(float x, float y);
            [Vectorize, DerivativeOf(nameof(Fx), "y")] public static partial float Fxy(float x, float y);
            """);

        Assert.Contains("/// The derivative of F by x.\n", text);
        Assert.Contains("/// F and its derivative by x.\n", text);
        Assert.Contains("/// The derivatives of F by y and x.\n", text);
        Assert.Contains("/// A derivative of F of order 2.\n", text);
    }

    [Fact]
    public void The_formula_of_a_users_own_derivative_is_theirs()
    {
        var text = Generate(
            """
            [Vectorize(Derivative = nameof(Own))] public static float F(float x) => MathF.Abs(x);
            public static float Own(float x) => 42f * x;
            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            """);

        Assert.Contains("<para><c>∂F/∂x = 42·x</c>.</para>", text);
        Assert.DoesNotContain("kink", text);
    }

    [Fact]
    public void The_users_own_remarks_come_first()
    {
        var text = Generate(
            """
            [Vectorize] public static float F(float x) => x < 0f ? 0f : x;
            /// <remarks>A step.</remarks>
            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            """);

        Assert.Contains(
            """
                /// <remarks>
                /// A step.
                /// <para><c>∂F/∂x = {0 where x &lt; 0; 1 elsewhere}</c>.</para>
                /// <para>At the kink <c>x = 0</c> it is <c>1</c>.</para>
                /// </remarks>
            """,
            text);
    }

    [Fact]
    public void A_formula_that_fills_a_page_is_left_out_with_a_word() => Assert.Equal(
        "The formula of ∂F/∂x is too long to be shown here. The body of the method has it.",
        Documentation($"F(float x) => {string.Join(" + ", Enumerable.Range(1, 60).Select(static i => $"MathF.Sin(x * {i}.5f)"))}", "float")[0]);

    /// <summary>The paragraphs about the derivative of F by its first parameter, or of all that a tuple names; both forms say the same.</summary>
    private static List<string> Documentation(string function, string result)
    {
        var body = function.EndsWith('}') ? function : $"{function};";
        var parameters = function[(function.IndexOf('(') + 1)..function.IndexOf(')')];
        var by = parameters.Split(',')[0].Split(' ')[^1];
        var text = Generate(
            $"""
            [Vectorize] public static float {body}
            [Vectorize, DerivativeOf(nameof(F){(result.StartsWith('(') ? "" : $", \"{by}\"")})] public static partial {result} D({parameters});
            """);
        var (scalar, span) = Comments(text) is [var first, var second, ..] ? (first, second) : throw new InvalidOperationException(text);
        Assert.Equal(scalar, span);
        return scalar;
    }

    /// <summary>The paragraphs of each documentation comment, which is read as XML.</summary>
    private static List<List<string>> Comments(string text)
    {
        var comments = new List<List<string>>();
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(static line => line.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                lines.Add(line[3..]);
            }
            else if (lines.Count > 0)
            {
                var paragraphs = XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>").Descendants("para").Select(static paragraph =>
                    string.Join(" ", paragraph.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                comments.Add([.. paragraphs]);
                lines.Clear();
            }
        }

        return comments;
    }

    /// <summary>The files of the derivatives.</summary>
    private static string Generate(string members)
    {
        var run = Generation.Run($"#pragma warning disable\n{Generation.Usings}namespace Sample; public static partial class K {{\n{members}\n}}");
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertCompiles();
        return string.Join("\n",
            run.Files.Select(static file => file.SourceText.ToString())
                .Where(static text => text.Contains("static partial ", StringComparison.Ordinal) && text.Contains("<para>", StringComparison.Ordinal)));
    }
}
