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
            .InOrder(static pair => pair.Key)
            .Select(static pair => (Symbol: pair.Key, Value: pair.Value!))
            .ToLookup(pair => assigned.Contains(pair.Symbol));
        var state = known[true].ToList();

        var iteration = ParseIteration(loop, state, known[false]);
        var initial = state.SelectMany(static item => Leaves(item.Value)).Concat(iteration.Exit).ToEquatableArray();
        var node = new Expressions.Loop(initial, iteration.Invariants, block.Live, iteration.Body);
        var value = Bind(closure.Locate(node, Place(loop.Operation), "This loop"));

        var index = 0;
        foreach (var (symbol, start) in state)
            locals = locals.SetItem(symbol, Rebuild(start, leaf => Bind(new Item(leaf.Type, value, index++), LocalName(symbol))));
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

        foreach (var target in iteration.Targets)
            Jump(target,
                iteration.Targets.Count == 1 && iteration.IsLeftByJumpAlone
                    ? Constant.True
                    : Bind(new Item(ScalarType.Bool, value, index++), "left"),
                locals);
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
            inside = inside.SetItem(symbol, Rebuild(value, leaf => NewParameter(leaf, LocalName(symbol))));
        foreach (var (symbol, value) in others)
            inside = inside.SetItem(symbol, Rebuild(value, leaf => Invariant(leaf, LocalName(symbol))));

        (locals, block, uniformInvariants) = (inside, new Block(new Live()), uniform);
        loopDepth++;
        try
        {
            if (loop.TestsFirst)
                LeaveUnless(loop);
            var place = TakeNumber(loop);
            ExecuteIteration(loop);
            if (place is not null)
                locals = locals.SetItem(VariableOf(loop), Bind(place + place.Number(1), "next"));
            if (!loop.TestsFirst)
                LeaveUnless(loop);
            if (faults > outerFaults)
                throw new ParseFault();

            var goesOn = block.Here;
            if (IsTrue(goesOn))
                throw NeverEnds(loop);
            var exits = TakeJumps(loop.Operation.ExitLabel).Select(ExitOf).ToList();
            var hasBroken = exits.Count > 0;

            // Lanes that leave the loop for a place farther out take along what they have, and a mark for where they go.
            var leaving = block.Jumps.GroupBy<TakenJump, ISymbol>(static jump => jump.Target, SymbolEqualityComparer.Default).ToList();
            exits.AddRange(block.Jumps.Select(ExitOf));
            var isLeftByJumpAlone = !hasBroken && block.Returns.Count == 0;
            hasBroken |= leaving.Count > 0;
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

            if (leaving.Count > 1 || !isLeftByJumpAlone)
            {
                foreach (var group in leaving)
                {
                    exit.Add(group.Select(static jump => jump.Condition).Aggregate(Or));
                    parameters.Add(new Parameter(ScalarType.Bool, names.Allocate("left")));
                }
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
                mayThrow,
                [.. leaving.Select(static group => group.Key)],
                isLeftByJumpAlone);

            IterationExit ExitOf(TakenJump jump) => new(jump.Condition, place is null ? jump.Locals : jump.Locals.SetItem(VariableOf(loop), place));
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
            if (leaf is Constant or Table)
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
    /// <param name="Targets">The places farther out that lanes leave the loop for, each with a mark in the state.</param>
    /// <param name="IsLeftByJumpAlone">No lane leaves the loop in another way; where there is one such place, it needs no mark.</param>
    private sealed record Iteration(
        Function Body,
        EquatableArray<Expr> Invariants,
        EquatableArray<Expr> Exit,
        Expr? Returned,
        bool SaysWhether,
        bool MayThrow,
        IReadOnlyList<ISymbol> Targets,
        bool IsLeftByJumpAlone);
}
