using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What a body cannot do: KRN003, 004, 005, 006, 009, 010, 011, 013 and 020.</summary>
public class BodyDiagnosticsTests
{
    private const string Types = "use a number, a bool or an enum";

    [Theory]
    [InlineData("var n = [|(nint)x|]; return n;", "nint", Types)]
    [InlineData("var d = [|decimal.One|]; return (float)d;", "decimal", Types)]
    public void KRN003_a_type_of_the_body(string body, string type, string advice) =>
        Reports.InBody("KRN003", $"'{type}' cannot be used in this kernel: {advice}", body);

    [Theory]
    [InlineData("[|foreach|] (var c in \"ab\") x += c; return x;", "This loop", "use for, while, do, or foreach over an array")]
    [InlineData("for (var i = 0; i < 3; i++) [|foreach|] (var c in \"ab\") x += c; return x;", "This loop", "use for, while, do, or foreach over an array")]
    [InlineData("[|throw|] new Exception();", "throw in all lanes", "return a number for some elements")]
    [InlineData("[|try|] { return x; } finally { }", "try", "an exception ends the whole call; return NaN or another value where something fails")]
    [InlineData("return [|\"text\".Length|];", "A property", "use a const, or pass the value as a [Uniform] parameter")]
    [InlineData("ref var [|y = ref x|]; return y;", "A ref local", "use a plain local")]
    [InlineData("return x [|switch|] { };", "throw in all lanes", "return a number for some elements")]
    [InlineData("return [|Origin.X|];", "A field of an object", "pass its value as a [Uniform] parameter")]
    [InlineData("[|using|] var s = new System.IO.MemoryStream(); return x;", "using", "a kernel works on numbers alone")]
    [InlineData("[|using|] (new System.IO.MemoryStream()) return x;", "using", "a kernel works on numbers alone")]
    [InlineData("[|lock|] (typeof(K)) return x;", "lock", "a kernel works on numbers alone")]
    [InlineData("return [|(x, 1f) == (2f, x)|] ? 1f : 2f;", "A comparison of tuples", "compare their elements one by one")]
    [InlineData("var y = new[] { x, 2f }; return [|y[(int)x]|];", "An index that depends on data, of an array with other numbers than constants,", "choose among its elements by a switch expression, or pass the numbers as a [Uniform] ReadOnlySpan")]
    [InlineData("Span<float> y = stackalloc float[2]; [|y[(int)x]|] = x; return y[0];", "An index that depends on data, of an array with other numbers than constants,", "choose among its elements by a switch expression, or pass the numbers as a [Uniform] ReadOnlySpan")]
    [InlineData("return [|Buffer[1]|];", "An array element", "pass the number itself as a [Uniform] parameter, or choose among numbers with a switch expression")]
    [InlineData("return [|Text[^1]|];", "An array element", "pass the number itself as a [Uniform] parameter, or choose among numbers with a switch expression")]
    [InlineData("unsafe { return [|*(&x)|]; }", "This expression", "write it with arithmetic, comparisons, ?:, if and calls")]
    [InlineData("unsafe { [|fixed|] (float* p = Table) return x; }", "This statement", "write it with arithmetic, comparisons, ?:, if and calls")]
    [InlineData("return [|x is float|] ? 1f : 2f;", "This expression", "write it with arithmetic, comparisons, ?:, if and calls")]
    [InlineData("return x is > 0f and [|{ }|] ? 1f : 0f;", "This pattern", "use constants, comparisons, 'and', 'or', 'not' and '_'")]
    public void KRN004_a_construct_of_the_body(string body, string what, string advice) => Reports.InBody(
        "KRN004",
        $"{what} is not supported in a kernel: {advice}",
        body,
        """
        private static readonly float[] Table = [1f, 2f]; private static readonly string Text = "text"; private static readonly Three Buffer;
        private static readonly System.Numerics.Vector2 Origin;
        [System.Runtime.CompilerServices.InlineArray(3)] private struct Three { private float first; }
        """);

