using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Takes functions of the runtime that are cheaper because they serve fewer arguments, where those are all that can come.
/// Their bounds are those of the functions they stand for. A GPU keeps the functions that it has.
/// </summary>
internal static class NarrowFunctions
{
    /// <summary>ln(1 + x) for x from 0 to 1.</summary>
    private static readonly MathFunction Log1pOfUnit = MathFunctions.Get("Log1p") with { Name = "Log1pOfUnit" };

    public static Function Run(Function function)
    {
        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            // ln(1 + eᵘ) with u <= 0, which is how a logistic loss is written so that nothing overflows.
            MathCall { Function.Name: "Log1p", Type: ScalarType.Single } log
                when Definition(log.Arguments[0]) is MathCall { Function.Name: "Exp" } exp && Signs.IsNeverPositive(exp.Arguments[0], Definition) =>
                log with { Function = Log1pOfUnit },
            _ => node,
        }));

        Expr? Definition(Expr number) => values.TryGetValue(number, out var value) ? value : number;
    }
}
