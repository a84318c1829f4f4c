using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Finds the values whose adjoint may be exactly 0 where a derivative below them is infinite: what a saturating function
/// takes, if it is made of products that may overflow, and powers. GELU at 1e20 is an example: tanh is 1 there and has
/// the slope 0, and the cube inside has an infinite one. Of such an adjoint, 0·∞ is 0.
/// </summary>
internal sealed class VanishingAdjoints(Operations operations)
{
    /// <summary>
    /// The values, each with the slope of the saturating function if nothing else takes the value. Nothing flows on from it
    /// where that slope is 0, for the function is flat all around. Without such a slope the adjoint itself has to be looked
    /// at, which may be 0 at one point alone.
    /// </summary>
    public IReadOnlyDictionary<Expr, Expr?> Find()
    {
        var found = new Dictionary<Expr, Expr?>();
        foreach (var operation in operations.All)
        {
            if (Saturates(operation) is var (argument, slope) && HasInfiniteSlope(argument))
                found[argument] = slope;
            if (operation.Value is MathCall { Function.Name: "Pow", Arguments: var arguments }
                && arguments[0] is Variable && arguments[1] is not Constant { Float: >= 1 })
            {
                found[operation.Variable] = null;
            }
        }

        return found;
    }

    /// <summary>The argument of a function that is flat far from 0, and its slope if the argument is its own; null of another operation.</summary>
    private (Expr Argument, Expr? Slope)? Saturates(Binding operation)
    {
        switch (operation.Value)
        {
            case MathCall { Function.Name: "Tanh" or "Sigmoid", Arguments: var arguments }:
                return (arguments[0], IsTakenOnce(arguments[0]) ? Differentiate.PartialsOf(operation)![0] : null);
            case Binary { Operator: BinaryOperator.Divide } quotient when StableForms.Find(operation, operations) is { } stable:
                // The slope of a quotient whose numerator is a variable is 0 where that is.
                var isOwn = quotient.Left is Constant && IsTakenOnce(quotient.Right) && IsTakenOnce(stable.Argument)
                    && operations.Definition(quotient.Right)!.Operands.All(operand => operand is Constant || IsTakenOnce(operand));
                return (stable.Argument, isOwn ? stable.Partial : null);
            default:
                return null;
        }
    }

    private bool IsTakenOnce(Expr leaf) =>
        leaf != operations.Result && operations.All.Sum(operation => operation.Value.Operands.Count(operand => operand == leaf)) == 1;

    /// <summary>Is one of the partial derivatives on the way to a value the result of an overflow?</summary>
    private bool HasInfiniteSlope(Expr leaf)
    {
        if (operations.Definition(leaf) is not { } node)
            return false;
        if (StableForms.Find(new Binding((Variable)leaf, node, null), operations) is { Numerator: null } stable)
            return HasInfiniteSlope(stable.Argument);
        return node switch
        {
            Binary { Operator: BinaryOperator.Multiply } product when Overflows(product.Left) || Overflows(product.Right) => true,
            MathCall { Function.Name: "FusedMultiplyAdd" } sum when Overflows(sum.Arguments[0]) || Overflows(sum.Arguments[1]) => true,
            MathCall { Function.Name: "Exp" or "Expm1" or "Sinh" or "Cosh" or "Tan" or "Pow" } => true,
            _ => node.Operands.Any(HasInfiniteSlope),
        };
    }

    /// <summary>May the value be infinite although all parameters are finite and of a common size?</summary>
    private bool Overflows(Expr leaf) => operations.Definition(leaf) switch
    {
        null => false,
        Binary { Operator: BinaryOperator.Multiply, Left: not Constant, Right: not Constant } => true,
        MathCall { Function.Name: "FusedMultiplyAdd" or "Exp" or "Expm1" or "Sinh" or "Cosh" or "Tan" or "Pow" } => true,
        var node => node.Operands.Any(Overflows),
    };
}
