using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>
/// Do the types of a node's operands fit, as they do in all that the parser makes? A text may come from anywhere, and
/// what is written from it must compile.
/// </summary>
internal static class NodeCheck
{
    public static bool IsSound(Expr node) => node switch
    {
        Unary { Operator: UnaryOperator.Negate } unary => unary.Type.IsNumber,
        Unary unary => IsBits(unary.Type),
        Binary binary => IsSound(binary),
        Compare compare => compare.Left.Type == compare.Right.Type && compare.Left.Type.IsNumber,
        Classify classify => classify.Operand.Type.IsFloat,
        Select select => select.Condition.Type == ScalarType.Bool && select.WhenTrue.Type == select.WhenFalse.Type,
        Conversion conversion => conversion.To.IsNumber && conversion.Operand.Type.IsNumber,
        BitCast cast => cast.To.IsNumber && cast.To.Bits == cast.Operand.Type.Bits,
        Rare rare => rare.Type != ScalarType.Tuple,
        MathCall call => IsSound(call),
        Call call => call.Guard.Type == ScalarType.Bool,
        Thrown { Call: var call } => call is Call,
        Item item => item.Tuple.Type == ScalarType.Tuple,
        Loop loop => IsSound(loop),
        _ => true,
    };

    private static bool IsSound(Binary node) => node.Operator switch
    {
        BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor => IsBits(node.Type) && node.Right.Type == node.Type,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight =>
            node.Type.IsInteger && node.Right.Type == ScalarType.Int32,
        _ => node.Type.IsNumber && node.Right.Type == node.Type,
    };

    private static bool IsSound(MathCall call)
    {
        var type = call.Arguments[0].Type;
        return call.Type.IsNumber && call.Arguments.All(argument => argument.Type == type)
            && (type.IsFloat || (type.IsInteger && call.Function.Integers));
    }

    private static bool IsSound(Loop loop) =>
        loop.Guard.Type == ScalarType.Bool && loop.Body.Result.Type == ScalarType.Tuple
        && loop.Initial.Concat(loop.Invariants).Select(static value => value.Type)
            .SequenceEqual(loop.Body.Parameters.Select(static parameter => parameter.Type));

    private static bool IsBits(ScalarType type) => type == ScalarType.Bool || type.IsInteger;
}
