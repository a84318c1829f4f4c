using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Multiplies and adds the pieces of derivatives at kinks, and knows which piece counts at a kink because a condition says
/// so.
/// </summary>
internal sealed class KinkAlgebra
{
    private const int MostApart = 2;

    private readonly Operations operations;
    private readonly List<(Expr Left, Expr Right, int AtKink)> conditions = [];

    /// <param name="operations">The function that is differentiated.</param>
    public KinkAlgebra(Operations operations)
    {
        this.operations = operations;
        foreach (var compare in operations.All.Select(static operation => operation.Value).OfType<Compare>().Where(static compare => compare.Left.Type.IsFloat()))
        {
            // Where both sides are equal, the branch is taken that lies on this side.
            int? side = compare.Operator switch
            {
                CompareOperator.Less or CompareOperator.GreaterOrEqual => Pieces.Above,
                CompareOperator.LessOrEqual or CompareOperator.Greater => Pieces.Below,
                CompareOperator.Equal or CompareOperator.NotEqual => null,
                _ => throw new NotSupportedException(compare.Operator.ToString()),
            };
            if (side is { } known && Normal(compare.Left, compare.Right) is var (left, right, sign) && left != right)
                conditions.Add((left, right, known * sign));
        }
    }

    /// <summary>The piece that a value is; null of others. The sign of a number is 1 on one side and −1 on the other.</summary>
    public MathCall? PieceOf(Expr value)
    {
        var node = operations.Definition(value) ?? value;
        if (node is Conversion conversion && conversion.Type.IsFloat()
            && operations.Definition(conversion.Operand) is MathCall { Function.Name: "Sign" } sign && sign.Arguments[0].Type == conversion.Type)
        {
            return Pieces.Of(value.Number(1), sign.Arguments[0], value.Number(0), 1, -1);
        }

        return Pieces.Find(node);
    }

    /// <summary>The sum of two values with the same factor; null where they have none, or another one.</summary>
    public static MathCall? Sum(Expr first, Expr second, Operations operations)
    {
        if (OfTerm(first, operations) is not var (piece, isNegative) || OfTerm(second, operations) is not var (other, isOtherNegative)
            || !piece.Arguments.Skip(1).SequenceEqual(other.Arguments.Skip(1)))
        {
            return null;
        }

        var (left, right) = (piece.Arguments[0], other.Arguments[0]);
        return Pieces.WithValue(piece, operations.Bind((isNegative ? -left : left) + (isOtherNegative ? -right : right)));
    }

    private static (MathCall Piece, bool IsNegative)? OfTerm(Expr term, Operations operations)
    {
        var node = operations.Definition(term) ?? term;
        return node is Unary { Operator: UnaryOperator.Negate } negated
            ? OfTerm(negated.Operand, operations) is var (inner, isNegative) ? (inner, !isNegative) : null
            : Pieces.Find(node) is { } piece ? (piece, false) : null;
    }

    /// <summary>
    /// Is it a value with so few kinks that they are kept apart? Each is written again by each operation, so that the layers of
    /// a long loop would grow with the square of their number.
    /// </summary>
    public bool AreFew(Expr value)
    {
        var count = 0;
        for (var rest = value; Pieces.Find(operations.Definition(rest)) is { } piece; rest = piece.Arguments[0])
            count++;
        return count <= MostApart;
    }

    /// <summary>The adjoint times a piece; the factors of one kink become one.</summary>
    /// <param name="scale">Multiplies the adjoint by an ordinary value.</param>
    public Expr Times(MathCall piece, Expr adjoint, Func<Expr, Expr, Expr> scale)
    {
        if (!AreFew(adjoint))
            return Pieces.WithValue(WithCondition(piece), operations.Bind(scale(adjoint, piece.Arguments[0])));
        var pieces = new List<MathCall> { WithCondition(piece) };
        while (Pieces.Find(operations.Definition(adjoint)) is { } other)
        {
            var index = pieces.FindIndex(known => AreOfOneKink(known, other, out _));
            if (index < 0)
                pieces.Add(other);
            else
                pieces[index] = Product(pieces[index], other);
            adjoint = other.Arguments[0];
        }

        if (operations.Definition(adjoint) is Unary { Operator: UnaryOperator.Negate } negated)
            return -Rebuild(negated.Operand);
        return Rebuild(adjoint);

        Expr Rebuild(Expr rest)
        {
            var value = scale(rest, piece.Arguments[0]);
            foreach (var factor in Enumerable.Reverse(pieces))
            {
                var (above, below) = (Pieces.FactorAbove(factor), Pieces.FactorBelow(factor));
                if (above == 0 && below == 0)
                    return value.Number(0);
                if (above != 1 || below != 1)
                    value = Pieces.WithValue(factor, operations.Bind(value));
            }

            return value;
        }
    }

