using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Functions;

/// <summary>
/// What scalar code there is in the sources of <c>VectorMath</c>. Methods over vectors are left out, and calls that vector forms make of
/// such a method are calls of the scalar one. Of two ways to the same bits, between which the processor's instructions decide, the one
/// is left that needs none: it asks first for the arguments that are rare, which on a device costs less than to serve them all.
/// </summary>
internal sealed class ScalarSources : CSharpSyntaxRewriter
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static SyntaxTree Of(SiteFile source)
    {
        var tree = CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path);
        return CSharpSyntaxTree.Create((CSharpSyntaxNode)new ScalarSources().Visit(tree.GetRoot()), ParseOptions, source.Path);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.ParameterList.Parameters.Any(static parameter => parameter.Type!.ToString().StartsWith("Vector", StringComparison.Ordinal))
            ? null
            : base.VisitMethodDeclaration(node);

    /// <summary>Functions of numbers are ordinary methods here; those of integers stay what they are found by, kernels of the library.</summary>
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        var first = node.Parent is MethodDeclarationSyntax { ParameterList.Parameters: [var parameter, ..] } ? parameter.Type : null;
        var isOfIntegers = first is PredefinedTypeSyntax { Keyword.ValueText: not ("float" or "double") };
        var left = node.Attributes.Where(attribute => IsKept(attribute.Name.ToString())).ToList();
        return left.Count == 0 ? null : node.WithAttributes(SyntaxFactory.SeparatedList(left));

        bool IsKept(string name) => name != "VectorOverloads" && (name != "Vectorize" || isOfIntegers);
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node) =>
        node.Condition.ToString().EndsWith(".IsSupported", StringComparison.Ordinal) ? Visit(node.WhenFalse) : base.VisitConditionalExpression(node);
}
