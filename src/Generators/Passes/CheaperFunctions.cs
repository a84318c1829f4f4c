using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>
/// Takes functions of the runtime that are cheaper, because they serve fewer arguments or leave less to compute around
/// them, where they serve as well. The error of what comes out is bounded as that of what was written, or better. A GPU keeps
/// the functions that it has.
/// </summary>
internal static class CheaperFunctions
{
    /// <summary>ln(1 + x) for x from 0 to 1.</summary>
    private static readonly MathFunction Log1pOfUnit = MathFunctions.Get("Log1p") with { Name = "Log1pOfUnit" };

    /// <summary>The functions that others are taken for, unless a call <see cref="MathCall.IsFixed"/>.</summary>
    public static readonly IReadOnlyCollection<string> Replaced = new HashSet<string>(StringComparer.Ordinal) { "Log1p", "Tanh" };

    public static Function Run(Function function)
    {
        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        var uses = function.Nodes().OfType<Variable>().GroupBy(static variable => variable).ToDictionary(static group => group.Key, static group => group.Count());
        var replaced = new HashSet<Expr>();
        var twice = new HashSet<Expr>();

        var cheaper = function.Map(expression => expression.Rewrite(node => node switch
        {
            // ln(1 + eᵘ) with u <= 0, which is how a logistic loss is written so that nothing overflows.
            MathCall { Function.Name: "Log1p", Type: ScalarType.Single, IsFixed: false } log
                when Definition(log.Arguments[0]) is MathCall { Function.Name: "Exp" } exp && Signs.IsNeverPositive(exp.Arguments[0], Definition) =>
                log with { Function = Log1pOfUnit },

            // 1 + tanh u = 2·σ(2u), which is how GELU is written. The sum loses all digits where tanh u is near -1; σ keeps
            // them, and is cheaper. A hyperbolic tangent with other uses is needed anyway. A factor takes the two if it then
            // is at most 1, so that nothing overflows that did not.
            Binary { Operator: BinaryOperator.Add } sum when TanhBesideOne(sum) is { } tanh => TwiceSigmoid(tanh.Arguments[0]),
            Binary { Operator: BinaryOperator.Multiply, Left: var factor, Right: Binary sum }
                when twice.Contains(sum) && Doubled(factor, 1) is { } doubled => Simplify.Node(doubled * sum.Right),
            Binary { Operator: BinaryOperator.Multiply, Left: Binary sum, Right: var factor }
                when twice.Contains(sum) && Doubled(factor, 1) is { } doubled => Simplify.Node(sum.Right * doubled),
            _ => node,
        }));
        return cheaper with { Bindings = [.. cheaper.Bindings.Where(binding => !replaced.Contains(binding.Variable))] };

        Expr Definition(Expr number) => values.TryGetValue(number, out var value) ? value : number;

        MathCall? TanhBesideOne(Binary sum)
        {
            var other = sum.Left is Constant left && left.Is(1) ? sum.Right : sum.Right is Constant right && right.Is(1) ? sum.Left : null;
            if (other is null || Definition(other) is not MathCall { Function.Name: "Tanh", IsFixed: false } tanh)
                return null;
            return other is Variable variable && !(uses[variable] == 1 && replaced.Add(variable)) ? null : tanh;
        }

        Expr TwiceSigmoid(Expr u)
        {
            var product = u.Number(2) * MathFunctions.Call("Sigmoid", Doubled(u, float.MaxValue) ?? u.Number(2) * u);
            twice.Add(product);
            return product;
        }
    }

    /// <summary>Twice a constant or a product with one, where the constant takes the two and is at most the limit; null for others.</summary>
    private static Expr? Doubled(Expr product, double limit) => product switch
    {
        Constant constant when Math.Abs(2 * constant.Float) <= limit => constant.Number(2 * constant.Float),
        Binary { Operator: BinaryOperator.Multiply, Left: Constant left } binary when Doubled(left, limit) is { } doubled =>
            Simplify.Node(doubled * binary.Right),
        Binary { Operator: BinaryOperator.Multiply, Right: Constant right } binary when Doubled(right, limit) is { } doubled =>
            Simplify.Node(binary.Left * doubled),
        _ => null,
    };
}
