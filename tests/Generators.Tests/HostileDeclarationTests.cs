using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Valid declarations that a careless generator trips over: the output compiles without a warning and is right.</summary>
public class HostileDeclarationTests
{
    private const string F = "[Vectorize] public static float F(float x) => 2f * MathF.Sqrt(x) + x % 3f;";

    private const string GlobalF =
        "[global::Kernels.Vectorize] public static float F(float x) => 2f * global::System.MathF.Sqrt(x) + (x) % 3f;";

    [Theory]
    [InlineData("public partial class K { § }")]
    [InlineData("public static partial class K { § }")]
    [InlineData("public abstract partial class K { § }")]
    [InlineData("public sealed partial class K { § }")]
    [InlineData("public partial record K(int A) { § }")]
    [InlineData("public partial record class K { § }")]
    [InlineData("public partial record struct K(int A) { § }")]
    [InlineData("public readonly partial record struct K(int A) { § }")]
    [InlineData("public partial struct K { § }")]
    [InlineData("public readonly partial struct K { § }")]
    [InlineData("public ref partial struct K { § }")]
    [InlineData("public partial interface K { § }")]
    [InlineData("public partial interface K<in T> { § }")]
    [InlineData("public partial interface K<out T> { § }")]
    [InlineData("public partial class K(int a) { int A => a; § }")]
    [InlineData("public partial class K<T> where T : struct { § }")]
    [InlineData("public partial class @class<@int> where @int : notnull { § }")]
    [InlineData("public partial class Outer<T> { public partial struct Middle<U> where U : class { public static partial class Inner { § } } }", false)]
    [InlineData("public unsafe partial class K { § }", false)]
    public void Every_kind_of_type(string declaration, bool runs = true) => Check(declaration.Replace("§", F, StringComparison.Ordinal), runs);

    [Theory]
    [InlineData("namespace A.B.C; public partial class K { § }")]
    [InlineData("namespace A { namespace B { public partial class K { § } } }")]
    [InlineData("namespace @namespace.@class { public partial class K { § } }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.System { class Unrelated; }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Kernels { class Unrelated; }")]
    [InlineData("namespace A.B { public partial class K { § } } namespace A.System { class Unrelated; }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Math { class Unrelated; }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Vector512 { class Unrelated; }")]
    [InlineData("namespace A.Kernels.B { public partial class K { § } }")]
    [InlineData("namespace Kernels.Mine { public partial class K { § } }")]
    [InlineData("namespace Kernels.A.B { public partial class K { § } } namespace Kernels.A { class VectorMath; class MathF; }")]
    [InlineData("namespace System.Mine { public partial class K { § } }")]
    [InlineData("namespace System.Runtime.Intrinsics.Mine { public partial class K { § } }")]
    public void Every_kind_of_namespace(string declaration) => Check(declaration.Replace("§", GlobalF, StringComparison.Ordinal));

