using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>
/// Code while it is typed: at every position and without each of its tokens, the generator neither fails nor adds to
/// what the compiler says, and its own files stay free of errors.
/// </summary>
public class HalfTypedTests
{
    public static TheoryData<int> Sources => new(Enumerable.Range(0, KernelSources.All.Length));

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_whole_source_is_clean(int source) =>
        Generation.Run(KernelSources.All[source]).AssertCompiles();

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_that_ends_at_any_position(int source)
    {
        var text = KernelSources.All[source];
        AssertQuiet(Enumerable.Range(0, text.Length).Select(end => (text[..end], $"ends at {end}: …{text[Math.Max(0, end - 30)..end]}")));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_without_any_one_of_its_tokens(int source)
    {
        var text = KernelSources.All[source];
        AssertQuiet(Tokens(text).Select(span => (text.Remove(span.Start, span.Length), $"without '{text[span.Start..span.End]}' at {span.Start}")));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_with_any_one_of_its_tokens_twice(int source)
    {
        var text = KernelSources.All[source];
        AssertQuiet(Tokens(text)
            .Select(span => (text.Insert(span.End, $" {text[span.Start..span.End]}"), $"twice '{text[span.Start..span.End]}' at {span.Start}")));
    }

    private static IEnumerable<TextSpan> Tokens(string text) =>
        CSharpSyntaxTree.ParseText(text, Generation.ParseOptions).GetRoot().DescendantTokens()
            .Select(static token => token.Span).Where(static span => span.Length > 0);

    private static void AssertQuiet(IEnumerable<(string Source, string What)> variants)
    {
        var compilation = Generation.Compile("");
        var failures = variants.AsParallel().AsOrdered().SelectMany(variant =>
        {
            var tree = CSharpSyntaxTree.ParseText(variant.Source, Generation.ParseOptions, "File1.cs");
            var run = Generation.Run(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], tree));
            return Noise(run, tree).Select(noise => $"{variant.What}\n    {noise}");
        }).ToList();
        Assert.True(failures.Count == 0, $"{failures.Count}:\n{string.Join("\n", failures.Take(20))}");
    }

    private static IEnumerable<string> Noise(GeneratorRun run, SyntaxTree tree)
    {
        // The generator threw (CS8785), or caught itself.
        foreach (var diagnostic in run.Diagnostics.Where(static d => d.Id is "KRN099" || !d.Id.StartsWith("KRN", StringComparison.Ordinal)))
            yield return diagnostic.ToString();

        // Beside an error of the compiler in the same member there is nothing to add. An information stays, and so does
        // what is plain from the declaration as it stands: a missing 'partial' or 'static'.
        var reported = run.Diagnostics.Where(static d => d.Id is not ("KRN001" or "KRN002" or "KRN011"))
            .Where(static d => !d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
                .Contains("declare it 'static partial'", StringComparison.Ordinal))
            .ToList();
        var broken = reported.Count == 0 ? [] : run.Input.GetDiagnostics()
            .Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            .Where(static diagnostic => diagnostic.Id != "CS8795") // a derivative is without a body until it is generated
            .Select(diagnostic => MemberAt(tree, diagnostic.Location.SourceSpan))
            .ToHashSet();
        foreach (var diagnostic in reported)
        {
            if (broken.Contains(MemberAt(tree, diagnostic.Location.SourceSpan)))
                yield return diagnostic.ToString();
        }

        foreach (var error in run.ErrorsInGeneratedFiles())
            yield return $"{error}";
    }

    private static TextSpan MemberAt(SyntaxTree tree, TextSpan span) =>
        tree.GetRoot().FindToken(Math.Min(span.Start, Math.Max(0, tree.Length - 1))).Parent!
            .AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault()?.Span ?? default;
}
