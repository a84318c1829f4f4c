using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Powers of two and of ten, and what is composed of other functions.</content>
internal static partial class GpuFunctions
{
    private static readonly Dictionary<string, Definition> Powers = new(StringComparer.Ordinal)
    {
        // What an integer leaves of x is exact.
        ["Exp2"] = static (body, a) =>
        {
            var clamped = body.Let("clamped", Clamped(a[0], -151, 129));
            var shifted = body.Let("shifted", clamped + Float(IntegerShift));
            var r = body.Let("r", clamped - (shifted - Float(IntegerShift)));
            return Scaled(body, PowerOfFraction(body, r), body.Let("whole", IntegerBits(shifted) - Integer(IntegerShiftBits)));
        },

        // 2^n · 10^s with n = round(x · log2 10) and s = x - n · log10 2, the factor in two parts, of which the first makes the product exact.
        ["Exp10"] = static (body, a) =>
        {
            var clamped = body.Let("clamped", Clamped(a[0], -46, 39));
            var shifted = body.Let("shifted", clamped * Float(3.32192802) + Float(IntegerShift));
            var n = body.Let("n", shifted - Float(IntegerShift));
            var r = body.Let("r", (clamped - n * Float(0.301025390625) - n * Float(4.60503907e-6)) * Float(3.32192802));
            return Scaled(body, PowerOfFraction(body, r), body.Let("whole", IntegerBits(shifted) - Integer(IntegerShiftBits)));
        },
    };

    /// <summary>2ʳ = 1 + r · slope, within 3.7e-9 of itself for |r| at most 0.501.</summary>
    private static Expr PowerOfFraction(Body body, Expr r) =>
        r * Polynomial(body, "slope", r, 0.693147182, 0.240226448, 0.0555035807, 0.00961882621, 0.0013391684, 0.000152449953) + Float(1);

    /// <summary>A power less one: near 0 by e^(x · ln b) - 1, and where the rounding of that product would count, by the power.</summary>
    private static Select PowerLessOne(string power, Expr x, double logarithm, double largest) => Choose(
        Call("Abs", x).Is(Less, Number(x, largest)),
        Call("Expm1", x * Number(x, logarithm)),
        Call(power, x) - Number(x, 1));

    /// <summary>max + ln(1 + e^-|x - y|). Of equal arguments the difference is 0, even if they are infinite.</summary>
    private static Expr LogAddExp(Body body, Expr x, Expr y)
    {
        var difference = body.Let("difference", Choose(x.Is(Equal, y), Number(x, 0), -Call("Abs", x - y)));
        return Call("Max", x, y) + Call("Log1p", Call("Exp", difference));
    }

    /// <summary>x · ln y, and 0 where x is 0 and y any number.</summary>
    private static Select XLogY(Expr x, Expr y) => Choose(
        And(x.Is(Equal, Number(x, 0)), new Unary(UnaryOperator.Not, new Classify("IsNaN", y))),
        Number(x, 0),
        x * Call("Log", y));
}
