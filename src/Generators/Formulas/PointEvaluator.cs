using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>
/// The value of an expression for given parameters, in double precision, to find out for the documentation whether
/// functions agree. NaN where it has no value, and of what is no arithmetic.
/// </summary>
internal sealed class PointEvaluator
{
    public Dictionary<string, double> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Says what some nodes are, whatever their operands; null of those that are computed.</summary>
    public Func<Expr, double?> Decide { get; init; } = static _ => null;

    /// <summary>A condition is 1 or 0.</summary>
    public double Evaluate(Expr node)
    {
        if (Decide(node) is { } decided)
            return decided;
        return node switch
        {
            Constant constant => constant.Type.IsFloat ? constant.Float : constant.Bits,
            Parameter parameter => Parameters.TryGetValue(parameter.Name, out var value) ? value : double.NaN,
            Live => 1,
            Unary { Operator: UnaryOperator.Negate } unary => -Evaluate(unary.Operand),
            Unary { Type.IsBool: true } not => 1 - Evaluate(not.Operand),
            Binary binary => Evaluate(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
            Compare compare => compare.Operator.Holds(Evaluate(compare.Left), Evaluate(compare.Right)) ? 1 : 0,
            Classify { Predicate: "IsNaN" } test => double.IsNaN(Evaluate(test.Operand)) ? 1 : 0,
            Select select => Evaluate(select.Condition) != 0 ? Evaluate(select.WhenTrue) : Evaluate(select.WhenFalse),
            Conversion conversion when conversion.To.IsInteger && conversion.Operand.Type.IsFloat => Math.Truncate(Evaluate(conversion.Operand)),
            Conversion conversion => Evaluate(conversion.Operand),
            MathCall call => call.Function.Value([.. call.Arguments.Select(Evaluate)]),
            _ => double.NaN,
        };
    }

    private static double Evaluate(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Remainder => left % right,
        BinaryOperator.And => left != 0 && right != 0 ? 1 : 0,
        BinaryOperator.Or => left != 0 || right != 0 ? 1 : 0,
        BinaryOperator.Xor => left != right ? 1 : 0,
        _ => double.NaN,
    };
}
