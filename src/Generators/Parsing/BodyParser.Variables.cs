using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Locals, parameters and fields: what is read, and what is assigned.</summary>
internal sealed partial class BodyParser
{
    private Expr Read(ISymbol symbol, IOperation place)
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
        switch (target)
        {
            case ILocalReferenceOperation reference:
                Assign(reference.Local, value);
                return locals[reference.Local]!;
            case IParameterReferenceOperation reference:
                Assign(reference.Parameter, value);
                return locals[reference.Parameter]!;
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
        _ when type.ToScalarType() is { } scalar => Constant.OfNumber(scalar, 0),
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

        if (field.Type.ToScalarType() is null)
            throw UnsupportedTypeOf(reference);
        if (!field.IsReadOnly && !field.IsConst)
            throw Fault(Descriptors.OutsideState, reference, field.Display(), "may change: make it const, or pass it as a [Uniform] parameter");
        return ConstantInitializer(field)
            ?? throw Fault(Descriptors.OutsideState, reference, field.Display(), "has no constant value: make it const, or pass it as a [Uniform] parameter");
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

    /// <summary>The value of <c>static readonly float C = 0.5f;</c>, known without running the program.</summary>
    private Constant? ConstantInitializer(IFieldSymbol field)
    {
        if (!closure.HasSource(field)
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } syntax }
            || IsSetByStaticConstructor(field))
        {
            return null;
        }

        closure.Depend(syntax.Parent!);
        var operation = closure.ModelFor(syntax.SyntaxTree).GetOperation(syntax);
        if (operation is null || field.Type.ToScalarType() is not { } type)
            return null;
        var value = EvaluateConstant(operation);
        return value is not null && value.Type == type ? (Constant)value
            : value is not null ? ConstantFolding.Convert((Constant)value, type)
            : null;
    }

    /// <summary>Such a constructor runs after the initializers. One that names the field is taken to set it.</summary>
    private static bool IsSetByStaticConstructor(IFieldSymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .Select(static reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(static syntax => syntax.DescendantTokens())
        .Any(token => token.ValueText == field.Name);

    private Expr EvaluateCompound(ICompoundAssignmentOperation assignment)
    {
        if ((assignment.OperatorMethod is not null && !IsOfHalves(assignment.OperatorMethod)) || assignment.IsLifted
            || !IsWithinType(assignment.InConversion, assignment) || !IsWithinType(assignment.OutConversion, assignment))
        {
            throw Unsupported(assignment);
        }

        RejectChecked(assignment.IsChecked, assignment);
        var value = Combine(assignment.OperatorKind, Evaluate(assignment.Target), Evaluate(assignment.Value), assignment);
        return Write(assignment.Target, Narrowed(value, assignment.Target.Type));
    }

    /// <summary>
    /// Does a conversion keep the type that the value has in a body? As in <c>b += 3</c> of a byte, where C# adds integers and
    /// makes a byte of the sum.
    /// </summary>
    private static bool IsWithinType(CommonConversion conversion, ICompoundAssignmentOperation assignment) =>
        conversion.IsIdentity
        || (conversion is { IsNumeric: true, MethodSymbol: null }
            && assignment.Target.Type.ToElementType() is { IsNarrow: true, Type: ScalarType.Int32 }
            && (IsShift(assignment.OperatorKind) || assignment.Value.Type.ToScalarType() == ScalarType.Int32));

    private static bool IsShift(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    private Expr EvaluateIncrement(IIncrementOrDecrementOperation increment)
    {
        if ((increment.OperatorMethod is not null && !IsOfHalves(increment.OperatorMethod)) || increment.IsLifted)
            throw Unsupported(increment);
        RejectChecked(increment.IsChecked, increment);
        var before = Evaluate(increment.Target);
        var step = increment.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        var after = Write(increment.Target, Fold(Narrowed(new Binary(step, before, Constant.OfNumber(before.Type, 1)), increment.Target.Type)));
        return increment.IsPostfix ? before : after;
    }
}
