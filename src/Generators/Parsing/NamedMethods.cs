using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>The methods that an attribute names, by <c>nameof</c> or as a plain string.</summary>
internal static class NamedMethods
{
    /// <summary>
    /// The methods that an argument names: with <c>nameof(Type.Method)</c> those of that type, else those of the type that
    /// the attribute stands in.
    /// </summary>
    public static IReadOnlyList<IMethodSymbol> Find(
        string name,
        ExpressionSyntax? argument,
        INamedTypeSymbol type,
        SemanticModel model,
        CancellationToken cancellation)
    {
        if (argument is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call
            && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is MemberAccessExpressionSyntax { Expression: var qualifier }
            && model.GetSymbolInfo(qualifier, cancellation).Symbol is INamedTypeSymbol other)
        {
            type = other;
        }

        return type.GetMembers(name).OfType<IMethodSymbol>().ToList();
    }

    /// <summary>Do two methods take the same types of parameters?</summary>
    public static bool HasParametersOf(this IMethodSymbol method, IMethodSymbol other) =>
        method.IsStatic && !method.IsGenericMethod && method.Parameters.Length == other.Parameters.Length
        && method.Parameters.Zip(other.Parameters, static (left, right) =>
            left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static same => same);

    /// <summary>
    /// The parameter meant where none is named: the only one of a floating-point type, or the only such one that varies.
    /// </summary>
    public static IParameterSymbol? OnlyReal(IMethodSymbol method)
    {
        var reals = method.Parameters.Where(static parameter => IsReal(parameter.Type)).ToList();
        if (reals.Count > 1)
            reals.RemoveAll(static parameter => parameter.HasAttribute(KernelAttributes.Uniform));
        return reals.Count == 1 ? reals[0] : null;
    }

    /// <summary>The parameter of a name, in whatever case.</summary>
    public static IParameterSymbol? Named(IMethodSymbol method, string name) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? method.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, System.StringComparison.OrdinalIgnoreCase));

    public static bool IsReal(ITypeSymbol? type) => type.ToScalarType()?.IsFloat() == true;
}
