using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// What a comparison or a test can know of a number from how it is computed. The number itself stays as it is: it is the
/// truth about it that must be decided here, since a compiler that decides it gets more wrong; see Lanes.Masks.cs.
/// </summary>
internal static class KnownNumbers
{
    /// <summary>The number, if it is a constant or an exact function of constants; null where it is not, and for NaN.</summary>
    public static Constant? Value(Expr number) => number switch
    {
        Constant constant => constant,
        MathCall { Function.IsExact: true } call when call.Type.IsFloat
            && call.Arguments.Select(Value).ToList() is var values && values.All(static value => value is not null) =>
            call.Function.Value([.. values.Select(static value => value!.Float)]) is var value && !double.IsNaN(value) ? call.Number(value) : null,
        _ => null,
    };

    /// <summary>Is it NaN, whatever the parameters are?</summary>
    /// <param name="variables">The variables that always are.</param>
    public static bool IsNaN(Expr number, ICollection<Expr> variables) => number.Type.IsFloat && number switch
    {
        Constant constant => double.IsNaN(constant.Float),
        Unary unary => IsNaN(unary.Operand, variables),
        Binary { Left: Constant, Right: Constant, Operator: not BinaryOperator.Remainder } => true, // any other one is folded
        MathCall { Function.Name: "Sqrt" } root when root.Arguments[0] is Constant => true,
        Binary binary => binary.Operands.Any(operand => IsNaN(operand, variables)),
        Conversion conversion => IsNaN(conversion.Operand, variables),
        MathCall call when call.Arguments.Take(call.Function.PassesNaN).Any(argument => IsNaN(argument, variables)) => true,
        Select select => IsNaN(select.WhenTrue, variables) && IsNaN(select.WhenFalse, variables),
        _ => variables.Contains(number),
    };
}
