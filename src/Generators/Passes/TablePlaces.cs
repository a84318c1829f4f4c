using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Says what an index means that may be out of a table's range: the processor throws, and a device takes the nearest place. So where a
/// table is read, a kernel is another function on a device.
/// </summary>
internal static class TablePlaces
{
    /// <summary>A function in which an index is tested, and then a place.</summary>
    public static Function ForProcessor(Function function) => Rewrite(function, static node => node switch
    {
        IsPlace test => Test(test),
        NearestPlace { Index: var place } when place.Type == ScalarType.Int32 => place,
        NearestPlace place => Simplify.Node(new Conversion(ScalarType.Int32, place.Index)),
        _ => node,
    });

    /// <summary>A function in which every index means a place, so that none throws.</summary>
    public static Function ForDevice(Function function) => Rewrite(function, static node => node switch
    {
        IsPlace => Constant.True,
        Select { Condition: Constant { Bits: not 0 } } select => select.WhenTrue,
        _ => node,
    });

    /// <summary>Does an index of the function mean another place on a device?</summary>
    public static bool Differ(Function function) => ClosureCheck.NodesOf(function).Any(static node => node is IsPlace or NearestPlace);

    /// <summary>A function for a device in which a place is taken as it is, where the table is known to be long enough.</summary>
    /// <param name="function">The function.</param>
    /// <param name="lengths">How long tables are at least, by their names.</param>
    public static Function WithLengths(Function function, IReadOnlyDictionary<string, int> lengths) => Rewrite(function, node => node switch
    {
        NearestPlace { Table.IsParameter: true } place when lengths.TryGetValue(place.Table.Name, out var length) && IsBelow(place, length) => place.Index,
        _ => node,
    });

    /// <summary>Is it a constant place, counted from the beginning or from the end, of all tables so long?</summary>
    private static bool IsBelow(NearestPlace place, int length) => place.Index switch
    {
        Constant { Bits: var index } constant when constant.Type == ScalarType.Int32 => index >= 0 && index < length,
        Binary { Operator: BinaryOperator.Subtract, Left: TableLength { Table: var table }, Right: Constant { Bits: var fromEnd } } =>
            table == place.Table && fromEnd > 0 && fromEnd <= length,
        _ => false,
    };

    /// <summary>A negative number is a large one without its sign. A long index is compared before it is cut to an <c>int</c>.</summary>
    private static Expr Test(IsPlace test)
    {
        var type = test.Index.Type.Unsigned;
        var number = test.Index.Type == type ? test.Index : Simplify.Node(new Conversion(type, test.Index));
        Expr length = test.Table.Bits is { } numbers ? Constant.OfNumber(number.Type, numbers.Count) : new Conversion(number.Type, new TableLength(test.Table));
        return Simplify.Node(number.Is(CompareOperator.Less, length));
    }

    private static Function Rewrite(Function function, System.Func<Expr, Expr> rewrite) => Differ(function)
        ? function.Map(expression => expression.Rewrite(node => rewrite(node is Loop loop ? loop with { Body = Rewrite(loop.Body, rewrite) } : node)))
        : function;
}
