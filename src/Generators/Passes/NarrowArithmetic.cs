using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Arithmetic in 64 bits whose result is cut to 32 may give what arithmetic in 32 bits gives: <c>(float)(x * 0.5)</c> is
/// <c>x * 0.5f</c>, and <c>(int)((long)a * b)</c> is <c>a * b</c>. Where all of a function can be computed so, it is.
/// </summary>
/// <remarks>
/// Of two floats, a sum, a difference, a product or a quotient in double, rounded to float, is that of float arithmetic, as is a
/// square root (Figueroa, "When is double rounding innocuous?", 1995). The low bits of a sum or a product of integers depend on
/// the low bits of its operands alone.
/// </remarks>
internal sealed class NarrowArithmetic
{
    /// <summary>Variables of 64 bits whose value is always one of 32, and that value.</summary>
    private readonly Dictionary<Expr, Expr> exact = [];

    /// <summary>Integers of 64 bits, and their low half.</summary>
    private readonly Dictionary<Expr, Expr> low = [];

    public static Function Run(Function function)
    {
        if (function.Parameters.Any(static parameter => parameter.Type.Bits > 32) || !IsWide(function))
            return function;
        var pass = new NarrowArithmetic();
        var narrow = function with
        {
            Bindings = function.Bindings.SelectMany(pass.Narrowed).ToEquatableArray(),
            Result = pass.Rewrite(function.Result),
            Throws = function.Throws is { } throws ? pass.Rewrite(throws) : null,
        };
        return IsWide(narrow) ? function : narrow;
    }

    /// <summary>Is anything in it of 64 bits?</summary>
    public static bool IsWide(Function function) => ClosureCheck.NodesOf(function).Any(static node => node.Type.Bits > 32);

    private IEnumerable<Binding> Narrowed(Binding binding)
    {
        var value = Rewrite(binding.Value);
        var isExact = Exact(value) is not null;
        if (value.Type.Bits <= 32 || (Exact(value) ?? Low(value, Half(value.Type))) is not { } half)
            return [binding with { Value = value }];
        var variable = new Variable(half.Type, binding.Variable.Name);
        (isExact ? exact : low).Add(binding.Variable, variable);
        return [binding with { Variable = variable, Value = half }];
    }

    private Expr Rewrite(Expr expression) => expression.Rewrite(Node);

    private Expr Node(Expr node) => node switch
    {
        Conversion { To: { IsFloat: true, Bits: 32 }, Operand.Type: { IsFloat: true, Bits: 64 } } conversion => Rounded(conversion.Operand) ?? node,
        Conversion { Operand.Type: var from, To: var to } conversion when from.IsInteger && to.IsInteger && to.Bits < from.Bits =>
            Low(conversion.Operand, to) ?? node,
        Conversion { Operand: { } operand } conversion when operand.Type.Bits == 64 && Exact(operand) is { } value => Converted(value, conversion.To),
        Compare compare when Exact(compare.Left) is { } left && Exact(compare.Right) is { } right && left.Type == right.Type =>
            Simplify.Node(new Compare(compare.Operator, left, right)),
        Classify classify when Exact(classify.Operand) is { } operand && !Predicate.Get(classify.Predicate).IsOfFormat =>
            new Classify(classify.Predicate, operand),
        _ => node,
    };

    /// <summary>A double, rounded to float, in terms of floats.</summary>
    private Expr? Rounded(Expr value) => value switch
    {
        _ when Exact(value) is { } number => Converted(number, ScalarType.Single),
        Conversion { Operand.Type: var from } conversion when from.IsInteger && from.Bits == 32 => Converted(conversion.Operand, ScalarType.Single),
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary
            when Float(binary.Left) is { } left && Float(binary.Right) is { } right => Simplify.Node(new Binary(binary.Operator, left, right)),
        MathCall { Function: { Name: "Sqrt" } function } call when Float(call.Arguments[0]) is { } number =>
            new MathCall(ScalarType.Single, function, [number]),
        Select select when Rounded(select.WhenTrue) is { } whenTrue && Rounded(select.WhenFalse) is { } whenFalse =>
            new Select(select.Condition, whenTrue, whenFalse),
        _ => null,
    };

    private Expr? Float(Expr value) => Exact(value) is { Type.IsFloat: true } number ? number : null;

    /// <summary>The same value as a number of 32 bits; null where it may be none.</summary>
    private Expr? Exact(Expr value) => value switch
    {
        { Type: var type } when type.Bits != 64 => null,
        Constant constant => ExactConstant(constant),
        Variable => exact.TryGetValue(value, out var known) ? known : null,
        Conversion { Operand: var operand, To: var to } when operand.Type.Bits == 32 && operand.Type.IsFloat == to.IsFloat
            && (to != ScalarType.UInt64 || !operand.Type.IsSigned) => operand,
        Unary { Operator: UnaryOperator.Negate, Type.IsFloat: true } unary when Exact(unary.Operand) is { } number => -number,
        MathCall { Type.IsFloat: true, Function: { IsExact: true } function } call when call.Form == VectorForm.Vector
            && call.Arguments.All(argument => Float(argument) is not null) =>
            new MathCall(ScalarType.Single, function, [.. call.Arguments.Select(argument => Float(argument)!)]),
        Select select when Exact(select.WhenTrue) is { } whenTrue && Exact(select.WhenFalse) is { } whenFalse && whenTrue.Type == whenFalse.Type =>
            new Select(select.Condition, whenTrue, whenFalse),
        _ => null,
    };

    private static Constant? ExactConstant(Constant constant)
    {
        var type = Half(constant.Type);
        var narrow = constant.Type.IsFloat ? Constant.OfNumber(type, constant.Float) : Constant.Of(type, constant.Bits);
        return constant.Type.IsFloat
            ? narrow.Float.Equals(constant.Float) && !double.IsNaN(constant.Float) ? narrow : null
            : narrow.Bits == constant.Bits ? narrow : null;
    }

    /// <summary>Is the low half of the result that of the low halves?</summary>
    private static bool KeepsLowHalf(BinaryOperator operation) => operation
        is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply
        or BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor;

    /// <summary>The low half of an integer, as a type of 32 bits; null where more than the low halves of its operands decides it.</summary>
    private Expr? Low(Expr value, ScalarType to) => value switch
    {
        _ when !value.Type.IsInteger => null,
        Constant constant => Constant.Of(to, constant.Bits),
        Variable => exact.TryGetValue(value, out var known) || low.TryGetValue(value, out known) ? Converted(known, to) : null,
        Conversion { Operand: var operand } when operand.Type.IsInteger => operand.Type.Bits == 32 ? Converted(operand, to) : Low(operand, to),
        Unary unary when Low(unary.Operand, to) is { } operand => new Unary(unary.Operator, operand),
        Binary binary when KeepsLowHalf(binary.Operator) && Low(binary.Left, to) is { } left && Low(binary.Right, to) is { } right =>
            Simplify.Node(new Binary(binary.Operator, left, right)),
        _ => null,
    };

    private static ScalarType Half(ScalarType type) => type.OfSize(32);

    private static Expr Converted(Expr value, ScalarType to) => value.Type == to ? value : Simplify.Node(new Conversion(to, value));
}
