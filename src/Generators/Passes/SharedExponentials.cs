using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Where a function and its slope are both needed for one argument, takes the method of the runtime that gives both: they
/// share the exponential. The function keeps its bits, and the slope its bound. A sine and a cosine share the reduction of
/// their angle, and keep their bits both. A GPU computes them one by one.
/// </summary>
internal static class SharedExponentials
{
    private static readonly IReadOnlyList<(string First, Pair Pair, MathFunction Both)> Table =
    [
        .. MathFunctions.All.Where(static function => function.Beside is not null).Select(static function =>
            (function.Name, function.Beside!, MathFunctions.Get(function.Beside!.Function) with { Name = function.Beside.Method })),
    ];

    /// <param name="function">A function that computes each value once.</param>
    public static Function Run(Function function)
    {
        function = Changed(function, ByTanh(function));
        return Changed(function, Share(function));
    }

    private static Function Changed(Function before, Function after) => after == before ? before : CommonSubexpressions.Run(after);

    private static Function Share(Function function)
    {
        var calls = CallsOf(function);
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            MathCall call => Shared(call),
            Loop loop => loop with { Body = Share(loop.Body) },
            _ => node,
        }));

        Expr Shared(MathCall call)
        {
            foreach (var (first, pair, both) in Table)
            {
                var index = call.Function.IsCorrectlyRounded ? -1 : call.Function.Name == first ? 0 : call.Function.Name == pair.Function ? 1 : -1;
                if (index < 0 || !calls.Contains(call.As(index == 0 ? pair.Function : first)))
                    continue;
                return new Item(call.Type, new MathCall(ScalarType.Tuple, both, call.Arguments), index)
                {
                    Element = index == 0 ? pair.Elements.First : pair.Elements.Second,
                };
            }

            return call;
        }
    }

    /// <summary>σ″(x) is −σ′(x)·tanh(x/2). There σ′(x) is ¼·tanh′(x/2), unless it has σ(x) to share with.</summary>
    private static Function ByTanh(Function function)
    {
        var calls = CallsOf(function);
        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        var arguments = calls.Where(static call => call.Function is { Name: "Tanh", IsCorrectlyRounded: false })
            .Select(call => Definition(call.Arguments[0])).ToList();
        return function.Map(expression => expression.Rewrite(node => node switch
        {
            MathCall { Function.Name: "SigmoidSlope" } slope when !calls.Contains(slope.As("Sigmoid")) && HalfOf(slope.Arguments[0]) is { } half =>
                slope.Number(0.25) * MathFunctions.Call("TanhSlope", half),
            Loop loop => loop with { Body = ByTanh(loop.Body) },
            _ => node,
        }));

        // Slopes are even: -x/2 does as well.
        Expr? HalfOf(Expr argument)
        {
            var half = argument.Number(0.5) * (argument is Unary { Operator: UnaryOperator.Negate } negated ? negated.Operand : argument);
            return arguments.FirstOrDefault(number => number == half || number == -half);
        }

        Expr Definition(Expr leaf) => values.TryGetValue(leaf, out var value) ? value : leaf;
    }

    private static HashSet<MathCall> CallsOf(Function function) => [.. function.Nodes().OfType<MathCall>()];

    /// <summary>Another function of the same argument.</summary>
    private static MathCall As(this MathCall call, string name) => call with { Function = MathFunctions.Get(name) };
}
