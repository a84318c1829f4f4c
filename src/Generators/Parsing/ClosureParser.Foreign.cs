using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Kernels of other assemblies, whose bodies are read from the attribute on their span form.</summary>
internal sealed partial class ClosureParser
{
    private readonly HashSet<ISymbol> unreadable = new(SymbolEqualityComparer.Default);

    /// <summary>Has it a body that is not known here because another version of the generator wrote it?</summary>
    public bool HasUnreadableBody(IMethodSymbol callee) => unreadable.Contains(callee);

    /// <summary>
    /// The key of a kernel of another assembly, read when it is met first; null where its body is not known here or does
    /// not fit the lanes.
    /// </summary>
    /// <param name="size">How large the function is once its own calls are inlined.</param>
    public string? Foreign(IMethodSymbol callee, out long size)
    {
        if (!functions.TryGetValue(callee, out var function))
        {
            function = ReadForeign(callee);
            functions.Add(callee, function);
        }

        size = function?.Size ?? 0;
        return function?.Function.Key;
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
        var all = read.Callees.Append(read.Body).ToList();
        if (all.SelectMany(ClosureCheck.NodesOf).Any(node => !node.Type.FitsLane(laneBits)))
            return null;

        // Under keys of this closure: a type of the same name may be here, and in a third assembly.
        var renamed = all.ToDictionary(static function => function.Key, function => keys.Allocate(function.Key));
        callees.AddRange(all.Select(function => ForeignBody.Rename(function, renamed)));
        return new ParsedFunction(callees[callees.Count - 1], ForeignBody.SizeOf(read.Body, all));
    }
}
