using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Takes out of a loop's state what is a constant at the start and stays it, such as whether a lane throws in a loop in which none can.
/// </summary>
internal static class ConstantState
{
    public static Function Run(Function function)
    {
        var items = new Dictionary<Expr, Expr>();
        var bindings = new List<Binding>();
        foreach (var binding in function.Bindings)
        {
            var value = binding.Value.Rewrite(Known);
            if (value is Loop loop)
                value = Shortened(loop, binding.Variable, items);
            bindings.Add(binding with { Value = value });
        }

        return items.Count == 0 && bindings.SequenceEqual(function.Bindings) ? function : Simplify.Run(function with
        {
            Bindings = [.. bindings],
            Result = function.Result.Rewrite(Known),
            Throws = function.Throws?.Rewrite(Known),
        });

        Expr Known(Expr node) => items.TryGetValue(node, out var known) ? known : node;
    }

    /// <summary>The loop without what stays a constant.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="variable">Its value.</param>
    /// <param name="items">Takes what each item of the value is now.</param>
    private static Loop Shortened(Loop loop, Variable variable, Dictionary<Expr, Expr> items)
    {
        var count = loop.Initial.Count;
        var state = loop.Body.Parameters.Take(count).ToList();
        var constant = Enumerable.Range(0, count).Where(i => loop.Initial[i] is Constant).ToList();
        Function body;
        IReadOnlyList<Expr> next;

        // All that start as constants are taken to stay them, until an iteration changes one.
        while (true)
        {
            var known = constant.ToDictionary(i => (Expr)state[i], i => loop.Initial[i]);
            body = Run(Simplify.Run(loop.Body.Map(expression => expression.Rewrite(node => known.TryGetValue(node, out var value) ? value : node))));
            next = ((TupleExpr)body.Result).Items;
            if (constant.RemoveAll(i => next[i + 1] != loop.Initial[i]) == 0)
                break;
        }

        var kept = Enumerable.Range(0, count).Except(constant).ToList();
        for (var i = 0; constant.Count > 0 && i < count; i++)
        {
            var place = kept.IndexOf(i);
            items.Add(new Item(state[i].Type, variable, i), place < 0 ? loop.Initial[i] : new Item(state[i].Type, variable, place));
        }

        return loop with
        {
            Initial = [.. kept.Select(i => loop.Initial[i])],
            Body = body with
            {
                Parameters = [.. kept.Select(i => state[i]), .. loop.Body.Parameters.Skip(count)],
                Result = new TupleExpr([next[0], .. kept.Select(i => next[i + 1])]),
            },
        };
    }
}
