using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Finds the choices one of whose arms is computed by a function that few elements need, and puts that arm, with all that serves
/// it alone, into a method of its own. Choices by one condition share a method.
/// </summary>
internal sealed partial class RareBranches
{
    /// <summary>A condition of so few operations is computed once more in the method; a longer one is handed to it.</summary>
    private const int ShortCondition = 6;

    private readonly Func<string> newMethod;
    private readonly List<Binding> operations = [];
    private readonly Dictionary<Expr, Binding> byLeaf = [];
    private readonly Dictionary<Expr, Expr> known = [];
    private readonly Dictionary<string, Expr> scope = [];

    /// <summary>What only lanes need that call a rare function.</summary>
    private readonly HashSet<Expr> rare = [];

    /// <summary>What nothing uses but rare operations, and choices with a rare arm as their condition.</summary>
    private readonly HashSet<Expr> serving = [];

    /// <summary>What is rare, and conditions that contain it.</summary>
    private readonly HashSet<Expr> containing = [];
    private readonly List<Group> groups = [];
    private readonly Dictionary<Expr, (Group Group, int Index)> members = [];

    private RareBranches(Func<string> newMethod) => this.newMethod = newMethod;

    /// <summary>Leaves the marks on what no branch computes.</summary>
    private bool KeepsMarks { get; init; }

    /// <summary>The function without marks: an ordinary branch.</summary>
    public static Function Forget(Function function) => HasMark(function) ? CommonSubexpressions.Run(Simplify.Run(Unmarked(function))) : function;

