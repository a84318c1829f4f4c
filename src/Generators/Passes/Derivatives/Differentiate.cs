using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Reverse-mode differentiation. The function is taken apart into single operations. From the result back to the
/// parameters, each operation hands its adjoint, times its partial derivatives, on to its operands; what a parameter has
/// collected at the end is the derivative by it. One sweep gives the derivatives by all parameters.
/// </summary>
/// <remarks>
/// An operation matters only in lanes that take the branch it stands in: its <see cref="PathCondition"/>. Outside it the adjoint
/// is not kept clean. Where it is handed on to a value that matters more widely, it passes a select, behind the
/// multiplication, so that an infinite derivative in a branch that is not taken cannot give 0·∞.
/// </remarks>
internal sealed class Differentiate
{
    private readonly Operations operations;
    private readonly Saturation saturation;
    private readonly ChainRule rule;
    private readonly HashSet<Expr> active;
    private readonly Dictionary<Expr, PathCondition> paths = [];
    private readonly Dictionary<Expr, List<(PathCondition Path, Expr Value)>> contributions = [];

    /// <summary>For some operations a condition without which nothing flows on to their operands.</summary>
    private readonly Dictionary<Expr, Variable> conditions = [];

    private Differentiate(Function primal, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions)
    {
        operations = new Operations(primal);
        active = ChainRule.ActiveIn(operations, parameter => by.Contains(parameter.Name));
        saturation = new Saturation(operations);
        rule = new ChainRule(operations, functions);
    }

    /// <param name="primal">A function of one result, whose calls are inlined where the user gave no derivative.</param>
    /// <param name="by">For each result the parameter that it is the derivative by; empty for the value.</param>
    /// <param name="functions">The functions of the closure, by key.</param>
    /// <returns>A function whose result is a tuple, even if of one element.</returns>
    public static Function Run(Function primal, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions)
    {
        var pass = new Differentiate(primal, by, functions);
        var primals = pass.operations.All.ToList();
        pass.FindConditions(primals);
        pass.FindPaths(primals);
        pass.Contribute(pass.operations.Result, PathCondition.Always, primal.Result.Number(1));
        foreach (var operation in Enumerable.Reverse(primals))
            pass.Propagate(operation);

        var results = by.Select(name => name.Length == 0
            ? pass.operations.Result
            : Converted(pass.Adjoint(ParameterOf(primal, name)), primal.Result.Type)).ToEquatableArray();
        return primal with
        {
            Bindings = pass.operations.All.ToEquatableArray(),
            Result = new TupleExpr(results),
            Own = null,
        };
    }

    private static Parameter ParameterOf(Function function, string name) =>
        function.Parameters.First(parameter => parameter.Name == name);

    /// <summary>Where functions are flat is known now; the condition of a power waits for its adjoint.</summary>
    private void FindConditions(IReadOnlyList<Binding> primals)
    {
        foreach (var operation in primals.Where(operation => active.Contains(operation.Variable)))
        {
            var hasSlope = saturation.HasSlope(operation);
            if (hasSlope is null && !Saturation.IsPower(operation, out _))
                continue;
            var condition = new Variable(ScalarType.Bool, $"#condition{conditions.Count}");
            conditions.Add(operation.Variable, condition);
            if (hasSlope is not null)
                operations.Define(condition, hasSlope);
        }
    }

    private void FindPaths(IReadOnlyList<Binding> primals)
    {
        foreach (var parameter in operations.Parameters)
            paths[parameter] = PathCondition.Always;
        Widen(operations.Result, PathCondition.Always);
        foreach (var operation in Enumerable.Reverse(primals))
        {
            if (!paths.ContainsKey(operation.Variable))
                continue;
            var path = PathBelow(operation.Variable);
            if (operation.Value is Select select)
            {
                Widen(select.Condition, path);
                Widen(select.WhenTrue, path.And(Holds(select, true)));
                Widen(select.WhenFalse, path.And(Holds(select, false)));
            }
            else if (StableForms.Find(operation, operations) is { Numerator: { } numerator })
            {
                Widen(numerator.Operand, paths[operation.Variable]);
                Widen(operation.Value.Operands[1], path);
            }
            else
            {
                for (var i = 0; i < operation.Value.Operands.Count; i++)
                    Widen(operation.Value.Operands[i], path.And(Taken(operation, i) ?? PathCondition.Always));
            }
        }
    }

    /// <summary>Where the operands of an operation matter: where it matters itself, and its condition holds if it has one.</summary>
    private PathCondition PathBelow(Expr leaf) =>
        conditions.TryGetValue(leaf, out var condition) ? paths[leaf].And(PathCondition.Of(condition)) : paths[leaf];

    private void Widen(Expr leaf, PathCondition path)
    {
        if (!active.Contains(leaf) || leaf is Parameter)
            return;
        var both = Named(paths.TryGetValue(leaf, out var known) ? known.Or(path) : path);
        paths[leaf] = both;
    }

    /// <summary>
    /// One that is too large becomes one condition. What waits for an adjoint cannot be part of it; the path condition then
    /// holds more widely.
    /// </summary>
    private PathCondition Named(PathCondition path)
    {
        if (!path.IsTooLarge)
            return path;
        path = path.Of(condition => condition is not Variable || operations.Definition(condition) is not null);
        return path.IsAlways ? PathCondition.Always : path.IsTooLarge ? PathCondition.Of(operations.Bind(path.ToExpr())) : path;
    }

