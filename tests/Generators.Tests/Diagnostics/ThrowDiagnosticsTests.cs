using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What throws and cannot everywhere: KRN028 and KRN029, and what a check may look at.</summary>
public class ThrowDiagnosticsTests
{
    [Theory]
    [InlineData("float F(float x) { if (x < 0f) [|throw|] new Exception(); return x; }", "NaN")]
    [InlineData("int F(int x) => x < 0 ? [|throw|] new Exception() : x;", "0")]
    [InlineData("float F(float x) { [|ArgumentOutOfRangeException.ThrowIfZero(x)|]; return x; }", "NaN")]
    [InlineData("(int A, float B) F(float x) { if (x > 1f) [|Fail(\"x\")|]; return (1, x); } static void Fail(string name) => throw new Exception(name);", "NaN or 0")]
    public void KRN028_an_exception_on_a_GPU(string member, string value) => Reports.One(
        "KRN028", $"A GPU cannot throw: there 'F' gives {value} where it throws here",
        $"public static partial class K {{ [Vectorize(Gpu = true)] public static {member} }}");

    [Fact]
    public void KRN028_of_a_called_method_at_its_throw_and_at_the_call()
    {
        var run = Generation.Run(
            $"{Generation.Usings}public static partial class K {{ [Vectorize(Gpu = true)] public static float F(float x) => G(x) + 1f; "
            + "static float G(float x) { if (x < 0f) throw new Exception(); return x; } }").AssertCompiles();
        Assert.Equal(["throw", "G"], run.Diagnostics.Select(static diagnostic => diagnostic.Location.SourceTree!.ToString()
            .Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.All(run.Diagnostics, static diagnostic => Assert.Equal("KRN028", diagnostic.Id));
    }

    [Fact]
    public void KRN029_a_derivative_of_the_users_that_throws() => Reports.One(
        "KRN029", "'D' throws, but generated derivatives that use it do not: they throw where 'F' does",
        "public static partial class K { [Vectorize(Derivative = nameof(D))] public static float [|F|](float x) => x * x; "
        + "[Vectorize] public static float D(float x) { ArgumentOutOfRangeException.ThrowIfNegative(x); return 2f * x; } }");

    [Fact]
    public void KRN003_a_string_that_more_than_a_message_needs() => Reports.InBody(
        "KRN003", "'string' cannot be used in this kernel: use a number, a bool or an enum",
        "return G(x, \"x\");",
        "static float G(float x, string [|name|]) { if (x < 0f) throw new ArgumentException(name); var other = name; return x; }");

    [Fact]
    public void KRN005_a_body_that_cannot_be_read_and_throws()
    {
        var library = Generation.Run($"{Generation.Usings}public static partial class Library {{ [Vectorize] public static float F(float x) {{ ArgumentOutOfRangeException.ThrowIfNegative(x); return x; }} }}")
            .AssertClean().Output.WithAssemblyName("Library");
        var generated = library.SyntaxTrees.Last();
        library = library.ReplaceSyntaxTree(
            generated, CSharpSyntaxTree.ParseText(generated.ToString().Replace("3 'Library.F", "99 'Library.F", StringComparison.Ordinal),
                Generation.ParseOptions, generated.FilePath));
        var run = Generation.Run(Generation.Compile(
                $"{Generation.Usings}public static partial class K {{ [Vectorize] public static float G(float x) => Library.F(x); [Vectorize] public static float H(float x) => x > 0f ? Library.F(x) : 0f; }}")
            .AddReferences(library.ToMetadataReference()));
        Assert.Equal(["KRN005", "KRN025", "KRN025"], run.Diagnostics.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.Contains("may throw, so it cannot be called under a condition",
            run.Diagnostics.Single(static diagnostic => diagnostic.Id == "KRN005").GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }
}
