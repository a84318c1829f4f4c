using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Branches and early returns: both ways are executed, and what they leave is merged under the condition.</summary>
internal sealed partial class BodyParser
{
    private void Branch(IConditionalOperation conditional)
    {
        var condition = Bind(Evaluate(conditional.Condition));
        if (TracksExits && condition is Constant)
        {
            // In an unrolled loop, or a method that is executed where it is called, this goes one way; the other may not even make sense in it.
            if ((IsTrue(condition) ? conditional.WhenTrue : conditional.WhenFalse) is { } taken)
                Execute(taken);
            return;
        }

        var (outerLocals, outer) = (locals, block);

        block = new Block(And(outer.Live, condition));
        Execute(conditional.WhenTrue);
        var whenTrue = (locals, block);

        (locals, block) = (outerLocals, new Block(And(outer.Live, Not(condition))));
        if (conditional.WhenFalse is { } otherwise)
            Execute(otherwise);
        var whenFalse = (locals, block);
        block = outer;
        Join(condition, whenTrue, whenFalse);
    }

    /// <summary>Lets two branches meet again in the block around them.</summary>
    private void Join(
        Expr condition,
        (ImmutableDictionary<ISymbol, Expr?> Locals, Block Block) whenTrue,
        (ImmutableDictionary<ISymbol, Expr?> Locals, Block Block) whenFalse)
    {
        locals = whenTrue.Block.IsOver ? whenFalse.Locals
            : whenFalse.Block.IsOver ? whenTrue.Locals
            : Merge(condition, whenTrue.Locals, whenFalse.Locals);
        foreach (var (returned, value) in MergeReturns(condition, whenTrue.Block.Returns, whenFalse.Block.Returns))
            Return(returned, value);
        MergeJumps(condition, whenTrue.Block, whenFalse.Block);
    }

    /// <param name="condition">The lanes, of those that are here.</param>
    /// <param name="value">What they return; null where they throw.</param>
    private void Return(Expr condition, Expr? value)
    {
        block.Returns.Add((TracksExits ? And(block.Here, condition) : condition, value));
        Leave(condition);
    }

    /// <summary>Lanes in which a condition holds go elsewhere; what follows is executed without them.</summary>
    private void Leave(Expr condition)
    {
        block.Here = TracksExits ? And(block.Here, Not(condition)) : block.Here;
        block.Live = TracksExits ? And(block.Start, block.Here) : And(block.Live, Not(condition));
    }

    private IEnumerable<(Expr Condition, Expr? Value)> MergeReturns(
        Expr condition,
        List<(Expr Condition, Expr? Value)> whenTrue,
        List<(Expr Condition, Expr? Value)> whenFalse)
    {
        if (IsComplete(whenTrue) && IsComplete(whenFalse))
            return [(Constant.True, BindKnown(ChooseKnown(condition, ValueOf(whenTrue), ValueOf(whenFalse))))];
        if (IsComplete(whenTrue))
            whenTrue = [(Constant.True, BindKnown(ValueOf(whenTrue)))];
        if (IsComplete(whenFalse))
            whenFalse = [(Constant.True, BindKnown(ValueOf(whenFalse)))];
        return whenTrue.Select(item => (And(condition, item.Condition), item.Value))
            .Concat(whenFalse.Select(item => (And(Not(condition), item.Condition), item.Value)))
            .ToList();
    }

    /// <summary>Does every lane return?</summary>
    private static bool IsComplete(List<(Expr Condition, Expr? Value)> returns) =>
        returns.Any(static item => IsTrue(item.Condition));

    /// <summary>One value for all lanes; null where all throw. The last item serves all that the others leave.</summary>
    private Expr? ValueOf(List<(Expr Condition, Expr? Value)> returns)
    {
        if (returns.Count == 0)
            return null;
        var last = returns.FindIndex(static item => IsTrue(item.Condition));
        if (last < 0)
            last = returns.Count - 1;
        var value = returns[last].Value;
        for (var i = last - 1; i >= 0; i--)
            value = Chain(i, ChooseKnown(returns[i].Condition, returns[i].Value, value));
        return value;
    }

