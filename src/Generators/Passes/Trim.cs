using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Drops what the parser noted on its way and nothing needs: conditions of branches in which nothing divides, and the second
/// of two negations. What may throw stays, and so does a call, which may.
/// </summary>
internal static class Trim
{
    public static Function Run(Function function)
    {
        function = WithoutDoubleNegations(function);
        var used = new HashSet<string>();
        var kept = new List<Binding>();
        Use(function.Result);
        if (function.Throws is not null)
            Use(function.Throws);
        foreach (var binding in function.Bindings.Reverse())
        {
            if (!used.Contains(binding.Variable.Name) && !Function.NodesOf(binding.Value).Any(MayThrow))
                continue;
            Use(binding.Value);
            kept.Insert(0, binding with { Value = binding.Value.Rewrite(Inside) });
        }

        var result = function.Result.Rewrite(Inside);
        if (kept.LastOrDefault() is { Name: null } last && last.Variable == result && function.Throws is null)
        {
            result = last.Value;
            kept.RemoveAt(kept.Count - 1);
        }

        return function with { Bindings = kept.ToEquatableArray(), Result = result, Throws = function.Throws?.Rewrite(Inside) };

        void Use(Expr expression) => used.UnionWith(Function.NodesOf(expression).OfType<Variable>().Select(static variable => variable.Name));
    }

    private static Function WithoutDoubleNegations(Function function)
    {
        var negated = new Dictionary<Expr, Expr>();
        var renamed = new Dictionary<Expr, Expr>();
        var bindings = new List<Binding>();
        foreach (var binding in function.Bindings)
        {
            var value = binding.Value.Rewrite(Positive);
            if (value.IsAtom && binding.Name is null)
            {
                renamed.Add(binding.Variable, value);
                continue;
            }

            if (value is Unary { Operator: UnaryOperator.Not } not)
                negated.Add(binding.Variable, not.Operand);
            bindings.Add(binding with { Value = value });
        }

        return function with
        {
            Bindings = bindings.ToEquatableArray(),
            Result = function.Result.Rewrite(Positive),
            Throws = function.Throws?.Rewrite(Positive),
        };

        Expr Positive(Expr node) => renamed.TryGetValue(node, out var other) ? other
            : node is Unary { Operator: UnaryOperator.Not } not && negated.TryGetValue(not.Operand, out var operand) ? operand
            : node;
    }

    private static Expr Inside(Expr node) => node is Loop loop ? loop with { Body = Run(loop.Body) } : node;

    private static bool MayThrow(Expr node) =>
        node is Call or Loop or ExternalCall or Binary { MayThrow: true };
}
