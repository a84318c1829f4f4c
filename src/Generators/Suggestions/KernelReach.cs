using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Suggestions;

/// <summary>
/// The kernels of a compilation and the methods that they call. The latter are looked for when it first matters, which is
/// where a method without the attribute holds a formula to be reported.
/// </summary>
internal sealed class KernelReach(Compilation compilation)
{
    private readonly object gate = new();
    private HashSet<IMethodSymbol>? reached;

    public bool Contains(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.HasAttribute(KernelAttributes.Vectorize))
            return true;
        if (!method.IsStatic)
            return false;
        lock (gate)
            return (reached ??= Walk(cancellation)).Contains(method);
    }

    private HashSet<IMethodSymbol> Walk(CancellationToken cancellation)
    {
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<MethodDeclarationSyntax>(compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes())
            .OfType<MethodDeclarationSyntax>()
            .Where(static declaration => declaration.AttributeLists.SelectMany(static list => list.Attributes)
                .Any(static attribute => attribute.Name.ToString().IndexOf("Vectorize", StringComparison.Ordinal) >= 0)));
        while (waiting.Count > 0)
        {
            var declaration = waiting.Dequeue();
#pragma warning disable RS1030 // The model of another file: a helper may be called from there.
            var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
            foreach (var call in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { IsStatic: true } callee && found.Add(callee.OriginalDefinition))
                    AddDeclarations(callee.OriginalDefinition);
            }
        }

        return found;

        void AddDeclarations(IMethodSymbol callee)
        {
            foreach (var reference in callee.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is MethodDeclarationSyntax declaration)
                    waiting.Enqueue(declaration);
            }
        }
    }
}