    [Theory]
    [InlineData("Vector128")]
    [InlineData("Vector512")]
    [InlineData("MathF")]
    [InlineData("Math")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("Lanes")]
    [InlineData("VectorMath")]
    [InlineData("MemoryMarshal")]
    [InlineData("MethodImpl")]
    [InlineData("SpanGuard")]
    [InlineData("KernelBody")]
    [InlineData("KernelBodyAttribute")]
    [InlineData("System")]
    [InlineData("Kernels")]
    [InlineData("F512")]
    [InlineData("F128")]
    [InlineData("nuint")]
    [InlineData("var")]
    public void A_name_of_ours_that_the_user_has_too(string name)
    {
        string[] sources =
        [
            $"#pragma warning disable CS8981\nnamespace A {{ public class {name}; public partial class K {{ {GlobalF} }} }}",
            $"#pragma warning disable CS8981\nnamespace A {{ public partial class {name} {{ {GlobalF} }} }}",
            $"#pragma warning disable CS8981\nnamespace A {{ public partial class K {{ public class {name}; {GlobalF} }} }}",
            $"#pragma warning disable CS8981, CS0693\nnamespace A {{ public partial class K<{name}> {{ {GlobalF} }} }}",
            $"namespace A {{ public partial class K {{ public static int {name} => 3; {GlobalF} }} }}",
            $"namespace A {{ public partial class K {{ public static int {name}(int a) => a; {GlobalF} }} }}",
            $"namespace A {{ public class Base {{ public const int {name} = 3; }} public partial class K : Base {{ {GlobalF} }} }}",
            $"namespace A {{ public partial class K {{ {GlobalF.Replace("float x", $"float {name}", StringComparison.Ordinal).Replace("(x)", $"({name})", StringComparison.Ordinal)} }} }}",
            $"namespace A {{ public partial class K {{ {GlobalF.Replace("=> 2f * global::System.MathF.Sqrt(x)", $"{{ var {name} = x * 3f; return {name} + x / {name}", StringComparison.Ordinal)} }} }} }}",
        ];
        foreach (var source in sources.Where(source => name is not ("var" or "nuint") || source.Contains($"float {name})", StringComparison.Ordinal)))
            CheckWithoutUsings(source, runs: !source.Contains("class System", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Vectorize] public static float @float(float @class, float @in, [Uniform] float @ref) { var @out = @class * @in; return @out * @out + @ref; }")]
    [InlineData("[Vectorize] public static float destination(float destination, [Uniform] float i) => destination * i;")]
    [InlineData("[Vectorize] public static float F(float F, [Uniform] float G) => F * G;")]
    [InlineData("[Vectorize] public static float F(float F512, [Uniform] float F256) => F512 * F256;")]
    [InlineData("[Vectorize] public static float i(float last, float tail, float width, float result0, [Uniform] float lastStart) => last + tail * width - result0 + lastStart;")]
    [InlineData("[Vectorize] public static float F(float x, float xStart, float destinationStart, [Uniform] float i) => x + xStart * destinationStart + i;")]
    [InlineData("[Vectorize] public static float F(float _, [Uniform] float __) => _ * __;")]
    [InlineData("[Vectorize] public static float F(float \\u0061, [Uniform] float b) => a * b;")]
    [InlineData("[Vectorize] public static float var(float nuint, [Uniform] float record) { float await = nuint, field = record; return await * field; }")]
    public void Every_kind_of_name(string member) => Check($"public static partial class K {{ {member} }}", uniforms: 2f);

    [Theory]
    [InlineData("Größe", "größe")]
    [InlineData("体积", "半径")]
    [InlineData("मॉडल", "हिन्दी")]
    [InlineData("e\u0301tude", "cafe\u0301")]
    [InlineData("Ⅷ", "ⅷ")]
    [InlineData("a‿b", "_‿")]
    [InlineData("ѕquare", "х")]
    public void Every_letter_that_an_identifier_may_have(string name, string parameter) => Check(
        $"namespace {name}N {{ public static partial class {name}K {{ [Vectorize] public static float {name}(float {parameter}) {{ var {parameter}2 = {parameter} * 3f; return {parameter}2 * {parameter}2; }} }} }}");

    [Theory]
    [InlineData("[Vectorize] public static float F(float x) => x; [Vectorize] public static double F(double x) => x; [Vectorize] public static int F(int x) => x; [Vectorize] public static float F(float x, float y) => x + y;")]
    [InlineData("[Vectorize] public static float F(float x) => x; [Vectorize] public static float f(float x) => -x;")]
    [InlineData("[Vectorize] public static float F(float x) => x; [Vectorize] public static float F512(float x) => -x; [Vectorize] public static float F5122(float x) => 2f * x;")]
    [InlineData("[Vectorize] public static float F(float x) => x; static void F512() { } static int F256 = 1; class F128 { } public static int Use() { F512(); return F256; }")]
    [InlineData("[Vectorize] public static float F(float x) => x; public static float F(ref float x) => x;")]
    [InlineData("public static float F(ref float x) => x; [Vectorize] public static float F(float x) => x;")]
    [InlineData("[Vectorize] public static float F(this float x) => x.G(); [Vectorize] public static float G(this float x) => 2f * x;")]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] float scale = 2f, [Uniform] float offset = float.NaN) => x * scale;")]
    [InlineData("[Vectorize, Obsolete(\"Use G.\")] public static float F(float x) => x; ")]
    [InlineData("[Vectorize, Obsolete(\"Use G.\", true)] public static float F(float x) => x; ", false)]
    [InlineData("[Vectorize] [System.Runtime.CompilerServices.MethodImpl(256)] internal static float F([System.Diagnostics.CodeAnalysis.AllowNull] float x) => x;")]
    [InlineData("[Vectorize] public static float F(float x) => Of(x); private static float Of(float x) => x is var y ? y + Half : 0f; private const float Half = 1f / 2;")]
    [InlineData("[Vectorize(Unroll = 16)] public static float F(float x) => x + 1f; [Vectorize(Unroll = 1)] public static float G(float x) => x; [Vectorize(Unroll = 3)] public static float H(float x) => x;")]
    public void Every_kind_of_method(string members, bool runs = true) =>
        Check($"#pragma warning disable CS0618, CS0414\npublic static partial class K {{ {members} }}", runs, 2f, 3f);

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("protected")]
    [InlineData("private")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    [InlineData("")]
    [InlineData("public new")]
    public void Every_accessibility(string accessibility)
    {
        var hidden = accessibility == "public new" ? "public class B { public static float F(float x) => x; }" : "public class B;";
        var run = Check($"{hidden} public partial class K : B {{ [Vectorize] {accessibility} static float F(float x) => x; }}", runs: false);
        var expected = accessibility.Replace(" new", "", StringComparison.Ordinal) is { Length: > 0 } text ? text : "private";
        var isPartial = expected == "private" ? "" : "partial ";
        Assert.Contains($"    {expected} static {isPartial}void F(ReadOnlySpan<float> x, Span<float> destination)", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partial class Foo<A, B> { § } partial class Foo<A_B> { § }")]
    [InlineData("partial class Foo<A, B> { § } partial class Foo<B> { § } partial class Foo { § } partial class Foo_A { § }")]
    [InlineData("#pragma warning disable CS8981\npartial class Foo { § } partial class foo { § } partial class FOO { § }")]
    [InlineData("namespace A { partial class K { § } } namespace a { partial class K { § } }")]
    [InlineData("#pragma warning disable CS8981\npartial class Outer { partial class K { § } } partial class outer { partial class k { § } }")]
    [InlineData("partial class Outer<T> { partial class K { § } } partial class Outer { partial class K<T> { § } partial class K { § } }")]
    [InlineData("namespace A { partial class B { § } } namespace A_B { partial class C { § } partial class A_B { § } }")]
    public void Files_of_names_that_are_nearly_the_same(string declarations)
    {
        var run = Check(declarations.Replace("§", F, StringComparison.Ordinal), runs: false);
        var names = run.Files.Select(static file => file.HintName).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(declarations.Split('§').Length - 1, names.Count);
    }

    [Theory]
    [InlineData("/// <summary>Unclosed <b>bold</summary>")]
    [InlineData("/// <summary>a < b && c > d</summary>")]
    [InlineData("/// <summary>See <see cref=\"Missing\"/> and <see cref=\"List{T}\"/> and <paramref name=\"nobody\"/>.</summary>")]
    [InlineData("/// <summary>See <see cref=\"F(float)\"/>. &lt;escaped&gt; &amp; ]]></summary>")]
    [InlineData("/// <summary><![CDATA[ a < b ]]></summary><param name=\"x\">A < b</param>")]
    [InlineData("/// <param name=\"x\"><c>x</c>&lt;1</param><param name=\"y\">Nobody.</param><param>Nameless.</param>")]
    [InlineData("/// <inheritdoc/>")]
    [InlineData("///")]
    [InlineData("/// plain text")]
    [InlineData("/** <summary>A block.</summary> */")]
    [InlineData("// <summary>No documentation.</summary>")]
    [InlineData("/// <summary>\n    /// <code>\n    /// var x = 1; */ /* #pragma\n    /// </code>\n    /// </summary>")]
    [InlineData("/// <!DOCTYPE x [<!ENTITY y 'z'>]><summary>&y;</summary>")]
    public void Every_kind_of_documentation(string documentation)
    {
        var options = Generation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        var parse = Generation.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        var run = Generation.Run(Generation.Compile(options, parse, $"{Generation.Usings}public static partial class K\n{{\n    {documentation}\n    [Vectorize]\n    public static float F(float x) => x;\n}}"));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic =>
            diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true && !diagnostic.IsSuppressed);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("float", "x + float.NaN", "x * float.PositiveInfinity", "x * float.NegativeInfinity", "x + -0f", "x * -0f", "x * float.Epsilon", "x * float.MaxValue", "x * float.MinValue", "x * 1e-7f", "x * 123456789f", "x * MathF.PI", "x * float.Pi", "x * (float)Math.E")]
    [InlineData("double", "x + double.NaN", "x * double.PositiveInfinity", "x + -0d", "x * double.Epsilon", "x * double.MaxValue", "x * 3", "x * 3d", "x * 1e300", "x * 1e-300", "x * 0.1", "x * Math.PI", "x * int.MinValue", "x * uint.MaxValue", "x * long.MaxValue", "x * ulong.MaxValue")]
    [InlineData("int", "x ^ int.MinValue", "x + int.MaxValue", "x - -1", "x & 0xFF", "x * 65536", "x + 'a'")]
    [InlineData("uint", "x ^ uint.MaxValue", "x + 0x8000_0000u", "x - 1", "x * 3u")]
    [InlineData("long", "x ^ long.MinValue", "x + long.MaxValue", "x - int.MinValue", "x & 0xFFFF_FFFF", "x * -1")]
    [InlineData("ulong", "x ^ ulong.MaxValue", "x + 0x8000_0000_0000_0000UL", "x - 1", "x & 0xFFUL")]
    public void Constants_of_every_kind(string type, params string[] expressions) => Check(
        $"public static partial class K {{ {string.Join("\n", expressions.Select((expression, i) => $"[Vectorize] public static {type} F{i}({type} x) => {expression};"))} }}");

    [Fact]
    public void A_project_that_checks_for_overflow()
    {
        const string Source = """
            public static partial class K
            {
                [Vectorize] public static float F(float x) => x % 5f + 3f;
                [Vectorize] public static double G(double x, [Uniform] uint n) => unchecked((double)((int)x / 3 + (int)n)) + (double)n;
                [Vectorize] public static int H(int x, int y) => unchecked(x * 3 + (x << (y & 31)) + x / ((y & 7) + 1));
                [Vectorize] public static double I(double x) { unchecked { var i = (int)x; long wide = i; return wide * i; } }
                [Vectorize] public static double J([Uniform] int i, double x) { long wide = i; return x * (long)i + wide; }
            }
            """;
        var run = Generation.Run(Generation.Compile(Generation.Options.WithOverflowChecks(true), Generation.ParseOptions, Generation.Usings + Source));
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertCompiles().AssertSameAsScalar(0, 3u);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    public void A_project_with_any_nullable_context(NullableContextOptions nullable) => Generation
        .Run(Generation.Compile(Generation.Options.WithNullableContextOptions(nullable), Generation.ParseOptions,
            $"{Generation.Usings}public partial class K {{ {F} public string Name = \"\"; }}"))
        .AssertCompiles();

    [Fact]
    public void A_project_without_any_using_directive() => CheckWithoutUsings(
        "public static partial class K { [Kernels.Vectorize] public static float F(float x) => System.MathF.Exp(x) * System.MathF.Tan(x); }", runs: false);

    [Theory]
    [InlineData("global using Vector512 = System.String;")]
    [InlineData("global using MathF = System.Math;")]
    [InlineData("global using Lib;")]
    [InlineData("global using static Lib.Statics;")]
    public void A_global_using_that_brings_a_name_of_ours(string directive)
    {
        const string Library = "namespace Lib { public class Vector512; public class MathF; public class Span; public class VectorMath; public static class Statics { public class Vector512; public static int MemoryMarshal; } }";
        const string Kernel = "public static partial class K { [Kernels.Vectorize] public static float F(float x) => 2f * global::System.MathF.Tan(x); }";
        foreach (var kernel in (string[])[Kernel, $"namespace A.B {{ {Kernel} }}"])
        {
            var run = Generation.Run($"{directive}", kernel, Library);
            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
            Assert.Empty(run.ErrorsInGeneratedFiles());
        }
    }

    [Fact]
    public void Two_file_local_types_of_one_name_that_a_kernel_reaches()
    {
        var run = Generation.Run(
            "using Kernels; public static partial class K { [Vectorize] public static float F(float x) => Help.Of(x) + Other.Of(x); } file static class Help { public static float Of(float x) => 2f * x; }",
            "public static class Other { public static float Of(float x) => Help.Of(x); } file static class Help { public static float Of(float x) => x * 5f; }");
        run.AssertClean().AssertSameAsScalar();
    }

    [Fact]
    public void A_field_that_a_static_constructor_sets_is_no_constant()
    {
        var run = Generation.Run("using Kernels; public static partial class K { static readonly float C = 2f; static K() { C = 3f; } [Vectorize] public static float F(float x) => x * C; }");
        Assert.Equal("KRN010", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_function_that_uses_a_generated_form_is_told_that_kernels_cannot()
    {
        var run = Generation.Run(Generation.Usings + """
            public static partial class K
            {
                [Vectorize] public static float F(float x) => 2f * x;
                [Vectorize] public static float G(float x) => ThroughSpans(x);
                static float ThroughSpans(float x) { Span<float> s = stackalloc float[1]; s[0] = x; F(s, s); return s[0]; }
            }
            """);
        run.AssertCompiles();
        Assert.Equal(["KRN005"], run.Diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    private static GeneratorRun Check(string source, bool runs = true, params object[] uniforms) =>
        CheckWithoutUsings(Generation.Usings + source, runs, uniforms);

    private static GeneratorRun CheckWithoutUsings(string source, bool runs, params object[] uniforms)
    {
        var options = Generation.Options.WithAllowUnsafe(source.Contains("unsafe", StringComparison.Ordinal));
        var run = Generation.Run(Generation.Compile(options, Generation.ParseOptions, source));
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertCompiles();
        return runs ? run.AssertSameAsScalar(0, uniforms) : run;
    }
}
