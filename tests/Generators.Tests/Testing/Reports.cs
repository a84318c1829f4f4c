using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Asserts on what the generator reports.</summary>
internal static class Reports
{
    /// <summary>
    /// Asserts that one diagnostic is reported, at the marked place, with this message, that nothing that was generated
    /// fails to compile, and that the rest of the file still gets its code.
    /// </summary>
    public static void One(string id, string message, string marked) =>
        One(id, message, marked, Generation.Options.WithAllowUnsafe(marked.Contains("unsafe", StringComparison.Ordinal)));

    public static void One(string id, string message, string marked, CSharpCompilationOptions options)
    {
        var source = MarkedSource.Parse(Generation.Usings + marked);
        var run = Generation.Run(Generation.Compile(options, Generation.ParseOptions, source.Text));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(source.Text[source.Span.Start..source.Span.End], source.Text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]);
        Assert.Equal(source.Span, diagnostic.Location.SourceSpan);
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    /// <summary>As <see cref="One(string, string, string)"/>, for a statement or expression in the body of <c>float F(float x)</c>.</summary>
    public static void InBody(string id, string message, string body, string members = "") =>
        One(id, message, $$"""
            public static partial class K
            {
                [Vectorize] public static float F(float x) {{{body}}}
                {{members}}
            }
            """);

    /// <summary>Asserts that nothing is reported, because the compiler has something to say already.</summary>
    public static void Nothing(string source)
    {
        var run = Generation.Run(Generation.Usings + source);
        Assert.Contains(run.Input.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }
}
