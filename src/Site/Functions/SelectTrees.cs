using Kernels.Generators.Expressions;

namespace Kernels.Site.Functions;

/// <summary>
/// Writes tables as choices by the bits of the index. A device's constant memory serves one address at a time, so that work-items which look
/// up different numbers would wait for each other. Powers are products of two choices.
/// </summary>
internal static class SelectTrees
{
    public static Function Run(Function function)
    {
        var bindings = new List<Binding>();
        var tested = new Dictionary<(Expr Index, int Bit), Variable>();
        foreach (var binding in function.Bindings)
            bindings.Add(binding with { Value = binding.Value.Rewrite(Chosen) });
        return function with { Result = function.Result.Rewrite(Chosen), Bindings = [.. bindings] };

        Expr Chosen(Expr node)
        {
            if (node is not Lookup { Table: { Bits: { } bits } table, Index: var index })
                return node;
            List<Constant> numbers = [.. bits.Select(number => Constant.Of(table.Type, number))];
            return table.Type == ScalarType.Single
                && Factors.Of([.. numbers.Select(static number => (float)number.Float)]) is { Rows: var rows, Columns: var columns }
                ? Tree(Constants(rows), index, 4) * Tree(Constants(columns), index, 1)
                : Tree(numbers, index, 1);
        }

        static List<Constant> Constants(float[] numbers) => [.. numbers.Select(static number => Constant.Of(number))];

        // The index counts in steps of a unit.
        Expr Tree(IReadOnlyList<Constant> numbers, Expr index, int unit)
        {
            if (numbers.Count == 1)
                return numbers[0];
            var half = 1;
            while (2 * half < numbers.Count)
                half *= 2;
            var (low, high) = (Tree([.. numbers.Take(half)], index, unit), Tree([.. numbers.Skip(half)], index, unit));
            return new Select(Bit(index, half * unit), high, low);
        }

        Variable Bit(Expr index, int value)
        {
            if (!tested.TryGetValue((index, value), out var bit))
            {
                bit = new Variable(ScalarType.Bool, $"bit{tested.Count}");
                tested.Add((index, value), bit);
                bindings.Add(new Binding(bit, new Binary(BinaryOperator.And, index, index.Number(value)).Is(CompareOperator.NotEqual, index.Number(0)), null));
            }

            return bit;
        }
    }
}
