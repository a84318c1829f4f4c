using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kernels.Generators.Diagnostics;

/// <summary>A diagnostic without Roslyn's objects, so that it can be kept and compared between two runs.</summary>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    string Path,
    TextSpan Span,
    LinePositionSpan Lines,
    EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(
            descriptor,
            location.SourceTree?.FilePath ?? string.Empty,
            location.SourceSpan,
            location.GetLineSpan().Span,
            [.. arguments.Select(Printable)]);

    /// <summary>What KRN099 says of an exception.</summary>
    public static string FailureOf(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    /// <summary>
    /// What a user's string may hold, and a line of a build's log may not: control characters, and those that order text or
    /// end a line. They are written as C# would have them.
    /// </summary>
    private static string Printable(string text) => text.All(static character => !IsControl(character))
        ? text
        : string.Concat(text.Select(static character => IsControl(character)
            ? string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)character)
            : character.ToString()));

    private static bool IsControl(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>
    /// The diagnostic at its place in <paramref name="compilation"/>. A location in a tree, unlike one that only names
    /// a file, obeys <c>#pragma warning disable</c> and <c>.editorconfig</c>.
    /// </summary>
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path && tree.Length >= Span.End);
        var location = tree is null ? Location.Create(Path, Span, Lines) : Location.Create(tree, Span);
        return Diagnostic.Create(Descriptor, location, [.. Arguments]);
    }
}
