using System;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Writes slopes for which there is no method so that they are relatively exact. It runs after everything is
/// differentiated, for the slopes' own derivatives are better taken by their rules.
/// </summary>
internal static class LowerSlopes
{
    public static Function Run(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        MathCall { Function.Name: "PowerSlope", Arguments: var arguments } => Power(arguments[0], arguments[1]),
        MathCall { Function.Name: "RootSlope", Arguments: var arguments } => Root(arguments[0], arguments[1]),
        MathCall { Function.Name: "CbrtSlope", Arguments: var arguments } => arguments[1].Number(1) / (arguments[1].Number(3) * (arguments[1] * arguments[1])),
        MathCall { Function.Name: "HalfSech", Arguments: var arguments } => HalfSech(MathFunctions.Call("Abs", arguments[0])),
        Loop loop => loop with { Body = Run(loop.Body) },
        _ => node,
    }));

    /// <summary>
    /// Those too that the runtime has, for a GPU. As y·(1 − y) and 1 − y² they would be lost in rounding where y is close
    /// to 1.
    /// </summary>
    public static Function RunForGpu(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        MathCall { Function.Name: "SigmoidSlope", Arguments: var arguments } => Sigmoid(MathFunctions.Call("Abs", arguments[0])),
        MathCall { Function.Name: "TanhSlope", Arguments: var arguments } => Tanh(MathFunctions.Call("Abs", arguments[0])),
        Loop loop => loop with { Body = RunForGpu(loop.Body) },
        _ => node,
    }));

    /// <summary>σ′, which is even, by an argument that is not positive: σ is at most ½ there.</summary>
    private static Expr Sigmoid(Expr magnitude)
    {
        var sigmoid = MathFunctions.Call("Sigmoid", -magnitude);
        return sigmoid * (magnitude.Number(1) - sigmoid);
    }

    /// <summary>n·xⁿ⁻¹, and 0 for n = 0, where 0·x⁻¹ may be 0·∞.</summary>
    private static Select Power(Expr x, Expr n) =>
        new(n.Is(CompareOperator.Equal, n.Number(0)), n.Number(0), n * MathFunctions.Call("Pow", x, n - n.Number(1)));

    /// <summary>ⁿ√x / (n·x), and its limits where that would be 0/0 or ∞/∞.</summary>
    private static Select Root(Expr x, Expr n)
    {
        var isZero = x.Is(CompareOperator.Equal, x.Number(0));
        var isInfinite = x.Is(CompareOperator.Equal, x.Number(double.PositiveInfinity));
        var limit = new Select(isZero, x.Number(double.PositiveInfinity), x.Number(0)) / n;
        var hasLimit = new Binary(BinaryOperator.And, n.Is(CompareOperator.NotEqual, n.Number(0)), new Binary(BinaryOperator.Or, isZero, isInfinite));
        return new(
            hasLimit,
            new Select(n.Is(CompareOperator.Equal, n.Number(1)), n.Number(1), limit),
            MathFunctions.Call("Root", x, n) / x / n);
    }

    /// <summary>1 / (eᵘ + e⁻ᵘ), by the exponential that does not overflow.</summary>
    private static Expr HalfSech(Expr magnitude)
    {
        var exponential = MathFunctions.Call("Exp", -magnitude);
        return exponential / (magnitude.Number(1) + (exponential * exponential));
    }

    /// <summary>
    /// tanh′(u) = 4·σ′(2u). Four times a subnormal number would have lost two bits, so from 2u = 40 on e⁻⁴⁰ is taken out of
    /// e⁻²ᵘ = σ/(1 − σ), which is σ′ there.
    /// </summary>
    private static Expr Tanh(Expr magnitude)
    {
        const double Far = 40;
        var isFar = magnitude.Is(CompareOperator.Greater, magnitude.Number(Far / 2));
        var twice = magnitude.Number(-2) * magnitude;
        var sigmoid = MathFunctions.Call("Sigmoid", new Select(isFar, twice + magnitude.Number(Far), twice));
        var rest = magnitude.Number(1) - sigmoid;
        return sigmoid * new Select(isFar, magnitude.Number(4 * Math.Exp(-Far)) / rest, magnitude.Number(4) * rest);
    }
}
