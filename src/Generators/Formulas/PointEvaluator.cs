using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>
/// The value of an expression for given parameters, in double precision, to find out for the documentation whether
/// functions agree. NaN where it has no value, and where what it takes is not known here.
/// </summary>
internal sealed class PointEvaluator
{
    private static readonly Dictionary<string, Func<double, double>> OfOne = new(StringComparer.Ordinal)
    {
        ["Abs"] = Math.Abs,
        ["Sqrt"] = Math.Sqrt,
        ["Cbrt"] = static x => x < 0 ? -Math.Pow(-x, 1 / 3.0) : Math.Pow(x, 1 / 3.0),
        ["Floor"] = Math.Floor,
        ["Ceiling"] = Math.Ceiling,
        ["Round"] = Math.Round,
        ["Truncate"] = Math.Truncate,
        ["Exp"] = Math.Exp,
        ["Expm1"] = static x => Math.Exp(x) - 1,
        ["Log"] = Math.Log,
        ["Log1p"] = static x => Math.Log(1 + x),
        ["Log2"] = static x => Math.Log(x, 2),
        ["Log10"] = Math.Log10,
        ["Sigmoid"] = static x => 1 / (1 + Math.Exp(-x)),
        ["SigmoidSlope"] = static x => Math.Exp(-Math.Abs(x)) / ((1 + Math.Exp(-Math.Abs(x))) * (1 + Math.Exp(-Math.Abs(x)))),
        ["Softplus"] = static x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        ["Tanh"] = Math.Tanh,
        ["HalfSech"] = static x => 0.5 / Math.Cosh(x),
        ["TanhSlope"] = static x => 1 / (Math.Cosh(x) * Math.Cosh(x)),
        ["Sin"] = Math.Sin,
        ["Cos"] = Math.Cos,
        ["Tan"] = Math.Tan,
        ["Sinh"] = Math.Sinh,
        ["Cosh"] = Math.Cosh,
        ["Asin"] = Math.Asin,
        ["Acos"] = Math.Acos,
        ["Atan"] = Math.Atan,
        ["ReciprocalEstimate"] = static x => 1 / x,
        ["ReciprocalSqrtEstimate"] = static x => 1 / Math.Sqrt(x),
    };

    private static readonly Dictionary<string, Func<double, double, double>> OfTwo = new(StringComparer.Ordinal)
    {
        ["Min"] = Math.Min,
        ["Max"] = Math.Max,
        ["MinNative"] = Math.Min,
        ["MaxNative"] = Math.Max,
        ["CopySign"] = static (x, sign) => sign < 0 || 1 / sign < 0 ? -Math.Abs(x) : Math.Abs(x),
        ["Pow"] = Math.Pow,
        ["PowerSlope"] = static (x, n) => n == 0 ? 0 : n * Math.Pow(x, n - 1),
        ["Atan2"] = Math.Atan2,
        ["Hypot"] = static (x, y) => Math.Sqrt((x * x) + (y * y)),
        ["Scale"] = static (x, n) => x * Math.Pow(2, n),
    };

    public Dictionary<string, double> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Says what some nodes are, whatever their operands; null of those that are computed.</summary>
    public Func<Expr, double?> Decide { get; init; } = static _ => null;

    /// <summary>A condition is 1 or 0.</summary>
    public double Evaluate(Expr node)
    {
        if (Decide(node) is { } decided)
            return decided;
        return node switch
        {
            Constant constant => constant.Type.IsFloat() ? constant.Float : constant.Bits,
            Parameter parameter => Parameters.TryGetValue(parameter.Name, out var value) ? value : double.NaN,
            Live => 1,
            Unary { Operator: UnaryOperator.Negate } unary => -Evaluate(unary.Operand),
            Unary { Type: ScalarType.Bool } not => 1 - Evaluate(not.Operand),
            Binary binary => Evaluate(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
            Compare compare => compare.Operator.Holds(Evaluate(compare.Left), Evaluate(compare.Right)) ? 1 : 0,
            Classify { Predicate: "IsNaN" } test => double.IsNaN(Evaluate(test.Operand)) ? 1 : 0,
            Select select => Evaluate(select.Condition) != 0 ? Evaluate(select.WhenTrue) : Evaluate(select.WhenFalse),
            Conversion conversion when conversion.To.IsInteger() && conversion.Operand.Type.IsFloat() => Math.Truncate(Evaluate(conversion.Operand)),
            Conversion conversion => Evaluate(conversion.Operand),
            MathCall call => Evaluate(call.Function.Name, call.Arguments.Select(Evaluate).ToList()),
            _ => double.NaN,
        };
    }

    private static double Evaluate(string function, IReadOnlyList<double> a) => a.Count switch
    {
        1 => OfOne.TryGetValue(function, out var one) ? one(a[0]) : double.NaN,
        2 => OfTwo.TryGetValue(function, out var two) ? two(a[0], a[1]) : double.NaN,
        _ => function == "FusedMultiplyAdd" ? (a[0] * a[1]) + a[2] : double.NaN,
    };

    private static double Evaluate(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Remainder => left % right,
        BinaryOperator.And => left != 0 && right != 0 ? 1 : 0,
        BinaryOperator.Or => left != 0 || right != 0 ? 1 : 0,
        BinaryOperator.Xor => left != right ? 1 : 0,
        _ => double.NaN,
    };
}
