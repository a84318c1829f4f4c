using System.Linq;

namespace Kernels.Generators.Expressions;

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
}
