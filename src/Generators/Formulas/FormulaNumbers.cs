using System;
using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Formulas;

/// <summary>Constants as mathematics writes them: ½, π, 10⁻⁷.</summary>
internal static class FormulaNumbers
{
    /// <summary>Numbers that have a name, or a simpler look than their digits.</summary>
    private static readonly (double Value, string Text, string Latex, FormulaRank Rank)[] Known =
    [
        (0.5, "½", @"\tfrac{1}{2}", FormulaRank.Product),
        (0.25, "¼", @"\tfrac{1}{4}", FormulaRank.Product),
        (0.75, "¾", @"\tfrac{3}{4}", FormulaRank.Product),
        (Math.PI, "π", @"\pi", FormulaRank.Primary),
        (2 * Math.PI, "2·π", @"2 \pi", FormulaRank.Product),
        (Math.Log(2), "ln(2)", @"\ln(2)", FormulaRank.Primary),
        (Math.Log(10), "ln(10)", @"\ln(10)", FormulaRank.Primary),
        (Math.Sqrt(2), "√2", @"\sqrt{2}", FormulaRank.Power),
        (Math.Sqrt(0.5), "√½", @"\sqrt{\tfrac{1}{2}}", FormulaRank.Power),
        (Math.Sqrt(2 / Math.PI), "√(2 / π)", @"\sqrt{\frac{2}{\pi}}", FormulaRank.Power),
        (Math.Sqrt(2 * Math.PI), "√(2·π)", @"\sqrt{2 \pi}", FormulaRank.Power),
    ];

    public static FormulaPart Of(Constant constant, Notation notation)
    {
        if (!constant.Type.IsFloat)
            return OfDigits(Literals.Of(constant).TrimEnd('u', 'U', 'L'), notation);
        var value = constant.Float;
        if (double.IsNaN(value))
            return FormulaPart.Primary(notation.Symbols(("NaN", @"\mathrm{NaN}")));
        if (value < 0)
            return new FormulaPart(notation.Minus + Of(constant.Number(-value), notation).Text, FormulaRank.Sign);
        if (double.IsInfinity(value))
            return FormulaPart.Primary(notation.Symbols(("∞", @"\infty")));
        foreach (var known in Known)
        {
            if (Mathematics.IsNear(constant, known.Value))
                return new FormulaPart(notation.Symbols((known.Text, known.Latex)), known.Rank);
        }

        return value == 0 ? FormulaPart.Primary("0") : OfDigits(Literals.Of(constant).TrimEnd('f', 'd'), notation);
    }

    private static FormulaPart OfDigits(string digits, Notation notation)
    {
        if (digits.StartsWith("-", StringComparison.Ordinal))
            return new FormulaPart(notation.Minus + digits.Substring(1), FormulaRank.Sign);
        if (digits.StartsWith("0x", StringComparison.Ordinal))
            return FormulaPart.Primary(notation.Symbols((digits, $@"\mathtt{{{digits}}}")));
        var power = digits.IndexOf('E');
        if (power < 0)
            return FormulaPart.Primary(digits);
        var exponent = int.Parse(digits.Substring(power + 1), CultureInfo.InvariantCulture);
        var sign = exponent < 0 ? notation.Minus : "";
        var ten = "10" + notation.Superscript(sign + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        var mantissa = digits.Substring(0, power);
        return mantissa == "1" ? new FormulaPart(ten, FormulaRank.Power) : new FormulaPart(mantissa + notation.Times + ten, FormulaRank.Product);
    }
}
