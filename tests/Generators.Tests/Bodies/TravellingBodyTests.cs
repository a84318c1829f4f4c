using Kernels.Generators.Expressions;
using Kernels.Generators.Tests.Documentation;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Bodies;

/// <summary>Kernels of one assembly that call kernels of another, which is compiled with the generator too.</summary>
public class TravellingBodyTests
{
    private const string Library =
        """
        public static partial class Library
        {
            private const float Limit = 3f;
            private static readonly float Slope = 0.25f;

            [Vectorize] public static float Relu(float x) => x <= 0f ? 0f : x;

            [Vectorize] public static float Leaky(float x, [Uniform] float slope) => x <= 0f ? slope * x : x;

            [Vectorize]
            public static float Clipped(float x)
            {
                if (x > Limit)
                    return Limit;
                var scaled = Twice(x);
                return scaled < 0f ? scaled * Slope : Twice(scaled);
            }

            private static float Twice(float x) => 2f * x;

            [Vectorize] public static int Quotient(int x, int y) => x / y;

            [Vectorize] public static int QuotientOrNothing(int x, int y) => y is 0 or -1 ? 0 : Quotient(x, y);

            [Vectorize] public static (float Sum, float Difference) Both(float x, float y) => (x + y, x - y);

            [Vectorize] public static double Fraction(double x, [Uniform] int steps) { var i = (int)(x * steps); return (double)i / steps; }

            [Vectorize] public static uint Mixed(uint x, [Uniform] int n) => (x << n) ^ BitConverter.SingleToUInt32Bits(1.5f);

            [Vectorize] internal static float Inside(float x) => x * x;

            [Vectorize] private static float Private(float x) => x - 1f;
        }
        """;

    public static TheoryData<string, object[]> Members => new()
    {
        { "float F(float x) => x * Library.Relu(x - 1f);", [] },
        { "float F(float x) => x > 0f ? Library.Leaky(-x, 0.5f) : Library.Leaky(x, 2f);", [] },
        { "float F(float x, float y) => Library.Leaky(x, y * 0.5f);", [] },
        { "float F(float x, [Uniform] float u) => Library.Leaky(slope: u + 1f, x: x) + u;", [0.5f] },
        { "float F(float x) => Library.Clipped(x) + Library.Clipped(-x);", [] },
        { "float F(float x) => Twice(Library.Clipped(x)); private static float Twice(float x) => x + x;", [] },
        { "int F(int x, int y) => y == 0 || y == -1 ? 7 : Library.Quotient(x, y);", [] },
        { "int F(int x, int y) { if (y == 0) return x; if (y == -1) return 3; return Library.Quotient(x, y) + Library.Quotient(y, 3); }", [] },
        { "int F(int x, int y) => Library.QuotientOrNothing(x, y);", [] },
        { "long F(long x, long y) => y > 0 && (int)y > 0 ? Library.Quotient((int)x, (int)y) : 0;", [] },
        { "float F(float x, float y) { var (sum, difference) = Library.Both(x, y); return sum * difference; }", [] },
        { "float F(float x, float y) => Library.Both(x, y).Sum - Library.Both(y, x).Difference;", [] },
        { "double F(double x, double y) => Library.Fraction(x, y > 0 ? 3 : 5);", [] },
        { "uint F(uint x, uint y) => Library.Mixed(x, (int)(y & 31));", [] },
        { "float F(float x) => G(x) + Library.Inside(x); [Vectorize] public static float G(float x) => Library.Relu(x);", [] },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_caller_gives_what_its_scalar_method_gives(string member, object[] uniforms) =>
        Generation.Run(With(Compiled(Library), member)).AssertClean().AssertSameAsScalar(0, uniforms);

    [Theory]
    [MemberData(nameof(Members))]
    public void A_caller_gets_the_code_that_it_would_get_with_the_kernel_in_its_own_project(string member, object[] uniforms)
    {
        Assert.NotNull(uniforms);
        var foreign = Generation.Run(With(Compiled(Library), member)).AssertClean();
        var local = Generation.Run(Generation.Compile(Source(member), Generation.Usings + Library)).AssertCompiles();
        foreach (var file in foreign.Files)
            Assert.Equal(file.SourceText.ToString(), local.Files.Single(other => other.HintName == file.HintName).SourceText.ToString());
    }

    [Fact]
    public void A_reference_assembly_brings_bodies_too()
    {
        using var image = new MemoryStream();
        Assert.True(Compiled(Library).Emit(image, options: new(metadataOnly: true, includePrivateMembers: false)).Success);
        image.Position = 0;
        var caller = Generation.Compile(Source("float F(float x, float y) => Library.Leaky(x, y);")).AddReferences(MetadataReference.CreateFromStream(image));
        Generation.Run(caller).AssertClean();
    }

    [Theory]
    [InlineData("1, 0", "DivideByZeroException")]
    [InlineData("int.MinValue, -1", "OverflowException")]
    public void A_division_that_is_reached_throws(string arguments, string exception)
    {
        var run = Generation.Run(With(Compiled(Library), "int F(int x, int y) => x == 5 ? 0 : Library.Quotient(x, y);")).AssertClean();
        var numbers = arguments.Split(", ");
        run.Load(
            $$"""
            public static class Program
            {
                public static string Run()
                {
                    var result = new int[40];
                    try { K.F(System.Linq.Enumerable.Repeat({{numbers[0]}}, 40).ToArray(), System.Linq.Enumerable.Repeat({{numbers[1]}}, 40).ToArray(), result); }
                    catch (System.Exception e) { return e.GetType().Name; }
                    return "nothing";
                }

                private static int[] ToArray(this System.Collections.Generic.IEnumerable<int> items) => System.Linq.Enumerable.ToArray(items);
            }
            """,
            assembly => Assert.Equal(exception, assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)));
    }

