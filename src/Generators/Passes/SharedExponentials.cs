using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Where a function and its slope are both needed for the same argument, takes the runtime's method that gives both: they
/// share the exponential, and the division behind it. The bits are those of the functions alone.
/// </summary>
internal static class SharedExponentials
{
    private static readonly Dictionary<string, (string Value, string Slope)> Table = new()
    {
        ["TanhAndSlope"] = ("Tanh", "TanhSlope"),
        ["SigmoidAndSlope"] = ("Sigmoid", "SigmoidSlope"),
    };

    /// <param name="function">A function whose values are each computed once.</param>
    public static Function Run(Function function)
    {
        var shared = Share(function);
        return shared.Equals(function) ? function : CommonSubexpressions.Run(shared);
    }

    private static Function Share(Function function)
    {
        function = WithoutSigmoid(function);
        var calls = CallsOf(function);
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            MathCall call => OfCall(call),
            Loop loop => loop with { Body = Share(loop.Body) },
            _ => node,
        }));

        Expr OfCall(MathCall call)
        {
            foreach (var pair in Table)
            {
                if (call.Function.Name == pair.Value.Value && calls.Contains(Named(pair.Value.Slope, call)))
                    return Both(pair.Key, call, 0);
                if (call.Function.Name == pair.Value.Slope && calls.Contains(Named(pair.Value.Value, call)))
                    return Both(pair.Key, call, 1);
            }

            return call;
        }
    }

    /// <summary>σ″(x) = −σ′(x)·tanh(x/2), and σ′(x) is ¼·tanh′(x/2).</summary>
    private static Function WithoutSigmoid(Function function)
    {
        var calls = CallsOf(function);
        return function.Map(expression => expression.Rewrite(node =>
            node is MathCall { Function.Name: "SigmoidSlope" } slope && slope.Number(0.5) * slope.Arguments[0] is var half
            && calls.Contains(MathFunctions.Call("Tanh", half)) && !calls.Contains(Named("Sigmoid", slope))
                ? slope.Number(0.25) * MathFunctions.Call("TanhSlope", half)
                : node));
    }

    private static HashSet<Expr> CallsOf(Function function) => [.. function.Nodes().OfType<MathCall>()];

    private static MathCall Named(string name, MathCall call) => call with { Function = MathFunctions.Get(name) };

    private static Element Both(string name, MathCall call, int index) =>
        new(call.Type, new MathCall(ScalarType.Tuple, MathFunctions.Get(name), call.Arguments), index);
}
