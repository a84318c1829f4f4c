using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Where a function and its slope are both needed for one argument, takes the method of the runtime that gives both: they
/// share the exponential. The function keeps its bits, and the slope its bound. A GPU computes them one by one.
/// </summary>
internal static class SharedExponentials
{
    private static readonly (string Value, string Slope, MathFunction Both)[] Table =
    [
        ("Tanh", "TanhSlope", MathFunctions.Get("TanhSlope") with { Name = "TanhAndSlope" }),
        ("Sigmoid", "SigmoidSlope", MathFunctions.Get("SigmoidSlope") with { Name = "SigmoidAndSlope" }),
    ];

    /// <param name="function">A function that computes each value once.</param>
    public static Function Run(Function function)
    {
        var shared = Share(ByTanh(function));
        return shared == function ? function : CommonSubexpressions.Run(shared);
    }

    private static Function Share(Function function)
    {
        var calls = CallsOf(function);
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            MathCall call => Shared(call),
            Loop loop => loop with { Body = Share(ByTanh(loop.Body)) },
            _ => node,
        }));

        Expr Shared(MathCall call)
        {
            foreach (var (value, slope, both) in Table)
            {
                var index = call.Function.Name == value ? 0 : call.Function.Name == slope ? 1 : -1;
                if (index >= 0 && calls.Contains(call.As(index == 0 ? slope : value)))
                    return new Element(call.Type, new MathCall(ScalarType.Tuple, both, call.Arguments), index);
            }

            return call;
        }
    }

    /// <summary>σ″(x) is −σ′(x)·tanh(x/2). There σ′(x) is ¼·tanh′(x/2), unless it has σ(x) to share with.</summary>
    private static Function ByTanh(Function function)
    {
        var calls = CallsOf(function);
        return function.Map(expression => expression.Rewrite(node =>
            node is MathCall { Function.Name: "SigmoidSlope" } slope && slope.Number(0.5) * slope.Arguments[0] is var half
            && calls.Contains(MathFunctions.Call("Tanh", half)) && !calls.Contains(slope.As("Sigmoid"))
                ? slope.Number(0.25) * MathFunctions.Call("TanhSlope", half)
                : node));
    }

    private static HashSet<Expr> CallsOf(Function function) => [.. function.Nodes().OfType<MathCall>()];

    /// <summary>Another function of the same argument.</summary>
    private static MathCall As(this MathCall call, string name) => call with { Function = MathFunctions.Get(name) };
}
