using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Whether a type has room for the members that are generated for a kernel.</summary>
internal static class MemberRoom
{
    /// <summary>The first of the members for which there is no room; null where there is room for all.</summary>
    public static GeneratedMember? FirstTaken(IMethodSymbol kernel, IEnumerable<GeneratedMember> members) =>
        members.FirstOrDefault(member => IsTaken(kernel, member));

    /// <summary>
    /// Is there the same method, written or generated, or is the name something else than a method here? Not where it is the
    /// kernel's own: a clash with the kernel is the compiler's to report.
    /// </summary>
    private static bool IsTaken(IMethodSymbol kernel, GeneratedMember member)
    {
        var type = kernel.ContainingType;
        var others = type.GetMembers(member.Name);
        return (member.IsConstant && others.Length > 0)
            || others.OfType<IMethodSymbol>().Any(method => TypesOf(method) == member.Types)
            || (member.Name != kernel.Name
                && (type.Name == member.Name
                    || type.TypeParameters.Any(parameter => parameter.Name == member.Name)
                    || others.Any(other => other is not IMethodSymbol method || SpanFormOf(method) == member.Types)));
    }

    /// <summary>An overload that is declared earlier and gets a form of the same parameters; null where there is none.</summary>
    public static IMethodSymbol? EarlierWithForm(IMethodSymbol kernel, GeneratedMember form) => kernel.ContainingType.GetMembers(kernel.Name)
        .OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, kernel))
        .FirstOrDefault(other => other.Parameters.Length == kernel.Parameters.Length
            && other.HasAttribute(KernelAttributes.Vectorize)
            && MembersOf(other)?.Always.Any(member => member.Types == form.Types) == true);

    private static GeneratedMembers? MembersOf(IMethodSymbol method)
    {
        var elements = method.Parameters.Select(static parameter => TableOf(parameter) ?? parameter.Type)
            .Concat(method.ResultTypes()).Select(static type => type.ToElementType()).ToList();
        if (elements.Contains(null))
            return null;
        var parameters = method.Parameters
            .Select((parameter, i) => new KernelParameter(elements[i]!, parameter.Name, parameter.HasAttribute(KernelAttributes.Uniform))
            {
                IsTable = TableOf(parameter) is not null,
            })
            .ToList();
        var results = elements.Skip(parameters.Count).Select(static element => new KernelResult(element!, null)).ToList();
        return new GeneratedMembers(method.Name, parameters, results, KernelOptions.None);
    }

    private static ITypeSymbol? TableOf(IParameterSymbol parameter) =>
        parameter.HasAttribute(KernelAttributes.Uniform) ? parameter.Type.TableElement() : null;

    private static string TypesOf(IMethodSymbol method) =>
        string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString()));

    /// <summary>The span form that is generated for a method that is a kernel; null for one that is none.</summary>
    private static string? SpanFormOf(IMethodSymbol method)
    {
        if (!method.HasAttribute(KernelAttributes.Vectorize))
            return null;
        return string.Join(", ", method.Parameters
            .Select(static parameter => parameter.HasAttribute(KernelAttributes.Uniform)
                ? parameter.Type.ToDisplayString()
                : $"System.ReadOnlySpan<{parameter.Type.ToDisplayString()}>")
            .Concat(method.ResultTypes().Select(static result => $"System.Span<{result.ToDisplayString()}>")));
    }
}