    private ImmutableDictionary<ISymbol, Expr?> Merge(
        Expr condition,
        ImmutableDictionary<ISymbol, Expr?> whenTrue,
        ImmutableDictionary<ISymbol, Expr?> whenFalse)
    {
        // In the order of declaration: the generated code must not depend on how a dictionary sorts its keys.
        var changed = whenTrue
            .Where(pair => whenFalse.TryGetValue(pair.Key, out var other) && !ReferenceEquals(pair.Value, other))
            .InOrder(static pair => pair.Key)
            .ToList();
        var merged = whenTrue.Union(whenFalse.Where(pair => !whenTrue.ContainsKey(pair.Key)))
            .ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value, SymbolEqualityComparer.Default);
        foreach (var pair in changed)
        {
            var other = whenFalse[pair.Key];
            RequireSameLength(pair.Value, other, pair.Key.Locations[0]);
            merged = merged.SetItem(
                pair.Key,
                pair.Value is null || other is null ? null : Bind(Choose(condition, pair.Value, other), LocalName(pair.Key)));
        }

        return merged;
    }

    /// <summary>Names every so many links of a chain, so that its expression does not nest as deeply as it is long.</summary>
    private Expr? Chain(int link, Expr? value) => link % 16 == 15 ? BindKnown(value) : value;

    private static bool IsTrue(Expr condition) => condition is Constant { Bits: not 0 };

    private static bool IsFalse(Expr condition) => condition is Constant { Bits: 0 };

    /// <summary>The value of one of two branches, of tuples element by element.</summary>
    private static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse) =>
        ReferenceEquals(whenTrue, whenFalse) || IsTrue(condition) ? whenTrue
        : IsFalse(condition) ? whenFalse
        : (whenTrue, whenFalse) is (TupleExpr left, TupleExpr right)
            ? new TupleExpr(left.Items.Zip(right.Items, (l, r) => Choose(condition, l, r)).ToEquatableArray())
            : new Select(condition, whenTrue, whenFalse);

    /// <summary>The same where one of the branches may have no value, since all its lanes throw.</summary>
    private static Expr? ChooseKnown(Expr condition, Expr? whenTrue, Expr? whenFalse) =>
        whenTrue is null ? whenFalse : whenFalse is null ? whenTrue : Choose(condition, whenTrue, whenFalse);

    private Expr And(Expr left, Expr right) =>
        IsTrue(left) || IsFalse(right) ? right
        : IsTrue(right) || IsFalse(left) ? left
        : Bind(new Binary(BinaryOperator.And, left, right));

    private Expr Or(Expr left, Expr right) =>
        IsFalse(left) || IsTrue(right) ? right
        : IsFalse(right) || IsTrue(left) ? left
        : Bind(new Binary(BinaryOperator.Or, left, right));

    private Expr Not(Expr condition) =>
        IsTrue(condition) ? Constant.False
        : IsFalse(condition) ? Constant.True
        : Bind(new Unary(UnaryOperator.Not, condition));

    /// <summary>A stretch of the body that the scalar program enters as a whole.</summary>
    private sealed class Block(Expr live)
    {
        /// <summary>True where the scalar program entered the block.</summary>
        public Expr Start { get; } = live;

        /// <summary>True where the scalar program is executing the current expression.</summary>
        public Expr Live { get; set; } = live;

        /// <summary>
        /// Of the lanes that entered the block, those that have not left it. Kept where lanes may
        /// <see cref="TracksExits">leave one by one</see>.
        /// </summary>
        public Expr Here { get; set; } = Constant.True;

        /// <summary>What was returned so far: in lanes where a condition holds, and none before it does, its value. They throw where it is null.</summary>
        public List<(Expr Condition, Expr? Value)> Returns { get; } = [];

        /// <summary>The lanes that left by <c>break</c> and <c>continue</c>.</summary>
        public List<TakenJump> Jumps { get; } = [];

        /// <summary>Does no lane reach the end?</summary>
        public bool IsOver => IsFalse(Here) || IsComplete(Returns);
    }
}