    /// <summary>
    /// A computed argument of Min or Max matters where it is taken, as in a branch: the logarithm in max(ln p, −100) at p = 0
    /// has an infinite slope, and the maximum none. Null of other operands.
    /// </summary>
    private PathCondition? Taken(Binding operation, int operand)
    {
        if (operation.Value is not MathCall { Function.Picks: { } extremum } call || call.Arguments[operand] is not Variable)
            return null;
        var (own, other) = (call.Arguments[operand], call.Arguments[1 - operand]);
        var loses = Pieces.Test(extremum == Extremum.Max ? "IsBelow" : "IsAbove", own, other);
        return PathCondition.Of(operations.Bind(loses), false, operations.Definition);
    }

    private PathCondition Holds(Select select, bool branch) => PathCondition.Of(select.Condition, branch, operations.Definition);

    /// <summary>Hands an operation's adjoint on to its operands.</summary>
    private void Propagate(Binding operation)
    {
        if (!contributions.ContainsKey(operation.Variable))
            return;
        var (node, path) = (operation.Value, PathBelow(operation.Variable));
        var adjoint = Adjoint(operation.Variable);
        if (saturation.HasFiniteSlope(operation, adjoint) is { } hasFiniteSlope)
            operations.Define(conditions[operation.Variable], hasFiniteSlope);
        if (StableForms.Find(operation, operations) is { } stable && stable.Partials.Any(item => active.Contains(item.Argument)))
        {
            foreach (var (argument, partial) in stable.Partials.Where(item => active.Contains(item.Argument)))
                Contribute(argument, path, rule.Times(adjoint, partial));
            if (stable.Numerator is { } numerator)
                Contribute(numerator.Operand, paths[operation.Variable], rule.Times(adjoint, numerator.Partial));
            return;
        }

        if (node is Select select)
        {
            Contribute(select.WhenTrue, path.And(Holds(select, true)), adjoint);
            Contribute(select.WhenFalse, path.And(Holds(select, false)), adjoint);
            return;
        }

        if (node is Conversion conversion)
        {
            Contribute(conversion.Operand, path, adjoint);
            return;
        }

        // A function of one argument can take over a division that is due: e·(1/(1 + e)) is e/(1 + e).
        var divisor = node.Operands.Count == 1
            && operations.Definition(adjoint) is Binary { Operator: BinaryOperator.Divide, Left: Constant one } due && one.Is(1)
            ? due.Right
            : null;
        var partials = rule.PartialsOf(operation);
        for (var i = 0; i < partials.Count; i++)
        {
            if (!active.Contains(node.Operands[i]))
                continue;
            var partial = partials[i] ?? throw ChainRule.NotSupported(node);
            Contribute(
                node.Operands[i],
                path.And(Taken(operation, i) ?? PathCondition.Always),
                divisor is not null && partial is Variable ? partial / divisor : rule.Times(adjoint, partial));
        }
    }

    private void Contribute(Expr leaf, PathCondition path, Expr value)
    {
        if (!active.Contains(leaf) || path.IsNever || value is Constant { Bits: 0 })
            return;
        path = Named(path);
        value = Converted(value, AdjointType(leaf));
        if (!contributions.TryGetValue(leaf, out var list))
            contributions.Add(leaf, list = []);
        var own = paths[leaf];
        list.Add((path.IsSameAs(own) ? PathCondition.Always : path.Within(own), value));
    }

    /// <summary>
    /// The type of what a value collects: its own, but that of the result where a parameter has fewer digits, since a derivative has
    /// the result's.
    /// </summary>
    private ScalarType AdjointType(Expr leaf) =>
        leaf is Parameter && leaf.Type.Bits < operations.Result.Type.Bits ? operations.Result.Type : leaf.Type;

    private static Expr Converted(Expr value, ScalarType type) => value.Type == type ? value : new Conversion(type, value);

    /// <summary>The sum of what a value has collected, bound to a name.</summary>
    private Expr Adjoint(Expr leaf)
    {
        if (!contributions.TryGetValue(leaf, out var list))
            return Constant.OfNumber(AdjointType(leaf), 0);
        // In the order of the function's own terms.
        list.Reverse();
        while (JoinEquals(list) || JoinComplements(list) || JoinPieces(list))
        {
        }

        var sum = list.Select(static item => item.Path.Mask(item.Value)).Aggregate(static (total, value) => total + value);
        return operations.Bind(sum, operations.NameOf(leaf) is { } name ? $"by{char.ToUpperInvariant(name[0])}{name.Substring(1)}" : null);
    }

    /// <summary>What is collected in the same lanes is one value.</summary>
    private static bool JoinEquals(List<(PathCondition Path, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (list[i].Path.IsAlways || !list[i].Path.IsSameAs(list[j].Path))
                    continue;
                list[i] = (list[i].Path, list[i].Value + list[j].Value);
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    /// <summary>What has the same factor at a kink has it in common, so that a later factor of the kink meets it.</summary>
    private bool JoinPieces(List<(PathCondition Path, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (!list[i].Path.IsSameAs(list[j].Path) || KinkAlgebra.Sum(list[i].Value, list[j].Value, operations) is not { } sum)
                    continue;
                list[i] = (list[i].Path, sum);
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    /// <summary>Two values, one for each side of a condition, become one select instead of a sum of two.</summary>
    private static bool JoinComplements(List<(PathCondition Path, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (!list[i].Path.IsComplement(list[j].Path, out var condition, out var holds, out var rest))
                    continue;
                var (whenTrue, whenFalse) = holds ? (list[i].Value, list[j].Value) : (list[j].Value, list[i].Value);
                list[i] = (rest, new Select(condition, whenTrue, whenFalse));
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }
}
