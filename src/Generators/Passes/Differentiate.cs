using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>
/// Reverse-mode differentiation. The function is taken apart into single operations. From the result back to the
/// parameters, each operation hands its adjoint, times its partial derivatives, on to its operands; what a parameter has
/// collected at the end is the derivative by it. One sweep gives the derivatives by all parameters.
/// </summary>
/// <remarks>
/// An operation matters only in lanes that take the branch it stands in: its <see cref="Guard"/>. Outside it the adjoint
/// is not kept clean. Where it is handed on to a value that matters more widely, it passes a select, behind the
/// multiplication, so that an infinite derivative in a branch that is not taken cannot give 0·∞.
/// </remarks>
internal sealed class Differentiate
{
    private readonly IReadOnlyDictionary<string, Function> functions;
    private readonly Operations operations;
    private readonly Saturation saturation;
    private readonly KinkAlgebra kinks;
    private readonly HashSet<Expr> active = [];
    private readonly Dictionary<Expr, Guard> guards = [];
    private readonly Dictionary<Expr, List<(Guard Guard, Expr Value)>> contributions = [];

    /// <summary>For some operations a condition without which nothing flows on to their operands.</summary>
    private readonly Dictionary<Expr, Variable> conditions = [];

    private Differentiate(Function primal, IReadOnlyDictionary<string, Function> functions)
    {
        this.functions = functions;
        operations = new Operations(primal);
        saturation = new Saturation(operations);
        kinks = new KinkAlgebra(operations);
    }

    /// <param name="primal">A function of one result, whose calls are inlined where the user gave no derivative.</param>
    /// <param name="by">For each result the parameter that it is the derivative by; empty for the value.</param>
    /// <param name="functions">The functions of the closure, by key.</param>
    public static Function Run(Function primal, IReadOnlyList<string> by, bool isTuple, IReadOnlyDictionary<string, Function> functions)
    {
        var pass = new Differentiate(primal, functions);
        pass.FindActive(by);
        var primals = pass.operations.All.ToList();
        pass.FindConditions(primals);
        pass.FindGuards(primals);
        pass.Contribute(pass.operations.Result, Guard.Always, primal.Result.Number(1));
        foreach (var operation in Enumerable.Reverse(primals))
            pass.Propagate(operation);

        var results = by.Select(name => name.Length == 0 ? pass.operations.Result : pass.Adjoint(ParameterOf(primal, name))).ToList();
        return primal with
        {
            Bindings = pass.operations.All.ToEquatableArray(),
            Result = isTuple ? new TupleExpr(results.ToEquatableArray()) : results[0],
            Own = null,
        };
    }

    private static Parameter ParameterOf(Function function, string name) =>
        function.Parameters.First(parameter => parameter.Name == name);

    /// <summary>What depends on the parameters in question by floating-point arithmetic, and so has a derivative.</summary>
    private void FindActive(IReadOnlyList<string> by)
    {
        foreach (var parameter in operations.Parameters.Where(parameter => by.Contains(parameter.Name)))
            active.Add(parameter);
        foreach (var operation in operations.All)
        {
            var isReal = operation.Value.Type.IsFloat() || operation.Value is Call;
            if (isReal && operation.Value.Operands.Any(active.Contains))
                active.Add(operation.Variable);
        }
    }

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

    private void FindGuards(IReadOnlyList<Binding> primals)
    {
        foreach (var parameter in operations.Parameters)
            guards[parameter] = Guard.Always;
        Widen(operations.Result, Guard.Always);
        foreach (var operation in Enumerable.Reverse(primals))
        {
            if (!guards.ContainsKey(operation.Variable))
                continue;
            var guard = GuardBelow(operation.Variable);
            if (operation.Value is Select select)
            {
                Widen(select.Condition, guard);
                Widen(select.WhenTrue, guard.And(Holds(select, true)));
                Widen(select.WhenFalse, guard.And(Holds(select, false)));
            }
            else if (StableForms.Find(operation, operations) is { Numerator: { } numerator })
            {
                Widen(numerator.Operand, guards[operation.Variable]);
                Widen(operation.Value.Operands[1], guard);
            }
            else
            {
                for (var i = 0; i < operation.Value.Operands.Count; i++)
                    Widen(operation.Value.Operands[i], guard.And(Taken(operation, i) ?? Guard.Always));
            }
        }
    }

    /// <summary>Where the operands of an operation matter: where it matters itself, and its condition holds if it has one.</summary>
    private Guard GuardBelow(Expr leaf) =>
        conditions.TryGetValue(leaf, out var condition) ? guards[leaf].And(Guard.Of(condition)) : guards[leaf];

    private void Widen(Expr leaf, Guard guard)
    {
        if (!active.Contains(leaf) || leaf is Parameter)
            return;
        var both = Named(guards.TryGetValue(leaf, out var known) ? known.Or(guard) : guard);
        guards[leaf] = both;
    }

