using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// <c>foreach</c> over a table that is a parameter: a masked loop. Between its iterations the loop's variable holds the place of the next
/// number, and within one the number.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>The variables of such loops.</summary>
    private readonly HashSet<ISymbol> placeHolders = new(SymbolEqualityComparer.Default);

    /// <summary>The table that a loop goes over; null of other loops.</summary>
    private Table? TableOf(LoopShape loop)
    {
        var collection = loop.Each?.Collection;
        while (collection is IConversionOperation { IsImplicit: true, Operand: var operand })
            collection = operand;
        return collection is not null && IsArray(collection.Type) && PlaceOf(collection) is { Path.IsEmpty: true } place
            && locals.TryGetValue(place.Root, out var value)
            ? value as Table
            : null;
    }

    private static ISymbol VariableOf(LoopShape loop) => ((IVariableDeclaratorOperation)loop.Each!.LoopControlVariable).Symbol;

    private void RepeatOver(LoopShape loop)
    {
        if (loop.Each!.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var variable })
            throw Unsupported(loop.Operation);
        placeHolders.Add(variable);
        locals = locals.SetItem(variable, Constant.OfNumber(ScalarType.Int32, 0));
        RepeatMasked(loop);
    }

    /// <summary>Puts the number into the variable of such a loop, and returns its place; null of other loops.</summary>
    private Expr? TakeNumber(LoopShape loop)
    {
        if (loop.Table is not { } table)
            return null;
        var variable = VariableOf(loop);
        var place = locals[variable]!;

        // Lanes that have left the loop read the first number.
        var isInside = Bind(new Compare(CompareOperator.Less, place, new TableLength(table)));
        var number = new Lookup(table, Bind(new Select(isInside, place, place.Number(0))));
        Assign(variable, ConvertItem(number, ((ILocalSymbol)variable).Type, loop.Each!));
        return place;
    }
}
