using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

internal static class Types
{
    /// <summary>The types that a message names where another one is met.</summary>
    public const string Supported = "use a number, a bool or an enum";

    /// <summary>What a value of the type is in a body: a <c>byte</c> is an <c>int</c> there, as it is in C#'s arithmetic.</summary>
    public static ScalarType? ToScalarType(this ITypeSymbol? type) =>
        type is { IsTupleType: true } ? ScalarType.Tuple : type.ToElementType()?.Type;

    /// <summary>What a span of the type holds; null where no kernel has such elements.</summary>
    public static ElementType? ToElementType(this ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } integers } =>
            integers.ToElementType() is { } element ? element with { Enum = type.ToDisplayString() } : null,
        { SpecialType: not SpecialType.None } => ElementTypes.Find(type.ToDisplayString()),
        { Name: "Half", IsValueType: true } when type.Is("System.Half") => ElementTypes.Find("System.Half"),
        _ => null,
    };

    /// <summary>The type of the elements of a <c>ReadOnlySpan</c>; null of other types.</summary>
    public static ITypeSymbol? TableElement(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } span && span.OriginalDefinition.Is("System.ReadOnlySpan`1") ? span.TypeArguments[0] : null;

    /// <summary>The type of the numbers of a parameter that is a table; null of others.</summary>
    public static ScalarType? TableElement(this IParameterSymbol parameter) =>
        parameter.Type.TableElement().ToScalarType() is { } scalar && scalar.IsNumber ? scalar : null;

    /// <summary>The type that a method returns, or those of its tuple's elements.</summary>
    public static IEnumerable<ITypeSymbol> ResultTypes(this IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
            ? elements.Select(static element => element.Type)
            : [method.ReturnType];

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(metadataName));

    public static bool HasAttribute(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass.Is(metadataName));

    public static bool Is(this ITypeSymbol? type, string metadataName) =>
        type is { ContainingNamespace: { } space }
        && metadataName.EndsWith(type.MetadataName, System.StringComparison.Ordinal)
        && (space.IsGlobalNamespace ? type.MetadataName : $"{space.ToDisplayString()}.{type.MetadataName}") == metadataName;

    /// <summary>The type of the elements of an array or a span; null of other types.</summary>
    public static ITypeSymbol? ArrayElement(this ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => element,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System" } home } span
            when home.ContainingNamespace is { IsGlobalNamespace: true } => span.TypeArguments[0],
        _ => null,
    };

    /// <summary>Sorts by the order of declaration: what is generated must not depend on how a dictionary sorts its keys.</summary>
    public static IEnumerable<T> InOrder<T>(this IEnumerable<T> items, System.Func<T, ISymbol> symbolOf) => items
        .OrderBy(item => symbolOf(item).Locations[0].SourceSpan.Start)
        .ThenBy(item => symbolOf(item).Locations[0].SourceTree?.FilePath, System.StringComparer.Ordinal)
        .ThenBy(item => symbolOf(item).Name, System.StringComparer.Ordinal);

    /// <summary>A type as messages write it: <c>float</c>, <c>Foo.Bar</c>.</summary>
    public static string Display(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