    /// <summary>
    /// A guard that is too large becomes one condition. What waits for an adjoint cannot be part of it; the guard then holds more
    /// widely.
    /// </summary>
    private Guard Named(Guard guard)
    {
        if (!guard.IsTooLarge)
            return guard;
        guard = guard.Of(condition => condition is not Variable || operations.Definition(condition) is not null);
        return guard.IsAlways ? Guard.Always : guard.IsTooLarge ? Guard.Of(operations.Bind(guard.ToExpr())) : guard;
    }

    /// <summary>
    /// A computed argument of Min or Max matters where it is taken, as in a branch: the logarithm in max(ln p, −100) at p = 0
    /// has an infinite slope, and the maximum none. Null of other operands.
    /// </summary>
    private Guard? Taken(Binding operation, int operand)
    {
        if (operation.Value is not MathCall { Function.Name: "Min" or "Max" or "MinNative" or "MaxNative" } call || call.Arguments[operand] is not Variable)
            return null;
        var (own, other) = (call.Arguments[operand], call.Arguments[1 - operand]);
        var loses = Pieces.Test(call.Function.Name is "Max" or "MaxNative" ? "IsBelow" : "IsAbove", own, other);
        return Guard.Of(operations.Bind(loses), false, operations.Definition);
    }

    private Guard Holds(Select select, bool branch) => Guard.Of(select.Condition, branch, operations.Definition);

    /// <summary>Hands an operation's adjoint on to its operands.</summary>
    private void Propagate(Binding operation)
    {
        if (!contributions.ContainsKey(operation.Variable))
            return;
        var (node, guard) = (operation.Value, GuardBelow(operation.Variable));
        var adjoint = Adjoint(operation.Variable);
        if (saturation.HasFiniteSlope(operation, adjoint) is { } hasFiniteSlope)
            operations.Define(conditions[operation.Variable], hasFiniteSlope);
        if (StableForms.Find(operation, operations) is { } stable && stable.Partials.Any(item => active.Contains(item.Argument)))
        {
            foreach (var (argument, partial) in stable.Partials.Where(item => active.Contains(item.Argument)))
                Contribute(argument, guard, Scale(adjoint, partial));
            if (stable.Numerator is { } numerator)
                Contribute(numerator.Operand, guards[operation.Variable], Scale(adjoint, numerator.Partial));
            return;
        }

        if (node is Select select)
        {
            Contribute(select.WhenTrue, guard.And(Holds(select, true)), adjoint);
            Contribute(select.WhenFalse, guard.And(Holds(select, false)), adjoint);
            return;
        }

        // A function of one argument can take over a division that is due: e·(1/(1 + e)) is e/(1 + e).
        var divisor = node.Operands.Count == 1 && operations.Definition(adjoint) is Binary { Operator: BinaryOperator.Divide, Left: Constant one } due && one.Is(1)
            ? due.Right
            : null;
        var partials = node is Call call && functions[call.Function].Own is { } own
            ? OwnPartials(call, own)
            : PartialsOf(operation) ?? throw NotSupported(node);
        for (var i = 0; i < partials.Count; i++)
        {
            if (!active.Contains(node.Operands[i]))
                continue;
            Contribute(
                node.Operands[i],
                guard.And(Taken(operation, i) ?? Guard.Always),
                Scale(adjoint, divisor, partials[i] ?? throw NotSupported(node)));
        }
    }

    /// <summary>
    /// The partial derivatives of an operation by its operands, null for an operand that it has none by; null as a whole
    /// where there is no rule, and for calls and selects, which are not treated as functions of their operands.
    /// </summary>
    public static IReadOnlyList<Expr?>? PartialsOf(Binding operation)
    {
        Expr y = operation.Variable;
        var one = y.Type.IsFloat() ? y.Number(1) : null!;
        return operation.Value switch
        {
            Unary { Operator: UnaryOperator.Negate } => [-one],
            Binary { Operator: BinaryOperator.Add } => [one, one],
            Binary { Operator: BinaryOperator.Subtract } => [one, -one],

            // A square hands on 2·x at once, and not x twice.
            Binary { Operator: BinaryOperator.Multiply } square when square.Left == square.Right => [y.Number(2) * square.Left, y.Number(0)],
            Binary { Operator: BinaryOperator.Multiply } product => [product.Right, product.Left],

            // By the quotient, since the square of the divisor may overflow or vanish.
            Binary { Operator: BinaryOperator.Divide } quotient => [one / quotient.Right, -(y / quotient.Right)],
            Binary { Operator: BinaryOperator.Remainder } rest =>
                [one, -MathFunctions.Call("Truncate", rest.Left / rest.Right)],
            MathCall { Function.Partials: { } partials } call => partials(call.Arguments, y),
            _ => null,
        };
    }

