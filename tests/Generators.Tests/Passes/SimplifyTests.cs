using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>The passes, read as algebra: what a body becomes, and what it does not become because IEEE 754 differs.</summary>
public class SimplifyTests
{
    [Theory]
    [InlineData("x * 1f", "x")]
    [InlineData("1f * x", "x")]
    [InlineData("x / 1f", "x")]
    [InlineData("x - 0f", "x")]
    [InlineData("x + -0f", "x")]
    [InlineData("-0f + x", "x")]
    [InlineData("x * -1f", "-x")]
    [InlineData("-1f * -x", "x")]
    [InlineData("-(-x)", "x")]
    [InlineData("+x", "x")]
    [InlineData("x + -y", "x - y")]
    [InlineData("-x + y", "y - x")]
    [InlineData("x - -y", "x + y")]
    [InlineData("MathF.Abs(-x)", "Abs(x)")]
    [InlineData("x / 4f", "x * 0.25f")]
    [InlineData("x / -0.5f", "x * -2f")]
    [InlineData("x / 8.507059E+37f", "x * 1.1754944E-38f")]
    public void An_exact_rewrite_of_floats_is_made(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("x + 0f")]
    [InlineData("0f + x")]
    [InlineData("0f - x")]
    [InlineData("x - -0f")]
    [InlineData("x * 0f")]
    [InlineData("x * -0f")]
    [InlineData("x - x")]
    [InlineData("x / x")]
    [InlineData("x / 3f")]
    [InlineData("x / 0f")]
    [InlineData("x / 1.4013E-45f")]
    [InlineData("x / 1.7014118E+38f")]
    [InlineData("x + x")]
    [InlineData("x * 2f")]
    [InlineData("x + 1f + 2f")]
    [InlineData("1f + x + 2f")]
    [InlineData("x * 3f / 3f")]
    [InlineData("x * y + x")]
    [InlineData("x > 0f ? x : 0f")]
    [InlineData("x == x ? 1f : 2f")]
    [InlineData("x * float.NaN")]
    [InlineData("MathF.Sqrt(x * x)", "Sqrt(x * x)")]
    public void A_rewrite_that_would_change_a_result_is_not_made(string expression, string? expected = null) =>
        Check(expression, expected ?? expression);

    [Theory]
    [InlineData("x > 0f ? x : x", "x")]
    [InlineData("!(x < y) ? 1f : 2f", "x < y ? 2f : 1f")]
    [InlineData("!(x == y) ? 1f : 2f", "x != y ? 1f : 2f")]
    [InlineData("!(x != y) ? 1f : 2f", "x == y ? 1f : 2f")]
    [InlineData("!!(x < y) ? 1f : 2f", "x < y ? 1f : 2f")]
    [InlineData("x > 0f && true ? 1f : 2f", "x > 0f ? 1f : 2f")]
    [InlineData("x > 0f || false ? 1f : 2f", "x > 0f ? 1f : 2f")]
    [InlineData("x > 0f && false ? 1f : 2f", "2f")]
    [InlineData("x > 0f || true ? 1f : 2f", "1f")]
    [InlineData("1f > 2f ? x : y", "y")]
    [InlineData("(x > 0f ? true : false) ? x : y", "x > 0f ? x : y")]
    [InlineData("(x > 0f ? false : true) ? x : y", "x > 0f ? y : x")]
    [InlineData("(x > 0f) == true ? x : y", "x > 0f ? x : y")]
    [InlineData("(x > 0f) != true ? x : y", "x > 0f ? y : x")]
    [InlineData("!(x < y) && x > 0f ? 1f : 2f", "!(x < y) & x > 0f ? 1f : 2f")]
    [InlineData("x != float.NaN && y > 0f ? 1f : 2f", "y > 0f ? 1f : 2f")]
    [InlineData("float.NaN < x && y > 0f ? 1f : 2f", "2f")]
    public void A_choice_is_decided_or_turned_round(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("!(x < y) && x > 0 ? 1 : 2", "x >= y & x > 0 ? 1 : 2")]
    [InlineData("x + 0", "x")]
    [InlineData("0 | x", "x")]
    [InlineData("x ^ 0", "x")]
    [InlineData("x - 0", "x")]
    [InlineData("x << 0", "x")]
    [InlineData("x * 1", "x")]
    [InlineData("1 * x", "x")]
    [InlineData("x / 1", "x")]
    [InlineData("~~x", "x")]
    [InlineData("-(-x)", "x")]
    [InlineData("x / 4", "x / 4")]
    [InlineData("x % 4", "x % 4")]
    [InlineData("BitConverter.SingleToInt32Bits(BitConverter.Int32BitsToSingle(x))", "x")]
    [InlineData("BitConverter.SingleToInt32Bits(1f)", "0x3F800000")]
    public void Integers_obey_the_integers_laws(string expression, string expected) => Check(expression, expected, "int");

