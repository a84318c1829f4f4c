using System;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>What is known of a number's sign from how it is computed. NaN counts as neither positive nor negative.</summary>
internal static class Signs
{
    /// <param name="number">A number.</param>
    /// <param name="definition">Gives the operation that a variable stands for.</param>
    public static bool IsNeverPositive(Expr number, Func<Expr, Expr?> definition) => definition(number) switch
    {
        Unary { Operator: UnaryOperator.Negate } negated => IsNeverNegative(negated.Operand, definition),
        Binary { Operator: BinaryOperator.Multiply, Left: Constant factor } product when factor.Float < 0 => IsNeverNegative(product.Right, definition),
        Binary { Operator: BinaryOperator.Multiply, Right: Constant factor } product when factor.Float < 0 => IsNeverNegative(product.Left, definition),
        _ => false,
    };

    public static bool IsNeverNegative(Expr number, Func<Expr, Expr?> definition) =>
        number is Constant constant ? constant.Float >= 0 : GivesNoNegative(definition(number), definition);

    private static bool GivesNoNegative(Expr? operation, Func<Expr, Expr?> definition) => operation switch
    {
        MathCall { Function.IsNeverNegative: true } => true,
        Binary { Operator: BinaryOperator.Multiply } product => product.Left == product.Right
            || (IsNeverNegative(product.Left, definition) && IsNeverNegative(product.Right, definition)),
        Binary { Operator: BinaryOperator.Add } sum => IsNeverNegative(sum.Left, definition) && IsNeverNegative(sum.Right, definition),
        _ => false,
    };
}
