using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>Takes the correctly rounded functions in place of the fast ones, where there are such.</summary>
internal static class RoundFunctions
{
    public static Function Run(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        MathCall call when IsFast(call) => call with { Function = call.Function.CorrectlyRounded },
        Loop loop => loop with { Body = Run(loop.Body) },
        _ => node,
    }));

    /// <summary>Does it call correctly rounded functions, and none that could be and is not? Its derivatives do so too.</summary>
    public static bool AreIn(Function function)
    {
        var calls = ClosureCheck.NodesOf(function).OfType<MathCall>().ToList();
        return calls.Any(static call => call.Function.IsCorrectlyRounded) && !calls.Any(IsFast);
    }

    private static bool IsFast(MathCall call) =>
        call.Arguments[0].Type == ScalarType.Single && call.Function is { HasCorrectlyRounded: true, IsCorrectlyRounded: false };
}
