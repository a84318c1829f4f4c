using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Suggestions;

/// <summary>The shapes that formulas are made of.</summary>
internal static class FormulaPattern
{
    /// <summary>The argument of a call of a function of one argument.</summary>
    public static IOperation? ArgumentOf(this IOperation? operation, string function) =>
        operation.ArgumentsOf(function) is { Count: 1 } arguments ? arguments[0] : null;

    /// <summary>The arguments of a call of a function. One of <c>Math</c> with a float is reported as such, and is none.</summary>
    public static IReadOnlyList<IOperation>? ArgumentsOf(this IOperation? operation, string function)
    {
        if (operation.Bare() is not IInvocationOperation { TargetMethod: { IsStatic: true } target } call
            || BodyParser.FunctionOf(target)?.Name != function
            || !NamedMethods.IsReal(target.ReturnType)
            || call.Arguments.Any(static argument => BodyParser.IsWidened(argument)))
        {
            return null;
        }

        return [.. call.Arguments.OrderBy(static argument => argument.Parameter!.Ordinal).Select(static argument => argument.Value.Bare()!)];
    }

    public static (IOperation Left, IOperation Right)? Operands(this IOperation? operation, BinaryOperatorKind kind) =>
        operation.Bare() is IBinaryOperation { OperatorMethod: null } binary && binary.OperatorKind == kind && NamedMethods.IsReal(binary.Type)
            ? (binary.LeftOperand.Bare()!, binary.RightOperand.Bare()!)
            : null;

    /// <summary>The other operand of a sum or a product with a number.</summary>
    public static IOperation? Beside(this IOperation? operation, double number, BinaryOperatorKind kind) => operation.Operands(kind) switch
    {
        var (left, right) when left.Is(number) => right,
        var (left, right) when right.Is(number) => left,
        _ => null,
    };

    /// <summary>The function's argument in a product of two equal factors.</summary>
    public static IOperation? Squared(this IOperation? operation) =>
        operation.Operands(BinaryOperatorKind.Multiply) is var (left, right) && left.IsSame(right) && !left.ConstantValue.HasValue ? left : null;

    public static bool Is(this IOperation? operation, double number) => operation.IsNear(number, 0);

    public static bool IsNear(this IOperation? operation, double number, double tolerance) =>
        operation?.ConstantValue is { HasValue: true, Value: IConvertible value and (float or double or int) }
        && Math.Abs(value.ToDouble(null) - number) <= tolerance;

    /// <summary>Do both have the same value, wherever they stand in a formula?</summary>
    public static bool IsSame(this IOperation left, IOperation right) =>
        SyntaxFactory.AreEquivalent(left.Syntax, right.Syntax)
        && !left.DescendantsAndSelf().Any(static part => part is IAssignmentOperation or IIncrementOrDecrementOperation);

    /// <summary>Is it <c>-Abs(…)</c>, whose exponential cannot overflow?</summary>
    public static bool IsNegatedMagnitude(this IOperation operation) =>
        operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus && minus.Operand.ArgumentOf("Abs") is not null;

    /// <summary>Does the method compare a value, or its magnitude, with a number? Then it takes care of what the formula cannot.</summary>
    public static bool IsGuarded(this IOperation value)
    {
        var body = value;
        while (body.Parent is { } parent)
            body = parent;
        var guarded = Operand.Minus(value) is { Negated: false, Value: var positive } ? positive : value;
        return body.DescendantsAndSelf().OfType<IBinaryOperation>().Any(binary =>
            binary.Type?.SpecialType == SpecialType.System_Boolean
            && (Guards(binary.LeftOperand, binary.RightOperand) || Guards(binary.RightOperand, binary.LeftOperand)));

        bool Guards(IOperation side, IOperation border) =>
            border.ConstantValue.HasValue && (side.ArgumentOf("Abs") ?? side.Bare()!).IsSame(guarded);
    }

    /// <summary>Without conversions that change nothing.</summary>
    private static IOperation? Bare(this IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand } conversion
            && SymbolEqualityComparer.Default.Equals(conversion.Type, operand.Type))
        {
            operation = operand;
        }

        return operation;
    }
}
