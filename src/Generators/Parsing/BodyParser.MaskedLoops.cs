using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Loops whose number of iterations depends on data: one iteration is executed, as the body of a <see cref="Loop"/>.</summary>
internal sealed partial class BodyParser
{
    /// <summary>In the body of a masked loop, the invariants that are uniform; null outside.</summary>
    private HashSet<string>? uniformInvariants;

    private void RepeatMasked(LoopShape loop)
    {
        // In the order of declaration: the generated code must not depend on how a dictionary sorts its keys.
        var assigned = new HashSet<ISymbol>(AssignedLocals(loop.Operation), SymbolEqualityComparer.Default);
        var known = locals
            .Where(pair => pair.Value is not null && !loop.Declares(pair.Key))
            .OrderBy(static pair => pair.Key.Locations[0].SourceSpan.Start)
            .Select(static pair => (Symbol: pair.Key, Value: pair.Value!))
            .ToLookup(pair => assigned.Contains(pair.Symbol));
        var state = known[true].ToList();

        var iteration = ParseIteration(loop, state, known[false]);
        var initial = state.SelectMany(static item => Leaves(item.Value)).Concat(iteration.Exit).ToEquatableArray();
        var node = new Expressions.Loop(initial, iteration.Invariants, block.Live, iteration.Body);
        var value = Bind(closure.Locate(node, Place(loop.Operation), "This loop"));

        var index = 0;
        foreach (var (symbol, start) in state)
            locals = locals.SetItem(symbol, Rebuild(start, leaf => Bind(new Item(leaf.Type, value, index++), symbol.Name)));
        if (iteration.MayThrow)
        {
            var throws = Bind(new Item(ScalarType.Bool, value, initial.Count - 1), "throws");
            LeaveByThrow(throws, throws);
        }

        if (iteration.Returned is { } returned)
        {
            var condition = iteration.SaysWhether ? Bind(new Item(ScalarType.Bool, value, index++), "returned") : Constant.True;
            Return(condition, Rebuild(returned, leaf => Bind(new Item(leaf.Type, value, index++), "result")));
        }
    }

    /// <summary>Executes one iteration on locals of its own: parameters for the state, and for what the loop does not change.</summary>
    private Iteration ParseIteration(
        LoopShape loop,
        List<(ISymbol Symbol, Expr Value)> state,
        IEnumerable<(ISymbol Symbol, Expr Value)> others)
    {
        var outerFaults = faults;
        var outer = (bindings, names, locals, block, calls, uniformInvariants, thrown);
        var parameters = new List<Parameter>();
        var invariants = new Dictionary<Expr, Parameter>();
        var uniform = new HashSet<string>();
        (bindings, names, calls, thrown) = ([], new NameAllocator([]), [], Constant.False);
        var inside = locals.RemoveRange(locals.Where(static pair => pair.Value is not null).Select(static pair => pair.Key));
        foreach (var (symbol, value) in state)
            inside = inside.SetItem(symbol, Rebuild(value, leaf => NewParameter(leaf, symbol.Name)));
        foreach (var (symbol, value) in others)
            inside = inside.SetItem(symbol, Rebuild(value, leaf => Invariant(leaf, symbol.Name)));

        (locals, block, uniformInvariants) = (inside, new Block(new Live()), uniform);
        loopDepth++;
        try
        {
            if (loop.TestsFirst)
                LeaveUnless(loop);
            ExecuteIteration(loop);
            if (!loop.TestsFirst)
                LeaveUnless(loop);
            if (faults > outerFaults)
                throw new ParseFault();

            var goesOn = block.Here;
            if (IsTrue(goesOn))
                throw NeverEnds(loop);
            var exits = TakeJumps(loop.Operation.ExitLabel).Select(static jump => new IterationExit(jump.Condition, jump.Locals)).ToList();
            var hasBroken = exits.Count > 0;
            if (!IsFalse(goesOn))
                exits.Add(new IterationExit(goesOn, locals));
            EndIteration(inside, exits);

            var results = state.SelectMany(item => Leaves(locals[item.Symbol] ?? throw new ParseFault())).ToList();
            var exit = new List<Expr>();
            var returned = BindKnown(ValueOf(block.Returns));
            if (returned is not null)
            {
                if (hasBroken)
                    exit.Add(block.Returns.Where(static item => item.Value is not null).Select(static item => item.Condition).Aggregate(Or));
                exit.AddRange(Leaves(returned));
                parameters.AddRange(exit.Select(leaf => new Parameter(leaf.Type, names.Allocate(leaf.Type == ScalarType.Bool ? "returned" : "result"))));
            }

            var mayThrow = !IsFalse(thrown);
            if (mayThrow)
            {
                exit.Add(thrown);
                parameters.Add(new Parameter(ScalarType.Bool, names.Allocate("throws")));
            }

            var result = new TupleExpr([goesOn, .. results, .. exit]);
            var used = new HashSet<Expr>(bindings.Select(static binding => binding.Value).Append(result).SelectMany(Function.NodesOf));
            var kept = invariants.Where(pair => used.Contains(pair.Value)).ToList();
            return new Iteration(
                new Function("loop", [.. parameters, .. kept.Select(static pair => pair.Value)], bindings.ToEquatableArray(), result),
                [.. kept.Select(static pair => pair.Key)],
                [.. exit.Select(static leaf => Constant.OfNumber(leaf.Type, 0))],
                returned,
                SaysWhether: hasBroken,
                mayThrow);
        }
        finally
        {
            loopDepth--;
            (bindings, names, locals, block, calls, uniformInvariants, thrown) = outer;
        }

        Parameter NewParameter(Expr leaf, string name)
        {
            var parameter = new Parameter(leaf.Type, names.Allocate(name));
            parameters.Add(parameter);
            return parameter;
        }

        Expr Invariant(Expr leaf, string name)
        {
            if (leaf is Constant)
                return leaf;
            if (!invariants.TryGetValue(leaf, out var parameter))
            {
                parameter = new Parameter(leaf.Type, names.Allocate(name));
                invariants.Add(leaf, parameter);
                if (IsUniform(leaf))
                    uniform.Add(parameter.Name);
            }

            return parameter;
        }
    }

    private void LeaveUnless(LoopShape loop) => Jump(loop.Operation.ExitLabel, Not(Test(loop)), locals);

    /// <summary>The scalars of a value.</summary>
    private static IEnumerable<Expr> Leaves(Expr value) => value is TupleExpr tuple ? tuple.Items.SelectMany(Leaves) : [value];

    /// <summary>A value of the same shape with other scalars.</summary>
    private static Expr Rebuild(Expr value, System.Func<Expr, Expr> map) => value is TupleExpr tuple
        ? new TupleExpr([.. tuple.Items.Select(item => Rebuild(item, map))])
        : map(value);

    /// <param name="Exit">What the state holds at first, beyond the locals, for a <c>return</c>: whether one was reached,
    /// and its value. Last comes whether the lane has thrown.</param>
    /// <param name="Returned">A value of the returned value's shape; null where the loop does not return.</param>
    /// <param name="SaysWhether">The state holds whether a <c>return</c> was reached; else it was by all lanes that have not thrown.</param>
    private sealed record Iteration(Function Body, EquatableArray<Expr> Invariants, EquatableArray<Expr> Exit, Expr? Returned, bool SaysWhether, bool MayThrow);
}
