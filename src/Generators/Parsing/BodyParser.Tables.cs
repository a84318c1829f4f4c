using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Numbers that are looked up in a table: constants, or a <c>[Uniform]</c> span.</summary>
internal sealed partial class BodyParser
{
    /// <summary>The number at a place of a table. Lanes whose place is none throw, and look up the first number meanwhile.</summary>
    private Expr LookUp(Table table, Expr index, IOperation access)
    {
        var place = Bind(index.Type == ScalarType.Int32 ? index : new Conversion(ScalarType.Int32, index));
        Expr length = table.Bits is { } numbers ? Constant.OfNumber(ScalarType.Int32, numbers.Count) : new TableLength(table);
        if (IsInside(place, length))
            return new Lookup(table, place);
        var isInside = Bind(Fold(new Compare(CompareOperator.Less, new Conversion(ScalarType.UInt32, place), Fold(new Conversion(ScalarType.UInt32, length)))));
        Throw(Not(isInside), access.Syntax.GetLocation());
        return new Lookup(table, place is Constant ? place : Bind(new Select(isInside, place, Constant.OfNumber(ScalarType.Int32, 0))));
    }

    /// <summary>Is it so whatever the elements are? The bits that a mask leaves are a number from 0 on.</summary>
    private bool IsInside(Expr place, Expr length) => length is Constant { Bits: var count } && (place is Variable ? bindings.Last(binding => binding.Variable == place).Value : place) switch
    {
        Constant { Bits: var known } => known >= 0 && known < count,
        Binary { Operator: BinaryOperator.And, Left: Constant { Bits: var mask } } => mask >= 0 && mask < count,
        Binary { Operator: BinaryOperator.And, Right: Constant { Bits: var mask } } => mask >= 0 && mask < count,
        _ => false,
    };

    private Expr TemporaryTable(IFieldSymbol field, IArrayElementReferenceOperation element)
    {
        var syntax = ((Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)field.DeclaringSyntaxReferences[0].GetSyntax()).Initializer!.Value;
        var operation = closure.ModelFor(syntax.SyntaxTree).GetOperation(syntax)!;
        var numbers = operation.DescendantsAndSelf().OfType<IArrayInitializerOperation>().First().ElementValues.Select(value => (Constant)EvaluateConstant(value)!).ToList();
        return LookUp(new Table(numbers[0].Type, field.Name, [.. numbers.Select(static number => number.Bits)]), Evaluate(element.Indices[0]), element);
    }

    private Expr TemporaryProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is not null && Evaluate(property.Instance) is Table table)
            return property.Property.IsIndexer ? LookUp(table, Evaluate(property.Arguments[0].Value), property) : new TableLength(table);
        throw Unsupported(property);
    }
}