    private IReadOnlyList<Expr?> OwnPartials(Call call, OwnDerivative own)
    {
        var type = own.IsTuple ? ScalarType.Tuple : call.Type;
        var derivative = operations.Bind(new Call(type, own.Function, call.Arguments, call.Guard));
        var parameters = functions[call.Function].Parameters;
        return parameters
            .Select(parameter => own.By.ToList().IndexOf(parameter.Name) is var index and >= 0
                ? own.IsTuple ? new Element(call.Type, derivative, index) : derivative
                : null)
            .Append(null) // the call's guard
            .ToList();
    }

    /// <summary>adjoint · partial, multiplied into the arms of selects, so that a 0 there stays 0.</summary>
    private Expr Scale(Expr adjoint, Expr partial) => (adjoint, partial) switch
    {
        _ when operations.Definition(adjoint) is Unary { Operator: UnaryOperator.Negate } negated => -Scale(negated.Operand, partial),
        _ when kinks.PieceOf(partial) is { } piece => kinks.Times(piece, adjoint, Scale),
        (_, Constant { Bits: 0 }) => partial,
        (_, Constant one) when one.Is(1) => adjoint,
        (Constant one, _) when one.Is(1) => partial,
        (_, Unary { Operator: UnaryOperator.Negate } negated) => -Scale(adjoint, negated.Operand),
        _ when Pieces.Find(operations.Definition(adjoint)) is { } piece => Pieces.WithValue(piece, operations.Bind(Scale(piece.Arguments[0], partial))),
        (_, Select select) => new Select(select.Condition, Scale(adjoint, select.WhenTrue), Scale(adjoint, select.WhenFalse)),
        (_, Binary { Operator: BinaryOperator.Divide, Left: Constant } quotient) => Scale(adjoint, quotient.Left) / quotient.Right,
        (_, Constant factor) when operations.Definition(adjoint) is Binary { Operator: BinaryOperator.Multiply, Left: Constant other } product && IsPowerOfTwo(other) =>
            factor.Number(factor.Float * other.Float) * product.Right,
        (_, Constant) => partial * adjoint,
        _ => adjoint * partial,
    };

    private static bool IsPowerOfTwo(Constant factor) => Math.Abs(factor.Float) is 0.25 or 0.5 or 2 or 4;

    private Expr Scale(Expr adjoint, Expr? divisor, Expr partial) =>
        divisor is not null && partial is Variable ? partial / divisor : Scale(adjoint, partial);

    private void Contribute(Expr leaf, Guard guard, Expr value)
    {
        if (!active.Contains(leaf) || guard.IsNever || value is Constant { Bits: 0 })
            return;
        guard = Named(guard);
        if (!contributions.TryGetValue(leaf, out var list))
            contributions.Add(leaf, list = []);
        var own = guards[leaf];
        list.Add((guard.IsSameAs(own) ? Guard.Always : guard.Within(own), value));
    }

    /// <summary>The sum of what a value has collected, bound to a name.</summary>
    private Expr Adjoint(Expr leaf)
    {
        if (!contributions.TryGetValue(leaf, out var list))
            return leaf.Number(0);
        // In the order of the function's own terms.
        list.Reverse();
        while (JoinEquals(list) || JoinComplements(list) || JoinPieces(list))
        {
        }

        var sum = list.Select(static item => item.Guard.Mask(item.Value)).Aggregate(static (total, value) => total + value);
        return operations.Bind(sum);
    }

    /// <summary>What is collected in the same lanes is one value.</summary>
    private static bool JoinEquals(List<(Guard Guard, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (list[i].Guard.IsAlways || !list[i].Guard.IsSameAs(list[j].Guard))
                    continue;
                list[i] = (list[i].Guard, list[i].Value + list[j].Value);
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    /// <summary>What has the same factor at a kink has it in common, so that a later factor of the kink meets it.</summary>
    private bool JoinPieces(List<(Guard Guard, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (!list[i].Guard.IsSameAs(list[j].Guard) || Pieces.Sum(list[i].Value, list[j].Value, operations) is not { } sum)
                    continue;
                list[i] = (list[i].Guard, sum);
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    /// <summary>Two values, one for each side of a condition, become one select instead of a sum of two.</summary>
    private static bool JoinComplements(List<(Guard Guard, Expr Value)> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (!list[i].Guard.IsComplement(list[j].Guard, out var condition, out var holds, out var rest))
                    continue;
                var (whenTrue, whenFalse) = holds ? (list[i].Value, list[j].Value) : (list[j].Value, list[i].Value);
                list[i] = (rest, new Select(condition, whenTrue, whenFalse));
                list.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    private static NotSupportedException NotSupported(Expr node) =>
        new($"The derivative of {node.GetType().Name} was not ruled out before.");
}
