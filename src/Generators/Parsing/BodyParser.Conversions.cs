using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Conversions between numbers, and those of a tuple's elements.</summary>
internal sealed partial class BodyParser
{
    private Expr EvaluateConversion(IConversionOperation conversion)
    {
        if (!conversion.Conversion.Exists)
            throw Incomplete();
        if (IsArray(conversion.Type) && (IsArray(conversion.Operand.Type) || IsNewArray(conversion.Operand)))
            return Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not null && !IsOfHalves(conversion.OperatorMethod))
            throw Unsupported(conversion);
        if (ScalarOf(conversion.Type) is not { } to)
            throw UnsupportedTypeOf(conversion);

        var from = Actual(conversion.Operand.Type).ToElementType();
        ReportWidening(conversion);
        RejectChecked(conversion.IsChecked && to.IsInteger && !IsWidening(from, Actual(conversion.Type).ToElementType()), conversion);

        if (to == ScalarType.Single && EvaluateInDoubles(conversion.Operand) is { } rounded)
            return rounded;

        var value = Evaluate(conversion.Operand);
        if (value is TupleExpr tuple && conversion.Type is INamedTypeSymbol { IsTupleType: true } tupleType)
            return ConvertItems(tuple, tupleType, conversion);
        if (value.Type != to && !value.Type.IsNumber)
            throw Unsupported(conversion);
        return ConvertNumber(value, from, to, Actual(conversion.Type));
    }

    /// <summary>A cast between numbers; to one that is smaller than the values of a body, its bits or its digits are dropped.</summary>
    private Expr ConvertNumber(Expr value, ElementType? from, ScalarType to, ITypeSymbol? type)
    {
        // A double becomes a half at once: by way of a float it could be rounded twice.
        if (type.ToElementType() is { IsRounded: true } && value.Type == ScalarType.Double)
            return new Conversion(to, Narrowing.ToHalf(Bind(value)));
        var converted = value.Type == to ? value : new Conversion(to, value);
        return IsWidening(from, type.ToElementType()) ? converted : Narrowed(converted, type);
    }

    /// <summary>A value of a body as a type keeps it, of which it may exceed the bits.</summary>
    private Expr Narrowed(Expr value, ITypeSymbol? type) =>
        type.ToElementType() is { IsNarrow: true } element && value.Type == element.Type && !(value.Type.IsInteger && ValueRange.Of(value, ValueOf).Fits(element))
            ? Narrowing.Of(element, element.IsRounded ? Bind(value) : value)
            : value;

    /// <summary>What a local of the function is bound to.</summary>
    private Expr? ValueOf(Variable variable) => bindings.FindLast(binding => binding.Variable == variable)?.Value;

    /// <summary>An operator or a conversion of <c>Half</c>, which C# has as a method.</summary>
    private static bool IsOfHalves(IMethodSymbol method) => method.ContainingType.ToElementType() is { IsRounded: true };

    /// <summary>
    /// A kernel of doubles, called with floats for a result that is rounded to float: <c>(float)F((double)x)</c>. Its vector forms
    /// compute a half of the floats at a time. The runtime alone may.
    /// </summary>
    private ExternalCall? EvaluateInDoubles(IOperation operation)
    {
        if (method.ContainingType.ToDisplayString() != CorrectlyRoundedHome
            || operation is not IInvocationOperation { TargetMethod: var target } invocation
            || !target.HasAttribute(KernelAttributes.Vectorize)
            || !invocation.Arguments.All(static argument => argument.Value is IConversionOperation { Operand: var operand }
                && operand.Type.ToScalarType() == ScalarType.Single))
        {
            return null;
        }

        var arguments = invocation.Arguments.Select(argument => Bind(Evaluate(((IConversionOperation)argument.Value).Operand))).ToEquatableArray();
        return new ExternalCall(ScalarType.Single, $"{target.ContainingType.Name}.{target.Name}", arguments,
            arguments.Select(static _ => false).ToEquatableArray())
        {
            InDoubles = true,
        };
    }

    /// <summary>Every value of one integer type is a value of the other.</summary>
    private static bool IsWidening(ElementType? from, ElementType? to) =>
        from is not null && to is not null && from.Type.IsInteger && to.Type.IsInteger
        && ((from.Bits == to.Bits && from.IsSigned == to.IsSigned) || (from.Bits < to.Bits && (to.IsSigned || !from.IsSigned)));

    /// <summary>What the kernel computes in lanes of 64 bits though its elements have 32, and so in half as many.</summary>
    private void ReportWidening(IConversionOperation conversion)
    {
        var (operand, to) = (conversion.Operand, ScalarOf(conversion.Type));
        if (ScalarOf(operand.Type) is not { } from || from.Bits != 32 || to is not { } wide || wide.Bits != 64 || operand.ConstantValue.HasValue)
            return;
        var isArgument = conversion.IsImplicit
            && conversion.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Math" } home } }
            && home.ContainingNamespace is { Name: "System" };
        var place = isArgument ? NameOf((IInvocationOperation)conversion.Parent!.Parent!) : operand.Syntax.GetLocation();
        closure.ReportWidening(place, from, wide, WideningAdvice(conversion, from, isArgument));
    }

    private TupleExpr ConvertItems(TupleExpr tuple, INamedTypeSymbol to, IOperation place) => new(tuple.Items
        .Select((item, i) => ConvertItem(item, to.TupleElements[i].Type, place))
        .ToEquatableArray());

    /// <summary>An element of a tuple as the type that it goes to; C# converts those without an operation of its own.</summary>
    private Expr ConvertItem(Expr item, ITypeSymbol? to, IOperation place)
    {
        if (ScalarOf(to) is not { } type || (item.Type != type && (!item.Type.IsNumber || !type.IsNumber)))
            throw Unsupported(place);
        return item.Type == type ? item : Bind(new Conversion(type, item));
    }

    private static string WideningAdvice(IConversionOperation conversion, ScalarType from, bool isArgument) => conversion.Parent switch
    {
        _ when from != ScalarType.Single => $"keep it {from.Keyword} where that is wide enough",
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } } when isArgument =>
            $"use {(MathFunctions.Find(name) is { ScalarHome: null, IsAbbreviation: false } ? "MathF" : "float")}.{name} where the precision of float does",
        IBinaryOperation { LeftOperand: var left, RightOperand: var right }
            when (left == conversion ? right : left).ConstantValue is { HasValue: true, Value: double number } =>
            $"write the constant as {Literals.Of(Constant.Of((float)number))} where the precision of float does",
        _ => "keep it float where that precision does",
    };
}
