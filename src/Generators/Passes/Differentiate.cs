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
    private readonly HashSet<Expr> active = [];
    private readonly Dictionary<Expr, Guard> guards = [];
    private readonly Dictionary<Expr, List<(Guard Guard, Expr Value)>> contributions = [];

    /// <summary>For each of the <see cref="VanishingAdjoints"/> where it has not vanished.</summary>
    private readonly Dictionary<Expr, Guard> flowing = [];

    /// <summary>For those of which the adjoint itself decides, the condition that it is 0, which is defined when it is known.</summary>
    private readonly Dictionary<Expr, Variable> vanished = [];

    private Differentiate(Function primal, IReadOnlyDictionary<string, Function> functions)
    {
        this.functions = functions;
        operations = new Operations(primal);
    }

    /// <param name="primal">A function of one result, whose calls are inlined where the user gave no derivative.</param>
    /// <param name="by">For each result the parameter that it is the derivative by; empty for the value.</param>
    /// <param name="functions">The functions of the closure, by key.</param>
    public static Function Run(Function primal, IReadOnlyList<string> by, bool isTuple, IReadOnlyDictionary<string, Function> functions)
    {
        var pass = new Differentiate(primal, functions);
        pass.FindActive(by);
        var primals = pass.operations.All.ToList();
        foreach (var pair in new VanishingAdjoints(pass.operations).Find())
            pass.Watch(pair.Key, pair.Value);
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

    /// <summary>Lets nothing flow on from a value where its adjoint is 0, as it is where the slope is, if one is given.</summary>
    private void Watch(Expr value, Expr? slope)
    {
        if (slope is not null)
        {
            flowing.Add(value, Guard.Unless(operations.Bind(slope.Is(CompareOperator.Equal, slope.Number(0)))));
            return;
        }

        var condition = new Variable(ScalarType.Bool, $"#vanished{vanished.Count}");
        vanished.Add(value, condition);
        flowing.Add(value, Guard.UnlessVanished(condition));
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
            else
            {
                foreach (var operand in operation.Value.Operands)
                    Widen(operand, guard);
            }
        }
    }

    /// <summary>Where what a value is made of matters: where it matters itself and, if that is asked of it, its adjoint has not vanished.</summary>
    private Guard GuardBelow(Expr leaf) =>
        flowing.TryGetValue(leaf, out var guard) ? guards[leaf].And(guard) : guards[leaf];

    private void Widen(Expr leaf, Guard guard)
    {
        if (!active.Contains(leaf) || leaf is Parameter)
            return;
        var both = guards.TryGetValue(leaf, out var known) ? known.Or(guard) : guard;
        guards[leaf] = both.IsTooLarge ? both.AsOneCondition(operations.Bind) : both;
    }

    private Guard Holds(Select select, bool branch) => Guard.Of(select.Condition, branch, operations.Definition);

    /// <summary>Hands an operation's adjoint on to its operands.</summary>
    private void Propagate(Binding operation)
    {
        if (!contributions.ContainsKey(operation.Variable))
            return;
        var (node, guard) = (operation.Value, GuardBelow(operation.Variable));
        var adjoint = Adjoint(operation.Variable);
        if (vanished.TryGetValue(operation.Variable, out var condition))
        {
            var magnitude = operations.Definition(adjoint) is Unary { Operator: UnaryOperator.Negate } negated ? negated.Operand : adjoint;
            operations.Define(condition, magnitude.Is(CompareOperator.Equal, magnitude.Number(0)));
        }

        if (StableForms.Find(operation, operations) is { } stable && active.Contains(stable.Argument))
        {
            Contribute(stable.Argument, guard, Scale(adjoint, stable.Partial));
            if (stable.Numerator is { } numerator)
                Contribute(numerator, guard, Scale(adjoint, stable.NumeratorPartial!));
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
            if (active.Contains(node.Operands[i]))
                Contribute(node.Operands[i], guard, Scale(adjoint, divisor, partials[i] ?? throw NotSupported(node)));
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
        (_, Constant { Bits: 0 }) => partial,
        (_, Constant one) when one.Is(1) => adjoint,
        (Constant one, _) when one.Is(1) => partial,
        (_, Unary { Operator: UnaryOperator.Negate } negated) => -Scale(adjoint, negated.Operand),
        (_, Select select) => new Select(select.Condition, Scale(adjoint, select.WhenTrue), Scale(adjoint, select.WhenFalse)),
        (_, Binary { Operator: BinaryOperator.Divide, Left: Constant } quotient) => Scale(adjoint, quotient.Left) / quotient.Right,
        (_, Constant) => partial * adjoint,
        _ => adjoint * partial,
    };

    private Expr Scale(Expr adjoint, Expr? divisor, Expr partial) =>
        divisor is not null && partial is Variable ? partial / divisor : Scale(adjoint, partial);

    private void Contribute(Expr leaf, Guard guard, Expr value)
    {
        if (!active.Contains(leaf) || guard.IsNever || value is Constant { Bits: 0 })
            return;
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
        while (JoinEquals(list) || JoinComplements(list))
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