    [Theory]
    [InlineData("[|while|] (true) { } return x;")]
    [InlineData("[|for|] (;;) x += 1f;")]
    [InlineData("[|do|] x += 1f; while (true);")]
    [InlineData("var i = 0; [|while|] (i < 8) x += 1f; return x;")]
    [InlineData("while (x > 1f) { x -= 1f; [|for|] (;;) { x *= 2f; continue; } } return x;")]
    public void KRN020_a_loop_without_end(string body) => Reports.InBody(
        "KRN020", "This loop never ends: nothing in it changes its condition, and neither break nor return leaves it", body);

    [Fact]
    public void KRN013_loops_in_loops_in_loops()
    {
        var open = string.Concat(Enumerable.Range(0, 16).Select(static i => $"while (x > {i}f) "));
        Reports.InBody("KRN013", "The kernel 'F' nests loops deeper than 16: split it into several", $"{open} [|while|] (x > 20f) x -= 1f; return x;");
    }

    [Fact]
    public void KRN004_a_user_defined_operator() => Reports.InBody(
        "KRN004",
        "A user-defined operator is not supported in a kernel: call a static method instead",
        "return [|Money + x|];",
        "private static readonly N Money = default; private struct N { public static float operator +(N l, float r) => r; }");

    [Theory]
    [InlineData("return [|Console.Read|]();", "Console.Read()", "it is not in this compilation; call a kernel, a math function or a static method with source")]
    [InlineData("return [|float.MultiplyAddEstimate|](x, x, x);", "float.MultiplyAddEstimate(float, float, float)", "this overload or function has no vector form; the guide lists those that do")]
    [InlineData("return [|MathF.Round|](x, (int)x);", "MathF.Round(float, int)", "the number of digits has to be a constant")]
    [InlineData("return [|MathF.Round|](x, 7);", "MathF.Round(float, int)", "the scalar method throws for these arguments")]
    [InlineData("return [|x.CompareTo|](1f);", "float.CompareTo(float)", "only static methods can be called")]
    [InlineData("[|H|](x = 2f); return x;", "K.H(float)", "it is left out, and what it assigns would be")]
    public void KRN005_a_call(string body, string method, string reason) => Reports.InBody(
        "KRN005",
        $"'{method}' cannot be called from a kernel: {reason}",
        body,
        "[System.Diagnostics.Conditional(\"DEBUG\")] static void H(float x) { }");

    [Fact]
    public void KRN006_a_kernel_that_calls_itself() => Reports.InBody(
        "KRN006",
        "This call makes 'F' recursive (F → F): calls in kernels are inlined, so a kernel cannot reach itself",
        "return x <= 0f ? 0f : [|F|](x - 1f);");

    [Fact]
    public void KRN006_a_cycle_through_other_methods() => Reports.InBody(
        "KRN006",
        "This call makes 'F' recursive (F → G → H → F): calls in kernels are inlined, so a kernel cannot reach itself",
        "return G(x);",
        "static float G(float x) => H(x); static float H(float x) => [|F|](x);");

    [Fact]
    public void KRN006_a_cycle_beside_the_kernel() => Reports.InBody(
        "KRN006",
        "This call makes 'F' recursive (G → H → G): calls in kernels are inlined, so a kernel cannot reach itself",
        "return G(x);",
        "static float G(float x) => H(x); static float H(float x) => [|G|](x);");

    [Theory]
    [InlineData("checked { [|x++|]; } return x;", "unchecked { x++; }")]
    [InlineData("checked { [|--x|]; } return x;", "unchecked { --x; }")]
    [InlineData("checked { [|x += 2|]; } return x;", "unchecked { x += 2; }")]
    [InlineData("checked { x = [|x * 2|]; } return x;", "unchecked(x * 2)")]
    [InlineData("checked { var y = [|x++|]; return y; }", "unchecked(x++)")]
    [InlineData("checked { for (var i = 0; i < x; [|i++|]) { } } return x;", "unchecked { for … }")]
    [InlineData("checked { return [|x\n        *  x|]; }", "unchecked(x * x)")]
    public void KRN009_the_remedy_is_CSharp(string body, string remedy) => Reports.One(
        "KRN009",
        $"Checked arithmetic cannot throw lane by lane: use '{remedy}'",
        $"partial class K {{ [Vectorize] public static int F(int x) {{ {body} }} }}");

