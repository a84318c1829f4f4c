using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Generation;

/// <summary>The text of members, to be shown: without their documentation, and beginning at the left edge.</summary>
internal static class MethodText
{
    /// <summary>The methods with attributes, by their names.</summary>
    public static ILookup<string, MethodDeclarationSyntax> Kernels(IEnumerable<SyntaxTree> trees) => trees
        .SelectMany(static tree => tree.GetRoot().DescendantNodes(static node => node is not MethodDeclarationSyntax))
        .OfType<MethodDeclarationSyntax>()
        .Where(static method => method.AttributeLists.Count > 0)
        .ToLookup(static method => method.Identifier.ValueText);

    /// <summary>The method that a kernel is declared by.</summary>
    public static string Of(ILookup<string, MethodDeclarationSyntax> methods, KernelModel kernel) => methods[kernel.Name]
        .Where(method => method.Parent is TypeDeclarationSyntax type
            && kernel.Container.QualifiedName.EndsWith(type.Identifier.ValueText, StringComparison.Ordinal)
            && method.ParameterList.Parameters.Select(static parameter => $"{parameter.Type}")
                .SequenceEqual(kernel.Parameters.Select(static parameter => parameter.Type.Keyword)))
        .Select(static method => Of(method, withAttributes: true))
        .First();

    /// <summary>A member, with the comments before it that are no documentation.</summary>
    public static string Of(MemberDeclarationSyntax member, bool withAttributes = false)
    {
        var comments = member.GetLeadingTrivia()
            .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .Select(static trivia => trivia.ToString());
        var shown = withAttributes ? member : member.WithAttributeLists([]);
        var indentation = member.GetLocation().GetLineSpan().StartLinePosition.Character;
        return string.Join('\n', comments.Append(Dedent(shown.WithoutLeadingTrivia().WithoutTrailingTrivia().ToFullString(), indentation)));
    }

    /// <summary>Takes the same number of spaces from the start of each line, where it has as many.</summary>
    public static string Dedent(string text, int indentation) => string.Join('\n', text.Split('\n')
        .Select(line => line.TakeWhile(static character => character == ' ').Count() >= indentation ? line[indentation..] : line.TrimStart()));
}
