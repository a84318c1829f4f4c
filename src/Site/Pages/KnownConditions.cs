using System.Collections.Immutable;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Passes;

namespace Kernels.Site.Pages;

/// <summary>
/// Formulas without choices that are made already: in the arm of a condition, the condition and its opposite are known, and
/// so is a variable that equals a number there. Code keeps such choices, as both arms are computed and a NaN is neither less
/// nor greater.
/// </summary>
internal static class KnownConditions
{
    public static Expr Use(Expr formula) => Use(formula, ImmutableDictionary<Expr, bool>.Empty);

    private static Expr Use(Expr formula, ImmutableDictionary<Expr, bool> known)
    {
        if (formula is not Select select)
            return formula.MapOperands(operand => Use(operand, known)) is var mapped
                && mapped is Unary { Operator: UnaryOperator.Negate, Operand: Select negated }
                ? new Select(negated.Condition, Negative(negated.WhenTrue), Negative(negated.WhenFalse))
                : mapped;
        var condition = Use(select.Condition, known);
        if (known.TryGetValue(condition, out var holds))
            return Use(holds ? select.WhenTrue : select.WhenFalse, known);
        var whenTrue = WithNumbers(Use(select.WhenTrue, With(known, condition, true)), condition);
        var whenFalse = Use(select.WhenFalse, With(known, condition, false));

        // Nothing divided by 0 needs a case of its own, and neither does what is the same elsewhere.
        return IsUndefined(whenTrue) || whenTrue == whenFalse ? whenFalse : new Select(condition, whenTrue, whenFalse);
    }

    private static ImmutableDictionary<Expr, bool> With(ImmutableDictionary<Expr, bool> known, Expr condition, bool holds)
    {
        known = known.SetItem(condition, holds);
        return condition is Compare compare ? known.SetItem(compare with { Operator = Opposite(compare.Operator) }, !holds) : known;
    }

    private static CompareOperator Opposite(CompareOperator comparison) => comparison switch
    {
        CompareOperator.Equal => CompareOperator.NotEqual,
        CompareOperator.NotEqual => CompareOperator.Equal,
        CompareOperator.Less => CompareOperator.GreaterOrEqual,
        CompareOperator.LessOrEqual => CompareOperator.Greater,
        CompareOperator.Greater => CompareOperator.LessOrEqual,
        _ => CompareOperator.Less,
    };

    /// <summary>The arm with the numbers that its condition gives to variables.</summary>
    private static Expr WithNumbers(Expr arm, Expr condition)
    {
        var numbers = Equations(condition).ToDictionary(static equation => equation.Left, static equation => equation.Right);
        var replaced = arm.Rewrite(node => numbers.GetValueOrDefault(node, node));
        return replaced == arm || IsUndefined(replaced) ? replaced : Mathematics.AtPoint(replaced);
    }

    private static IEnumerable<Compare> Equations(Expr condition) => condition switch
    {
        Compare { Operator: CompareOperator.Equal, Left: Variable or Parameter, Right: Constant } equation => [equation],
        Binary { Operator: BinaryOperator.And } both => Equations(both.Left).Concat(Equations(both.Right)).DistinctBy(static equation => equation.Left),
        _ => [],
    };

    private static bool IsUndefined(Expr value) => value is Binary { Operator: BinaryOperator.Divide, Right: var divisor }
        && Mathematics.AtPoint(divisor) is Constant { Float: 0 };

    private static Expr Negative(Expr value) => value is Constant { Float: 0 } ? value : -value;
}