    [Theory]
    [InlineData("checked([|x + x|])", "x + x")]
    [InlineData("checked([|-x|])", "-x")]
    [InlineData("unchecked(x - checked([|x * 2|]))", "x * 2")]
    public void KRN009_checked_integers(string expression, string shown) => Reports.One(
        "KRN009",
        $"Checked arithmetic cannot throw lane by lane: use 'unchecked({shown})'",
        $"partial class K {{ [Vectorize] public static int F(int x) => {expression}; }}");

    [Fact]
    public void KRN009_a_checked_conversion() => Reports.One(
        "KRN009",
        "Checked arithmetic cannot throw lane by lane: use 'unchecked((int)x)'",
        "partial class K { [Vectorize] public static int F(float x) => checked([|(int)x|]); }");

    [Fact]
    public void KRN009_a_project_that_checks() => Reports.One(
        "KRN009",
        "Checked arithmetic cannot throw lane by lane: use 'unchecked(x + 1)'",
        "partial class K { [Vectorize] public static int F(int x) => [|x + 1|]; }",
        Generation.Options.WithOverflowChecks(true));

    [Theory]
    [InlineData("x * [|Factor|]", "K.Factor", "may change: make it const, or pass it as a [Uniform] parameter")]
    [InlineData("x * [|Computed|]", "K.Computed", "has no constant value: make it const, or pass it as a [Uniform] parameter")]
    [InlineData("x * ([|Factor|] = 3f)", "K.Factor", "cannot be written: return the value instead")]
    [InlineData("x * ([|Property|] = 3f)", "K.Property", "cannot be written: return the value instead")]
    [InlineData("x * ([|Items[0]|] = 3f)", "Items[0]", "cannot be written: return the value instead")]
    public void KRN010_state_outside(string expression, string member, string reason) => Reports.InBody(
        "KRN010",
        $"'{member}' lives outside the kernel and {reason}",
        $"return {expression};",
        "static float Factor = 2f; static readonly float Computed = MathF.Sqrt(2f); static float Property { get; set; } static float[] Items = [];");

    [Theory]
    [InlineData("long", "/")]
    [InlineData("ulong", "%")]
    public void KRN011_a_division_of_integers_of_64_bits(string type, string symbol) => Reports.One(
        "KRN011",
        $"'{symbol} of {type}' has no vector form yet and is computed lane by lane: right, but not faster than the scalar method",
        $"partial class K {{ [Vectorize] public static {type} F({type} x, {type} y) => [|x {symbol} y|]; }}");

