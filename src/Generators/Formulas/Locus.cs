using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>A set of points, <paramref name="Left"/> = <paramref name="Right"/>, at which a function may change its form.</summary>
internal sealed record Locus(Expr Left, Expr Right)
{
    /// <summary>Where a node changes its form; null of a node that does not, or not at a place of this kind.</summary>
    public static Locus? Of(Expr node) => node switch
    {
        Compare compare when compare.Left.Type.IsFloat && compare.Left != compare.Right => new(compare.Left, compare.Right),
        MathCall { Function.ChangesAt: { } places } call when call.Type.IsFloat && places(call.Arguments) is var (left, right)
            && left != right && (left, right) is not (Constant, Constant) => new(left, right),
        _ => null,
    };

    /// <summary>
    /// The truth of a comparison of the two sides, and the sign of their difference, where Left − Right has a sign: below
    /// 0, at it, or above. Null of any other node.
    /// </summary>
    public double? Decide(Expr node, int sign) => node switch
    {
        Compare compare when compare.Left == Left && compare.Right == Right => compare.Operator.Holds(sign, 0) ? 1 : 0,
        Compare compare when compare.Left == Right && compare.Right == Left => compare.Operator.Holds(-sign, 0) ? 1 : 0,
        MathCall { Function.Name: "CopySign" } call when call.Arguments[0] is Constant size && call.Arguments[1] == Left && Right is Constant { Float: 0 } =>
            Math.Abs(size.Float) * sign,
        _ => null,
    };

    /// <summary>What is equal there: of a value that is clamped already, the value itself, for the other limit is elsewhere.</summary>
    public (Expr Left, Expr Right) Sides => (WithoutClamp(Left), WithoutClamp(Right));

    private static Expr WithoutClamp(Expr side) => side is Select { Condition: Compare compare, WhenTrue: var limit, WhenFalse: Parameter value }
        && compare.Left == value && compare.Right == limit
            ? value
            : side;

    /// <summary>
    /// An expression at the points of the set: comparisons of the two sides are decided, a parameter is replaced where it
    /// stands alone.
    /// </summary>
    public Expr At(Expr expression)
    {
        var decided = Replace(expression, node => Decide(node, 0) is not { } value ? null
            : node is Compare ? Constant.Of(value != 0)
            : node.Number(value));
        if (Solution() is { } solution)
            decided = Replace(decided, node => node == solution.Parameter ? solution.Value : null);
        return Mathematics.AtPoint(decided);
    }

    /// <summary>A parameter that one side consists of, or a difference from 0 begins with, and what it equals.</summary>
    private (Parameter Parameter, Expr Value)? Solution()
    {
        var (left, right) = Sides;
        if (left is Binary { Operator: BinaryOperator.Subtract } difference && right is Constant { Float: 0 })
            (left, right) = (difference.Left, difference.Right);
        return left is Parameter first && !Contains(right, first) ? (first, right)
            : right is Parameter second && !Contains(left, second) ? (second, left)
            : null;
    }

    public static bool Contains(Expr expression, Expr part) => expression == part || expression.Operands.Any(operand => Contains(operand, part));

    private static Expr Replace(Expr expression, Func<Expr, Expr?> replacement) =>
        replacement(expression) ?? expression.MapOperands(operand => Replace(operand, replacement));

    /// <summary>
    /// Sets one of the parameters so that both sides are equal; null where none does it by a straight line. With its name comes
    /// how fast Left − Right grows with it.
    /// </summary>
    public (string Parameter, double Slope)? Meet(IReadOnlyList<Parameter> parameters, PointEvaluator evaluator)
    {
        var (left, right) = Sides;
        foreach (var parameter in parameters.Where(static parameter => parameter.Type.IsFloat))
        {
            if (!Contains(left, parameter) && !Contains(right, parameter))
                continue;
            var before = evaluator.Parameters[parameter.Name];
            var (atZero, atOne) = (Gap(0), Gap(1));
            var root = atZero / (atZero - atOne);
            if (Math.Abs(Gap(2) - (2 * atOne) + atZero) < 1e-9 && Math.Abs(Gap(root)) < 1e-9
                && Math.Abs(evaluator.Evaluate(Left) - evaluator.Evaluate(Right)) < 1e-9)
            {
                return (parameter.Name, atOne - atZero);
            }

            evaluator.Parameters[parameter.Name] = before;

            double Gap(double value)
            {
                evaluator.Parameters[parameter.Name] = value;
                return evaluator.Evaluate(left) - evaluator.Evaluate(right);
            }
        }

        return null;
    }
}
