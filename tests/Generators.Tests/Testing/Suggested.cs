using System.Globalization;
using Kernels.Generators.Suggestions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generators.Tests.Testing;

/// <summary>What the analyzer says of a project, beside the generator.</summary>
internal static class Suggested
{
    public static IReadOnlyList<Diagnostic> Of(CSharpCompilation compilation) =>
    [
        .. compilation.WithAnalyzers([new StableFormAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan),
    ];

    /// <summary>Each as the formula and the message.</summary>
    public static IEnumerable<string> Of(params string[] sources) =>
        Of(Generation.Compile(sources.Select(static source => Generation.Usings + source).ToArray()))
        .Select(static diagnostic => $"{diagnostic.Id} {TextAt(diagnostic.Location)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static string TextAt(Location place) => place.SourceTree!.GetText().ToString(place.SourceSpan);
}
