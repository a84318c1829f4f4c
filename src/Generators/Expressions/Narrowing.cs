using System;

namespace Kernels.Generators.Expressions;

/// <summary>Casts to types that are smaller than the values of a body: the value that is left.</summary>
internal static class Narrowing
{
    /// <summary>The first number that rounds to infinity as a half, and infinity's place among the others.</summary>
    private const double FirstInfinite = 65520;

    /// <summary>A value of the element's type in a body, as a cast to the element leaves it.</summary>
    public static Expr Of(ElementType element, Expr value)
    {
        if (!element.IsNarrow)
            return value;
        if (element.IsRounded)
            return ToHalf(value);
        if (!element.IsSigned)
            return new Binary(BinaryOperator.And, value, Constant.Of(value.Type, (1L << element.Bits) - 1));
        var above = Constant.Of(value.Type, value.Type.Bits - element.Bits);
        return new Binary(BinaryOperator.ShiftRight, new Binary(BinaryOperator.ShiftLeft, value, above), above);
    }

    /// <summary>
    /// The nearest number that a <c>Half</c> is, ties to even. The sum with a power of two is rounded to the digits that are
    /// to be kept, and so is what is left when it is taken away again.
    /// </summary>
    /// <param name="value">A float or double, which is used more than once.</param>
    public static Expr ToHalf(Expr value)
    {
        var (format, bits) = (value.Type.Format, value.Type.Unsigned);
        var exponentPlace = format.Precision - 1;
        var magnitude = MathFunctions.Call("Abs", value);
        var atLeast = MathFunctions.Call("Max", magnitude, value.Number(Math.Pow(2, -14)));
        var exponents = Constant.Of(bits, (2L * format.MaxExponent + 1) << exponentPlace);
        var above = Constant.Of(bits, (long)(format.Precision - 11) << exponentPlace);
        var power = new BitCast(value.Type, new Binary(BinaryOperator.And, new BitCast(bits, atLeast), exponents) + above);
        var rounded = magnitude + power - power;
        var isFinite = magnitude.Is(CompareOperator.Less, value.Number(FirstInfinite));
        var isNaN = new Classify("IsNaN", value);
        return new Select(isNaN, value, MathFunctions.Call("CopySign", new Select(isFinite, rounded, value.Number(double.PositiveInfinity)), value));
    }
}
