using System;

namespace Kernels.Generators.Expressions;

/// <summary>The numbers between which a value lies, as far as its expression shows; NaN is passed over.</summary>
internal readonly record struct ValueRange(double Least, double Largest)
{
    private static readonly ValueRange Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <param name="value">A number.</param>
    /// <param name="valueOf">What a variable stands for; null where that is not known.</param>
    public static ValueRange Of(Expr value, Func<Variable, Expr?> valueOf) => value switch
    {
        Constant constant => OfConstant(constant),
        Variable variable => valueOf(variable) is { } bound ? Of(bound, valueOf) : Everything,
        Select select => Of(select.WhenTrue, valueOf).Or(Of(select.WhenFalse, valueOf)),
        MathCall { Function.Name: "Clamp" } call when call.Arguments[1] is Constant least && call.Arguments[2] is Constant largest
            && OfConstant(least).Largest <= OfConstant(largest).Least => new(OfConstant(least).Least, OfConstant(largest).Largest),
        MathCall { Function.Name: "Min" } call => Lower(Of(call.Arguments[0], valueOf), Of(call.Arguments[1], valueOf)),
        MathCall { Function.Name: "Max" } call => Higher(Of(call.Arguments[0], valueOf), Of(call.Arguments[1], valueOf)),
        Binary { Operator: BinaryOperator.And, Right: Constant { Bits: >= 0 } mask } when mask.Type == ScalarType.Int32 => new(0, mask.Bits),
        Conversion { Operand: { Type.IsFloat: true } operand, To: var to } when to == ScalarType.Int32 =>
            Of(operand, valueOf).Truncated().Or(new(0, 0)), // NaN becomes 0
        _ => Everything,
    };

    /// <summary>Does an element hold every integer of the range?</summary>
    public bool Fits(ElementType element) => element.IsSigned
        ? Least >= -(1L << (element.Bits - 1)) && Largest < 1L << (element.Bits - 1)
        : Least >= 0 && Largest < 1L << element.Bits;

    private static ValueRange OfConstant(Constant constant)
    {
        var number = constant.Type.IsFloat ? constant.Float : constant.Type == ScalarType.Int32 ? constant.Bits : double.NaN;
        return double.IsNaN(number) ? Everything : new(number, number);
    }

    private static ValueRange Lower(ValueRange left, ValueRange right) => new(Math.Min(left.Least, right.Least), Math.Min(left.Largest, right.Largest));

    private static ValueRange Higher(ValueRange left, ValueRange right) => new(Math.Max(left.Least, right.Least), Math.Max(left.Largest, right.Largest));

    private ValueRange Or(ValueRange other) => new(Math.Min(Least, other.Least), Math.Max(Largest, other.Largest));

    private ValueRange Truncated() => new(Math.Truncate(Least), Math.Truncate(Largest));
}
