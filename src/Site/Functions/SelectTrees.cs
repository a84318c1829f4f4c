using Kernels.Generators.Expressions;

namespace Kernels.Site.Functions;

/// <summary>
/// Writes tables as choices by the bits of the index. A device's constant memory serves one address at a time, so that work-items which look
/// up different numbers would wait for each other.
/// </summary>
internal static class SelectTrees
{
    public static Function Run(Function function)
    {
        var bindings = new List<Binding>();
        var bits = new Dictionary<(Expr Index, int Bit), Variable>();
        foreach (var binding in function.Bindings)
            bindings.Add(binding with { Value = binding.Value.Rewrite(Chosen) });
        return function with { Result = function.Result.Rewrite(Chosen), Bindings = [.. bindings] };

        Expr Chosen(Expr node) => node is Lookup { Table: { Bits: { } numbers } table, Index: var index }
            ? Tree([.. numbers.Select(number => Constant.Of(table.Type, number))], index)
            : node;

        Expr Tree(IReadOnlyList<Constant> numbers, Expr index)
        {
            if (numbers.Count == 1)
                return numbers[0];
            var half = 1;
            while (2 * half < numbers.Count)
                half *= 2;
            var (low, high) = (Tree([.. numbers.Take(half)], index), Tree([.. numbers.Skip(half)], index));
            return new Select(Bit(index, half), high, low);
        }

        Variable Bit(Expr index, int value)
        {
            if (!bits.TryGetValue((index, value), out var bit))
            {
                bit = new Variable(ScalarType.Bool, $"bit{bits.Count}");
                bits.Add((index, value), bit);
                bindings.Add(new Binding(bit, new Binary(BinaryOperator.And, index, index.Number(value)).Is(CompareOperator.NotEqual, index.Number(0)), null));
            }

            return bit;
        }
    }
}
