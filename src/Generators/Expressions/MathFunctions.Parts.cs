using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <content>What the rows of the table are made of.</content>
internal static partial class MathFunctions
{
    private static Constant Zero(Expr like) => like.Number(0);

    private static Constant One(Expr like) => like.Number(1);

    private static Select Choose(Expr condition, Expr whenTrue, Expr whenFalse) => new(condition, whenTrue, whenFalse);

    private static FunctionNotation Named(string text, string latex) => new(NotationForm.Name, text, latex);

    private static FunctionNotation Enclosing(string text, string latex) => new(NotationForm.Enclosing, text, latex);

    private static FunctionNotation Root(string text, string latex) => new(NotationForm.Root, text, latex);

    private static double Square(double x) => x * x;

    private static double AreaSine(double x) => Math.Log(x + Math.Sqrt((x * x) + 1));

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x;

    /// <summary>x times the next function of SincSlope's kind: a series near 0, where the quotient would cancel.</summary>
    private static Select SincThird(Expr x, Expr y)
    {
        double[] terms =
        [
            1 / 105.0, -5.291005291005291e-4, 1.2025012025012025e-5, -1.5416682083348750e-7, 1.2847235069457257e-9,
            -7.557197099680760e-12, 3.314560131438930e-14,
        ];
        var square = x * x;
        var series = Enumerable.Reverse(terms).Select(term => (Expr)x.Number(term)).Aggregate((sum, term) => sum * square + term);
        return Choose(Pieces.Test("IsBelow", square, One(x)), x * series, (x.Number(5) * y - Call("SincSlope", x)) / x);
    }

    private static bool IsNegative(double number) => BitConverter.DoubleToInt64Bits(number) < 0;

    /// <summary>As .NET has it now: NaN if one is, and -0 below 0.</summary>
    private static double Min(double left, double right) =>
        double.IsNaN(left) || left < right || (left == right && IsNegative(left)) ? left : right;

    private static MathCall IsZero(Expr value) => Pieces.Test("IsEqual", value, Zero(value));

    /// <summary>part / (u² + v²), divided twice by the root, which neither overflows nor underflows.</summary>
    private static Select Turn(Expr part, IReadOnlyList<Expr> a)
    {
        var radius = Call("Hypot", a[0], a[1]);
        return Choose(IsZero(radius), Zero(part), part / radius / radius);
    }
}
