using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>The passes, in order. Each takes a function and returns one that computes the same.</summary>
internal static class KernelPasses
{
    /// <summary>The function as it is written in code.</summary>
    public static Function Run(Function body, EquatableArray<Function> callees) =>
        CommonSubexpressions.Run(LowerSlopes.Run(Joined(body, callees)));

    /// <summary>The function as it is described: a slope is still what it means, and not how it is computed.</summary>
    public static Function Meaning(Function body, EquatableArray<Function> callees) =>
        CommonSubexpressions.Run(Joined(body, callees).Map(StableForms.WithoutCaps));

    private static Function Joined(Function body, EquatableArray<Function> callees)
    {
        (body, callees) = ResolveDerivatives.Run(Trim.Run(body), callees.Select(Trim.Run).ToEquatableArray());
        return Simplify.Run(Pieces.Lower(LowerFunctions.Run(Inline.Run(body, callees))));
    }
}
