using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.CodeFixes;

/// <summary>KRN007: computes a whole expression of floats in float, with <c>MathF</c> and constants of float.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComputeInFloatFix))]
public sealed class ComputeInFloatFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("KRN007");

    private protected override string TitleOf(Diagnostic diagnostic, SyntaxNode root) =>
        "Compute in float, with MathF and constants such as 0.5f: all lanes then have one width";

    private protected override async Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return root;

        var wholes = diagnostics
            .Select(diagnostic => WholeOf(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model))
            .Distinct()
            .ToList();
        var outermost = wholes.Where(whole => !whole.Ancestors().Any(wholes.Contains)).ToList();
        return root.ReplaceNodes(outermost, (whole, _) => new FloatRewriter(model, cancellation).Rewrite(whole));
    }

    /// <summary>
    /// The outermost expression that is computed in double because of a node in it, with the cast of its result to float.
    /// </summary>
    private static ExpressionSyntax WholeOf(SyntaxNode node, SemanticModel model)
    {
        var whole = node.AncestorsAndSelf().OfType<ExpressionSyntax>().First();
        foreach (var outer in whole.Ancestors().TakeWhile(static outer => outer is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax))
        {
            if (outer is CastExpressionSyntax cast && FloatRewriter.IsFloat(model.GetTypeInfo(cast).Type))
                return cast;
            if (outer is ExpressionSyntax expression && model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Double)
                whole = expression;
        }

        return whole;
    }
}
