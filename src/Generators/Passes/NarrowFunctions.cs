using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Takes functions of the runtime that are cheaper because they serve fewer arguments, where those are all that can come.
/// Each states its own bound, which may be larger than that of the function it stands for: of <c>float</c>, Log1pOfUnit has 2 ULP and Log1p has 1.
/// A GPU keeps the functions that it has.
/// </summary>
internal static class NarrowFunctions
{
    public static Function Run(Function function)
    {
        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            // eᵘ with u <= 0, as in ln(1 + eᵘ), which is how a logistic loss is written so that nothing overflows.
            MathCall { Function.OfUnit: { } ofUnit } call
                when Definition(call.Arguments[0]) is MathCall { Function.Name: "Exp" } exp && Signs.IsNeverPositive(exp.Arguments[0], Definition) =>
                call with { Function = call.Function with { Name = ofUnit } },
            _ => node,
        }));

        Expr? Definition(Expr number) => values.TryGetValue(number, out var value) ? value : number;
    }
}
