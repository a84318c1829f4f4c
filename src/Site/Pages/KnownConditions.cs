using System.Collections.Immutable;
using Kernels.Generators.Expressions;

namespace Kernels.Site.Pages;

/// <summary>
/// Formulas without choices that are made already: in the arm of a condition, the same condition is known. Code keeps
/// them, as both arms are computed there.
/// </summary>
internal static class KnownConditions
{
    public static Expr Use(Expr formula) => Use(formula, ImmutableDictionary<Expr, bool>.Empty);

    private static Expr Use(Expr formula, ImmutableDictionary<Expr, bool> known)
    {
        if (formula is not Select select)
            return formula.MapOperands(operand => Use(operand, known));
        var condition = Use(select.Condition, known);
        return known.TryGetValue(condition, out var holds)
            ? Use(holds ? select.WhenTrue : select.WhenFalse, known)
            : new Select(condition, Use(select.WhenTrue, known.SetItem(condition, true)), Use(select.WhenFalse, known.SetItem(condition, false)));
    }
}
