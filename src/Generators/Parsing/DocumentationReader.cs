using System;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Reads a method's XML documentation from its <c>///</c> lines. The text, and not Roslyn's documentation trivia,
/// because that exists only in projects that write a documentation file.
/// </summary>
internal static class DocumentationReader
{
    private static readonly Documentation None = new([], [], [], []);

    public static Documentation Read(SyntaxNode declaration)
    {
        var lines = declaration.GetLeadingTrivia().ToFullString()
            .Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(static line => line.Substring(3));
        try
        {
            var root = XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>", LoadOptions.PreserveWhitespace);
            var parameters = root.Elements("param")
                .Where(static element => element.Attribute("name") is not null)
                .Select(static element => new DocumentedParameter(
                    element.Attribute("name")!.Value, string.Join(" ", Lines(element))));
            return new Documentation(
                LinesOf("summary"),
                parameters.ToEquatableArray(),
                LinesOf("remarks"),
                LinesOf("returns"));

            EquatableArray<string> LinesOf(string name) => root.Element(name) is { } element ? Lines(element) : [];
        }
        catch (XmlException)
        {
            return None; // malformed: the compiler warns where documentation is asked for
        }
    }

    private static EquatableArray<string> Lines(XElement element) =>
        string.Concat(element.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)))
            .Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.Length > 0)
            .ToEquatableArray();
}
