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
    /// The methods that an argument names: with <c>nameof</c> those that it means there, with a plain string those of the
    /// type that the attribute stands in.
    /// </summary>
    public static IReadOnlyList<IMethodSymbol> Find(
        string name,
        ExpressionSyntax? argument,
        INamedTypeSymbol type,
        SemanticModel model,
        CancellationToken cancellation)
    {
        if (Named(argument) is { } named)
        {
            // A plain name may mean a parameter that is called as the function is.
            var methods = model.GetMemberGroup(named, cancellation).OfType<IMethodSymbol>().ToList();
            if (methods.Count > 0 || named is not IdentifierNameSyntax)
                return methods;
        }

        return type.GetMembers(name).OfType<IMethodSymbol>().ToList();
    }

    /// <summary>Is it a <c>nameof</c> of what there is not? The compiler says so then.</summary>
    public static bool IsUnknown(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        Named(argument) is { } named
        && model.GetSymbolInfo(named, cancellation) is { Symbol: null, CandidateSymbols.IsEmpty: true }
        && model.GetMemberGroup(named, cancellation).IsEmpty;

    private static ExpressionSyntax? Named(ExpressionSyntax? argument) =>
        argument is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call
            ? call.ArgumentList.Arguments.FirstOrDefault()?.Expression
            : null;

    /// <summary>Do two methods take the same types of parameters?</summary>
    public static bool HasParametersOf(this IMethodSymbol method, IMethodSymbol other) => method.HasParameters(other.Parameters);

    public static bool HasParameters(this IMethodSymbol method, IReadOnlyCollection<IParameterSymbol> parameters) =>
        method.IsStatic && !method.IsGenericMethod && method.Parameters.Length == parameters.Count
        && method.Parameters.Zip(parameters, static (left, right) =>
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

    /// <summary>
    /// The pairs of floating-point parameters that a name may mean, one after the other in either order and in whatever case,
    /// perhaps with an underscore between. The one that is declared first stands first.
    /// </summary>
    public static IReadOnlyList<(IParameterSymbol First, IParameterSymbol Second)> Pairs(IMethodSymbol method, string name)
    {
        var reals = method.Parameters.Where(static parameter => IsReal(parameter.Type)).ToList();
        return reals.SelectMany((first, i) => reals.Skip(i).Select(second => (first, second)))
            .Where(pair => Is(pair.first.Name + pair.second.Name) || Is($"{pair.first.Name}_{pair.second.Name}")
                || Is(pair.second.Name + pair.first.Name) || Is($"{pair.second.Name}_{pair.first.Name}"))
            .ToList();

        bool Is(string text) => string.Equals(text, name, System.StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Is there no code of it, nor will there be? An error of the compiler, as a rule, except where it is extern.</summary>
    public static bool IsBodyless(this IMethodSymbol method) => !ClosureParser.IsDerivative(method)
        && (method.IsExtern
            || (method.IsPartialDefinition && method.PartialImplementationPart is null)
            || (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } or AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    public static bool IsReal(ITypeSymbol? type) => type.ToElementType() is { IsNumber: true, Type: var number } && number.IsFloat;
}
