using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Xunit;

namespace Kernels.Generators.Tests.Formulas;

/// <summary>Bodies as mathematics, in both notations.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("x + y", "x + y", "x + y")]
    [InlineData("x * y", "x·y", @"x \cdot y")]
    [InlineData("x / y", "x / y", @"\frac{x}{y}")]
    [InlineData("-x", "−x", "-x")]
    [InlineData("x - (y - 1f)", "x − (y − 1)", "x - (y - 1)")]
    [InlineData("x + (y + 1f)", "x + y + 1", "x + y + 1")]
    [InlineData("x - (-y * 2f)", "x + 2·y", @"x + 2 \cdot y")]
    [InlineData("(x + y) * (x - y)", "(x + y)·(x − y)", @"(x + y) \cdot (x - y)")]
    [InlineData("(x + y) / (x * y)", "(x + y) / (x·y)", @"\frac{x + y}{x \cdot y}")]
    [InlineData("x / y * (x + 1f)", "x·(x + 1) / y", @"\frac{x \cdot (x + 1)}{y}")]
    [InlineData("(1f / x + 1f) * y", "(1 / x + 1)·y", @"\left(\frac{1}{x} + 1\right) \cdot y")]
    [InlineData("x % y + 1f", "x mod y + 1", @"x \bmod y + 1")]
    public void Arithmetic_has_the_parentheses_it_needs(string expression, string text, string latex) => Check(expression, text, latex);

    [Theory]
    [InlineData("x * x", "x²", "x^{2}")]
    [InlineData("x * x * x", "x³", "x^{3}")]
    [InlineData("-x * x", "−x²", "-x^{2}")]
    [InlineData("(x + y) * (x + y)", "(x + y)²", "(x + y)^{2}")]
    [InlineData("MathF.Tanh(x) * MathF.Tanh(x)", "tanh²(x)", @"\tanh^{2}(x)")]
    [InlineData("x * 0.5f + 0.5f * x", "x", "x")]
    [InlineData("1f - x - x", "1 − 2·x", @"1 - 2 \cdot x")]
    [InlineData("x + y + x", "2·x + y", @"2 \cdot x + y")]
    [InlineData("x * 3f * y * 2f", "6·x·y", @"6 \cdot x \cdot y")]
    [InlineData("x / y / y", "x / y²", @"\frac{x}{y^{2}}")]
    [InlineData("0.5f / MathF.Sqrt(x)", "1 / (2·√x)", @"\frac{1}{2 \cdot \sqrt{x}}")]
    [InlineData("x - x", "x − x", "x - x")]
    [InlineData("0f * x", "0·x", @"0 \cdot x")]
    [InlineData("x / x", "x / x", @"\frac{x}{x}")]
    public void Like_terms_and_factors_are_joined_and_nothing_vanishes(string expression, string text, string latex) =>
        Check(expression, text, latex);

    [Theory]
    [InlineData("0.5f * x", "½·x", @"\tfrac{1}{2} \cdot x")]
    [InlineData("x + 0.1f", "x + 0.1", "x + 0.1")]
    [InlineData("x + 1e-7f", "x + 10⁻⁷", "x + 10^{-7}")]
    [InlineData("x * 2.5e20f", "2.5·10²⁰·x", @"2.5 \cdot 10^{20} \cdot x")]
    [InlineData("x * MathF.PI", "π·x", @"\pi \cdot x")]
    [InlineData("x + MathF.Sqrt(2f / MathF.PI)", "x + √(2 / π)", @"x + \sqrt{\frac{2}{\pi}}")]
    [InlineData("x * 0.3989423f", "x / √(2·π)", @"\frac{x}{\sqrt{2 \pi}}")]
    [InlineData("x * -3f", "−3·x", @"-3 \cdot x")]
    [InlineData("x < y ? float.PositiveInfinity : float.NaN", "{∞ where x < y; NaN elsewhere}",
        @"\begin{cases} \infty & \text{where } x < y \\ \mathrm{NaN} & \text{elsewhere} \end{cases}")]
    public void Numbers_look_as_on_paper(string expression, string text, string latex) => Check(expression, text, latex);

    [Theory]
    [InlineData("MathF.Exp(-x)", "e⁻ˣ", "e^{-x}")]
    [InlineData("MathF.Exp(-x * x)", "exp(−x²)", "e^{-x^{2}}")]
    [InlineData("MathF.Exp(x / y)", "exp(x / y)", @"\exp\left(\frac{x}{y}\right)")]
    [InlineData("KernelMath.Log1p(x)", "ln(1 + x)", @"\ln(1 + x)")]
    [InlineData("KernelMath.Expm1(x)", "eˣ − 1", "e^{x} - 1")]
    [InlineData("KernelMath.Sigmoid(x)", "σ(x)", @"\sigma(x)")]
    [InlineData("KernelMath.Softplus(x)", "ln(1 + eˣ)", @"\ln(1 + e^{x})")]
    [InlineData("MathF.Sqrt(x + y)", "√(x + y)", @"\sqrt{x + y}")]
    [InlineData("MathF.Cbrt(x)", "∛x", @"\sqrt[3]{x}")]
    [InlineData("MathF.Abs(x)", "|x|", @"\left|x\right|")]
    [InlineData("MathF.Floor(x)", "⌊x⌋", @"\left\lfloor x\right\rfloor")]
    [InlineData("MathF.Max(x, 0f)", "max(x, 0)", @"\max(x, 0)")]
    [InlineData("MathF.CopySign(1f, x)", "sign(x)", @"\operatorname{sgn}(x)")]
    [InlineData("MathF.Log2(x)", "log₂(x)", @"\log_{2}(x)")]
    [InlineData("MathF.Asin(x)", "arcsin(x)", @"\arcsin(x)")]
    [InlineData("MathF.Pow(x, y)", "xʸ", "x^{y}")]
    [InlineData("MathF.Pow(x, y + 0.25f)", "x^(y + ¼)", @"x^{y + \tfrac{1}{4}}")]
    [InlineData("float.Hypot(x, y)", "√(x² + y²)", @"\sqrt{x^{2} + y^{2}}")]
    [InlineData("MathF.FusedMultiplyAdd(x, y, 1f)", "x·y + 1", @"x \cdot y + 1")]
    public void Functions_have_their_usual_signs(string expression, string text, string latex) => Check(expression, text, latex);

    [Theory]
    [InlineData("x <= 0f ? 0f : x", "{0 where x ≤ 0; x elsewhere}",
        @"\begin{cases} 0 & \text{where } x \le 0 \\ x & \text{elsewhere} \end{cases}")]
    [InlineData("x < -1f ? -1f : x > 1f ? 1f : x", "{−1 where x < −1; 1 where x > 1; x elsewhere}",
        @"\begin{cases} -1 & \text{where } x < -1 \\ 1 & \text{where } x > 1 \\ x & \text{elsewhere} \end{cases}")]
    [InlineData("x != y && !(x > 0f) ? 1f : 2f", "{1 where x ≠ y and not (x > 0); 2 elsewhere}",
        @"\begin{cases} 1 & \text{where } x \ne y \land \lnot (x > 0) \\ 2 & \text{elsewhere} \end{cases}")]
    [InlineData("float.IsNaN(x) ? y : x", "{y where x is NaN; x elsewhere}",
        @"\begin{cases} y & \text{where } x\text{ is NaN} \\ x & \text{elsewhere} \end{cases}")]
    public void Choices_are_cases(string expression, string text, string latex) => Check(expression, text, latex);

    [Theory]
    [InlineData("var squared = x * x; return squared + squared * y;", "squared + squared·y; squared = x²", @"\mathit{squared} + \mathit{squared} \cdot y; \mathit{squared} = x^{2}")]
    [InlineData("var x1 = x + y; return x1 * x1 + x1;", "x1² + x1; x1 = x + y", "x_{1}^{2} + x_{1}; x_{1} = x + y")]
    [InlineData("var alpha = x + y; return alpha * MathF.Exp(alpha);", "alpha·exp(alpha); alpha = x + y", @"\alpha \cdot e^{\alpha}; \alpha = x + y")]
    [InlineData("var e = x + y; return e * MathF.Exp(x);", "e·exp(x); e = x + y", @"e \cdot \exp(x); e = x + y")]
    [InlineData("var my_x = x + y; return my_x * MathF.Exp(my_x);", "my_x·exp(my_x); my_x = x + y",
        @"\mathit{my\_x} \cdot e^{\mathit{my\_x}}; \mathit{my\_x} = x + y")]
    [InlineData("return MathF.Tanh(x) + y / MathF.Tanh(x) + 1f;", "t + y / t + 1; t = tanh(x)", @"t + \frac{y}{t} + 1; t = \tanh(x)")]
    [InlineData("var t = x * y + 1f; return t / MathF.Sin(t) + MathF.Sin(t);", "t / u + u; t = x·y + 1; u = sin(t)",
        @"\frac{t}{u} + u; t = x \cdot y + 1; u = \sin(t)")]
    [InlineData("var t = x * y + 1f; return t / MathF.Exp(t) + MathF.Exp(t);", "t / eᵗ + eᵗ; t = x·y + 1", @"\frac{t}{e^{t}} + e^{t}; t = x \cdot y + 1")]
    [InlineData("return (x - y) * MathF.Exp(x - y);", "(x − y)·eˣ⁻ʸ", @"(x - y) \cdot e^{x - y}")]
    public void Values_with_a_name_and_values_used_again_are_defined(string body, string text, string latex)
    {
        var function = Parse($"float F(float x, float y) {{ {body} }}");
        Assert.Equal(text, Print(function, Notation.Text));
        Assert.Equal(latex, Print(function, Notation.Latex));
    }

    [Theory]
    [InlineData("(x & 3) | (y << 2)", "(x & 3) | (y << 2)")]
    [InlineData("x / y", "trunc(x / y)")]
    [InlineData("~x ^ y", "~x xor y")]
    [InlineData("x * (y + 0x12345)", "x·(y + 0x12345)")]
    public void Integers_are_written_as_they_are_computed(string expression, string text) =>
        Assert.Equal(text, Print(Parse($"int F(int x, int y) => {expression};"), Notation.Text));

    [Fact]
    public void A_body_of_hundreds_of_operations_has_no_formula() =>
        Assert.Null(Formula.Of(Parse($"float F(float x, float y) => {string.Join(" + ", Enumerable.Range(1, 200).Select(static i => $"x / {i}.5f"))};")));

    /// <summary>A function without a sign is written by the name of its method, which begins with a capital.</summary>
    [Fact]
    public void Every_function_of_the_table_has_a_sign() => Assert.All(MathFunctions.All, static function =>
    {
        Expr[] arguments = [.. new[] { "x", "y", "z" }.Take(function.Arity).Select(static name => new Parameter(ScalarType.Single, name))];
        var call = Mathematics.Of(new MathCall(ScalarType.Single, function, [.. arguments]));
        if (function.Single == VectorForm.Lowered)
            return;
        Assert.DoesNotContain(function.Name, new FormulaWriter(Notation.Text, []).Write(call), StringComparison.Ordinal);
        Assert.DoesNotContain($@"\mathrm{{{function.Name}}}", new FormulaWriter(Notation.Latex, []).Write(call), StringComparison.Ordinal);
    });

    [Fact]
    public void Every_function_of_the_table_can_be_evaluated() => Assert.All(
        MathFunctions.All.Where(static function => function.Single != VectorForm.Lowered),
        static function =>
        {
            // The one or the other is in the function's domain.
            var values = new[] { 0.5, 1.5 }.Select(first => new PointEvaluator().Evaluate(
                new MathCall(ScalarType.Double, function, [.. Enumerable.Range(0, function.Arity).Select(i => Constant.Of(first + i))])));
            Assert.False(values.All(double.IsNaN), function.Name);
        });

    private static void Check(string expression, string text, string latex)
    {
        var function = Parse($"float F(float x, float y) => {expression};");
        Assert.Equal(text, Print(function, Notation.Text));
        Assert.Equal(latex, Print(function, Notation.Latex));
    }

    private static string Print(Function function, Notation notation)
    {
        var formula = Formula.Of(function)!;
        var writer = new FormulaWriter(notation, formula.Names);
        return string.Join("; ", formula.Results.Select(writer.Write)
            .Concat(formula.Definitions.Select(definition => $"{writer.Write(definition.Variable)} = {writer.Write(definition.Value)}")));
    }

    private static Function Parse(string members)
    {
        var driver = new IncrementalDriver(
            $"#pragma warning disable\n{Generation.Usings} public static partial class K {{ [Vectorize] public static {members} }}");
        Assert.DoesNotContain(driver.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        var kernel = Assert.Single(driver.Changed<KernelModel>(TrackingNames.Kernels));
        return KernelPasses.Run(kernel.Body!, kernel.Callees);
    }
}
