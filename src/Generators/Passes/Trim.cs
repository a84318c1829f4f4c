using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Drops what the parser noted on its way and nothing uses, mostly conditions of branches in which nothing divides. What
/// may throw stays, and so does a call, which may.
/// </summary>
internal static class Trim
{
    public static Function Run(Function function)
    {
        var used = new HashSet<string>();
        var kept = new List<Binding>();
        Use(function.Result);
        foreach (var binding in function.Bindings.Reverse())
        {
            if (!used.Contains(binding.Variable.Name) && !Function.NodesOf(binding.Value).Any(MayThrow))
                continue;
            Use(binding.Value);
            kept.Insert(0, binding with { Value = binding.Value.Rewrite(Inside) });
        }

        var result = function.Result.Rewrite(Inside);
        if (kept.LastOrDefault() is { Name: null } last && last.Variable == result)
        {
            result = last.Value;
            kept.RemoveAt(kept.Count - 1);
        }

        return function with { Bindings = kept.ToEquatableArray(), Result = result };

        void Use(Expr expression) => used.UnionWith(Function.NodesOf(expression).OfType<Variable>().Select(static variable => variable.Name));
    }

    private static Expr Inside(Expr node) => node is Loop loop ? loop with { Body = Run(loop.Body) } : node;

    private static bool MayThrow(Expr node) =>
        node is Call or Loop or ExternalCall or Binary { MayThrow: true };
}
