using System.Linq;
using System.Text;

namespace Kernels.Generators.Formulas;

/// <summary>Formulas as a line of plain Unicode text, for XML documentation and graphs.</summary>
internal sealed partial record Notation
{
    /// <summary>A longer exponent is not read at a glance when it is small.</summary>
    private const int LongestSuperscript = 5;

    // There is no raised q.
    private const string Base = "0123456789−+()abcdefghijklmnoprstuvwxyz";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";

    public static Notation Text { get; } = new(
        Brackets: static text => $"({text})",
        Name: static name => name,
        FunctionName: static name => name,
        Quotient: static (top, bottom) => new FormulaPart(
            $"{Text!.At(top, top.Rank == FormulaRank.Sign ? FormulaRank.Sign : FormulaRank.Product)} / {Text.At(bottom, FormulaRank.Power)}",
            top.Rank == FormulaRank.Sign ? FormulaRank.Sign : FormulaRank.Quotient),
        Superscript: static text =>
        {
            var tight = text.Replace(" ", "");
            var hasWord = tight.Zip(tight.Skip(1), static (first, next) => char.IsLetter(first) && char.IsLetterOrDigit(next)).Any(static found => found);
            return tight.Length <= LongestSuperscript && !hasWord && tight.All(static character => Base.IndexOf(character) >= 0)
                ? string.Concat(tight.Select(static character => Raised[Base.IndexOf(character)]))
                : null;
        },
        Cases: static (cases, rest) =>
            $"{{{string.Join("; ", cases.Select(static item => $"{item.Value} where {item.Condition}"))}; {rest} elsewhere}}",
        Derivative: static (function, order, by) =>
        {
            var text = new StringBuilder("∂").Append(order > 1 ? Text!.Superscript($"{order}") : "").Append(function).Append('/');
            foreach (var (parameter, power) in by)
                text.Append('∂').Append(parameter).Append(power > 1 ? Text!.Superscript($"{power}") : "");
            return text.ToString();
        },
        Along: static (function, vector) => $"∇{function}·({string.Join(", ", vector)})",
        Symbols: static symbol => symbol.Text);
}
