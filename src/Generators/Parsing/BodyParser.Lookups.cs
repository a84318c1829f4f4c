using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Numbers at places of a table that are not known before the kernel runs: of constants, or of a <c>[Uniform]</c> span.</summary>
internal sealed partial class BodyParser
{
    /// <summary>An array as a table, if all its elements are constants of one type.</summary>
    private static Table? TableOf(IOperation array, Expr? elements)
    {
        if (elements is not TupleExpr { Items: { Count: > 0 } items } || !items.All(item => item is Constant && item.Type == items[0].Type && item.Type.IsNumber))
            return null;
        while (array is IConversionOperation { Operand: var operand })
            array = operand;
        var name = array switch
        {
            IFieldReferenceOperation reference => reference.Field.Name,
            IPropertyReferenceOperation reference => reference.Property.Name,
            ILocalReferenceOperation reference => reference.Local.Name,
            IParameterReferenceOperation reference => reference.Parameter.Name,
            _ => "table",
        };
        return new Table(items[0].Type, name, [.. items.Select(static item => ((Constant)item).Bits)]);
    }

    /// <summary>The number at a place of a table. Lanes whose place is none throw, and look up the first number meanwhile.</summary>
    private Expr LookUp(Table table, Expr index, bool isFromEnd, IOperation access)
    {
        Expr length = table.Bits is { } numbers ? Constant.OfNumber(ScalarType.Int32, numbers.Count) : new TableLength(table);
        var place = index.Type == ScalarType.Int32 ? index : Fold(new Conversion(ScalarType.Int32, index));
        place = Bind(isFromEnd ? Fold(length - place) : place);
        if (length is Constant { Bits: > byte.MaxValue } && IsByteOfKernel(place))
            place = Bind(new Binary(BinaryOperator.And, place, Constant.OfNumber(ScalarType.Int32, byte.MaxValue)));
        if (IsInside(place, length))
            return Located(place);

        var exact = isFromEnd || index.Type == ScalarType.Int32 ? place : Bind(index);
        var isInside = Bind(new IsPlace(table, exact));
        ThrowOfIndex(Not(isInside), access.Syntax.GetLocation());
        var nearest = new NearestPlace(table, exact);
        return Located(place is Constant ? nearest : Bind(new Select(isInside, nearest, Constant.OfNumber(ScalarType.Int32, 0))));

        Expr Located(Expr at) => closure.Locate(new Lookup(table, at), access.Syntax.GetLocation(), $"'{table.Name}'");
    }

    /// <summary>
    /// Is it a byte that the kernel is given? It is at most 255, but whoever calls the vector form may put any number into the lanes: a mask
    /// costs less than the test of all lanes.
    /// </summary>
    private bool IsByteOfKernel(Expr place) => place is Parameter parameter && closure.IsKernel(method)
        && method.Parameters.Any(p => p.Name == parameter.Name && p.Type.SpecialType == SpecialType.System_Byte);

    /// <summary>Is it so whatever the elements are? The bits that a mask leaves are a number from 0 on.</summary>
    private bool IsInside(Expr place, Expr length) => length is Constant { Bits: var count } && (place is Variable variable ? ValueOf(variable) : place) switch
    {
        Constant { Bits: var known } => known >= 0 && known < count,
        Binary { Operator: BinaryOperator.And, Left: Constant { Bits: var mask } } => mask >= 0 && mask < count,
        Binary { Operator: BinaryOperator.And, Right: Constant { Bits: var mask } } => mask >= 0 && mask < count,
        _ => false,
    };
}