    [Theory]
    [InlineData("x * (2f + 3f)", "x * 5f")]
    [InlineData("x * C", "x * 0.1f")]
    [InlineData("x * (C + R)", "x * 0.35f")]
    [InlineData("x * MathF.Sqrt(2f)", "x * 1.4142135f")]
    [InlineData("x * MathF.Sqrt(-1f)", "x * Sqrt(-1f)")]
    [InlineData("x * MathF.Exp(1f)", "x * Exp(1f)")]
    [InlineData("x * -(-0f)", "x * 0f")]
    [InlineData("x * (0f / 0f)", "x * float.NaN")]
    [InlineData("x * (G(0f) / G(0f))", "x * (0f / 0f)")]
    [InlineData("x * (1f / G(0f))", "x * float.PositiveInfinity")]
    [InlineData("x * (G(3.4028235E+38f) * 2f)", "x * float.PositiveInfinity")]
    [InlineData("x * (G(16777216f) + 1f)", "x * 16777216f")]
    [InlineData("x * G(0.1f) * 3f", "x * 0.1f * 3f")]
    [InlineData("x * (float)7", "x * 7f")]
    [InlineData("x * (int)2.9f", "x * 2f")]
    [InlineData("x * (float.NaN == G(1f) ? 1f : 2f)", "x * 2f")]
    [InlineData("x * (G(-0f) == 0f ? 1f : 2f)", "x")]
    public void Constants_are_folded_where_every_machine_agrees(string expression, string expected) => Check(
        expression, expected, members: "const float C = 0.1f; static readonly float R = 0.25f; static float G(float v) => v;");

    [Theory]
    [InlineData("MathF.Exp(-x) / (1f + MathF.Exp(-x))", "var exp = Exp(-x); exp / (1f + exp)")]
    [InlineData("MathF.Exp(x) + MathF.Exp(-x) + MathF.Exp(x)", "var exp = Exp(x); exp + Exp(-x) + exp")]
    [InlineData("(x + y) * (x + y)", "var xPlusY = x + y; xPlusY * xPlusY")]
    [InlineData("(x * y + 1f) / (x * y + 1f)", "var sum = x * y + 1f; sum / sum")]
    [InlineData("x * 1f + y > 0f ? x + y : 2f", "var xPlusY = x + y; xPlusY > 0f ? xPlusY : 2f")]
    [InlineData("x / 2f + x * 0.5f", "var halfX = x * 0.5f; halfX + halfX")]
    [InlineData("G(x) + G(x)", "var exp = Exp(x); exp + exp")]
    public void A_value_is_computed_once(string expression, string expected) => Check(
        expression, expected, members: "static float G(float v) { var unused = v * 3f; return MathF.Exp(v); }");

