using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Numbers that are looked up in a table.</summary>
internal sealed partial class BodyParser
{
    /// <summary>The number at a place of a table that is not known before the kernel runs.</summary>
    private Expr LookUp(string name, IReadOnlyList<Constant> numbers, Expr index)
    {
        var place = Bind(index);
        var isInside = Bind(And(
            Fold(new Compare(CompareOperator.GreaterOrEqual, place, Constant.OfNumber(place.Type, 0))),
            Fold(new Compare(CompareOperator.Less, place, Constant.OfNumber(place.Type, numbers.Count)))));
        var inside = Fold(new Select(isInside, place, Constant.OfNumber(place.Type, 0)));
        return new Lookup(new Table(numbers[0].Type, name, [.. numbers.Select(static number => number.Bits)]), inside);
    }

    private Expr TemporaryTable(IFieldSymbol field, Microsoft.CodeAnalysis.Operations.IArrayElementReferenceOperation element)
    {
        var syntax = ((Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)field.DeclaringSyntaxReferences[0].GetSyntax()).Initializer!.Value;
        var operation = closure.ModelFor(syntax.SyntaxTree).GetOperation(syntax)!;
        var numbers = operation.DescendantsAndSelf().OfType<Microsoft.CodeAnalysis.Operations.IArrayInitializerOperation>().First().ElementValues.Select(value => (Constant)EvaluateConstant(value)!).ToList();
        return LookUp(field.Name, numbers, Evaluate(element.Indices[0]));
    }
}
