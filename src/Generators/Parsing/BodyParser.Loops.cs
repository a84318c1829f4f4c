using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Loops whose number of iterations is known are executed here, iteration after iteration. In both kinds of loop a lane that leaves by
/// <c>break</c> or <c>continue</c> takes a snapshot of the locals along, and where the lanes meet again, each gets its own.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>Deeper nests are no formulas, and each level takes a piece of the stack in every pass.</summary>
    private const int MaximumLoopDepth = 16;

    /// <summary>What is longer runs as a masked loop: straight-line code of that size is slower, and compiles for long.</summary>
    private const int MaximumIterations = 1_000;

    private const int MaximumUnrolledSize = 4_000;

    /// <summary>The loops that were found not to unroll. They are not tried again for each iteration of a loop around them.</summary>
    private readonly HashSet<ILoopOperation> masked = [];

    private int loopDepth;

    private void Repeat(ILoopOperation operation)
    {
        if (LoopShape.Of(operation) is not { } loop)
            throw Unsupported(operation);
        if (loopDepth >= MaximumLoopDepth)
            throw Fault(Descriptors.TooLarge, Place(operation), method.Name, $"nests loops deeper than {MaximumLoopDepth}");

        foreach (var statement in loop.Before)
            Execute(statement);
        if (loop.IsEndless && !loop.HasExit)
            throw NeverEnds(loop);

        // A local that the first iteration assigns has no value before it, and its place in a lane has to hold something.
        foreach (var symbol in AssignedLocals(operation))
        {
            if (!locals.ContainsKey(symbol) && !loop.Declares(symbol) && ZeroOf(symbol) is { } zero)
                locals = locals.SetItem(symbol, zero);
        }

        if (TableOf(loop) is { } table)
        {
            RepeatOver(loop with { Table = table });
        }
        else if (masked.Contains(operation) || !TryUnroll(loop))
        {
            if (loop.Each is not null)
                throw Fault(Descriptors.TooLarge, Place(operation), method.Name, "has more than 20,000 operations once this loop is unrolled");
            masked.Add(operation);
            RepeatMasked(loop);
        }
    }

    private ParseFault NeverEnds(LoopShape loop) => Fault(Descriptors.EndlessLoop, Place(loop.Operation));

    /// <summary>Executes all iterations, or leaves no trace where the condition of one of them depends on data.</summary>
    private bool TryUnroll(LoopShape loop)
    {
        var (outer, outerLocals, outerSize, outerCalls, outerThrown, outerFaults, firstBinding) = (block, locals, size, calls, thrown, faults, bindings.Count);
        calls = [.. calls];
        block = new Block(outer.Live);
        loopDepth++;
        var isUnrolled = false;
        var departed = new Departed(loop);
        try
        {
            for (var iteration = 0; !isUnrolled; iteration++)
            {
                var (start, before) = (locals, block.Here);
                var condition = iteration == 0 && !loop.TestsFirst ? Constant.True : Test(loop, iteration);
                if (condition is not Constant)
                    return false;
                isUnrolled = IsFalse(condition);
                if (!isUnrolled)
                {
                    ExecuteIteration(loop);
                    if (faults > outerFaults)
                        throw new ParseFault();
                }

                EndIteration(start, before, departed);
                isUnrolled |= IsFalse(block.Here);
                var isTooLong = loop.Each is null
                    ? iteration + 1 >= MaximumIterations || size - outerSize > MaximumUnrolledSize
                    : size > ClosureParser.MaximumSize;
                if (!isUnrolled && (isTooLong || (loop.IsEndless && block.Here is not Constant)))
                    return false;
            }
        }
        finally
        {
            loopDepth--;
            (var inner, block) = (block, outer);
            if (isUnrolled)
            {
                Settle(departed);
                LeaveTo(inner, isOver: IsFalse(inner.Here) && departed.Jumps.Count == 0);
            }
            else
            {
                (locals, size, calls, thrown) = (outerLocals, outerSize, outerCalls, outerThrown);
                bindings.RemoveRange(firstBinding, bindings.Count - firstBinding);
            }
        }

        return true;
    }

    /// <summary>Is there an iteration? In <c>foreach</c> its variable gets the next element.</summary>
    private Expr Test(LoopShape loop, int iteration = 0)
    {
        if (loop.Table is { } table)
            return Bind(new Compare(CompareOperator.Less, locals[VariableOf(loop)]!, new TableLength(table)));
        if (loop.Each is not { } each)
            return loop.Condition is { } condition ? Bind(Evaluate(condition)) : Constant.True;
        if (EvaluateArray(each.Collection) is not { Items: var items } || each.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var variable })
            throw Unsupported(each);
        if (iteration >= items.Count)
            return Constant.False;
        if (IsArray(variable.Type))
            locals = locals.SetItem(variable, items[iteration]);
        else
            Assign(variable, ConvertItem(items[iteration], variable.Type, each));
        return Constant.True;
    }

    private void ExecuteIteration(LoopShape loop)
    {
        Execute(loop.Body);
        Rejoin(loop.Operation.ContinueLabel);
        foreach (var statement in loop.Bottom)
            Execute(statement);
    }

    /// <summary>
    /// After an iteration, a lane that has broken out holds what it had when it did. Constants are left to <see cref="Settle"/>:
    /// as one value for all lanes, the counter says whether there is another iteration.
    /// </summary>
    private void EndIteration(ImmutableDictionary<ISymbol, Expr?> start, Expr before, Departed departed)
    {
        var end = locals;
        var breaks = TakeJumps(departed.Loop.Operation.ExitLabel);
        if (departed.Jumps.Count == 0 && breaks.Count == 0)
        {
            EndIteration(start, [new IterationExit(Constant.True, end)]);
            return;
        }

        var exits = breaks.Select(static jump => new IterationExit(jump.Condition, jump.Locals)).ToList();
        if (departed.Jumps.Count > 0)
            exits.Insert(0, new IterationExit(Not(before), start));
        if (!IsFalse(block.Here))
            exits.Add(new IterationExit(block.Here, end));
        departed.Jumps.AddRange(breaks);
        departed.Due.UnionWith(start.Keys.Where(symbol => end[symbol] is Constant));
        var free = start.Keys.Where(symbol => end[symbol] is Constant || !IsReadAfter(departed.Loop, symbol)).ToList();
        EndIteration(start.RemoveRange(free), exits);
        locals = locals.AddRange(free.Select(symbol => new KeyValuePair<ISymbol, Expr?>(symbol, end[symbol])));
    }

    /// <summary>Gives the lanes that broke out of an unrolled loop what is still due to them.</summary>
    private void Settle(Departed departed)
    {
        foreach (var symbol in departed.Due.Where(symbol => IsReadAfter(departed.Loop, symbol)).InOrder(static symbol => symbol))
        {
            var value = locals[symbol];
            foreach (var jump in departed.Jumps)
                value = value is null || jump.Locals[symbol] is not { } held ? null : Bind(Choose(jump.Condition, held, value), LocalName(symbol));
            locals = locals.SetItem(symbol, value);
        }
    }

    /// <summary>Gives each lane the locals that it left an iteration with. What the body declares ends with the iteration.</summary>
    /// <param name="start">The locals before the iteration.</param>
    /// <param name="exits">All ways out of the iteration, of which each lane takes one.</param>
    private void EndIteration(ImmutableDictionary<ISymbol, Expr?> start, IReadOnlyList<IterationExit> exits)
    {
        var merged = start; // stays where no lane reaches an exit: all return
        foreach (var symbol in start.Keys.Where(_ => exits.Count > 0).InOrder(static symbol => symbol))
        {
            // The fewest selects: what most exits agree on serves the lanes that the others leave. The end of the iteration is
            // looked at last, so that what its lanes take stands outermost.
            var groups = exits.GroupBy(exit => exit.Locals[symbol]).ToList();
            var common = groups.OrderByDescending(static group => group.Count()).First();
            var value = common.Key;
            foreach (var group in groups.Where(group => group != common))
            {
                var condition = group.Select(static exit => exit.Condition).Aggregate(Or);
                value = value is null || group.Key is null ? null : Bind(Choose(condition, group.Key, value), LocalName(symbol));
            }

            merged = merged.SetItem(symbol, value);
        }

        locals = merged;
    }

    private void Jump(ISymbol target, Expr condition, ImmutableDictionary<ISymbol, Expr?> snapshot)
    {
        var before = block.Here;
        var taken = And(before, condition);
        if (IsFalse(taken))
            return;
        Leave(condition);
        block.Jumps.Add(new TakenJump(target, taken, snapshot, before, block.Here));
    }

    /// <summary>Hands the jumps of two branches to the block around them.</summary>
    private void MergeJumps(Expr condition, Block whenTrue, Block whenFalse)
    {
        foreach (var jump in whenTrue.Jumps)
            Jump(jump.Target, And(condition, jump.Condition), jump.Locals);
        foreach (var jump in whenFalse.Jumps)
            Jump(jump.Target, And(Not(condition), jump.Condition), jump.Locals);
        if (TracksExits && whenTrue.IsOver && whenFalse.IsOver)
            (block.Here, block.Live) = (Constant.False, Constant.False);
    }

    /// <summary>Lets lanes that jumped to a label take part again.</summary>
    private void Rejoin(ISymbol target)
    {
        foreach (var jump in Enumerable.Reverse(TakeJumps(target)))
        {
            locals = IsFalse(block.Here) ? jump.Locals : Merge(jump.Condition, jump.Locals, locals);
            block.Here = ReferenceEquals(block.Here, jump.After) ? jump.Before : Or(block.Here, jump.Condition);
            block.Live = And(block.Start, block.Here);
        }
    }

    private List<TakenJump> TakeJumps(ISymbol target)
    {
        var taken = block.Jumps.Where(jump => SymbolEqualityComparer.Default.Equals(jump.Target, target)).ToList();
        block.Jumps.RemoveAll(taken.Contains);
        return taken;
    }

    private Expr? ZeroOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { Type: var type } => ZeroOf(type),
        IMethodSymbol { ReturnType: var type } => ZeroOf(type),
        _ => null,
    };

    private Expr? ZeroOf(ITypeSymbol type)
    {
        if (ScalarOf(type) is not { } scalar)
            return null;
        if (scalar != ScalarType.Tuple)
            return Constant.OfNumber(scalar, 0);
        var items = ((INamedTypeSymbol)type).TupleElements.Select(element => ZeroOf(element.Type)).ToList();
        return items.Contains(null) ? null : new TupleExpr([.. items.Select(static item => item!)]);
    }

    /// <summary>Lanes that left a block by <c>break</c> or <c>continue</c>, or returned from a method that is executed where it is called.</summary>
    /// <param name="Target">The label that they go to; of a <c>return</c> the method.</param>
    /// <param name="Condition">The lanes, of those that entered the block; exact, so no other exit has one of them.</param>
    /// <param name="Locals">What the locals held there.</param>
    /// <param name="Before">Who was in the block before the jump, and <paramref name="After"/> it.</param>
    private sealed record TakenJump(ISymbol Target, Expr Condition, ImmutableDictionary<ISymbol, Expr?> Locals, Expr Before, Expr After);

    /// <summary>The lanes that broke out of a loop that is being unrolled.</summary>
    private sealed class Departed(LoopShape loop)
    {
        public LoopShape Loop => loop;

        public List<TakenJump> Jumps { get; } = [];

        /// <summary>The locals that do not hold yet what these lanes had.</summary>
        public HashSet<ISymbol> Due { get; } = new(SymbolEqualityComparer.Default);
    }

    /// <summary>A way out of an iteration: to the next or out of the loop.</summary>
    private sealed record IterationExit(Expr Condition, ImmutableDictionary<ISymbol, Expr?> Locals);

    /// <summary>What <c>for</c>, <c>while</c>, <c>do</c> and <c>foreach</c> have in common.</summary>
    /// <param name="Bottom">What follows the body in each iteration.</param>
    /// <param name="TestsFirst">The condition is tested before the first iteration too.</param>
    /// <param name="Each">The loop, if it goes over the elements of an array.</param>
    /// <param name="Table">The table whose numbers it goes over, where that is a parameter of the kernel.</param>
    private sealed record LoopShape(
        ILoopOperation Operation,
        IReadOnlyList<IOperation> Before,
        IOperation? Condition,
        IOperation Body,
        IReadOnlyList<IOperation> Bottom,
        bool TestsFirst,
        IForEachLoopOperation? Each = null,
        Table? Table = null)
    {
        /// <summary>Its condition never ends it.</summary>
        public bool IsEndless => Each is null && (Condition is null or { ConstantValue: { HasValue: true, Value: true } });

        public bool HasExit => Body.DescendantsAndSelf()
            .Any(operation => operation is IReturnOperation or IThrowOperation or IInvocationOperation { TargetMethod.ReturnsVoid: true }
            || (operation is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, Operation.ExitLabel)));

        /// <summary>Null for a loop that a kernel cannot have.</summary>
        public static LoopShape? Of(ILoopOperation operation) => operation switch
        {
            IForLoopOperation loop => new(loop, loop.Before, loop.Condition, loop.Body, loop.AtLoopBottom, TestsFirst: true),
            IWhileLoopOperation loop => new(loop, [], loop.Condition, loop.Body, [], loop.ConditionIsTop),
            IForEachLoopOperation loop when (loop.Collection is IConversionOperation { Operand.Type: var type } ? type : loop.Collection.Type)
                .ArrayElement() is not null =>
                new(loop, [], null, loop.Body, [], TestsFirst: true, loop),
            _ => null,
        };

        /// <summary>Does a local live and die in one iteration?</summary>
        public bool Declares(ISymbol symbol) => IsDeclaredIn(symbol, Body);
    }
}
