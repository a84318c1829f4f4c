using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>What the compiler itself has to say of a declaration.</summary>
internal static class CompilerErrors
{
    /// <summary>Binds the whole declaration, so it is asked only where there is something to report.</summary>
    public static bool In(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        model.GetSyntaxDiagnostics(declaration.Span, cancellation)
            .Concat(model.GetMethodBodyDiagnostics(declaration.Span, cancellation))
            .Any(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error
                && !IsCallOfGeneratedForm(declaration.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan), model));

    /// <summary>
    /// Does the node stand in a call, with spans or vectors, of a kernel? That is no error once the overloads exist
    /// that are being generated.
    /// </summary>
    public static bool IsCallOfGeneratedForm(SyntaxNode node, SemanticModel model) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } invocation
        && model.GetMemberGroup(invocation.Expression).Any(static method => method.HasAttribute(KernelAttributes.Vectorize))
        && invocation.ArgumentList.Arguments.Any(argument => model.GetTypeInfo(argument.Expression).Type
            is IArrayTypeSymbol or { Name: "Span" or "ReadOnlySpan" or "Vector128" or "Vector256" or "Vector512" });
}