    /// <param name="function">A vector form.</param>
    /// <param name="method">The name of the first method.</param>
    public static Function Run(Function function, string method)
    {
        if (!HasMark(function))
            return function;
        var number = 0;
        return CommonSubexpressions.Run(Run(function, () => ++number == 1 ? method : $"{method}Branch{number.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>The keys of the rare functions that are computed for all elements.</summary>
    public static IEnumerable<string> NotSkipped(Function function) => HasMark(function)
        ? MarksIn(CommonSubexpressions.Run(Run(CommonSubexpressions.Run(function), static () => "", keepsMarks: true))).Distinct()
        : [];

    private static IEnumerable<string> MarksIn(Function function) => function.Nodes().SelectMany(static node => node switch
    {
        Rare rare => [rare.Function],
        Loop loop => MarksIn(loop.Body),
        _ => [],
    });

    /// <summary>The parts of a function that are methods, with those within them.</summary>
    public static IEnumerable<RareBranch> In(Function function) => function.Nodes().SelectMany(static node => node switch
    {
        RareBranch branch => In(branch.Body).Prepend(branch),
        Loop loop => In(loop.Body),
        _ => [],
    });

    private static Function Run(Function function, Func<string> newMethod, bool keepsMarks = false) =>
        HasMark(function) ? new RareBranches(newMethod) { KeepsMarks = keepsMarks }.Transform(function.JoinThrows()).SplitThrows(function) : function;

    /// <summary>Is anything in the function marked as rare?</summary>
    public static bool HasMark(Function function) =>
        function.Nodes().Any(static node => node is Rare || (node is Loop loop && HasMark(loop.Body)));

    private static Function Unmarked(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        Rare rare => rare.Operand,
        Loop loop => loop with { Body = Unmarked(loop.Body) },
        _ => node,
    }));

    private Function Transform(Function function)
    {
        foreach (var binding in function.Bindings)
        {
            var leaf = Flatten(binding.Value);
            scope[binding.Variable.Name] = leaf;
            if (leaf is Variable && byLeaf[leaf] is { Name: null } operation)
                byLeaf[leaf] = operation with { Name = binding.Name, Hint = operation.Hint ?? binding.Hint };
        }

        var result = function.Result is TupleExpr tuple ? tuple.MapOperands(Flatten) : Flatten(function.Result);
        var results = result is TupleExpr ? result.Operands : [result];
        FindRare(results);
        foreach (var operation in operations)
            FindBranch(operation.Variable, operation.Value);

        var moved = groups.SelectMany(group => group.Moved = FindMoved(group, results)).ToList();
        var left = new Rewriting(this, [.. moved]);
        foreach (var operation in operations)
            left.Write(operation.Variable);
        return function with { Bindings = left.Bindings.ToEquatableArray(), Result = result is TupleExpr ? result.MapOperands(left.Leaf) : left.Leaf(result) };
    }

    private Expr Flatten(Expr expression)
    {
        if (expression is Variable variable)
            return scope[variable.Name];
        if (expression.IsAtom)
            return expression;
        var node = expression.MapOperands(Flatten);
        if (known.TryGetValue(node, out var leaf))
            return leaf;
        if (node is Loop loop)
            node = loop with { Body = Run(loop.Body, newMethod, KeepsMarks) };
        var bound = new Variable(node.Type, $"#{operations.Count.ToString(CultureInfo.InvariantCulture)}");
        var operation = new Binding(bound, node, null);
        operations.Add(operation);
        known.Add(node, bound);
        byLeaf.Add(bound, operation);
        return bound;
    }

    private Expr? Definition(Expr leaf) => byLeaf.TryGetValue(leaf, out var operation) ? operation.Value : null;

    /// <summary>What is computed from arguments of rare functions, and choices that serve nothing else.</summary>
    private void FindRare(IReadOnlyList<Expr> results)
    {
        foreach (var operation in operations)
        {
            var isRare = operation.Value switch
            {
                Rare => true,
                Select select => rare.Contains(select.Condition) || (rare.Contains(select.WhenTrue) && rare.Contains(select.WhenFalse)),
                Binary { Type.IsBool: true, Operator: BinaryOperator.And or BinaryOperator.Or } logic => logic.Operands.All(rare.Contains),
                var node => node.Operands.Any(rare.Contains),
            };
            if (isRare)
                rare.Add(operation.Variable);
        }

        var usedElsewhere = new HashSet<Expr>(results);
        foreach (var operation in Enumerable.Reverse(operations))
        {
            var isRare = rare.Contains(operation.Variable);
            if (!isRare && !usedElsewhere.Contains(operation.Variable) && operation.Value is Select && operation.Value.Operands.Any(rare.Contains))
                isRare = rare.Add(operation.Variable);
            if (!isRare)
                usedElsewhere.UnionWith(operation.Value is Select select && Member.Of(operation.Variable, select, rare) is not null
                    ? [select.WhenTrue, select.WhenFalse]
                    : operation.Value.Operands);
        }

        serving.UnionWith(operations.Select(static operation => (Expr)operation.Variable).Where(leaf => !usedElsewhere.Contains(leaf)));
    }

    /// <summary>Is it a choice with a rare arm, or a condition with a rare part that is needed for more than such a choice?</summary>
    private void FindBranch(Variable leaf, Expr node)
    {
        var isRare = rare.Contains(leaf);
        if (!isRare && Member.Of(leaf, node, rare) is { } member && !(node is Binary && serving.Contains(leaf)) && TestOf(member) is { } test)
            Join(member, test);
        if (isRare || (!members.ContainsKey(leaf) && node.Operands.Any(containing.Contains)))
            containing.Add(leaf);
    }

    /// <summary>
    /// What the lanes have in common that take the rare arm, as far as it is known without the rare function; null where
    /// that is nothing.
    /// </summary>
    private (Expr Condition, bool WhenTrue)? TestOf(Member member)
    {
        if (!containing.Contains(member.Choice.Condition))
            return (member.Choice.Condition, member.WhenTrue);
        var needed = Needed(member.Choice.Condition, member.WhenTrue).Where(item => !containing.Contains(item.Condition)).Distinct().ToList();
        return needed.Count == 0 ? null
            : needed.Count == 1 ? needed[0]
            : (needed.Select(static item => item.WhenTrue ? item.Condition : new Unary(UnaryOperator.Not, item.Condition))
                .Aggregate(static (left, right) => new Binary(BinaryOperator.And, left, right)), true);
    }

    /// <summary>The conditions that all hold, or do not hold, where the one does.</summary>
    private IEnumerable<(Expr Condition, bool WhenTrue)> Needed(Expr condition, bool holds) => Definition(condition) switch
    {
        Unary { Operator: UnaryOperator.Not } negated => Needed(negated.Operand, !holds),
        Binary { Operator: BinaryOperator.And } both when holds => both.Operands.SelectMany(operand => Needed(operand, true)),
        Binary { Operator: BinaryOperator.Or } either when !holds => either.Operands.SelectMany(operand => Needed(operand, false)),
        _ => [(condition, holds)],
    };

    /// <summary>
    /// Puts a choice into the group of those by the same condition, unless it needs what one of them, or of a later group,
    /// gives.
    /// </summary>
    private void Join(Member member, (Expr Condition, bool WhenTrue) test)
    {
        var index = groups.FindLastIndex(group => group.Test == test);
        var later = index < 0 ? [] : groups.Skip(index).SelectMany(static group => group.Members).Select(static other => other.Leaf).ToList();
        if (index < 0 || Reaches(member.Leaf, later))
        {
            index = groups.Count;
            groups.Add(new Group(test));
        }

        members.Add(member.Leaf, (groups[index], groups[index].Members.Count));
        groups[index].Members.Add(member);
    }

    private bool Reaches(Expr from, IReadOnlyCollection<Expr> targets)
    {
        var seen = new HashSet<Expr>();
        var pending = new Stack<Expr>([from]);
        while (pending.Count > 0)
        {
            foreach (var operand in Definition(pending.Pop())?.Operands ?? [])
            {
                if (targets.Contains(operand))
                    return true;
                if (seen.Add(operand))
                    pending.Push(operand);
            }
        }

        return false;
    }

    /// <summary>The operations that serve nothing but the rare arms of a group.</summary>
    private HashSet<Expr> FindMoved(Group group, IReadOnlyList<Expr> results)
    {
        var moved = new HashSet<Expr>();
        var stays = new HashSet<Expr>(results);
        var used = new HashSet<Expr>(group.Members.Select(static member => member.Arm));
        foreach (var operation in Enumerable.Reverse(operations))
        {
            var leaf = operation.Variable;
            var isGroups = members.TryGetValue(leaf, out var place) && place.Group == group;
            var mayMove = !members.ContainsKey(leaf) && (rare.Contains(leaf) || operation.Value is not (Loop or Binary { MayThrow: true }));
            if (used.Contains(leaf) && !stays.Contains(leaf) && mayMove)
            {
                moved.Add(leaf);
                used.UnionWith(operation.Value.Operands);
            }
            else
            {
                stays.UnionWith(isGroups ? group.Members[place.Index].Outside : operation.Value.Operands);
            }
        }

        return moved;
    }

    /// <summary>The method of a group, and what it is given.</summary>
    private RareBranch BranchOf(Group group, Rewriting outside)
    {
        var inside = new HashSet<Expr>();
        foreach (var member in group.Members)
        {
            Include(member.Arm);
            if (containing.Contains(member.Choice.Condition))
                Include(member.Choice.Condition);
            else
                inside.UnionWith(ShortChain(member.Choice.Condition));
        }

        inside.UnionWith(group.Moved);

        // A tuple cannot be handed over, but its elements can.
        inside.RemoveWhere(leaf => Definition(leaf) is Item element && !inside.Contains(element.Tuple));

        var arguments = new List<Expr>();
        var leaves = new Dictionary<Expr, Expr>();
        var bindings = new List<Binding>();
        foreach (var operation in operations.Where(operation => inside.Contains(operation.Variable)))
        {
            var value = operation.Value.MapOperands(Inside);
            if (operation.Value is Rare { Operand: var operand } && !rare.Contains(operand))
                leaves.Add(operation.Variable, Inside(operand));
            else
                bindings.Add(byLeaf[operation.Variable] with { Value = value });
        }

        var results = new List<Expr>();
        var usual = new List<Parameter>();
        foreach (var member in group.Members)
        {
            usual.Add(new Parameter(member.Choice.Type, $"#usual{usual.Count}"));
            var (condition, arm) = (Inside(member.Choice.Condition), Inside(member.Arm));
            var other = member.Other is Constant ? member.Other : usual[usual.Count - 1];
            results.Add(member.WhenTrue ? new Select(condition, arm, other) : new Select(condition, other, arm));
        }

        var parameters = arguments.Select(argument => (Parameter)leaves[argument]).Concat(usual).ToEquatableArray();
        var body = new Function("", parameters, bindings.ToEquatableArray(), new TupleExpr(results.ToEquatableArray()));
        return new RareBranch(
            newMethod(),
            outside.Leaf(group.Test.Condition),
            group.Test.WhenTrue,
            group.Members.Select(member => outside.Leaf(member.Other)).ToEquatableArray(),
            arguments.Select(outside.Leaf).ToEquatableArray(),
            group.Members.Select(member => new Variable(member.Choice.Type, NameOf(byLeaf[member.Leaf]))).ToEquatableArray(),
            Simplify.Run(Run(body, newMethod)));

        void Include(Expr root)
        {
            var pending = new Stack<Expr>([root]);
            while (pending.Count > 0)
            {
                var leaf = pending.Pop();
                if (!containing.Contains(leaf) || !inside.Add(leaf))
                    continue;
                foreach (var operand in Definition(leaf)!.Operands)
                    pending.Push(operand);
            }
        }

        Expr Inside(Expr leaf)
        {
            if (leaf is Constant or HardwareTest || inside.Contains(leaf))
                return leaves.TryGetValue(leaf, out var other) ? other : leaf;
            if (!leaves.TryGetValue(leaf, out var parameter))
            {
                leaves.Add(leaf, parameter = new Parameter(leaf.Type, $"#argument{arguments.Count}"));
                arguments.Add(leaf);
            }

            return parameter;
        }
    }

    private static string NameOf(Binding choice) => choice.Name ?? choice.Hint ?? "value";

    /// <summary>The operations of a condition that is sooner computed again than handed over as a mask.</summary>
    private IReadOnlyCollection<Expr> ShortChain(Expr condition)
    {
        var chain = new HashSet<Expr>();
        var leaves = new HashSet<Expr>();
        Collect(condition);
        return chain.Count <= ShortCondition && leaves.Count <= 2 ? chain : [];

        void Collect(Expr leaf)
        {
            if (Definition(leaf) is Compare or Classify or BitCast or Unary or MathCall { Function.Name: "Abs" }
                or Binary { Operator: not BinaryOperator.Divide, Type.IsFloat: false } && !members.ContainsKey(leaf))
            {
                if (chain.Add(leaf) && chain.Count <= ShortCondition)
                    Definition(leaf)!.Operands.ToList().ForEach(Collect);
            }
            else if (leaf is not Constant)
            {
                leaves.Add(leaf);
            }
        }
    }
}