    [Fact]
    public void Kernels_and_their_private_methods_may_have_the_same_name_in_two_namespaces_and_here()
    {
        static string In(string space, string factor) =>
            $$"""
            namespace {{space}}
            {
                public static partial class Formulas
                {
                    [Vectorize] public static float F(float x) => {{factor}} * Part(x) + Part(-x);
                    private static float Part(float x) => x > {{factor}} ? x - {{factor}} : {{factor}};
                }
            }
            """;
        var first = Compiled(In("One", "2f") + In("Two", "3f"), "First");
        var second = Compiled(In("One", "5f"), "Second");
        var caller = Generation.Compile(
            $$"""
            extern alias second;
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize] public static float F(float x) =>
                    One.Formulas.F(x) + 7f * Two.Formulas.F(x) - second::One.Formulas.F(x) * Three.Formulas.F(x) + Three.Formulas.F(2f * x);
            }
            """,
            Generation.Usings + In("Three", "4f"));
        Generation.Run(caller.AddReferences(first.ToMetadataReference(), second.ToMetadataReference(["second"]))).AssertClean().AssertSameAsScalar();
    }

    [Fact]
    public void A_kernel_of_a_third_assembly_travels_within_its_callers()
    {
        var third = Compiled("public static partial class Third { [Vectorize] public static float Cube(float x) => x * x * x; [Vectorize] public static float Half(float x) => x / 2f; }", "Third");
        var library = Compiled("public static partial class Library { [Vectorize] public static float F(float x) => Third.Cube(x) + 1f; }", "Library", third);
        var caller = Generation.Compile(Source("float F(float x) => x < 0f ? Third.Half(Library.F(x)) : Third.Cube(x);"));
        var run = Generation.Run(caller.AddReferences(library.ToMetadataReference(), third.ToMetadataReference())).AssertClean();
        run.AssertSameAsScalar();
        Assert.DoesNotContain("global::Third", run.Text, StringComparison.Ordinal);

        // The caller need not know the third one.
        Generation.Run(With(library, "float F(float x) => Library.F(x);")).AssertClean();
    }

