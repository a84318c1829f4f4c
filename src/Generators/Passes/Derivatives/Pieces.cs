using System;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// A function with a kink, such as |u|, consists of two pieces, and so does its derivative: a factor on one side of the kink,
/// another one on the other. While derivatives are taken a value times such a factor is one node, and factors of the same
/// kink are multiplied piece by piece. At the kink itself the mean of both pieces is taken once, at the end: the mean of
/// products is not the product of means.
/// </summary>
internal static class Pieces
{
    /// <summary>At the kink the mean of both pieces counts.</summary>
    public const int Mean = 0;

    /// <summary>At the kink the piece above it counts.</summary>
    public const int Above = 1;

    /// <summary>At the kink the piece below it counts.</summary>
    public const int Below = -1;

    /// <summary>At the kink the sign of the zero decides.</summary>
    public const int BySignBit = 2;

    /// <summary>The value times one factor where left &gt; right, and times another one where left &lt; right.</summary>
    public static MathCall Of(Expr value, Expr left, Expr right, double above, double below, int atKink = Mean) =>
        new(value.Type, MathFunctions.Get("Piece"), [value, left, right, value.Number(above), value.Number(below), value.Number(atKink)]);

    public static MathCall? Find(Expr? node) => node is MathCall { Function.Name: "Piece" } piece ? piece : null;

    public static MathCall WithValue(MathCall piece, Expr value) => piece with { Arguments = [value, .. piece.Arguments.Skip(1)] };

    public static double FactorAbove(MathCall piece) => ((Constant)piece.Arguments[3]).Float;

    public static double FactorBelow(MathCall piece) => ((Constant)piece.Arguments[4]).Float;

    public static int AtKink(MathCall piece) => (int)((Constant)piece.Arguments[5]).Float;

    /// <summary>
    /// A comparison that is no condition of the user's, which would say what counts where both sides are equal.
    /// </summary>
    /// <param name="name"><c>IsBelow</c>, <c>IsAbove</c> or <c>IsEqual</c>.</param>
    public static MathCall Test(string name, Expr left, Expr right) => new(ScalarType.Bool, MathFunctions.Get(name), [left, right]);

    /// <summary>The sum of two values with the same factor; null where they have none, or another one.</summary>
    public static MathCall? Sum(Expr first, Expr second, Operations operations)
    {
        if (OfTerm(first, operations) is not var (piece, isNegative) || OfTerm(second, operations) is not var (other, isOtherNegative)
            || !piece.Arguments.Skip(1).SequenceEqual(other.Arguments.Skip(1)))
        {
            return null;
        }

        var (left, right) = (piece.Arguments[0], other.Arguments[0]);
        return WithValue(piece, operations.Bind((isNegative ? -left : left) + (isOtherNegative ? -right : right)));
    }

    private static (MathCall Piece, bool IsNegative)? OfTerm(Expr term, Operations operations)
    {
        var node = operations.Definition(term) ?? term;
        return node is Unary { Operator: UnaryOperator.Negate } negated
            ? OfTerm(negated.Operand, operations) is var (inner, isNegative) ? (inner, !isNegative) : null
            : Find(node) is { } piece ? (piece, false) : null;
    }

    /// <summary>Writes the pieces as choices.</summary>
    public static Function Lower(Function function)
    {
        // Equal conditions become one, so that a choice inside another one by the same condition is seen.
        var lowered = Written(function);
        return lowered.Equals(function) ? function : CommonSubexpressions.Run(lowered);
    }

    private static Function Written(Function function) => function.Map(Lower);

    /// <summary>Writes the pieces of an expression as choices.</summary>
    public static Expr Lower(Expr expression) => expression.Rewrite(static node => node switch
    {
        MathCall { Function.Name: "IsBelow" } test => test.Arguments[0].Is(CompareOperator.Less, test.Arguments[1]),
        MathCall { Function.Name: "IsEqual" } test => test.Arguments[0].Is(CompareOperator.Equal, test.Arguments[1]),
        MathCall { Function.Name: "IsAbove" } test => test.Arguments[0].Is(CompareOperator.Greater, test.Arguments[1]),
        MathCall { Function.Name: "Corner" } => node.Number(0),
        Loop loop => loop with { Body = Written(loop.Body) },
        _ => Find(node) is { } piece ? Choice(piece) : node,
    });

    private static Expr Choice(MathCall piece)
    {
        var (value, left, right) = (piece.Arguments[0], piece.Arguments[1], piece.Arguments[2]);
        var (above, below, atKink) = (FactorAbove(piece), FactorBelow(piece), AtKink(piece));
        Expr elsewhere;
        if (above == 0)
            elsewhere = new Select(left.Is(CompareOperator.Greater, right), value.Number(0), Times(below, value));
        else if (below == 0)
            elsewhere = new Select(left.Is(CompareOperator.Less, right), value.Number(0), Times(above, value));
        else if (above == -below && right is Constant { Float: 0 })
            elsewhere = Times(above, MultipliedBySign(value, left));
        else
            elsewhere = new Select(left.Is(CompareOperator.Less, right), Times(below, value), Times(above, value));
        if (atKink == BySignBit && right is Constant { Float: 0 })
            return elsewhere;
        var factor = atKink switch
        {
            Above => above,
            Below => below,
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