    [Theory]
    [InlineData("G{0}(float x) => G{1}(x) * G{1}(x) + x", "float")]
    [InlineData("G{0}(float x) => x > 0f ? G{1}(x) + G{1}(x) : x", "float")]
    [InlineData("G{0}(float x) {{ var (a, b) = G{1}(x); var (c, d) = G{1}(x); return (a + d, b * c); }}", "(float A, float B)")]
    [InlineData("G{0}(float x) {{ while (x < 9f) x += G{1}(x) * G{1}(x) + 1f; return x; }}", "float")]
    public void Functions_that_call_each_other_in_pairs_grow_in_proportion(string function, string type)
    {
        var isTuple = type != "float";
        var members = string.Concat(Enumerable.Range(1, 16).Select(i =>
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, function, i, i - 1);
            return $"static {type} {text}{(text.EndsWith('}') ? "" : ";")} ";
        }));
        var operations = Simplified(
            $"float F(float x) => G16(x){(isTuple ? ".A" : "")}; static {type} G0(float x) => {(isTuple ? "(x, x)" : "x")}; {members}");

        Assert.InRange(operations.Length, 100, 4000);
    }

    [Fact]
    public void An_operation_and_its_mirror_are_not_one() => Check("(x + y) / (y + x)", "(x + y) / (y + x)");

    [Theory]
    [InlineData("var squared = x * x; return squared;", "var squared = x * x; squared")]
    [InlineData("var squared = x * x; return squared + y;", "var squared = x * x; squared + y")]
    [InlineData("var alias = x; return alias + y;", "x + y")]
    [InlineData("var dead = MathF.Exp(x); return y;", "y")]
    [InlineData("float late; if (x > 0f) late = y; else late = 2f; return late;", "var late = x > 0f ? y : 2f; late")]
    [InlineData("var a = x * y; var b = x * y; return a + b;", "var a = x * y; a + a")]
    [InlineData("if (x > 0f) return 1f; return 2f;", "x > 0f ? 1f : 2f")]
    [InlineData("if (x > 0f) return y; else return y;", "y")]
    [InlineData("return x; ", "x")]
    [InlineData("const float half = 0.5f; return x * half;", "x * 0.5f")]
    public void Named_locals_stay_and_dead_code_goes(string body, string expected) =>
        Assert.Equal(expected, Simplified($"float F(float x, float y) {{ {body} }}"));

    [Theory]
    [InlineData("x < 0u && y > 1u ? 1u : 2u", "2u")]
    [InlineData("0u <= x && y > 1u ? 1u : 2u", "y > 1u ? 1u : 2u")]
    [InlineData("x <= 0u ? 1u : 2u", "x <= 0u ? 1u : 2u")]
    [InlineData("x / y < 0u ? 1u : 2u", "var xOverY = x / y; xOverY < 0u ? 1u : 2u")]
    public void An_unsigned_number_is_not_below_zero(string expression, string expected) => Check(expression, expected, "uint");

    [Theory]
    [InlineData("IsNaN", "2f", false)]
    [InlineData("IsNaN", "float.NaN", true)]
    [InlineData("IsFinite", "float.MaxValue", true)]
    [InlineData("IsFinite", "float.NaN", false)]
    [InlineData("IsFinite", "float.NegativeInfinity", false)]
    [InlineData("IsInfinity", "float.NegativeInfinity", true)]
    [InlineData("IsInfinity", "float.MaxValue", false)]
    [InlineData("IsPositiveInfinity", "float.PositiveInfinity", true)]
    [InlineData("IsPositiveInfinity", "float.NegativeInfinity", false)]
    [InlineData("IsNegativeInfinity", "float.NegativeInfinity", true)]
    [InlineData("IsNegativeInfinity", "float.PositiveInfinity", false)]
    [InlineData("IsNegative", "-0f", true)]
    [InlineData("IsNegative", "0f", false)]
    [InlineData("IsNegative", "float.NaN", true)]
    [InlineData("IsPositive", "0f", true)]
    [InlineData("IsPositive", "-0f", false)]
    [InlineData("IsNormal", "1.17549435E-38f", true)]
    [InlineData("IsNormal", "1.1754942E-38f", false)]
    [InlineData("IsNormal", "0f", false)]
    [InlineData("IsNormal", "float.PositiveInfinity", false)]
    [InlineData("IsSubnormal", "-1.1754942E-38f", true)]
    [InlineData("IsSubnormal", "1.17549435E-38f", false)]
    [InlineData("IsSubnormal", "0f", false)]
    [InlineData("IsInteger", "-2f", true)]
    [InlineData("IsInteger", "2.5f", false)]
    [InlineData("IsInteger", "float.PositiveInfinity", false)]
    [InlineData("IsEvenInteger", "-2f", true)]
    [InlineData("IsEvenInteger", "3f", false)]
    [InlineData("IsEvenInteger", "2.5f", false)]
    [InlineData("IsOddInteger", "-3f", true)]
    [InlineData("IsOddInteger", "2f", false)]
    [InlineData("IsOddInteger", "float.NaN", false)]
    public void A_test_of_a_constant_is_decided(string predicate, string number, bool holds) => Check(
        $"x > 0f && P({number}) ? y : x", holds ? "x > 0f ? y : x" : "x", members: $"static bool P(float p) => float.{predicate}(p);");

    [Theory]
    [InlineData("double.IsNormal(2.2250738585072014E-308)", true)]
    [InlineData("double.IsSubnormal(2.2250738585072014E-308)", false)]
    [InlineData("double.IsSubnormal(1.1754942E-38)", false)]
    [InlineData("double.IsNegative(double.NaN)", true)]
    [InlineData("double.IsOddInteger(9007199254740991.0)", true)]
    public void A_test_of_a_double_has_the_limits_of_double(string test, bool holds) =>
        Check($"x > 0.0 && {test} ? y : x", holds ? "x > 0d ? y : x" : "x", type: "double");

    [Theory]
    [InlineData("MathF.Min(x, float.NaN) < y", false)]
    [InlineData("MathF.Max(float.NaN, 2f) >= y", false)]
    [InlineData("x * float.NaN != y", true)]
    [InlineData("-(float.NaN + x) == y", false)]
    [InlineData("MathF.Sqrt(x - float.NaN) > y", false)]
    [InlineData("MathF.Sqrt(G(-1f)) < y", false)]
    [InlineData("G(0f) / G(0f) < y", false)]
    [InlineData("MathF.CopySign(float.NaN, x) < y", false)]
    [InlineData("float.IsNaN(x * float.NaN)", true)]
    [InlineData("float.IsFinite(MathF.Exp(float.NaN))", false)]
    [InlineData("MathF.Min(G(2f), 3f) > 2f", false)]
    [InlineData("MathF.Max(G(2f), 3f) > 2f", true)]
    [InlineData("float.IsNegative(MathF.Min(G(0f), -0f))", true)]
    [InlineData("float.IsNegative(MathF.Max(G(0f), -0f))", false)]
    [InlineData("MathF.Abs(G(-2f)) == 2f", true)]
    [InlineData("MathF.Round(G(2.5f)) == 2f", true)]
    [InlineData("MathF.Floor(G(-2.5f)) == -3f", true)]
    [InlineData("float.IsInteger(MathF.Truncate(G(-2.5f)))", true)]
    [InlineData("MathF.CopySign(G(2f), -0f) == -2f", true)]
    public void What_is_known_of_a_number_decides_about_it(string condition, bool holds) => Check(
        $"x > 0f && {condition} ? y : x", holds ? "x > 0f ? y : x" : "x", members: "static float G(float v) => v;");

    [Theory]
    [InlineData("float.IsNegative(x * float.NaN)")]
    [InlineData("MathF.Pow(x, float.NaN) < y")]
    [InlineData("MathF.CopySign(x, float.NaN) < y")]
    [InlineData("float.MinNative(x, float.NaN) < y")]
    [InlineData("float.Hypot(x, float.NaN) < y")]
    [InlineData("MathF.Exp(0f) < 2f")]
    public void What_is_not_known_of_a_number_decides_nothing(string condition)
    {
        var text = condition.Replace("MathF.", "", StringComparison.Ordinal).Replace("float.Is", "Is", StringComparison.Ordinal)
            .Replace("float.M", "M", StringComparison.Ordinal).Replace("float.H", "H", StringComparison.Ordinal);
        Check($"{condition} ? y : x", $"{text} ? y : x");
    }

    [Fact]
    public void A_name_for_NaN_decides_as_NaN_does() => Assert.Equal(
        "var t = x * float.NaN; t", Simplified("float F(float x, float y) { var t = x * float.NaN; return x > 0f && t < y ? y : t; }"));

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void What_the_types_call_otherwise_is_what_KernelMath_has(string type) =>
        Check($"{type}.ExpM1(x) * {type}.LogP1(y)", "Expm1(x) * Log1p(y)", type);

    private static void Check(string expression, string expected, string type = "float", string members = "") =>
        Assert.Equal(expected, Simplified($"{type} F({type} x, {type} y) => {expression}; {members}"));

    private static string Simplified(string members)
    {
        var driver = new IncrementalDriver(
            $"#pragma warning disable\n{Generation.Usings} public static partial class K {{ [Vectorize] public static {members} }}");
        Assert.DoesNotContain(driver.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        var kernel = Assert.Single(driver.Changed<KernelModel>(TrackingNames.Kernels));
        return ExpressionPrinter.Print(KernelPasses.Run(kernel.Body!, kernel.Callees));
    }
}
