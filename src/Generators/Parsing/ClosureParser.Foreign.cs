using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Kernels of other assemblies, whose bodies are read from the attribute on their span form.</summary>
internal sealed partial class ClosureParser
{
    private readonly HashSet<ISymbol> unreadable = new(SymbolEqualityComparer.Default);

    /// <summary>Has it a body that is not known here because another version of the generator wrote it?</summary>
    public bool HasUnreadableBody(IMethodSymbol callee) => unreadable.Contains(callee);

    /// <summary>Does a body that cannot be read have a condition under which it throws, as all versions write it?</summary>
    public bool MayThrowUnread(IMethodSymbol callee) => HasUnreadableBody(callee) && ForeignBody.TextOf(callee)?.Contains("(throws ") == true;

    /// <summary>
    /// The key of a kernel of another assembly, read when it is met first; null where its body is not known here.
    /// </summary>
    /// <param name="size">How large the function is once its own calls are inlined.</param>
    public string? Foreign(IMethodSymbol callee, out long size)
    {
        if (!Functions.TryGetValue(callee, out var function))
        {
            function = ReadForeign(callee);
            Functions.Add(callee, function);
        }

        size = function?.Size ?? 0;
        return function?.Function.Key;
    }

    /// <summary>
    /// The kernel of <c>VectorMath</c> that computes what a method of .NET does: it has the name and the types of that, but beside
    /// numbers of 64 bits a <c>long</c> for an <c>int</c>.
    /// </summary>
    public IMethodSymbol? FindLibrary(IMethodSymbol method) =>
        kernelModel.Compilation.GetTypeByMetadataName("Kernels.VectorMath") is { } library
        && !SymbolEqualityComparer.Default.Equals(library, method.ContainingType)
            ? library.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(kernel => IsLibraryOf(kernel, method))
            : null;

    private static bool IsLibraryOf(IMethodSymbol kernel, IMethodSymbol method)
    {
        var bits = method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType).Max(static type => type.ToScalarType()?.Bits);
        return kernel.Parameters.Length == method.Parameters.Length
            && kernel.HasAttribute(KernelAttributes.Vectorize)
            && kernel.ReturnType.ToScalarType() is { IsTuple: false } result
            && result.Bits == bits
            && method.ReturnType.ToScalarType()?.IsInteger == result.IsInteger
            && kernel.Parameters.Zip(method.Parameters, static (own, other) => (Own: own.Type.ToScalarType(), Other: other.Type.ToScalarType()))
                .All(types => types.Own == types.Other || (types.Own == ScalarType.Int64 && types.Other == ScalarType.Int32 && bits == 64));
    }

    private ParsedFunction? ReadForeign(IMethodSymbol callee)
    {
        if (ForeignBody.TextOf(callee) is not { } text)
            return null;
        if (BodyText.Read(text) is not { } read)
        {
            unreadable.Add(callee);
            return null;
        }

        if (!ForeignBody.Fits(read.Body, callee))
            return null;
        var all = read.Callees.Append(read.Body).Select(function => isRounded ? RoundFunctions.Run(function) : function).ToList();

        // Under keys of this closure: a type of the same name may be here, and in a third assembly.
        var renamed = all.ToDictionary(static function => function.Key, function => keys.Allocate(function.Key));
        callees.AddRange(all.Select(function => ForeignBody.Rename(function, renamed)));
        return new ParsedFunction(callees[callees.Count - 1], ForeignBody.SizeOf(all[all.Count - 1], all));
    }
}
