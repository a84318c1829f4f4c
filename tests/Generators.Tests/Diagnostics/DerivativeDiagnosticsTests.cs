using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What is wrong with a derivative: KRN015 to KRN018. The rest of the file always gets its code.</summary>
public class DerivativeDiagnosticsTests
{
    private const string Sigmoid = "[Vectorize] public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));";
    private const string Product = "[Vectorize] public static float Product(float a, float b) => a * b;";

    [Theory]
    [InlineData("[|\"Sigmoi\"|]", "Sigmoi", "there is no other method of that name")]
    [InlineData("[|nameof(D)|]", "D", "there is no other method of that name")]
    [InlineData("[|nameof(Product)|]", "Product", "no static method of that name takes (float)")]
    [InlineData("[|nameof(Count)|]", "Count", "the function must return float or double, not int")]
    [InlineData("[|nameof(Both)|]", "Both", "the function must return float or double, not (float A, float B)")]
    [InlineData("[|nameof(MathF.Exp)|]", "Exp", "its body is not known here; differentiate a method of your own that calls it")]
    [InlineData("[|null!|]", "null", "name a method, as in [DerivativeOf(nameof(Function))]")]
    [InlineData("[|nameof(Native)|]", "Native", "it has no body here")]
    public void KRN015_a_function_that_has_no_such_derivative(string function, string name, string reason) => Report(
        "KRN015", $"'D' cannot be the derivative of '{name}': {reason}",
        $$"""
        {{Product}}
        private static int Count(float x) => (int)x;
        private static (float A, float B) Both(float x) => (x, x);
        [System.Runtime.InteropServices.DllImport("native")] private static extern float Native(float x);
        [Vectorize, DerivativeOf({{function}})] public static partial float D(float x);
        """);

    [Theory]
    [InlineData(@"a\nb", @"a\u000Ab")]
    [InlineData(@"\u001b[31ma\tb", @"\u001B[31ma\u0009b")]
    [InlineData(@"a\u2028b\u202Ec", @"a\u2028b\u202Ec")]
    public void KRN015_a_name_with_characters_that_cannot_be_printed(string text, string shown) => Report(
        "KRN015", $"'D' cannot be the derivative of '{shown}': there is no other method of that name",
        $"[Vectorize, DerivativeOf([|\"{text}\"|])] public static partial float D(float x);");

    [Fact]
    public void KRN015_a_type_that_is_not_the_function_s() => Report(
        "KRN015", "'D' cannot be the derivative of 'Sigmoid': a derivative is float, as the function is",
        Sigmoid + "[Vectorize, DerivativeOf([|nameof(Sigmoid)|])] public static partial int D(float x);");

    [Fact]
    public void KRN015_several_parameters_and_none_named() => Report(
        "KRN015", "'D' cannot be the derivative of 'Product': say by which parameter, as in [DerivativeOf(nameof(Product), \"a\")], or return a tuple",
        Product + "[Vectorize, DerivativeOf([|nameof(Product)|])] public static partial float D(float a, float b);");

    [Fact]
    public void KRN015_a_parameter_beside_a_tuple() => Report(
        "KRN015", "'D' cannot be the derivative of 'Product': the elements of a tuple name the parameters: leave this one out",
        Product + "[Vectorize, DerivativeOf(nameof(Product), [|\"a\"|])] public static partial (float Value, float B) D(float a, float b);");

