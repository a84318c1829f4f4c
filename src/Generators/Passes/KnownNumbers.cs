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
    /// <summary>Functions of one argument that round nothing, or to an integer.</summary>
    private static readonly Dictionary<string, Func<double, double>> Exact = new(StringComparer.Ordinal)
    {
        ["Abs"] = Math.Abs,
        ["Floor"] = Math.Floor,
        ["Ceiling"] = Math.Ceiling,
        ["Truncate"] = Math.Truncate,
        ["Round"] = static x => Math.Round(x, MidpointRounding.ToEven),
    };

    /// <summary>The number, if it is a constant or an exact function of constants; null where it is not, and for NaN.</summary>
    public static Constant? Value(Expr number) => number switch
    {
        Constant constant => constant,
        MathCall call when call.Type.IsFloat() && call.Arguments.Select(Value).ToList() is var values && values.All(static value => value is not null) =>
            Value(call, [.. values.Select(static value => value!.Float)]) is { } value && !double.IsNaN(value) ? call.Number(value) : null,
        _ => null,
    };

    /// <summary>Is it NaN, whatever the parameters are?</summary>
    /// <param name="variables">The variables that always are.</param>
    public static bool IsNaN(Expr number, ICollection<Expr> variables) => number.Type.IsFloat() && number switch
    {
        Constant constant => double.IsNaN(constant.Float),
        Unary unary => IsNaN(unary.Operand, variables),
        Binary { Left: Constant, Right: Constant, Operator: not BinaryOperator.Remainder } => true, // any other one is folded
        MathCall { Function.Name: "Sqrt" } root when root.Arguments[0] is Constant => true,
        Binary binary => binary.Operands.Any(operand => IsNaN(operand, variables)),
        Conversion conversion => IsNaN(conversion.Operand, variables),
        MathCall { Function.Name: "Min" or "Max" or "FusedMultiplyAdd" or "Atan2" } call => call.Arguments.Any(argument => IsNaN(argument, variables)),
        MathCall { Function.Name: "CopySign" or "Scale" } call => IsNaN(call.Arguments[0], variables),
        MathCall { Arguments.Count: 1 } call => IsNaN(call.Arguments[0], variables),
        Select select => IsNaN(select.WhenTrue, variables) && IsNaN(select.WhenFalse, variables),
        _ => variables.Contains(number),
    };

    private static double? Value(MathCall call, IReadOnlyList<double> a) => call.Function.Name switch
    {
        "Min" => Least(a[0], a[1]),
        "Max" => -Least(-a[0], -a[1]),
        "CopySign" => IsNegative(a[1]) ? -Math.Abs(a[0]) : Math.Abs(a[0]),
        var name => Exact.TryGetValue(name, out var exact) ? exact(a[0]) : null,
    };

    /// <summary>As .NET has it now: NaN if one is, and -0 below 0.</summary>
    private static double Least(double left, double right) =>
        double.IsNaN(left) || left < right || (left == right && IsNegative(left)) ? left : right;

    public static bool IsNegative(double number) => BitConverter.DoubleToInt64Bits(number) < 0;
}
