using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Where a value is kept: a local, an element of its tuple, an element of its array. A parameter by reference is another name for one.</summary>
internal sealed partial class BodyParser
{
    /// <summary>Parameters by reference, and arrays under a second name, with what they stand for.</summary>
    private ImmutableDictionary<ISymbol, ValuePlace> aliases = ImmutableDictionary.Create<ISymbol, ValuePlace>(SymbolEqualityComparer.Default);

    private ISymbol RootOf(ISymbol symbol) => aliases.TryGetValue(symbol, out var place) ? place.Root : symbol;

    /// <summary>The place that an operation names; null where it names none that a kernel can write to.</summary>
    private ValuePlace? PlaceOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                return PlaceOf(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return PlaceOf(parameter);
            case IDeclarationExpressionOperation { Expression: var declared }:
                return PlaceOf(declared);
            case IConversionOperation { Operand: var operand } conversion when IsArray(conversion.Type):
                return PlaceOf(operand);
            case IFieldReferenceOperation { Instance: { } instance } field when ElementOf(field) is { } index:
                return PlaceOf(instance)?.At(index);
            default:
                return PartsOf(operation) is { Array: var array, Index: var position } && PlaceOf(array) is { } place && Read(place, array) is TupleExpr
                    ? ElementAt(place, position, operation)
                    : null;
        }
    }

    private ValuePlace PlaceOf(ISymbol symbol) => aliases.TryGetValue(symbol, out var place) ? place : new ValuePlace(symbol, ImmutableArray<int>.Empty);

    private Expr Read(ValuePlace place, IOperation operation) =>
        place.Path.Aggregate(ReadLocal(place.Root, operation), static (whole, index) => ((TupleExpr)whole).Items[index]);

    private Expr Write(ValuePlace place, Expr value, IOperation operation)
    {
        if (place.Path.IsEmpty)
        {
            Assign(place.Root, value);
            return locals[place.Root]!;
        }

        var whole = place.Root is ILocalSymbol { Type: var type } && !locals.ContainsKey(place.Root)
            ? Unassigned(type, operation)
            : ReadLocal(place.Root, operation);
        var written = Bind(value, $"{place.Root.Name}{string.Join("_", place.Path)}");
        locals = locals.SetItem(place.Root, Replace(whole, place.Path));
        return written;

        Expr Replace(Expr old, ImmutableArray<int> path) => path.IsEmpty
            ? written
            : new TupleExpr([.. ((TupleExpr)old).Items.Select((item, i) => i == path[0] ? Replace(item, path.RemoveAt(0)) : item)]);
    }

    /// <param name="Root">The local or parameter.</param>
    /// <param name="Path">Which element of it, and of that, and so on; empty for the whole.</param>
    private sealed record ValuePlace(ISymbol Root, ImmutableArray<int> Path)
    {
        public ValuePlace At(int index) => new(Root, Path.Add(index));
    }
}
