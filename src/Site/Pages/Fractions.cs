using System.Numerics;
using Kernels.Generators.Expressions;

namespace Kernels.Site.Pages;

/// <summary>Formulas with their fractions in lowest terms.</summary>
internal static class Fractions
{
    public static Expr Reduce(Expr formula) => formula.Rewrite(static node =>
        node is Binary { Operator: BinaryOperator.Divide } fraction && fraction.Type.IsFloat ? Reduced(fraction) : node);

    private static Expr Reduced(Binary fraction)
    {
        var (top, bottom) = (new Product(), new Product());
        top.Add(fraction.Left);
        bottom.Add(fraction.Right);
        var numerator = top.Number;
        for (var i = 0; i < 3 && top.Number != Math.Round(top.Number); i++)
            (top.Number, bottom.Number) = (2 * top.Number, 2 * bottom.Number);
        if (!IsWhole(top.Number) || !IsWhole(bottom.Number))
            return fraction;
        var divisor = (double)BigInteger.GreatestCommonDivisor((BigInteger)top.Number, (BigInteger)bottom.Number);
        var common = top.Powers.Keys.Intersect(bottom.Powers.Keys).ToList();
        if (divisor == 1 && common.Count == 0 && top.Number == numerator)
            return fraction;

        (top.Number, bottom.Number) = (top.Number / divisor, bottom.Number / divisor);
        foreach (var factor in common)
        {
            var power = Math.Min(top.Powers[factor], bottom.Powers[factor]);
            top.Powers[factor] -= power;
            bottom.Powers[factor] -= power;
        }

        return bottom.IsOne ? top.Write(fraction) : top.Write(fraction) / bottom.Write(fraction);
    }

    private static bool IsWhole(double number) => number is >= 1 and < 1e6 && number == Math.Round(number);

    /// <summary>A number, times factors to their powers.</summary>
    private sealed class Product
    {
        public double Number { get; set; } = 1;

        public Dictionary<Expr, double> Powers { get; } = [];

        public bool IsOne => Number == 1 && Powers.Values.All(static power => power == 0);

        public void Add(Expr factor)
        {
            switch (factor)
            {
                case Constant constant:
                    Number *= constant.Float;
                    break;
                case Binary { Operator: BinaryOperator.Multiply } product:
                    Add(product.Left);
                    Add(product.Right);
                    break;
                case MathCall { Function.Name: "Pow" } power when power.Arguments[1] is Constant { Float: > 0 } exponent
                    && exponent.Float == Math.Round(exponent.Float):
                    Powers[power.Arguments[0]] = Powers.GetValueOrDefault(power.Arguments[0]) + exponent.Float;
                    break;
                default:
                    Powers[factor] = Powers.GetValueOrDefault(factor) + 1;
                    break;
            }
        }

        public Expr Write(Expr like)
        {
            var factors = Powers.Where(static item => item.Value > 0)
                .Select(static item => item.Value == 1 ? item.Key : MathFunctions.Call("Pow", item.Key, item.Key.Number(item.Value)))
                .ToList();
            if (Number != 1 || factors.Count == 0)
                factors.Insert(0, like.Number(Number));
            return factors.Aggregate(static (left, right) => left * right);
        }
    }
}