    private MathCall WithCondition(MathCall piece)
    {
        if (Pieces.AtKink(piece) != Pieces.Mean)
            return piece;
        var (left, right, sign) = Normal(piece.Arguments[1], piece.Arguments[2]);
        foreach (var condition in conditions)
        {
            if (condition.Left == left && condition.Right == right)
                return At(condition.AtKink * sign);
            if (condition.Left == right && condition.Right == left)
                return At(-condition.AtKink * sign);
        }

        // A value that touches 0 from above is above it on both sides.
        return piece.Arguments[2] is Constant { Float: 0 } && Signs.IsNeverNegative(piece.Arguments[1], operations.Definition) ? At(Pieces.Above) : piece;

        MathCall At(int side) => Pieces.Of(
            piece.Arguments[0], piece.Arguments[1], piece.Arguments[2], Pieces.FactorAbove(piece), Pieces.FactorBelow(piece), side);
    }

    private bool AreOfOneKink(MathCall first, MathCall second, out bool isReversed)
    {
        var (left, right, sign) = Normal(first.Arguments[1], first.Arguments[2]);
        var (otherLeft, otherRight, otherSign) = Normal(second.Arguments[1], second.Arguments[2]);
        isReversed = sign != otherSign;
        if (left == otherLeft && right == otherRight)
            return true;
        isReversed = !isReversed;
        return left == otherRight && right == otherLeft;
    }

    private MathCall Product(MathCall first, MathCall second)
    {
        AreOfOneKink(first, second, out var isReversed);
        var (above, below) = isReversed
            ? (Pieces.FactorBelow(second), Pieces.FactorAbove(second))
            : (Pieces.FactorAbove(second), Pieces.FactorBelow(second));
        var other = isReversed && Pieces.AtKink(second) is Pieces.Above or Pieces.Below ? -Pieces.AtKink(second) : Pieces.AtKink(second);
        var atKink = Pieces.AtKink(first) is Pieces.Above or Pieces.Below ? Pieces.AtKink(first)
            : other is Pieces.Above or Pieces.Below ? other
            : Pieces.Mean;
        return Pieces.Of(
            first.Arguments[0], first.Arguments[1], first.Arguments[2], Pieces.FactorAbove(first) * above, Pieces.FactorBelow(first) * below, atKink);
    }

    /// <summary>A difference from 0 as its two sides, without a factor, whose sign is given.</summary>
    private (Expr Left, Expr Right, int Sign) Normal(Expr left, Expr right)
    {
        var sign = 1;
        while (right is Constant { Float: 0 })
        {
            switch (operations.Definition(left))
            {
                case Unary { Operator: UnaryOperator.Negate } negated:
                    (left, sign) = (negated.Operand, -sign);
                    break;
                case Binary { Operator: BinaryOperator.Multiply, Left: Constant factor } product when factor.Float != 0:
                    (left, sign) = (product.Right, factor.Float < 0 ? -sign : sign);
                    break;
                case Binary { Operator: BinaryOperator.Multiply, Right: Constant factor } product when factor.Float != 0:
                    (left, sign) = (product.Left, factor.Float < 0 ? -sign : sign);
                    break;
                case Binary { Operator: BinaryOperator.Divide, Right: Constant factor } quotient when factor.Float != 0:
                    (left, sign) = (quotient.Left, factor.Float < 0 ? -sign : sign);
                    break;
                case Binary { Operator: BinaryOperator.Subtract } difference:
                    return (difference.Left, difference.Right, sign);
                default:
                    return (left, right, sign);
            }
        }

        return (left, right, sign);
    }
}
