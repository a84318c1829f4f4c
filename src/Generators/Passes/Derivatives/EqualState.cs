using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Joins what is equal in a loop's state all the time: it starts as the same and goes on as the same. Second derivatives are
/// symmetric, so their loops carry many numbers twice.
/// </summary>
internal static class EqualState
{
    /// <returns>The loop with each number once, and for each of the old state where it is now.</returns>
    public static (Loop Loop, IReadOnlyList<int> Index) Join(Loop loop)
    {
        var count = loop.Initial.Count;
        var state = loop.Body.Parameters.Take(count).ToList();

        // All that starts as the same is taken to be equal, until an iteration tells them apart.
        var first = FirstOf(loop.Initial);
        Function body;
        while (true)
        {
            var joined = Enumerable.Range(0, count).Where(i => first[i] != i).ToDictionary(i => (Expr)state[i], i => (Expr)state[first[i]]);
            body = CommonSubexpressions.Run(loop.Body.Map(expression => expression.Rewrite(node => joined.TryGetValue(node, out var other) ? other : node)));
            var next = FirstOf(((TupleExpr)body.Result).Items.Skip(1).Select((item, i) => (item, first[i])).ToList());
            if (next.SequenceEqual(first))
                break;
            first = next;
        }

        var kept = Enumerable.Range(0, count).Where(i => first[i] == i).ToList();
        if (kept.Count == count)
            return (loop, first);
        var items = ((TupleExpr)body.Result).Items;
        var shorter = loop with
        {
            Initial = [.. kept.Select(i => loop.Initial[i])],
            Body = body with
            {
                Parameters = [.. kept.Select(i => state[i]), .. loop.Body.Parameters.Skip(count)],
                Result = new TupleExpr([items[0], .. kept.Select(i => items[i + 1])]),
            },
        };
        return (shorter, [.. first.Select(i => kept.IndexOf(i))]);
    }

    private static List<int> FirstOf<T>(IReadOnlyList<T> values) =>
        values.Select(value => Enumerable.Range(0, values.Count).First(i => EqualityComparer<T>.Default.Equals(values[i], value))).ToList();
}