    [Fact]
    public void A_body_of_a_later_version_is_reported_and_its_compiled_vector_form_is_called()
    {
        var run = Generation.Run(With(Rewritten(Library, "\n        2 '", "\n        99 '"), "float F(float x) => Library.Relu(Library.Relu(x) - 1f);"));
        Assert.Equal(["KRN025", "KRN025"], run.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.All(run.Diagnostics, static diagnostic => Assert.Equal(
            "The body of 'Library.Relu(float)' was written by another version of Kernels, so only its compiled vector form can be called: use one version in both projects",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(run.ErrorsInGeneratedFiles());
        run.AssertSameAsScalar();
        Assert.Contains("global::Library.Relu(x)", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_of_version_1_is_inlined()
    {
        var library = Rewritten(Library, "\n        2 'Library.Relu(float)'", "\n        1 'Library.Relu(float)'",
            "(? t 0f x)", "(? t float:0 x)", "(<= x 0f)", "(<= x float:0)");
        var run = Generation.Run(With(library, "float F(float x) => Library.Relu(x);")).AssertClean();
        run.AssertSameAsScalar();
        Assert.DoesNotContain("global::Library", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "int F(int x, int y) => y > 0 ? Library.Quotient(x, y) : 7;",
        "'Library.Quotient(int, int)' cannot be called from a kernel: a kernel of integers in another assembly, whose body is not known here, may divide, so it cannot be called under a condition")]
    [InlineData(
        "float F(float x, float y) => Library.Leaky(x, y);",
        "'Leaky' cannot be called from a kernel: its parameter 'slope' is uniform and its body is not known here, so it takes a constant or a [Uniform] parameter of this kernel")]
    [InlineData(
        "float F(float x) => Library.Both(x, x).Sum;",
        "'Library.Both(float, float)' cannot be called from a kernel: it returns (float Sum, float Difference), and its body is not known here")]
    public void Without_a_body_there_is_only_the_vector_overload(string member, string message)
    {
        var diagnostics = Generation.Run(With(Rewritten(Library, "\n        2 '", "\n        99 '"), member)).Diagnostics;
        Assert.Equal(["KRN005", "KRN025"], diagnostics.Select(static diagnostic => diagnostic.Id).Order());
        var diagnostic = diagnostics.Single(static diagnostic => diagnostic.Id == "KRN005");
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("(? t 0f x)", "(int x)")]
    [InlineData("(fn (float:x)", "(fn (float:x float:y2)")]
    [InlineData("(? t 0f x)", "t")]
    public void A_body_that_does_not_fit_its_kernel_is_left_alone(string text, string replacement)
    {
        var run = Generation.Run(With(Rewritten(Library, text, replacement), "float F(float x) => Library.Relu(x);")).AssertClean();
        Assert.Contains("global::Library.Relu(x)", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_no_other_assembly_can_see_carries_no_body()
    {
        var run = Generation.Run(Generation.Usings +
            """
            partial class Outer
            {
                [Vectorize] private static float F(float x) => x;
                private partial class Inner { [Vectorize] public static float G(float x) => x; }
                [Vectorize] protected internal static float H(float x) => x;
                internal partial class Visible { [Vectorize] internal static float I(float x) => x; }
            }
            """).AssertClean();
        Assert.Equal(
            ["Outer.H-float.g.cs", "Outer.Visible.I-float.g.cs"],
            run.Files.Where(static file => file.SourceText.ToString().Contains("KernelBody", StringComparison.Ordinal)).Select(static file => file.HintName));
    }

    [Fact]
    public void A_function_of_the_table_carries_no_body()
    {
        var files = ExampleCompiler.GenerateRuntime(RuntimeSources.All);
        Assert.Contains("[KernelBody(", files["Kernels.Activations.Tanh-float.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("[KernelBody(", files["Kernels.VectorMath.Tanh-float.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_brings_the_derivatives_that_its_functions_have_and_are()
    {
        const string Text = "(fn (float:x) (own 1 one x) (* x x))\n        (fn (float:x) (derivative 2 tuple - x) float:0)\n        (fn (float:x) x)\n";
        var library = Rewritten(
            "public static partial class Library { [Vectorize] public static float Square(float x) => x * x; }",
            "(fn (float:x) (* x x))\n", Text,
            "'Library.Square(float)'", "'Library.Square(float)' 'Library.Slope(float)' 'Library.Base(float)'");
        var model = Assert.Single(Models.Of(With(library, "float F(float x) => Library.Square(x) + Slope(x); private static float Slope(float x) => x;")));
        var square = model.Callees.Single(static function => function.Own is not null);
        Assert.Equal(["x"], square.Own!.By);
        var slope = model.Callees.Single(function => function.Key == square.Own.Function);
        Assert.Equal(new DerivativeSpec(model.Callees.Single(function => function.Key == slope.Derivative!.Primal).Key,
            [DerivativeElement.Value, new DerivativeElement(["x"])], true, []), slope.Derivative);
        Assert.Equal(model.Callees.Count, model.Callees.Select(static function => function.Key).Distinct().Count());
    }

    [Fact]
    public void A_body_counts_towards_the_size_of_its_callers()
    {
        var library = Compiled($"public static partial class Library {{ [Vectorize] public static float Sum(float x) => {string.Join(" + ", Enumerable.Repeat("x", 300))}; }}");
        var run = Generation.Run(With(library, $"float F(float x) => G(x){string.Concat(Enumerable.Range(1, 9).Select(static i => $" + G(x + {i}f)"))}; private static float G(float x) => {string.Join(" + ", Enumerable.Range(1, 9).Select(static i => $"Library.Sum({i}f * x)"))};"));
        Assert.Equal("KRN013", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void An_edit_in_the_library_regenerates_its_callers()
    {
        var before = Models.Of(With(Compiled(Library), "float F(float x) => Library.Relu(x);"));
        Assert.Equal(before, Models.Of(With(Compiled(Library + " // more"), "float F(float x) => Library.Relu(x);")));
        Assert.NotEqual(before, Models.Of(With(Compiled(Library.Replace("? 0f", "? 1f", StringComparison.Ordinal)), "float F(float x) => Library.Relu(x);")));
    }

    private static Compilation Compiled(string source, string name = "Library", params Compilation[] references)
    {
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"UserProject\")]";
        var compilation = Generation.Compile(Generation.Usings + Friend + source).WithAssemblyName(name)
            .AddReferences(references.Select(static reference => reference.ToMetadataReference()));
        return Generation.Run(compilation).AssertCompiles().Output;
    }

    /// <summary>A library whose generated files were changed: old and new text in turn, each of which must occur.</summary>
    private static Compilation Rewritten(string source, params string[] replacements)
    {
        var output = Compiled(source);
        var generated = output.SyntaxTrees.Skip(1).ToList();
        for (var i = 0; i < replacements.Length; i += 2)
            Assert.Contains(generated, tree => tree.ToString().Contains(replacements[i], StringComparison.Ordinal));
        foreach (var tree in generated)
        {
            var text = tree.ToString();
            for (var i = 0; i < replacements.Length; i += 2)
                text = text.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
            output = output.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, Generation.ParseOptions, tree.FilePath));
        }

        return output;
    }

    private static CSharpCompilation With(Compilation library, string member) =>
        Generation.Compile(Source(member)).AddReferences(library.ToMetadataReference());

    private static string Source(string member) =>
        $"{Generation.Usings} public static partial class K {{ [Vectorize] public static {member} }}";
}
