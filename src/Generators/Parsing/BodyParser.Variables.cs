using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Locals, parameters and fields: what is read, and what is assigned.</summary>
internal sealed partial class BodyParser
{
    private Expr ReadLocal(ISymbol symbol, IOperation place)
    {
        if (symbol is IParameterSymbol parameter && IsText(parameter))
        {
            FailOnParameter(parameter);
            throw new ParseFault();
        }

        if (!locals.TryGetValue(symbol, out var value))
            throw symbol is ILocalSymbol or IParameterSymbol ? Incomplete() : Unsupported(place);
        return value ?? throw new ParseFault(); // assigned by a faulty statement
    }

    private Expr Write(IOperation target, Expr value)
    {
        if (WrittenElement(target) is { } written)
            return Write(written, value, target);
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                return IsArray(local.Type) ? WriteArray(local, value, target) : Write(PlaceOf(local), value, target);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return IsArray(parameter.Type) ? WriteArray(parameter, value, target) : Write(PlaceOf(parameter), value, target);
            case IDiscardOperation:
                return value;
            case IDeclarationExpressionOperation declaration:
                return Write(declaration.Expression, value);
            case ITupleOperation tuple when value is TupleExpr { Items: var items }:
                for (var i = 0; i < items.Count; i++)
                    Write(tuple.Elements[i], WrittenItem(tuple.Elements[i], items[i]));
                return value;
            case IFieldReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation } element
                when ElementOf(element) is { } index && Whole(element.Instance!) is TupleExpr whole:
                var changed = whole.Items.ToList();
                changed[index] = value;
                return ((TupleExpr)Write(element.Instance!, new TupleExpr([.. changed]))).Items[index];
            case IFieldReferenceOperation { Instance: null } field:
                throw Fault(Descriptors.OutsideState, target, field.Field.Display(), "cannot be written: return the value instead");
            case IPropertyReferenceOperation property:
                throw Fault(Descriptors.OutsideState, target, property.Property.Display(), "cannot be written: return the value instead");
            case IArrayElementReferenceOperation:
                throw Fault(Descriptors.OutsideState, target, target.Syntax.ToString(), "cannot be written: return the value instead");
            case IInvalidOperation:
                throw Incomplete();
            default:
                throw Unsupported(target);
        }
    }

    /// <summary>A tuple of which an element is about to be written; one that has no value yet gets its elements one by one.</summary>
    private Expr Whole(IOperation instance) => instance is ILocalReferenceOperation { Local: var local } && !locals.ContainsKey(local)
        ? Unassigned(local.Type, instance)
        : Evaluate(instance);

    private Expr Unassigned(ITypeSymbol type, IOperation place) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => new TupleExpr([.. tuple.TupleElements.Select(element => Unassigned(element.Type, place))]),
        _ when ScalarOf(type) is { } scalar => Constant.OfNumber(scalar, 0),
        _ => throw Unsupported(place),
    };

    private Expr WrittenItem(IOperation target, Expr item) =>
        item is TupleExpr || target is IDiscardOperation ? item : ConvertItem(item, target.Type, target);

    private Expr EvaluateField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (reference.Instance is { } instance)
        {
            return ElementOf(reference) is { } index && Evaluate(instance) is TupleExpr { Items: var items }
                ? items[index]
                : throw Unsupported(reference);
        }

        if (field.Type.ToScalarType() is null && !IsArray(field.Type))
            throw UnsupportedTypeOf(reference);
        if (!field.IsReadOnly && !field.IsConst)
            throw Fault(Descriptors.OutsideState, reference, field.Display(), "may change: make it const, or pass it as a [Uniform] parameter");
        return FixedValue(field, field.Type, reference);
    }

    /// <summary>Which element of a tuple a field is; null of another field.</summary>
    private static int? ElementOf(IFieldReferenceOperation reference)
    {
        if (reference.Instance?.Type is not INamedTypeSymbol { IsTupleType: true } tuple)
            return null;
        var name = (reference.Field.CorrespondingTupleField ?? reference.Field).Name;
        var index = tuple.TupleElements.IndexOf(tuple.TupleElements.First(element => (element.CorrespondingTupleField ?? element).Name == name));
        return index;
    }

    private Expr EvaluateCompound(ICompoundAssignmentOperation assignment)
    {
        if (IsForeign(assignment.OperatorMethod, assignment.Target) || assignment.IsLifted
            || !IsWithinType(assignment.InConversion, assignment) || !IsWithinType(assignment.OutConversion, assignment))
        {
            throw Unsupported(assignment);
        }

        RejectChecked(assignment.IsChecked || IsChecked(assignment.OperatorMethod), assignment);
        var element = WrittenElement(assignment.Target);
        var value = Narrowed(Combine(assignment.OperatorKind, ReadTarget(assignment.Target, element), Evaluate(assignment.Value), assignment),
            assignment.Target.Type);
        return element is null ? Write(assignment.Target, value) : Write(element, value, assignment);
    }

    /// <summary>
    /// Does a conversion keep the type that the value has in a body? As in <c>b += 3</c> of a byte, where C# adds integers and
    /// makes a byte of the sum.
    /// </summary>
    private static bool IsWithinType(CommonConversion conversion, ICompoundAssignmentOperation assignment) =>
        conversion.IsIdentity
        || (conversion is { IsNumeric: true, MethodSymbol: null }
            && assignment.Target.Type.ToElementType() is { IsNarrow: true, Type: { IsSigned: true, Bits: 32 } }
            && (IsShift(assignment.OperatorKind) || assignment.Value.Type.ToScalarType() == ScalarType.Int32));

    private static bool IsShift(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    private Expr EvaluateIncrement(IIncrementOrDecrementOperation increment)
    {
        if (IsForeign(increment.OperatorMethod, increment.Target) || increment.IsLifted)
            throw Unsupported(increment);
        RejectChecked(increment.IsChecked || IsChecked(increment.OperatorMethod), increment);
        var element = WrittenElement(increment.Target);
        var before = ReadTarget(increment.Target, element);
        var step = increment.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        var value = Fold(Narrowed(new Binary(step, before, Constant.OfNumber(before.Type, 1)), increment.Target.Type));
        var after = element is null ? Write(increment.Target, value) : Write(element, value, increment);
        return increment.IsPostfix ? before : after;
    }

    /// <summary>An assignment to an element finds out first which one it is.</summary>
    private Expr EvaluateAssignment(ISimpleAssignmentOperation assignment) => WrittenElement(assignment.Target) is { } element
        ? Write(element, Evaluate(assignment.Value), assignment)
        : Write(assignment.Target, Evaluate(assignment.Value));

    private Expr ReadTarget(IOperation target, ValuePlace? element) => element is null ? Evaluate(target) : Read(element, target);
}
