using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>
/// Functions that are written out round a number to an integer by adding 1.5 · 2²³, and take that off again or read the integer from
/// the bits of the sum. A compiler of WGSL may regroup this to no rounding at all, and Chromium's does. So it becomes the language's own
/// <c>round</c>, which gives the same for the moderate numbers that these functions round.
/// </summary>
internal static class WgslRounding
{
    private static readonly Constant Shift = Constant.Of(12582912f);

    public static Function Run(Function function)
    {
        // These hold the rounded number from here on, and the sum where it is needed is made of it.
        var rounded = new HashSet<Expr>(function.Bindings.Where(static binding => IsShifted(binding.Value)).Select(static binding => (Expr)binding.Variable));
        return function with
        {
            Bindings = [.. function.Bindings.Select(binding => binding with
            {
                Value = IsShifted(binding.Value) ? Rounded(((Binary)binding.Value).Left.Rewrite(Rewrite)) : binding.Value.Rewrite(Rewrite),
            })],
            Result = function.Result.Rewrite(Rewrite),
        };

        Expr Rewrite(Expr node) => node switch
        {
            Variable variable when rounded.Contains(variable) => variable + Shift,
            Binary { Operator: BinaryOperator.Subtract, Left: Binary sum } difference when IsShifted(sum) && difference.Right == Shift => Rounded(sum.Left),
            BitCast { Operand: Binary sum } cast when IsShifted(sum) => Bits(cast.To, Rounded(sum.Left)),
            _ => node,
        };

        Expr Rounded(Expr number) => rounded.Contains(number) ? number : new FunctionCall(number.Type, "round", IsIntrinsic: true, [number]);
    }

    private static bool IsShifted(Expr node) => node is Binary { Operator: BinaryOperator.Add } sum && sum.Right == Shift;

    /// <summary>The bits of the sum of an integer and the constant: the integer stands in the last of them.</summary>
    private static Expr Bits(ScalarType type, Expr integer)
    {
        Expr bits = new Cast(ScalarType.Int32, integer) + Constant.Of(ScalarType.Int32, Shift.Bits);
        return type == ScalarType.Int32 ? bits : new BitCast(type, bits);
    }
}
