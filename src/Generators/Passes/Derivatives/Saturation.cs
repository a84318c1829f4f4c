using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Functions that are flat far from 0, above products that may overflow. GELU at 1e20 is an example: tanh is 1 there and
/// has the slope 0, and the cube inside has an infinite one. Nothing flows on where such a function is flat.
/// </summary>
internal sealed class Saturation(Operations operations)
{
    /// <summary>
    /// The condition that a saturating function has a slope; null of all others, and where what it takes cannot be
    /// infinitely steep. It looks at the function alone and not at the adjoint, whose zeros need not be flat: to take the
    /// slope for 0 there would be wrong for the next derivative.
    /// </summary>
    public Expr? HasSlope(Binding operation) => operation.Value switch
    {
        MathCall { Function.Saturates: true } call when MayBeSteep(call.Arguments[0]) =>
            IsNotZero(call.Function.Partials!(call.Arguments, operation.Variable)[0]!),
        Binary { Operator: BinaryOperator.Divide } quotient
            when StableForms.Find(operation, operations) is { Slope: { } slope } form && form.Partials.Any(item => MayBeSteep(item.Argument)) =>
            IsNotZero(slope),
        _ => null,
    };

    /// <summary>
    /// A power has an infinite slope where its base is 0 and its exponent below 1. Nothing flows on if its adjoint is 0
    /// there too, as in the focal loss of a sure prediction. An adjoint that is computed by a root may vanish too slowly for
    /// that, so there it is not said. Null of other operations, and of a base that is a parameter.
    /// </summary>
    public Expr? HasFiniteSlope(Binding operation, Expr adjoint) => !IsPower(operation, out var number) ? null
        : HasRoot(adjoint) ? Constant.True
        : new Binary(BinaryOperator.Or, IsNotZero(adjoint), IsNotZero(number));

    private bool HasRoot(Expr leaf) => operations.Definition(leaf) is { } node
        && (node is MathCall { Function.IsRoot: true } || node.Operands.Any(HasRoot));

    /// <summary>Is it a power whose slope may be infinite?</summary>
    public static bool IsPower(Binding operation, out Expr number)
    {
        number = operation.Variable;
        if (operation.Value is not MathCall { Function.Name: "Pow", Arguments: var arguments }
            || arguments[0] is not Variable || arguments[1] is Constant { Float: >= 1 })
        {
            return false;
        }

        number = arguments[0];
        return true;
    }

    private static Unary IsNotZero(Expr value) => new(UnaryOperator.Not, Pieces.Test("IsEqual", value, value.Number(0)));

    /// <summary>Is one of the partial derivatives on the way to a value the result of an overflow?</summary>
    private bool MayBeSteep(Expr leaf)
    {
        if (operations.Definition(leaf) is not { } node)
            return false;
        if (StableForms.Find(new Binding((Variable)leaf, node, null), operations) is { IsBounded: true } stable)
            return stable.Partials.Any(item => MayBeSteep(item.Argument));
        return node switch
        {
            Binary { Operator: BinaryOperator.Multiply } product when Overflows(product.Left) || Overflows(product.Right) => true,
            MathCall { Function.Name: "FusedMultiplyAdd" } sum when Overflows(sum.Arguments[0]) || Overflows(sum.Arguments[1]) => true,
            MathCall { Function.IsSteep: true } => true,
            _ => node.Operands.Any(MayBeSteep),
        };
    }

    /// <summary>May the value be infinite although all parameters are finite and of a common size?</summary>
    private bool Overflows(Expr leaf) => operations.Definition(leaf) switch
    {
        null => false,
        Binary { Operator: BinaryOperator.Multiply, Left: not Constant, Right: not Constant } => true,
        MathCall { Function.Name: "FusedMultiplyAdd" } or MathCall { Function.IsSteep: true } => true,
        var node => node.Operands.Any(Overflows),
    };
}
