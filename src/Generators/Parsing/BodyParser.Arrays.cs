using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Arrays and spans of a length that is known: an array is the tuple of its elements, each of which is a value like a local. Two
/// names for one array would be two copies here, so the second one is an alias or an error.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>Longer arrays are no coefficients, and each element of one is a value of the kernel.</summary>
    private const int MaximumElements = 4_096;

    /// <summary>What newer compilers have for <c>[1, 2]</c>; older ones have an operation of no kind.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7f;

    /// <summary>The locals that were given an array of their own, so that its elements may be written.</summary>
    private readonly HashSet<ISymbol> arrayOwners = new(SymbolEqualityComparer.Default);

    private static bool IsArray(ITypeSymbol? type) => type.ArrayElement() is not null;

    /// <summary>The array and the index of an access to an element; null of other operations.</summary>
    private static (IOperation Array, IOperation Index)? PartsOf(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element => (element.ArrayReference, element.Indices[0]),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span, Arguments.Length: 1 } indexer when IsArray(span.Type) =>
            (span, indexer.Arguments[0].Value),
        IImplicitIndexerReferenceOperation { Instance: var span, Argument: var index } when IsArray(span.Type) => (span, index),
        _ => null,
    };

    private void DeclareArray(ISymbol symbol, IOperation initializer)
    {
        aliases = aliases.Remove(symbol);
        arrayOwners.Remove(symbol);
        var place = PlaceOf(initializer);
        if (place is not null && arrayOwners.Contains(place.Root))
        {
            aliases = aliases.SetItem(symbol, place);
            return;
        }

        if (IsNewArray(initializer))
            arrayOwners.Add(symbol);
        locals = locals.SetItem(symbol, NameElements(place is null ? Evaluate(initializer) : Read(place, initializer), symbol.Name));
    }

    private Expr NameElements(Expr value, string name) => value is TupleExpr { Items: var items }
        ? new TupleExpr(items.Select((item, i) => NameElements(item, $"{name}{i}")).ToEquatableArray())
        : Bind(value, name);

    private static bool IsNewArray(IOperation operation) => operation switch
    {
        IConversionOperation { Operand: var operand } => IsNewArray(operand),
        IArrayCreationOperation or { Kind: CollectionExpression } => true,
        _ => operation.Syntax is CollectionExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax,
    };

    /// <summary>A new array; null where the operation makes none.</summary>
    private Expr? EvaluateNewArray(IOperation operation)
    {
        if (!IsNewArray(operation) || operation is IConversionOperation)
            return null;
        if (ElementTypeOf(operation) is not { } type)
            throw operation is IArrayCreationOperation { DimensionSizes.Length: > 1 } ? Unsupported(operation) : UnsupportedTypeOf(operation);
        if (ElementsOf(operation) is { } elements)
            return new TupleExpr([.. elements.Select(element => Converted(Evaluate(element), type, element))]);

        var (size, length) = LengthOf(operation);
        if (length is not { } count)
            throw Fault(Descriptors.UnsupportedConstruct, size, "An array of a length that is not constant", "give it a constant length");
        if (count > MaximumElements)
            throw Fault(Descriptors.TooLarge, size, method.Name, $"has an array of more than {MaximumElements:N0} elements");
        if (ZeroOf(type) is not { } zero)
            throw UnsupportedTypeOf(operation);
        return new TupleExpr([.. Enumerable.Repeat(zero, count)]);
    }

    private static ITypeSymbol? ElementTypeOf(IOperation operation) => (operation.Type ?? operation.Parent?.Type).ArrayElement();

    /// <summary>The elements that a new array is given; null where it is only given a length.</summary>
    private static IReadOnlyList<IOperation>? ElementsOf(IOperation operation) => operation switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var values } => values,
        { Kind: CollectionExpression } or { Syntax: CollectionExpressionSyntax } => [.. operation.ChildOperations],
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax { Initializer: not null } } =>
            [.. operation.ChildOperations.Where(static child => child.Syntax.Parent is InitializerExpressionSyntax)],
        _ => null,
    };

    /// <summary>The length that a new array is given, and the operation that gives it.</summary>
    private (IOperation Place, int? Length) LengthOf(IOperation operation)
    {
        var size = operation is IArrayCreationOperation { DimensionSizes.Length: 1 } creation
            ? creation.DimensionSizes[0]
            : operation.ChildOperations.FirstOrDefault() ?? SizeOf((StackAllocArrayCreationExpressionSyntax)operation.Syntax) ?? operation;
        return (size, Evaluate(size) is Constant { Bits: >= 0 and <= int.MaxValue } length ? (int)length.Bits : null);
    }

    private IOperation? SizeOf(StackAllocArrayCreationExpressionSyntax syntax) =>
        syntax.Type is ArrayTypeSyntax { RankSpecifiers.Count: 1 } type
        ? closure.ModelFor(syntax.SyntaxTree).GetOperation(type.RankSpecifiers[0].Sizes[0])
        : null;

    private Expr Converted(Expr value, ITypeSymbol type, IOperation place) =>
        value is TupleExpr && IsArray(type) ? value : ConvertItem(value, type, place);

    /// <summary>An array that is read element by element; null of other operations.</summary>
    private TupleExpr? EvaluateArray(IOperation operation) => EvaluateArrayOrTable(operation) as TupleExpr;

    private Expr? EvaluateArrayOrTable(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, Operand: var operand })
            operation = operand;
        return !IsArray(operation.Type) ? null
            : PlaceOf(operation) is { } place ? Read(place, operation)
            : Evaluate(operation);
    }

    private Expr EvaluateElement(IOperation operation, IOperation array, IOperation index)
    {
        var elements = EvaluateArrayOrTable(array);
        var table = elements as Table ?? TableOf(array, elements);
        var (place, isFromEnd) = EvaluateIndex(index);
        if (table is not null && (table.IsParameter || place is not Constant))
            return LookUp(table, place, isFromEnd, operation);
        return elements is TupleExpr { Items: var items }
            ? items[ConstantIndex(place, isFromEnd, items.Count, index, operation)]
            : throw Unsupported(operation);
    }

    private int ConstantIndex(IOperation index, int count, IOperation access)
    {
        var (place, isFromEnd) = EvaluateIndex(index);
        return ConstantIndex(place, isFromEnd, count, index, access);
    }

    private (Expr Place, bool IsFromEnd) EvaluateIndex(IOperation index) =>
        index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var operand }
        ? (Evaluate(operand), true)
        : (Evaluate(index), false);

    private int ConstantIndex(Expr place, bool isFromEnd, int count, IOperation index, IOperation access)
    {
        if (place is not Constant { Bits: var bits })
        {
            throw Fault(
                Descriptors.UnsupportedConstruct, access, "An index that depends on data, of an array with other numbers than constants,",
                "choose among its elements by a switch expression, or pass the numbers as a [Uniform] ReadOnlySpan");
        }

        var position = isFromEnd ? count - bits : bits;
        return position >= 0 && position < count
            ? (int)position
            : throw Fault(Descriptors.IndexOutOfRange, index, $"{position}", $"{count}");
    }

    /// <summary>The element that is about to be written; null where the target is none.</summary>
    private ValuePlace? WrittenElement(IOperation target)
    {
        if (PartsOf(target) is not { Array: var array, Index: var index })
            return null;
        if (PlaceOf(array) is not { } whole || !arrayOwners.Contains(whole.Root))
        {
            throw array is ILocalReferenceOperation
                ? Fault(Descriptors.UnsupportedConstruct, target, "Writing to an array that has another name", "declare the local with an array of its own")
                : Fault(Descriptors.OutsideState, target, target.Syntax.ToString(), "cannot be written: return the value instead");
        }

        return ElementAt(whole, index, target);
    }

    private ValuePlace ElementAt(ValuePlace array, IOperation index, IOperation access) =>
        array.At(ConstantIndex(index, ((TupleExpr)Read(array, access)).Items.Count, access));

    /// <summary>Of arrays that meet in one value each element is chosen for itself.</summary>
    private void RequireSameLength(Expr? left, Expr? right, Location place)
    {
        if (left is TupleExpr { Items: var items } && right is TupleExpr { Items: var others } && items.Count != others.Count)
            throw Fault(Descriptors.UnsupportedConstruct, place, "A choice between arrays of different lengths", "make them equally long");
    }

    /// <summary>Gives a local another array, which has no other name either.</summary>
    private Expr WriteArray(ISymbol symbol, Expr value, IOperation target)
    {
        if (arrayOwners.Contains(PlaceOf(symbol).Root))
            throw Fault(Descriptors.UnsupportedConstruct, target, "A second array for a local", "declare another local");
        if (locals.TryGetValue(symbol, out var old) && old is TupleExpr { Items.Count: var length } && length != ((TupleExpr)value).Items.Count)
            throw Fault(Descriptors.UnsupportedConstruct, target, "An array of another length", "a local has arrays of one length");
        locals = locals.SetItem(symbol, NameElements(value, symbol.Name));
        return value;
    }

    /// <summary>The value of a local. An array that has a name already is not handed on as a value: its copy would not follow its changes.</summary>
    private Expr ReadValue(ISymbol symbol, IOperation operation)
    {
        var place = PlaceOf(symbol);
        if (IsArray(operation.Type) && arrayOwners.Contains(place.Root)
            && !(operation.Parent is IReturnOperation or IConversionOperation { Parent: IReturnOperation }
                && frame is not null && IsOf(place.Root, frame.Method)))
        {
            throw Fault(
                Descriptors.UnsupportedConstruct, operation, "A second name for an array",
                "use the first one; as an argument of a method, or to declare a local, it may be given on");
        }

        return place.Path.IsEmpty ? ReadLocal(place.Root, operation) : Read(place, operation);
    }
}