    [Fact]
    public void KRN011_is_an_information_and_can_be_disabled_in_the_source()
    {
        const string Source = """
            using System;
            using Kernels;
            public static partial class K
            {
            #pragma warning disable KRN011
                [Vectorize] public static long F(long x) => x / 3L;
            #pragma warning restore KRN011
                [Vectorize] public static long G(long x) => x / 3L;
            }
            """;
        var run = Generation.Run(Source).AssertCompiles();
        var reported = run.Diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed).ToList();
        var shown = Microsoft.CodeAnalysis.Diagnostics.CompilationWithAnalyzers.GetEffectiveDiagnostics(reported, run.Input).ToList();
        Assert.Equal(7, Assert.Single(shown).Location.GetLineSpan().StartLinePosition.Line);
        Assert.All(shown, static diagnostic => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, diagnostic.DefaultSeverity));
    }

    [Fact]
    public void A_fault_in_a_shared_function_is_reported_once() => Reports.One(
        "KRN010",
        "'K.Factor' lives outside the kernel and may change: make it const, or pass it as a [Uniform] parameter",
        """
        partial class K
        {
            static float Factor = 2f;
            static float Shared(float x) => x * [|Factor|];
            [Vectorize] public static float F(float x) => Shared(x);
            [Vectorize] public static float G(float x) => Shared(x) + Shared(x);
        }
        """);

    [Fact]
    public void A_fault_in_another_file_is_reported_there()
    {
        var run = Generation.Run(
            Generation.Usings + "partial class K { [Vectorize] public static float F(float x) => Other.G(x); }",
            "static class Other { static float factor = 2f; public static float G(float x) => x * factor; }");
        var location = Assert.Single(run.Diagnostics).Location;
        Assert.Equal("File2.cs", location.SourceTree!.FilePath);
        Assert.Equal("factor", location.SourceTree.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Fact]
    public void Every_faulty_statement_is_reported()
    {
        var run = Generation.Run(Generation.Usings + """
            partial class K
            {
                [Vectorize]
                public static float F(float x)
                {
                    var a = x * 0.5;
                    var b = Console.Read();
                    var c = (float)a + b;
                    var d = float.MultiplyAddEstimate(x, x, x);
                    return c + d;
                }
            }
            """);
        Assert.Equal(["KRN007", "KRN005", "KRN005"], run.Diagnostics.OrderBy(static d => d.Location.SourceSpan.Start).Select(static d => d.Id));
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    [Fact]
    public void KRN013_an_expression_nested_too_deeply()
    {
        var nested = string.Concat(Enumerable.Repeat("-(", 450)) + "x" + new string(')', 450);
        var run = Generation.Run(Generation.Usings + $"partial class K {{ [Vectorize] public static float F(float x) => {nested}; }}");
        Assert.Equal(
            "The kernel 'F' nests expressions deeper than 400: split it into several",
            Assert.Single(run.Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    [Fact]
    public void KRN013_calls_that_grow_exponentially()
    {
        var members = string.Concat(Enumerable.Range(1, 20).Select(static i => $"static float G{i}(float x) => G{i - 1}(x) * G{i - 1}(x + 1f);\n"));
        Reports.One(
            "KRN013",
            "The kernel 'F' has more than 20,000 operations once its calls are inlined: split it into several",
            $"partial class K {{ [Vectorize] public static float [|F|](float x) => G20(x); static float G0(float x) => x; {members} }}");
    }

    [Fact]
    public void A_warning_that_the_project_makes_an_error_hides_nothing()
    {
        var run = Generation.Run(Generation.Usings + "partial class K { [Vectorize] public static float F(float x) { float unused; return Console.Read(); } }");
        Assert.Contains(run.Input.GetDiagnostics(), static d => d is { Id: "CS0168", Severity: Microsoft.CodeAnalysis.DiagnosticSeverity.Error });
        Assert.Equal("KRN005", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("return y;")]
    [InlineData("return Math.Missing(x);")]
    [InlineData("float y; return y;")]
    [InlineData("return x +;")]
    [InlineData("return \"text\";")]
    [InlineData("return G(x, x);")]
    [InlineData("while (y) { }")]
    [InlineData("if (x > 0) return x;")]
    [InlineData("return Broken(x);")]
    [InlineData("return new Missing(x).Value;")]
    [InlineData("return x * Unfinished;")]
    [InlineData("float y = x; float y = x; return y;")]
    [InlineData("return x.Missing;")]
    [InlineData("return MathF.Sin();")]
    [InlineData("x = 0.5; return x;")]
    [InlineData("return 0.5 * x;")]
    [InlineData("const float y = x; return y;")]
    [InlineData("return x switch { > 0f => 1f, _ };")]
    [InlineData("var (a, b) = x; return a;")]
    [InlineData("return;")]
    [InlineData("return default(Missing);")]
    public void Nothing_is_added_to_what_the_compiler_says_of_a_body(string body) => Reports.Nothing(
        $$"""
        public static partial class K
        {
            [Vectorize] public static float F(float x) { {{body}} }
            static float G(float x) => x;
            static float Broken(float x) => x + undefined;
            static readonly float Unfinished = Missing.Value;
        }
        """);
}
