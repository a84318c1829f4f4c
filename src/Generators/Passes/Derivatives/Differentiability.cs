using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Finds what keeps a derivative from being taken: operations that depend on the parameters in question and have no rule.
/// It follows calls as they stand and so is cheap enough to run on every edit; <see cref="Differentiate"/> relies on it.
/// </summary>
internal sealed class Differentiability
{
    private readonly Dictionary<string, Function> functions;
    private readonly HashSet<string> visited = [];
    private readonly List<(Expr Node, string? Reason)> found = [];

    private Differentiability(IEnumerable<Function> functions) => this.functions = functions.ToDictionary(static function => function.Key);

    /// <summary>
    /// What stands in the way of each declared derivative among the functions, with the derivative's key. Without a reason: a
    /// loop that has to carry derivatives of its state.
    /// </summary>
    public static IEnumerable<(string Derivative, Expr Node, string? Reason)> Find(IReadOnlyList<Function> functions)
    {
        foreach (var function in functions.Where(static function => function.Derivative is not null))
        {
            var check = new Differentiability(functions);
            var spec = function.Derivative!;
            var primal = check.functions[spec.Primal];
            var isActive = primal.Parameters.Select(parameter => spec.Parameters.Contains(parameter.Name)).ToList();
            check.Visit(spec.Primal, isActive);
            if (primal.Own is { } own && spec.By.Any(static element => element.By.Count > 1))
                check.Visit(own.Function, isActive);
            foreach (var (node, reason) in check.found)
                yield return (function.Key, node, reason);
        }
    }

    /// <summary>Does the result depend, by floating-point arithmetic, on the parameters that are active?</summary>
    private bool Visit(string key, IReadOnlyList<bool> isActive)
    {
        var function = functions[key];
        if (!isActive.Contains(true))
            return false;
        if (function.Own is { } own)
        {
            for (var i = 0; i < isActive.Count; i++)
            {
                if (isActive[i] && !own.By.Contains(function.Parameters[i].Name))
                    found.Add((function.Parameters[i],
                        $"the derivative that the user gave for '{Function.NameOf(key)}' has no element '{function.Parameters[i].Name}'"));
            }

            return true;
        }

        if (!visited.Add($"{key}/{string.Join("", isActive.Select(static active => active ? '1' : '0'))}"))
            return true;
        if (function.Derivative is { } spec)
        {
            // A derivative of this one differentiates what it calls, and so a user's derivative too.
            if (functions[spec.Primal].Own is { } given)
                return Visit(given.Function, isActive);
            return Visit(spec.Primal, isActive);
        }

        var active = new HashSet<string>(function.Parameters.Where((_, i) => isActive[i])
            .SelectMany(static parameter => new[] { parameter.Name, $"#table:{parameter.Name}" }));
        Visit(function.Bindings, active);
        return Visit(function.Result, active);
    }

    private void Visit(IEnumerable<Binding> bindings, HashSet<string> active)
    {
        foreach (var binding in bindings)
        {
            if (binding.Value is Loop loop)
                active.UnionWith(Visit(loop, active).Select(index => ElementOf(binding.Variable, index)));
            else if (Visit(binding.Value, active))
                active.Add(binding.Variable.Name);
        }
    }

    /// <summary>What is active of a table are its numbers.</summary>
    private static string NameOf(Table table) => $"#table:{table.Name}";

    private static string ElementOf(Variable loop, int index) => $"{loop.Name}[{index}]";

    /// <summary>The indices of what the loop gives that depends on what is active, perhaps after some iterations.</summary>
    private HashSet<int> Visit(Loop loop, HashSet<string> active)
    {
        var operands = loop.Initial.Concat(loop.Invariants).Select(operand => Visit(operand, active)).ToList();
        var inside = new HashSet<string>(loop.Body.Parameters.Where((_, i) => operands[i]).Select(static parameter => parameter.Name));
        inside.UnionWith(ClosureCheck.NodesOf(loop.Body).OfType<Lookup>().Select(static lookup => NameOf(lookup.Table)).Where(active.Contains));
        var state = loop.Body.Parameters.Take(loop.Initial.Count).Select(static parameter => parameter.Name).ToList();
        if (inside.Count == 0)
            return [];

        found.Add((loop, null));
        var before = -1;
        while (before < inside.Count)
        {
            before = inside.Count;
            Visit(loop.Body.Bindings, inside);
            var next = ((TupleExpr)loop.Body.Result).Items;
            inside.UnionWith(state.Where((_, i) => Visit(next[i + 1], inside)).ToList());
        }

        return [.. Enumerable.Range(0, state.Count).Where(i => inside.Contains(state[i]))];
    }

    private bool Visit(Expr node, HashSet<string> active)
    {
        if (node is Parameter parameter)
            return active.Contains(parameter.Name);
        if (node is Variable variable)
            return active.Contains(variable.Name);
        if (node is Lookup { Table.IsParameter: true } lookup && active.Contains(NameOf(lookup.Table)))
            return true;
        if (node is Item { Tuple: Variable tuple, Index: var index } && active.Contains(ElementOf(tuple, index)))
            return node.Type.IsFloat;
        if (node is Item { Tuple: Loop inner } item)
            return Visit(inner, active).Contains(item.Index) && node.Type.IsFloat;
        var operands = node.Operands.Select(operand => Visit(operand, active)).ToList();
        if (!operands.Contains(true))
            return false;
        if (node is Call call)
            return Visit(call.Function, operands.Take(call.Arguments.Count).ToList());

        var reason = node switch
        {
            BitCast => "the bits of a number have no slope",
            ExternalCall => "its body is not known here",
            MathCall math => WithoutPartial(math, operands),
            _ => null,
        };
        if (reason is null)
            return node.Type.IsFloat || node.Type == ScalarType.Tuple; // an integer or a condition is constant between its jumps
        found.Add((node, reason));
        return false;
    }

    private static string? WithoutPartial(MathCall call, IReadOnlyList<bool> active)
    {
        if (call.Function.IsAbbreviation)
            return null; // what is written for it is differentiated
        if (call.Function.Partials is not { } partials)
            return "no rule for its derivative is known";
        var rules = partials(call.Arguments, new Variable(call.Type, "y"));
        return Enumerable.Range(0, rules.Length).Any(i => active[i] && rules[i] is null)
            ? "no rule for its derivative by that argument is known"
            : null;
    }
}