    /// <summary>What the compiler says of the attribute is enough.</summary>
    [Theory]
    [InlineData("DerivativeOf")]
    [InlineData("DerivativeOf()")]
    [InlineData("DerivativeOf(nameof(), \"a\")")]
    [InlineData("DerivativeOf(Product)")]
    [InlineData("DerivativeOf(nameof(Produc), \"a\")")]
    public void An_attribute_that_does_not_compile(string attribute)
    {
        var run = Generation.Run(Generation.Usings + $$"""
            public static partial class K
            {
                {{Product}}
                [Vectorize, {{attribute}}] public static partial float D(float a, float b);
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ErrorsInGeneratedFiles());
        Assert.Single(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The compiler reports it, and would again for a second part.</summary>
    [Theory]
    [InlineData("static partial", "CS8796")]
    [InlineData("private static static partial", "CS1004")]
    public void Modifiers_that_do_not_compile(string modifiers, string id)
    {
        var run = Generation.Run(Generation.Usings
            + $"public static partial class K {{ {Sigmoid} [Vectorize, DerivativeOf(nameof(Sigmoid))] {modifiers} float D(float x); }}");
        Assert.Empty(run.Diagnostics);
        Assert.Equal(id, Assert.Single(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id);
    }

    [Fact]
    public void KRN015_a_method_with_a_body() => Reports.One(
        "KRN015", "'D' cannot be the derivative of 'Sigmoid': declare it 'static partial' and without a body, which the generator writes",
        $$"""partial class K { {{Sigmoid}} [Vectorize, DerivativeOf(nameof(Sigmoid))] public static float [|D|](float x) => x; }""");

    [Fact]
    public void KRN015_without_Vectorize() => Report(
        "KRN015", "'D' cannot be the derivative of 'Sigmoid': add [Vectorize], for a derivative is a kernel too",
        Sigmoid + "[[|DerivativeOf(nameof(Sigmoid))|]] public static partial float D(float x);",
        isGenerated: false);

    [Fact]
    public void KRN016_an_operation_without_a_derivative() => Report(
        "KRN016", "'SingleToInt32Bits' has no derivative, and 'D' asks for one: the bits of a number have no slope",
        """
        [Vectorize] public static float F(float x) => BitConverter.Int32BitsToSingle([|BitConverter.SingleToInt32Bits(x)|] + 1);
        [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        """);

    [Fact]
    public void KRN016_a_function_that_has_no_derivative_of_its_own() => Report(
        "KRN016", "'Trigamma' has no derivative, and 'D' asks for one: no rule for its derivative is known",
        """
        [Vectorize] public static float F(float x) => x * [|KernelMath.Trigamma(x)|];
        [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        """);

    [Fact]
    public void KRN016_in_a_function_that_is_called() => Report(
        "KRN016", "'SingleToInt32Bits' has no derivative, and 'D' asks for one: the bits of a number have no slope",
        """
        private static float Bits(float x) => x * (float)[|BitConverter.SingleToInt32Bits(x)|];
        [Vectorize] public static float F(float x) => MathF.Sqrt(Bits(x));
        [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        """);

    [Fact]
    public void KRN016_a_parameter_that_the_given_derivative_leaves_out() => Report(
        "KRN016", "'b' has no derivative, and 'D' asks for one: the derivative that the user gave for 'Inner' has no element 'b'",
        """
        [Vectorize(Derivative = nameof(Own))] public static float Inner(float a, float b, float c) => a * b * c;
        private static (float A, float C) Own(float a, float b, float c) => (b * c, a * b);
        [Vectorize] public static float F(float x) => Inner(1f, x, 2f);
        [Vectorize, DerivativeOf([|nameof(F)|])] public static partial float D(float x);
        """);

    [Theory]
    [InlineData("float D(float x, float y)", "nameof(F), nameof(x)", 2)]
    [InlineData("(float Value, float X, float Y) D(float x, float y)", "nameof(F)", 3)]
    [InlineData("(float X, float XX) D(float x, float y)", "nameof(F)", 4)]
    [InlineData("(float XX, float XY, float YY) D(float x, float y)", "nameof(F)", 9)]
    [InlineData("float D(float x, float y, float dx, float dy)", "nameof(F), Along = [nameof(x), nameof(y)]", 2)]
    public void KRN024_a_loop_that_carries_derivatives(string declaration, string arguments, int numbers) => Report(
        "KRN024", $"This loop is differentiated as it runs: for 'D' it carries {numbers} numbers for each one of its state",
        $$"""
        [Vectorize] public static float F(float x, float y) { var z = x; [|while|] (z > 1f) z *= 0.5f * y; return z; }
        [Vectorize, DerivativeOf({{arguments}})] public static partial {{declaration}};
        """);

    [Fact]
    public void KRN016_an_operation_in_a_loop() => Report(
        "KRN016", "'SingleToInt32Bits' has no derivative, and 'D' asks for one: the bits of a number have no slope",
        """
        [Vectorize] public static float F(float x)
        {
            var y = x;
            var n = 0f;
            while (y > 1f) { y *= 0.5f; n += [|BitConverter.SingleToInt32Bits(y)|]; }
            return n;
        }
        [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        """);

    [Theory]
    [InlineData("float D(float a, float b)", "nameof(Product), Along = [|[]|]", "say which parameters move, as in Along = [nameof(x)]")]
    [InlineData("float D(float a, float b)", "[|nameof(Product)|], Along = [nameof(a)]", "after its parameters comes one more for each name in Along: how far that one moves")]
    [InlineData("float D(float a, float b, float da)", "nameof(Product), [|\"a\"|], Along = [nameof(a)]", "Along names the parameters: leave this one out")]
    [InlineData("float D(float a, float b, float da, float db)", "nameof(Product), Along = [nameof(a), [|\"A\"|]]", "'a' moves already: name it once")]
    [InlineData("float D(float a, float b, int da)", "nameof(Product), Along = [[|nameof(a)|]]", "'da' says how far 'a' moves, and must be float too")]
    [InlineData("(float Value, [|float A|]) D(float a, float b, float da)", "nameof(Product), Along = [nameof(a)]", "along a direction the elements are 'Value' and 'Slope', not 'A'")]
    [InlineData("int D(float a, float b, float da)", "[|nameof(Product)|], Along = new[] { nameof(a) }", "a derivative is float, as the function is")]
    [InlineData("(float A, [|float C|]) D(float a, float b, float da)", "nameof(Both), Along = [nameof(a)]", "it returns a tuple, so the elements are named as its own: 'A', 'B'")]
    [InlineData("float D(float a, float b, float da)", "[|nameof(Both)|], Along = [nameof(a)]", "it returns a tuple, so the elements are named as its own: 'A', 'B'")]
    [InlineData("float D(float a, float b)", "[|nameof(Both)|], \"a\"", "the function must return float or double, not (float A, float B)")]
    public void KRN015_a_direction_that_does_not_fit(string declaration, string arguments, string reason) => Report(
        "KRN015", $"'D' cannot be the derivative of '{(arguments.Contains("Both", StringComparison.Ordinal) ? "Both" : "Product")}': {reason}",
        $"""
        {Product} [Vectorize] public static (float A, float B) Both(float a, float b) => (a * b, a + b);
        [Vectorize, DerivativeOf({arguments})] public static partial {declaration};
        """);

    [Theory]
    [InlineData("c")]
    [InlineData("Value")]
    public void KRN017_a_direction_by_an_unknown_parameter(string name) => Report(
        "KRN017", $"'{name}' is not a parameter that 'Product' can be differentiated by: its parameters are 'a', 'b', two of them name a second derivative, and 'Value' is the function itself",
        $"{Product} [Vectorize, DerivativeOf(nameof(Product), Along = [[|\"{name}\"|]])] public static partial float D(float a, float b, float d);");

    [Theory]
    [InlineData("float x, float y, float xy", "XY", "it may be the derivative by 'xy' or the second derivative by 'x' and 'y'; for the first write 'xy'")]
    [InlineData("float a, float ab, float b, float bb", "ABB", "it may be the second derivative by 'a' and 'bb' or the second derivative by 'ab' and 'b'; put '_' between the two names, as in 'a_bb'")]
    public void KRN017_a_name_that_can_be_read_in_two_ways(string parameters, string name, string reason) => Report(
        "KRN017", $"'{name}' is not a parameter that 'F' can be differentiated by: {reason}",
        $"""
        [Vectorize] public static float F({parameters}) => {string.Join(" * ", parameters.Split(", ").Select(static parameter => parameter[6..]))};
        [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, [|float {name}|]) D({parameters});
        """);

    [Theory]
    [InlineData("float x, float y, float xy", "xy", "X_Y")]
    [InlineData("float a, float ab, float b, float bb", "a_bb", "AB_B")]
    public void A_name_that_is_read_in_one_way(string parameters, string first, string second)
    {
        var run = Generation.Run(Generation.Usings + $$"""
            public static partial class K
            {
                [Vectorize] public static float F({{parameters}}) => {{string.Join(" * ", parameters.Split(", ").Select(static parameter => parameter[6..]))}};
                [Vectorize, DerivativeOf(nameof(F))] public static partial (float {{first}}, float {{second}}) D({{parameters}});
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    [Fact]
    public void A_loop_that_the_derivative_does_not_depend_on_is_part_of_it()
    {
        var run = Generation.Run(Generation.Usings + """
            public static partial class K
            {
                [Vectorize]
                public static float F(float x, float limit)
                {
                    var power = 1f;
                    for (var i = 0; power < limit && i < 20; i++) power *= 2f;
                    var n = 3;
                    while (n < (int)power) n = 2 * n + 1;
                    return x * x * power + n;
                }

                [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float D(float x, float limit);
            }
            """);
        Assert.Empty(run.Diagnostics);
        run.AssertCompiles().AssertSameAsScalar();
    }

    [Fact]
    public void A_loop_of_a_constant_number_of_turns_is_differentiated()
    {
        var run = Generation.Run(Generation.Usings + """
            public static partial class K
            {
                [Vectorize] public static float F(float x) { var y = 1f; for (var i = 0; i < 5; i++) y = y * x + i; return y; }
                [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            }
            """);
        Assert.Empty(run.Diagnostics);
        run.AssertCompiles().AssertSameAsScalar();
    }

    [Fact]
    public void KRN016_only_where_the_derivative_depends_on_it()
    {
        var run = Generation.Run(Generation.Usings + """
            public static partial class K
            {
                [Vectorize] public static float F(float a, float b) => a * (float)BitConverter.SingleToInt32Bits(b);
                [Vectorize, DerivativeOf(nameof(F), "a")] public static partial float ByA(float a, float b);
            }
            """);
        Assert.Empty(run.Diagnostics);
        run.AssertSameAsScalar();
    }

    [Theory]
    [InlineData("float D(float a, float b)", "nameof(Product), [|\"c\"|]", "c", "its parameters are 'a', 'b', two of them name a second derivative, and 'Value' is the function itself")]
    [InlineData("(float Value, [|float C|]) D(float a, float b)", "nameof(Product)", "C", "its parameters are 'a', 'b', two of them name a second derivative, and 'Value' is the function itself")]
    [InlineData("([|float|], float B) D(float a, float b)", "nameof(Product)", "Item1", "its parameters are 'a', 'b', two of them name a second derivative, and 'Value' is the function itself")]
    [InlineData("float D(float x, [Uniform] int n)", "nameof(Power), [|\"n\"|]", "n", "it is int, and only floating-point numbers have derivatives")]
    public void KRN017_a_parameter_that_the_function_does_not_have(string declaration, string arguments, string name, string reason) => Report(
        "KRN017", $"'{name}' is not a parameter that '{(name == "n" ? "Power" : "Product")}' can be differentiated by: {reason}",
        $$"""
        {{Product}}
        [Vectorize] public static float Power(float x, [Uniform] int n) => x * n;
        [Vectorize, DerivativeOf({{arguments}})] public static partial {{declaration}};
        """);

    [Theory]
    [InlineData("[|\"Missing\"|]", "Missing", "there is no such method")]
    [InlineData("[|nameof(Two)|]", "Two", "it must be static and take (float)")]
    [InlineData("[|nameof(Whole)|]", "Whole", "it must return float, or a tuple whose elements are named as parameters")]
    [InlineData("[|nameof(Pair)|]", "Pair", "its element 'Slope' is named as no floating-point parameter")]
    public void KRN018_a_given_derivative_that_does_not_fit(string value, string name, string reason) => Reports.One(
        "KRN018", $"'{name}' does not give the derivative of 'F': {reason}",
        $$"""
        partial class K
        {
            [Vectorize(Derivative = {{value}})] public static float F(float x) => x * x;
            private static float Two(float x, float y) => x;
            private static int Whole(float x) => 2;
            private static (float Slope, float X) Pair(float x) => (x, x);
        }
        """);

    [Fact]
    public void KRN018_one_value_for_several_parameters() => Reports.One(
        "KRN018", "'Own' does not give the derivative of 'F': with several parameters it must return a tuple whose elements are named as they are",
        """
        partial class K
        {
            [Vectorize(Derivative = [|nameof(Own)|])] public static float F(float x, float y) => x * y;
            private static float Own(float x, float y) => y;
        }
        """);

    [Fact]
    public void KRN018_a_method_without_a_body() => Reports.One(
        "KRN018", "'Own' does not give the derivative of 'F': it has no body here",
        """
        partial class K
        {
            [Vectorize(Derivative = [|nameof(Own)|])] public static float F(float x) => x * x;
            [System.Runtime.InteropServices.DllImport("native")] private static extern float Own(float x);
        }
        """);

    /// <summary>Writing one of them out would never end.</summary>
    [Theory]
    [InlineData("[Vectorize, DerivativeOf(nameof(F))] public static partial float Own(float x);")]
    [InlineData("private static float Own(float x) => 2f * D(x); [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);")]
    [InlineData("""
        private static float Own(float x) { var y = x; while (y > 1f) y -= D(y); return y; }
        [Vectorize] public static float Caller(float x) => F(2f * x);
        [Vectorize, DerivativeOf(nameof(Caller))] public static partial float D(float x);
        """)]
    public void KRN018_a_derivative_that_is_made_from_the_one_it_replaces(string members) => Reports.One(
        "KRN018", "'Own' does not give the derivative of 'F': it is made from the derivative of 'F', which it is to replace: write its formula yourself",
        $$"""
        public static partial class K
        {
            [Vectorize(Derivative = [|nameof(Own)|])] public static float F(float x) => x * x;
            {{members}}
        }
        """);

    /// <summary>
    /// As <see cref="Reports.One(string, string, string)"/>. The method still gets a body, which throws, so that the
    /// compiler has nothing to add.
    /// </summary>
    private static void Report(string id, string message, string members, bool isGenerated = true)
    {
        var marked = $"public static partial class K {{ {members} }}";
        Reports.One(id, message, marked);
        var run = Generation.Run(Generation.Usings + MarkedSource.Parse(marked).Text);
        var errors = run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (isGenerated)
            Assert.Empty(errors);
        else
            Assert.NotEmpty(errors);
    }
}
