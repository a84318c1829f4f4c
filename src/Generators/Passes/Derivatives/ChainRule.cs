using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>What both modes of differentiation share: the derivative of each operation, and how it is multiplied on.</summary>
/// <param name="operations">The function that is differentiated.</param>
/// <param name="functions">The functions of the closure, by key.</param>
internal sealed class ChainRule(Operations operations, IReadOnlyDictionary<string, Function> functions)
{
    private readonly KinkAlgebra kinks = new(operations);

    /// <summary>
    /// What depends by floating-point arithmetic on parameters, and so has a derivative.
    /// </summary>
    /// <param name="withLoops">A loop that depends on them counts as well, and so do its elements.</param>
    public static HashSet<Expr> ActiveIn(Operations operations, Func<Parameter, bool> isActive, bool withLoops = false)
    {
        var active = new HashSet<Expr>(operations.Parameters.Where(isActive));
        foreach (var operation in operations.All)
        {
            var isReal = operation.Value.Type.IsFloat || operation.Value is Call || (withLoops && operation.Value is Loop);
            if (isReal && operation.Value.Operands.Any(active.Contains))
                active.Add(operation.Variable);
        }

        return active;
    }

    /// <summary>The partial derivatives of an operation by its operands, null for an operand that it has none by.</summary>
    public IReadOnlyList<Expr?> PartialsOf(Binding operation) =>
        operation.Value is Call call && functions[call.Function].Own is { } own
            ? OwnPartials(call, own)
            : Partials(operation) ?? throw NotSupported(operation.Value);

    /// <summary>
    /// The same of an operation that has a rule; null of one that has none, and of calls and selects, which are not treated as
    /// functions of their operands.
    /// </summary>
    public static IReadOnlyList<Expr?>? Partials(Binding operation)
    {
        Expr y = operation.Variable;
        var one = y.Type.IsFloat ? y.Number(1) : null!;
        return operation.Value switch
        {
            Unary { Operator: UnaryOperator.Negate } => [-one],
            Rare => [one],
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
                ? own.IsTuple ? new Item(call.Type, derivative, index) : derivative
                : null)
            .Append(null) // the call's guard
            .ToList();
    }

    /// <summary>factor · partial, multiplied into the arms of selects, so that a 0 there stays 0.</summary>
    /// <param name="factor">A leaf: the adjoint of the operation, or the tangent of its operand.</param>
    public Expr Times(Expr factor, Expr partial) => (factor, partial) switch
    {
        _ when operations.Definition(factor) is Unary { Operator: UnaryOperator.Negate } negated => -Times(negated.Operand, partial),
        _ when kinks.PieceOf(partial) is { } piece => kinks.Times(piece, factor, Times),
        (_, Constant { Bits: 0 }) => partial,
        (_, Constant one) when one.Is(1) => factor,
        (Constant one, _) when one.Is(1) => partial,
        (_, Unary { Operator: UnaryOperator.Negate } negated) => -Times(factor, negated.Operand),
        _ when Pieces.Find(operations.Definition(factor)) is { } piece && kinks.AreFew(factor) =>
            Pieces.WithValue(piece, operations.Bind(Times(piece.Arguments[0], partial))),
        (_, Select select) => new Select(select.Condition, Times(factor, select.WhenTrue), Times(factor, select.WhenFalse)),
        (_, Binary { Operator: BinaryOperator.Divide, Left: Constant } quotient) => Times(factor, quotient.Left) / quotient.Right,
        (_, Constant number) when operations.Definition(factor) is Binary { Operator: BinaryOperator.Multiply, Left: Constant other } product
            && IsPowerOfTwo(other) =>
            number.Number(number.Float * other.Float) * product.Right,
        (_, Constant) => partial * factor,
        _ => factor * partial,
    };

    private static bool IsPowerOfTwo(Constant factor) => Math.Abs(factor.Float) is 0.25 or 0.5 or 2 or 4;

    public static NotSupportedException NotSupported(Expr node) =>
        new($"The derivative of {node.GetType().Name} was not ruled out before.");
}
