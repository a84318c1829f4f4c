using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>Writes the <see cref="Pieces"/> of derivatives as choices, once all derivatives are taken.</summary>
internal static class LowerPieces
{
    /// <summary>Writes the pieces as choices.</summary>
    public static Function Run(Function function)
    {
        // Equal conditions become one, so that a choice inside another one by the same condition is seen.
        var lowered = Written(function);
        return lowered.Equals(function) ? function : CommonSubexpressions.Run(lowered);
    }

    private static Function Written(Function function) => function.Map(Run);

    /// <summary>Writes the pieces of an expression as choices.</summary>
    public static Expr Run(Expr expression) => expression.Rewrite(static node => node switch
    {
        MathCall { Function.Name: "IsBelow" } test => test.Arguments[0].Is(CompareOperator.Less, test.Arguments[1]),
        MathCall { Function.Name: "IsEqual" } test => test.Arguments[0].Is(CompareOperator.Equal, test.Arguments[1]),
        MathCall { Function.Name: "IsAbove" } test => test.Arguments[0].Is(CompareOperator.Greater, test.Arguments[1]),
        MathCall { Function.Name: "Corner" } => node.Number(0),
        Loop loop => loop with { Body = Written(loop.Body) },
        _ => Pieces.Find(node) is { } piece ? Choice(piece) : node,
    });

    private static Expr Choice(MathCall piece)
    {
        var (value, left, right) = (piece.Arguments[0], piece.Arguments[1], piece.Arguments[2]);
        var (above, below, atKink) = (Pieces.FactorAbove(piece), Pieces.FactorBelow(piece), Pieces.AtKink(piece));
        Expr elsewhere;
        if (above == 0)
            elsewhere = new Select(left.Is(CompareOperator.Greater, right), value.Number(0), Times(below, value));
        else if (below == 0)
            elsewhere = new Select(left.Is(CompareOperator.Less, right), value.Number(0), Times(above, value));
        else if (above == -below && right is Constant { Float: 0 })
            elsewhere = Times(above, MultipliedBySign(value, left));
        else
            elsewhere = new Select(left.Is(CompareOperator.Less, right), Times(below, value), Times(above, value));
        if (atKink == Pieces.BySignBit && right is Constant { Float: 0 })
            return elsewhere;
        var factor = atKink switch
        {
            Pieces.Above => above,
            Pieces.Below => below,
            _ => 0.5 * (above + below),
        };
        return new Select(left.Is(CompareOperator.Equal, right), factor == 0 ? value.Number(0) : Times(factor, value), elsewhere);
    }

    private static Expr MultipliedBySign(Expr value, Expr number)
    {
        var sign = MathFunctions.Call("CopySign", number.Number(1), number);
        return value is Constant one && one.Is(1) ? sign : value * sign;
    }

    private static Expr Times(double factor, Expr value) => factor == 1 ? value
        : factor == -1 ? -value
        : value is Constant constant ? value.Number(factor * constant.Float)
        : value.Number(factor) * value;
}
