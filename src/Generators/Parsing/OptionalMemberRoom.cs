using System.Linq;
using Kernels.Generators.Emit;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Whether a type has room for the members that a kernel's options ask for.</summary>
internal static class OptionalMemberRoom
{
    /// <summary>The first of the members for which there is no room; null where there is room for all.</summary>
    public static OptionalMember? FirstTaken(IMethodSymbol method, Signature signature, KernelOptions options) =>
        OptionalSignatures.Of(method.Name, signature.Parameters, signature.Results, options)
            .FirstOrDefault(member => IsTaken(method.ContainingType, member));

    /// <summary>Is the name something else than a method here, or is there the same method, written or generated?</summary>
    private static bool IsTaken(INamedTypeSymbol type, OptionalMember member) =>
        type.Name == member.Name
        || type.TypeParameters.Any(parameter => parameter.Name == member.Name)
        || type.GetMembers(member.Name).Any(other => other is not IMethodSymbol method || TypesOf(method) == member.Types || SpanFormOf(method) == member.Types);

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
