using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Operations on constants, as the program would compute them. Of floating-point ones only + - × ÷ and the square
/// root: IEEE 754 rounds those the same on every machine.
/// </summary>
internal static class ConstantFolding
{
    public static Constant? Fold(Unary node) => (node.Operator, node.Operand) switch
    {
        (UnaryOperator.Negate, Constant x) => x.Type.IsFloat ? x.Number(-x.Float) : Constant.Of(x.Type, unchecked(-x.Bits)),
        (UnaryOperator.Not, Constant { Type.IsBool: true } x) => Constant.Of(x.Bits == 0),
        (UnaryOperator.Not, Constant x) => Constant.Of(x.Type, ~x.Bits),
        _ => null,
    };

    public static Constant? Fold(Binary node)
    {
        if (node is not { Left: Constant left, Right: Constant right })
            return null;
        if (left.Type.IsFloat)
            return FoldFloat(node.Operator, left, right);

        var (x, y) = (left.Bits, right.Bits);
        long? value = node.Operator switch
        {
            BinaryOperator.Add => unchecked(x + y),
            BinaryOperator.Subtract => unchecked(x - y),
            BinaryOperator.Multiply => unchecked(x * y),
            BinaryOperator.And => x & y,
            BinaryOperator.Or => x | y,
            BinaryOperator.Xor => x ^ y,
            BinaryOperator.ShiftLeft => x << Count(),
            BinaryOperator.ShiftRight when left.Type.IsSigned => x >> Count(),
            BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight => unchecked((long)((ulong)left.Type.ToUnsigned(x) >> Count())),
            BinaryOperator.Divide when y is not (0 or -1) => left.Type.IsSigned ? x / y : unchecked((long)((ulong)x / (ulong)y)),
            BinaryOperator.Remainder when y is not (0 or -1) => left.Type.IsSigned ? x % y : unchecked((long)((ulong)x % (ulong)y)),
            _ => null, // another division may throw, and is left to do so
        };
        return value is { } result ? Constant.Of(left.Type, result) : null;

        int Count() => (int)y & (left.Type.Bits - 1);
    }

    /// <param name="nan">The variables that are always NaN.</param>
    public static Constant? Fold(Compare node, ICollection<Expr> nan)
    {
        if (KnownNumbers.Value(node.Left) is not { } left || KnownNumbers.Value(node.Right) is not { } right || IsNaN(left) || IsNaN(right))
            return Decided(node, nan);
        var order = left.Type.IsFloat ? left.Float.CompareTo(right.Float)
            : left.Type.IsSigned ? left.Bits.CompareTo(right.Bits)
            : unchecked((ulong)left.Bits).CompareTo(unchecked((ulong)right.Bits));
        return Constant.Of(node.Operator.Holds(order, 0));
    }

    /// <param name="nan">The variables that are always NaN.</param>
    public static Constant? Fold(Classify node, ICollection<Expr> nan)
    {
        var predicate = Predicate.Get(node.Predicate);
        if (KnownNumbers.Value(node.Operand) is { } constant)
            return Constant.Of(predicate.Holds(constant.Float, constant.Type.Format));
        return predicate.OfNaN is { } truth && !MayThrow(node.Operand) && KnownNumbers.IsNaN(node.Operand, nan) ? Constant.Of(truth) : null;
    }

    /// <summary>
    /// A comparison that one operand decides: with NaN, or of an unsigned number with 0. It must not reach the just-in-time
    /// compiler, which knows it for a constant too and then takes "false and m" for m (.NET 10 with AVX-512,
    /// dotnet/runtime#123399).
    /// </summary>
    private static Constant? Decided(Compare node, ICollection<Expr> nan)
    {
        if (node.Operands.Any(MayThrow))
            return null;
        if (node.Operands.Any(operand => KnownNumbers.IsNaN(operand, nan)))
            return Constant.Of(node.Operator == CompareOperator.NotEqual);
        if (!node.Left.Type.IsInteger || node.Left.Type.IsSigned)
            return null;
        return (node.Operator, node.Left, node.Right) switch
        {
            (CompareOperator.Less, _, Constant { Bits: 0 }) or (CompareOperator.Greater, Constant { Bits: 0 }, _) => Constant.False,
            (CompareOperator.GreaterOrEqual, _, Constant { Bits: 0 }) or (CompareOperator.LessOrEqual, Constant { Bits: 0 }, _) => Constant.True,
            _ => null,
        };
    }

    private static bool MayThrow(Expr node) => Function.NodesOf(node).Any(static part => part is Binary { MayThrow: true });

    private static bool IsNaN(Constant number) => number.Type.IsFloat && double.IsNaN(number.Float);

    /// <summary>Bits kept, type changed.</summary>
    public static Constant Fold(BitCast node, Constant value) => Constant.Of(node.To, value.Bits);

    public static Constant? FoldSqrt(Constant value) => value.Float < 0 || double.IsNaN(value.Float)
        ? null // which NaN it is differs between machines
        : value.Number(Math.Sqrt(value.Float));

    /// <summary>The constant as another type, where the conversion is exact or rounds to a shorter format; null elsewhere.</summary>
    public static Constant? Convert(Constant value, ScalarType to)
    {
        if (value.Type == to)
            return value;
        var from = value.Type;
        if (!from.IsNumber || !to.IsNumber)
            return null;
        return (from.IsFloat, to.IsFloat) switch
        {
            (false, false) => Constant.Of(to, value.Bits),
            (false, true) => value.Bits >= (from.IsSigned ? -to.Format.MaxExactInteger : 0) && value.Bits <= to.Format.MaxExactInteger
                ? Constant.OfNumber(to, value.Bits)
                : null,
            (true, true) => from.Format.Precision < to.Format.Precision || !double.IsNaN(value.Float) ? Constant.OfNumber(to, value.Float) : null,
            (true, false) => null,
        };
    }

    private static Constant? FoldFloat(BinaryOperator operation, Constant left, Constant right)
    {
        // In double and then rounded, + - × ÷ of two floats give what float arithmetic gives: double has more than
        // twice float's digits and two to spare (Figueroa, "When is double rounding innocuous?", 1995).
        double? value = operation switch
        {
            BinaryOperator.Add => left.Float + right.Float,
            BinaryOperator.Subtract => left.Float - right.Float,
            BinaryOperator.Multiply => left.Float * right.Float,
            BinaryOperator.Divide => left.Float / right.Float,
            _ => null,
        };
        return value is { } result && !double.IsNaN(result) ? left.Number(result) : null;
    }
}
