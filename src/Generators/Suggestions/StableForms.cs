using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Kernels.Generators.Suggestions.Replacement;

namespace Kernels.Generators.Suggestions;

/// <summary>A formula that computes badly what a function computes well.</summary>
/// <param name="Outer">The functions of which the formula calls one.</param>
/// <param name="Fault">What is wrong with the formula, as what "this" does.</param>
/// <param name="Match">What to call, if an operation is such a formula.</param>
internal sealed record StableForm(string[] Outer, string Fault, Func<IOperation, Replacement?> Match);

/// <summary>The formulas that a function computes better: one row each. docs/diagnostics/KRN035.md explains them.</summary>
internal static class StableForms
{
    private const double RootOfTwo = 1.4142135623730951;

    private const string OverflowsInExp = "overflows where the exponent is large";

    public static readonly IReadOnlyList<StableForm> All =
    [
        new(["Log"], "overflows where the exponent is large, and is 0 where it is far below 0", static formula =>
            formula.ArgumentOf("Log").Beside(1, BinaryOperatorKind.Add).ArgumentOf("Exp") is { } u && !u.IsNegatedMagnitude()
                ? Of("Softplus", new Operand(u))
                : null),

        new(["Log1p", "LogP1"], OverflowsInExp, static formula =>
            formula.ArgumentOf("Log1p").ArgumentOf("Exp") is { } u && !u.IsNegatedMagnitude() && !u.IsGuarded() ? Of("Softplus", new Operand(u)) : null),

        new(["Log"], "is infinite where the sigmoid is 0", static formula =>
            formula.ArgumentOf("Log").ArgumentOf("Sigmoid") is { } u ? Minus("Softplus", Operand.Minus(u)) : null),

        new(["Log"], OverflowsInExp, static formula =>
            formula.ArgumentOf("Log").Operands(BinaryOperatorKind.Add) is var (left, right)
            && left.ArgumentOf("Exp") is { } u && right.ArgumentOf("Exp") is { } v && !AreReduced(u, v)
                ? Of("LogAddExp", new Operand(u), new Operand(v))
                : null),

        new(["Log"], "loses the digits of what is added to 1", static formula =>
            formula.ArgumentOf("Log").Beside(1, BinaryOperatorKind.Add) is { } u ? Of("Log1p", new Operand(u))
            : formula.ArgumentOf("Log").Operands(BinaryOperatorKind.Subtract) is var (one, v) && one.Is(1) && v.ArgumentOf("Exp") is null
                ? Of("Log1p", Operand.Minus(v))
            : null),

        new(["Exp"], "loses digits where the exponent is near 0", static formula =>
            formula.Operands(BinaryOperatorKind.Subtract) is not var (left, right) ? null
            : right.Is(1) && left.ArgumentOf("Exp") is { } u ? Of("Expm1", new Operand(u))
            : left.Is(1) && right.ArgumentOf("Exp") is { } v ? Minus("Expm1", new Operand(v))
            : null),

        new(["Exp"], "is 0 where the exponential overflows", static formula =>
            formula.Operands(BinaryOperatorKind.Divide) is var (one, sum) && one.Is(1)
            && sum.Beside(1, BinaryOperatorKind.Add).ArgumentOf("Exp") is { } u && !u.IsNegatedMagnitude()
                ? Of("Sigmoid", Operand.Minus(u))
                : null),

        new(["Exp"], "is NaN where the exponential overflows", static formula =>
            formula.Operands(BinaryOperatorKind.Divide) is var (exp, sum) && exp.ArgumentOf("Exp") is { } u
            && sum.Beside(1, BinaryOperatorKind.Add).ArgumentOf("Exp") is { } v && u.IsSame(v) && !u.IsGuarded()
                ? Of("Sigmoid", new Operand(u))
                : null),

        new(["Sigmoid"], "loses digits where the sigmoid is near 1", static formula => OneMinus(formula, "Sigmoid") is { } u
            ? Of("Sigmoid", Operand.Minus(u))
            : null),

        new(["Erf"], "loses digits where erf is near 1", static formula => OneMinus(formula, "Erf") is { } u ? Of("Erfc", new Operand(u)) : null),

        new(["Erfc"], "loses digits where erfc is near 1", static formula => OneMinus(formula, "Erfc") is { } u ? Of("Erf", new Operand(u)) : null),

        new(["Erf"], "loses digits where erf is near -1", static formula =>
            (formula.Beside(0.5, BinaryOperatorKind.Multiply) ?? Half(formula)).Beside(1, BinaryOperatorKind.Add).ArgumentOf("Erf") is { } v
            && OverRootOfTwo(v) is { } u
                ? Of("NormalCdf", new Operand(u))
                : null),

        new(["Sqrt"], "overflows where a square does, and is 0 where both vanish", static formula =>
            formula.ArgumentOf("Sqrt").Operands(BinaryOperatorKind.Add) is var (left, right) && left.Squared() is { } x && right.Squared() is { } y
                ? Of("Hypot", new Operand(x), new Operand(y))
                : null),

        new(["Sin"], "is NaN at 0", static formula =>
            formula.Operands(BinaryOperatorKind.Divide) is var (sine, x) && sine.ArgumentOf("Sin") is { } u && u.IsSame(x) && !u.IsGuarded()
                ? Of("Sinc", new Operand(u))
                : null),

        new(["Pow"], "has an exponent that is not quite a third, and is NaN below 0", static formula =>
            formula.ArgumentsOf("Pow") is { Count: 2 } power && power[1] is var third
            && third.IsNear(1 / 3.0, third.Type?.SpecialType == SpecialType.System_Single ? 1e-7 : 1e-15)
                ? Of("Cbrt", new Operand(power[0]))
                : null),
    ];

    private static IOperation? OneMinus(IOperation formula, string function) =>
        formula.Operands(BinaryOperatorKind.Subtract) is var (one, right) && one.Is(1) ? right.ArgumentOf(function) : null;

    private static IOperation? Half(IOperation formula) =>
        formula.Operands(BinaryOperatorKind.Divide) is var (left, two) && two.Is(2) ? left : null;

    /// <summary>x of <c>x / √2</c>, however that is written.</summary>
    private static IOperation? OverRootOfTwo(IOperation value) =>
        value.Operands(BinaryOperatorKind.Divide) is var (x, root) && (root.IsNear(RootOfTwo, 1e-6) || root.ArgumentOf("Sqrt").Is(2)) ? x
        : value.Operands(BinaryOperatorKind.Multiply) is not var (left, right) ? null
        : right.IsNear(1 / RootOfTwo, 1e-6) ? left
        : left.IsNear(1 / RootOfTwo, 1e-6) ? right
        : null;

    /// <summary>Is the same subtracted from both exponents? It is the larger one, as a rule, and then nothing overflows.</summary>
    private static bool AreReduced(IOperation u, IOperation v) =>
        u.Operands(BinaryOperatorKind.Subtract) is var (_, left) && v.Operands(BinaryOperatorKind.Subtract) is var (_, right) && left.IsSame(right);
}
