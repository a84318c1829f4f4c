using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Functions of .NET that are no row of a table: written as kernels of the runtime's <c>VectorMath</c>, under the same name and
/// for the same types, or in terms of others here, where a constant or a tuple decides.
/// </summary>
internal sealed partial class BodyParser
{
    private Expr? EvaluateLibrary(IInvocationOperation invocation, IMethodSymbol target)
    {
        return target.Name switch
        {
            "Round" => EvaluateRound(invocation, target),
            "Log" => EvaluateLogarithmToBase(invocation, target),
            "DivRem" => EvaluateDivRem(invocation, target),
            "BigMul" => EvaluateBigMul(invocation, target),
            _ => closure.FindLibrary(target) is { } kernel ? EvaluateLibraryKernel(invocation, target, kernel) : null,
        };
    }

    private Expr? EvaluateLibraryKernel(IInvocationOperation invocation, IMethodSymbol target, IMethodSymbol kernel)
    {
        var arguments = Arguments(invocation)
            .Zip(kernel.Parameters, static (argument, parameter) => Convert(argument, parameter.Type.ToScalarType()!))
            .ToEquatableArray();
        var place = NameOf(invocation);
        long calleeSize;
        var key = closure.HasSource(kernel) ? closure.Call(kernel, place, out calleeSize) : closure.Foreign(kernel, out calleeSize);
        if (key is null)
            return null;
        var value = CallOf(invocation, target, kernel.ReturnType.ToScalarType()!, key, calleeSize, arguments);
        return Convert(value, target.ReturnType.ToScalarType()!);
    }

    /// <summary>To a number of decimal digits, in a direction, or both.</summary>
    /// <remarks>As .NET does it: multiplied by a power of ten, rounded, and divided. Where every number is whole, it rounds nothing.</remarks>
    private Expr? EvaluateRound(IInvocationOperation invocation, IMethodSymbol target)
    {
        if (target.Parameters[0].Type.ToScalarType() is not { } type || !type.IsFloat)
            return null;

        var (mode, digits) = (0, 0);
        foreach (var argument in invocation.Arguments.Where(static argument => argument.Parameter!.Ordinal > 0))
        {
            var isMode = argument.Parameter!.Type.TypeKind == TypeKind.Enum;
            if (argument.Value.ConstantValue.Value is not int constant)
                throw UnknownCall(invocation, $"{(isMode ? "the mode" : "the number of digits")} has to be a constant");
            if (isMode)
                mode = constant;
            else
                digits = constant;
        }

        if (mode is < 0 or > 4 || digits < 0 || digits > type.Format.Digits)
            throw UnknownCall(invocation, "the scalar method throws for these arguments");
        var value = Bind(Evaluate(invocation.Arguments.Single(static argument => argument.Parameter!.Ordinal == 0).Value));
        if (digits == 0)
            return Rounded(value);

        Expr power = value.Number(System.Math.Pow(10, digits));
        var isSmall = new Compare(CompareOperator.Less, MathFunctions.Call("Abs", value), value.Number(type.Format.FirstWholePowerOfTen));
        return new Select(isSmall, Rounded(value * power) / power, Rounded(value));

        // The sum of a number and what is just below a half does not reach the next integer unless the number is half way there.
        Expr Rounded(Expr x) => mode switch
        {
            0 => MathFunctions.Call("Round", x),
            1 => MathFunctions.Call("Truncate", x + MathFunctions.Call("CopySign", x.Number(0.5 - type.Format.Epsilon / 4), x)),
            2 => MathFunctions.Call("Truncate", x),
            3 => MathFunctions.Call("Floor", x),
            _ => MathFunctions.Call("Ceiling", x),
        };
    }

    /// <summary>
    /// The logarithm to a base that is an argument, as .NET has it: NaN for a base of 1, and for one of 0 or infinity but of 1.
    /// </summary>
    private Select? EvaluateLogarithmToBase(IInvocationOperation invocation, IMethodSymbol target)
    {
        if (target is not { Parameters.Length: 2 } || target.Parameters[0].Type.ToScalarType()?.IsFloat != true)
            return null;
        var arguments = Arguments(invocation);
        var (number, newBase) = (Bind(arguments[0]), Bind(arguments[1]));
        var one = newBase.Number(1);
        var isLimit = Or(newBase.Is(CompareOperator.Equal, newBase.Number(0)), newBase.Is(CompareOperator.Equal, newBase.Number(double.PositiveInfinity)));
        var isNone = Or(newBase.Is(CompareOperator.Equal, one), And(number.Is(CompareOperator.NotEqual, one), isLimit));
        return new Select(isNone, number.Number(double.NaN), Log(number) / Log(newBase));

        MathCall Log(Expr value) => new(value.Type, closure.Rounded(MathFunctions.Get("Log"), value.Type, NameOf(invocation)), [value]);

        static Expr And(Expr left, Expr right) => new Binary(BinaryOperator.And, left, right);
        static Expr Or(Expr left, Expr right) => new Binary(BinaryOperator.Or, left, right);
    }

    /// <summary>Quotient and remainder, as a tuple.</summary>
    private TupleExpr? EvaluateDivRem(IInvocationOperation invocation, IMethodSymbol target)
    {
        if (target is not { Parameters.Length: 2, ReturnType.IsTupleType: true } || target.Parameters[0].Type.ToScalarType() is not { } type)
            return null;
        var arguments = Arguments(invocation);
        var (left, right) = (Bind(arguments[0]), GuardDivisor(Bind(arguments[1])));
        var quotient = Bind(Fold(Narrowed(new Binary(BinaryOperator.Divide, left, right), target.Parameters[0].Type)));
        return new TupleExpr([quotient, Bind(Fold(new Binary(BinaryOperator.Subtract, left, new Binary(BinaryOperator.Multiply, quotient, right))))]);
    }

    /// <summary>The whole product of two integers of 32 bits, in lanes of 64.</summary>
    private Expr? EvaluateBigMul(IInvocationOperation invocation, IMethodSymbol target)
    {
        if (target is not { Parameters.Length: 2 } || target.ReturnType.ToScalarType() is not { } type || type.Bits != 64)
            return null;
        var arguments = Arguments(invocation);
        closure.ReportWidening(NameOf(invocation), arguments[0].Type, type, $"multiply by * where {arguments[0].Type.Keyword} is wide enough");
        var factors = arguments.Select(argument => Convert(argument, type)).ToList();
        return new Binary(BinaryOperator.Multiply, factors[0], factors[1]);
    }

    private static Expr Convert(Expr value, ScalarType to) => value.Type == to ? value : Fold(new Conversion(to, value));
}
