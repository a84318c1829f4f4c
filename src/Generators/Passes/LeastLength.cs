using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// How many numbers a table must have so that not every element throws: one more than the largest constant index that the function reads
/// in any case. It is found by asking the condition of the throw for lengths.
/// </summary>
internal sealed class LeastLength
{
    /// <summary>A function that throws for a table of this length throws for another reason.</summary>
    private const int Most = 4_096;

    private readonly Dictionary<Expr, Expr> values;
    private readonly Dictionary<Expr, Expr> reduced = [];
    private readonly string table;
    private readonly int length;

    private LeastLength(Dictionary<Expr, Expr> values, string table, int length) => (this.values, this.table, this.length) = (values, table, length);

    /// <param name="function">The function as the processor runs it.</param>
    /// <param name="table">The name of the table.</param>
    public static int Of(Function function, string table)
    {
        if (function.Throws is not { } throws)
            return 0;
        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        bool IsTooShort(int length) => new LeastLength(values, table, length).Reduce(throws) == Constant.True;
        if (IsTooShort(Most))
            return 0;

        // What is too short for an index stays so with fewer numbers.
        var (least, most) = (0, Most);
        while (least < most)
        {
            var length = (least + most) / 2;
            (least, most) = IsTooShort(length) ? (length + 1, most) : (least, length);
        }

        return least;
    }

    /// <summary>What is left of an expression if the table has that length.</summary>
    private Expr Reduce(Expr expression)
    {
        if (!reduced.TryGetValue(expression, out var value))
            reduced.Add(expression, value = Evaluate(expression));
        return value;
    }

    private Expr Evaluate(Expr expression) => expression switch
    {
        Variable variable when values.TryGetValue(variable, out var value) =>
            Reduce(value) is var known && (known.IsAtom || known is Unary { Operand.IsAtom: true }) ? known : variable,
        TableLength other when other.Table.Name == table => Constant.OfNumber(ScalarType.Int32, length),
        Unary or Binary or Compare or Conversion or Select => Simplify.Node(expression.MapOperands(Reduce)) switch
        {
            Compare { Operator: CompareOperator.Less, Right: Constant { Bits: 0 } } compare when IsUnsigned(compare.Left) => Constant.False,
            Compare { Operator: CompareOperator.GreaterOrEqual, Right: Constant { Bits: 0 } } compare when IsUnsigned(compare.Left) => Constant.True,
            Binary { Operator: BinaryOperator.Or, Type.IsBool: true } either when IsOpposite(either.Left, either.Right) => Constant.True,
            var node => node,
        },
        _ => expression,
    };

    private static bool IsUnsigned(Expr number) => number.Type.IsInteger && !number.Type.IsSigned;

    private static bool IsOpposite(Expr left, Expr right) => Opposite(left) == right || Opposite(right) == left;

    private static Expr Opposite(Expr condition) => Simplify.Node(new Unary(UnaryOperator.Not, condition));
}
