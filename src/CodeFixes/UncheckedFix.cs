using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Kernels.CodeFixes;

/// <summary>
/// KRN009: makes checked arithmetic unchecked. Where <c>checked</c> is written, it becomes <c>unchecked</c>. Where the
/// project asks for it, <c>unchecked</c> is put around the whole expression or statement.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedFix))]
public sealed class UncheckedFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("KRN009");

    private protected override string TitleOf(Diagnostic diagnostic, SyntaxNode root) =>
        "Use 'unchecked': integers wrap around, in every lane as in the scalar method";

    private protected override Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var places = diagnostics
            .Select(diagnostic => PlaceOf(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)))
            .Distinct()
            .ToList();
        return Task.FromResult(root.ReplaceNodes(
            places.Where(place => !place.Ancestors().Any(places.Contains)),
            static (_, node) => Uncheck(node)));
    }

    /// <summary>The nearest <c>checked</c> around a node; else the outermost expression that holds it, or the statement that it is.</summary>
    private static SyntaxNode PlaceOf(SyntaxNode node)
    {
        var scope = node.AncestorsAndSelf().TakeWhile(static outer => outer is not MemberDeclarationSyntax)
            .FirstOrDefault(static outer => outer is CheckedExpressionSyntax or CheckedStatementSyntax);
        if (scope?.Kind() is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement)
            return scope;

        var place = node;
        while (place.Parent is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax or SwitchExpressionArmSyntax)
            place = place.Parent;
        return place.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            ForStatementSyntax loop when loop.Condition != place => loop,
            _ => place,
        };
    }

    private static SyntaxNode Uncheck(SyntaxNode node) => node switch
    {
        CheckedExpressionSyntax { RawKind: (int)SyntaxKind.CheckedExpression } expression => SyntaxFactory
            .CheckedExpression(SyntaxKind.UncheckedExpression, Unchecked(expression.Keyword), expression.OpenParenToken,
                expression.Expression, expression.CloseParenToken),
        CheckedStatementSyntax { RawKind: (int)SyntaxKind.CheckedStatement } statement => SyntaxFactory
            .CheckedStatement(SyntaxKind.UncheckedStatement, Unchecked(statement.Keyword), statement.Block),
        StatementSyntax statement => SyntaxFactory
            .CheckedStatement(SyntaxKind.UncheckedStatement, SyntaxFactory.Block(statement.WithoutTrivia()))
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation),
        ExpressionSyntax expression => SyntaxFactory
            .CheckedExpression(SyntaxKind.UncheckedExpression, expression.WithoutTrivia())
            .WithTriviaFrom(expression),
        _ => node,
    };

    private static SyntaxToken Unchecked(SyntaxToken keyword) => SyntaxFactory.Token(SyntaxKind.UncheckedKeyword).WithTriviaFrom(keyword);
}
