using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>Writes functions that no target has, or that targets disagree about, in terms of comparisons.</summary>
internal static class LowerFunctions
{
    public static Function Run(Function function) => function.Map(static expression => expression.Rewrite(static node => Lower(node, keepSign: false)));

    /// <summary>For a function that is to be differentiated: a sign is known as such, and not as the comparisons of a user.</summary>
    public static Function RunButSign(Function function) => function.Map(static expression => expression.Rewrite(static node => Lower(node, keepSign: true)));

    private static Expr Lower(Expr node, bool keepSign) => node switch
    {
        MathCall { Function.Name: "Clamp", Arguments: var arguments } => Clamp(arguments[0], arguments[1], arguments[2]),
        MathCall { Function.Name: "Sign", Arguments: var arguments } when !keepSign => Sign(arguments[0]),
        Loop loop => loop with { Body = Run(loop.Body) },
        _ => node,
    };

    /// <summary>
    /// By comparisons and not by Min and Max: Clamp(-0, 0, 1) is -0, and NaN passes. Where min exceeds max the scalar
    /// throws; here max wins.
    /// </summary>
    private static Expr Clamp(Expr value, Expr min, Expr max)
    {
        var raised = new Select(new Compare(CompareOperator.Less, value, min), min, value);
        return new Select(new Compare(CompareOperator.Greater, raised, max), max, raised);
    }

    /// <summary>-1, 0 or 1 as int; 0 for NaN, where the scalar throws.</summary>
    private static Expr Sign(Expr value)
    {
        var zero = Constant.OfNumber(value.Type, 0);
        return new Select(
            new Compare(CompareOperator.Greater, value, zero),
            Constant.Of(ScalarType.Int32, 1),
            new Select(
                new Compare(CompareOperator.Less, value, zero),
                Constant.Of(ScalarType.Int32, -1),
                Constant.Of(ScalarType.Int32, 0)));
    }
}
