using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// How many numbers a table must have so that not every element throws: one more than the largest constant index that the function reads
/// in any case. It is found by asking the condition of the throw for one length after the other.
/// </summary>
internal sealed class LeastLength
{
    /// <summary>A function that throws for a table of this length throws for another reason.</summary>
    private const int Most = 4_096;

    private readonly Dictionary<Expr, Expr> values;
    private readonly Dictionary<Expr, Constant?> known = [];
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
        for (var length = 0; length < Most; length++)
        {
            if (new LeastLength(values, table, length).Known(throws) != Constant.True)
                return length;
        }

        return 0;
    }

    /// <summary>The value of an expression if the table has that length; null where it depends on something else.</summary>
    private Constant? Known(Expr expression)
    {
        if (!known.TryGetValue(expression, out var value))
            known.Add(expression, value = Evaluate(expression));
        return value;
    }

    private Constant? Evaluate(Expr expression)
    {
        switch (expression)
        {
            case Constant constant:
                return constant;
            case Variable variable:
                return values.TryGetValue(variable, out var value) ? Known(value) : null;
            case TableLength other:
                return other.Table.Name == table ? Constant.OfNumber(ScalarType.Int32, length) : null;
            case Binary { Operator: BinaryOperator.And or BinaryOperator.Or, Type: ScalarType.Bool } logic:
                var decides = Constant.Of(logic.Operator == BinaryOperator.Or);
                var (left, right) = (Known(logic.Left), Known(logic.Right));
                return left == decides || right == decides ? decides : left is null || right is null ? null : left;
            case Unary or Binary or Compare or Conversion or Select:
                var operands = expression.Operands.Select(Known).ToList();
                return operands.Contains(null) ? null : Simplify.Node(expression.WithOperands([.. operands.Select(static operand => operand!)])) as Constant;
            default:
                return null;
        }
    }
}
