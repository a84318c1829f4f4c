using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.CodeFixes;

/// <summary>KRN007: computes in float what is computed in double and cast to float.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComputeInFloatFix))]
public sealed class ComputeInFloatFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("KRN007");

    private protected override string TitleOf(Diagnostic diagnostic, SyntaxNode root) =>
        "Compute in float, with MathF and constants such as 0.1f: in about half the time, with the precision of float";

    private protected override async Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return root;

        var casts = diagnostics
            .Select(diagnostic => CastAround(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model))
            .OfType<CastExpressionSyntax>()
            .Distinct()
            .ToList();
        var outermost = casts.Where(cast => !cast.Ancestors().Any(casts.Contains));
        return root.ReplaceNodes(outermost, (cast, _) => new FloatRewriter(model, cancellation).Rewrite(cast));
    }

    /// <summary>The cast that makes a float of what is computed in double. Where there is none, the double is what is wanted.</summary>
    private static CastExpressionSyntax? CastAround(SyntaxNode node, SemanticModel model) => node.Ancestors()
        .TakeWhile(static outer => outer is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax)
        .OfType<CastExpressionSyntax>()
        .FirstOrDefault(cast => FloatRewriter.IsFloat(model.GetTypeInfo(cast).Type));
}
