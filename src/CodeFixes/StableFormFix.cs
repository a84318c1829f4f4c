using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Kernels.CodeFixes;

/// <summary>KRN035: calls the function that computes a formula better. The diagnostic says which, and where its arguments stand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableFormFix))]
public sealed class StableFormFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("KRN035");

    private protected override string TitleOf(Diagnostic diagnostic, SyntaxNode root) =>
        $"Use '{FunctionOf(diagnostic)}': the formula {diagnostic.Properties["Fault"]}";

    private protected override string KeyOf(Diagnostic diagnostic) => $"{diagnostic.Id}.{FunctionOf(diagnostic)}";

    private protected override Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        // From the inside out, as one formula may be an argument of another.
        var formulas = diagnostics
            .Select(diagnostic => (
                Node: NodeAt(root, diagnostic.Location),
                Arguments: diagnostic.AdditionalLocations.Select(place => NodeAt(root, place)).ToList(),
                Template: diagnostic.Properties["Template"]!))
            .OrderBy(static formula => formula.Node.Span.Length)
            .ToList();

        root = root.TrackNodes(formulas.SelectMany(static formula => formula.Arguments.Append(formula.Node)).Distinct());
        foreach (var (formula, arguments, template) in formulas)
        {
            var node = root.GetCurrentNode(formula)!;
            var call = Fill(template, [.. arguments.Select(argument => root.GetCurrentNode(argument)!)]);
            root = root.ReplaceNode(node, node.CopyAnnotationsTo(call.WithTriviaFrom(node))!);
            if (root.GetCurrentNode(formula) is { Parent: ParenthesizedExpressionSyntax parentheses })
                root = root.ReplaceNode(parentheses, parentheses.WithAdditionalAnnotations(Simplifier.Annotation));
        }

        return Task.FromResult(root);
    }

    private static string FunctionOf(Diagnostic diagnostic) => diagnostic.Properties["Function"]!;

    private static ExpressionSyntax NodeAt(SyntaxNode root, Location place) =>
        root.FindNode(place.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<ExpressionSyntax>().First();

    /// <summary>The call of a template such as <c>-global::Kernels.KernelMath.Expm1(_0_)</c>, with its arguments.</summary>
    private static ExpressionSyntax Fill(string template, IReadOnlyList<ExpressionSyntax> arguments)
    {
        var call = SyntaxFactory.ParseExpression(template);
        return call.ReplaceNodes(
            call.DescendantNodes().Where(static node => node is MemberAccessExpressionSyntax || IsPlace(node)),
            (node, current) => node is IdentifierNameSyntax place
                ? Argument(place, arguments[int.Parse(place.Identifier.Text.Trim('_'), CultureInfo.InvariantCulture)])
                : current.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static bool IsPlace(SyntaxNode node) => node is IdentifierNameSyntax { Identifier.Text: var name } && name[0] == '_';

    /// <summary>An argument as it is; after a minus or a cast in parentheses, where it needs them.</summary>
    private static ExpressionSyntax Argument(IdentifierNameSyntax place, ExpressionSyntax argument) => place.Parent is ArgumentSyntax
        ? argument.WithoutTrivia()
        : SyntaxFactory.ParenthesizedExpression(argument.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
}
