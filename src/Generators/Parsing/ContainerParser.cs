using System.Linq;
using Kernels.Generators.Emit;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>Describes the type around a kernel.</summary>
internal static class ContainerParser
{
    public static ContainingType Parse(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model)
    {
        var type = method.ContainingType;
        var declarations = declaration.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(DeclarationOf);
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new ContainingType(
            space,
            declarations.ToEquatableArray(),
            type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            TakenNames(method),
            OverloadOf(method),
            HasCaseTwin(method),
            NeedsGlobalNames(method, declaration, model),
            IsVisibleOutside(type));
    }

    private static bool IsVisibleOutside(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility == Accessibility.Private)
                return false;
        }

        return true;
    }

    /// <summary>
    /// The names that a private method of ours could clash with: the type's members and the kernel's parameters. Only
    /// those that look like one of ours, so that another member's edit does not make the model differ.
    /// </summary>
    private static EquatableArray<string> TakenNames(IMethodSymbol method) =>
        method.ContainingType.MemberNames
            .Concat(method.ContainingType.GetTypeMembers().Select(static type => type.Name))
            .Concat(method.ContainingType.TypeParameters.Select(static parameter => parameter.Name))
            .Append(method.ContainingType.Name)
            .Concat(method.Parameters.Select(static parameter => parameter.Name))
            .Where(name => name.StartsWith(method.Name, System.StringComparison.Ordinal) && name != method.Name)
            .OrderBy(static name => name, System.StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>What has no parameters to be told apart by carries this number in its name.</summary>
    private static int OverloadOf(IMethodSymbol method) => 1 + method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Where(static other => other.HasAttribute(KernelAttributes.Vectorize))
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
        .Count();

    /// <summary>Is there, at any level from the method out, a sibling whose name differs in case alone?</summary>
    private static bool HasCaseTwin(IMethodSymbol method)
    {
        if (method.ContainingType.MemberNames.Any(name => DiffersInCase(name, method.Name)))
            return true;
        for (INamespaceOrTypeSymbol symbol = method.ContainingType; symbol.ContainingSymbol is INamespaceOrTypeSymbol parent; symbol = parent)
        {
            var siblings = symbol.IsType ? parent.GetTypeMembers() : parent.GetMembers().OfType<INamespaceOrTypeSymbol>();
            if (siblings.Any(sibling => DiffersInCase(sibling.Name, symbol.Name)))
                return true;
        }

        return false;
    }

    private static bool DiffersInCase(string left, string right) =>
        left != right && string.Equals(left, right, System.StringComparison.OrdinalIgnoreCase);

    private static string DeclarationOf(TypeDeclarationSyntax syntax)
    {
        var keyword = syntax switch
        {
            RecordDeclarationSyntax { ClassOrStructKeyword.Text: "struct" } => "record struct",
            RecordDeclarationSyntax => "record",
            _ => syntax.Keyword.Text,
        };
        var isStatic = syntax.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "";
        var typeParameters = syntax.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(static parameter => $"{parameter.VarianceKeyword.Text} {parameter.Identifier.Text}".TrimStart()))}>"
            : "";
        return $"{isStatic}partial {keyword} {syntax.Identifier.Text}{typeParameters}";
    }

    private static bool NeedsGlobalNames(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model)
    {
        if (method.Parameters.Any(static parameter => GpuTargets.Names.All.Contains(parameter.Name)))
            return true;

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (GpuTargets.Names.All.Contains(type.Name) && !IsExpected(type))
                return true;
            if (type.TypeParameters.Any(static parameter => GpuTargets.Names.All.Contains(parameter.Name)))
                return true;
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (GpuTargets.Names.All.Any(name => !current.GetMembers(name).IsEmpty))
                    return true;
            }
        }

        // The usings are written inside the namespace: what is in it comes before what they bring in. What is in the
        // namespaces around it matters where a using is left out, as inside Kernels and System.
        var space = method.ContainingNamespace;
        if (space.IsGlobalNamespace)
            return GlobalUsingsHide(declaration, model);

        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            if (GpuTargets.Names.All.SelectMany(name => space.GetMembers(name)).Any(static member => !IsExpected(member))
                || GpuTargets.Names.Roots.Any(root => space.GetMembers(root).Any()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the global namespace our usings stand beside the project's global ones, and its aliases come first.</summary>
    private static bool GlobalUsingsHide(MethodDeclarationSyntax declaration, SemanticModel model)
    {
        var outside = declaration.Ancestors().OfType<TypeDeclarationSyntax>().Last().SpanStart;
        return GpuTargets.Names.All.SelectMany(name => model.LookupSymbols(outside, container: null, name)).Any(static symbol => !IsExpected(symbol));
    }

    private static bool IsExpected(ISymbol symbol) =>
        symbol is INamedTypeSymbol { ContainingType: null, ContainingNamespace: var space }
        && space.ToDisplayString() == GpuTargets.Names.Namespace(symbol.Name);
}
