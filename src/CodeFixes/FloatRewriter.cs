using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Kernels.CodeFixes;

/// <summary>Rewrites an expression of doubles as one of floats: its constants, and what it takes from <c>Math</c>.</summary>
internal sealed class FloatRewriter(SemanticModel model, CancellationToken cancellation) : CSharpSyntaxRewriter
{
    /// <summary>What is cast to float, without the cast; or all as it is where some double has no twin of float.</summary>
    public ExpressionSyntax Rewrite(CastExpressionSyntax cast) => HoldsOtherDouble(cast.Expression)
        ? cast
        : ((ExpressionSyntax)Visit(cast.Expression)).WithTriviaFrom(cast).WithAdditionalAnnotations(Simplifier.Annotation);

    public static bool IsFloat(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Single;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => IsDouble(node)
        ? SyntaxFactory.ParseExpression($"{node.Token.Text.TrimEnd('d', 'D')}f").WithTriviaFrom(node)
        : node;

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        IsOfMath(node) ? node.WithExpression(MathF(node))
        : IsDoubleConstant(node) ? CastToFloat(node)
        : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => IsDoubleConstant(node) ? CastToFloat(node) : node;

    /// <summary>What is computed elsewhere takes its own types; only functions of <c>Math</c> have their twins.</summary>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        model.GetSymbolInfo(node, cancellation).Symbol?.ContainingType?.ToDisplayString() == "System.Math" ? base.VisitInvocationExpression(node) : node;

    /// <summary>A cast to float makes a float of whatever stands in it.</summary>
    public override SyntaxNode? VisitCastExpression(CastExpressionSyntax node) =>
        IsDouble(node) && IsFloat(model.GetTypeInfo(node.Expression, cancellation).Type)
            ? Visit(node.Expression).WithTriviaFrom(node)
            : base.VisitCastExpression(node);

    private bool IsDoubleConstant(ExpressionSyntax node) => IsDouble(node) && model.GetConstantValue(node, cancellation).HasValue;

    private static CastExpressionSyntax CastToFloat(ExpressionSyntax node) => SyntaxFactory
        .CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.FloatKeyword)), node.WithoutTrivia())
        .WithTriviaFrom(node);

    private bool IsDouble(ExpressionSyntax node) => model.GetTypeInfo(node, cancellation).Type?.SpecialType == SpecialType.System_Double;

    /// <summary>Is it a function or a constant that <c>MathF</c> has too?</summary>
    private bool IsOfMath(MemberAccessExpressionSyntax node) =>
        model.GetSymbolInfo(node, cancellation).Symbol is { ContainingType: { } home } symbol
        && home.ToDisplayString() == "System.Math"
        && model.Compilation.GetTypeByMetadataName("System.MathF")?.GetMembers(symbol.Name).IsEmpty == false;

    private static ExpressionSyntax MathF(MemberAccessExpressionSyntax node) => SyntaxFactory
        .ParseExpression("global::System.MathF")
        .WithTriviaFrom(node.Expression)
        .WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Is there a double in it that would stay?</summary>
    private bool HoldsOtherDouble(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part =>
        part is IdentifierNameSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        && IsDouble(part) && !IsDoubleConstant(part)
        && model.GetSymbolInfo(part, cancellation).Symbol is { } symbol
        && symbol.ContainingType?.ToDisplayString() != "System.Math");
}
