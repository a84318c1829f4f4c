using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;

namespace Kernels.Generators;

/// <summary>The passes, in order. Each takes a function and returns one that computes the same.</summary>
internal static class KernelPasses
{
    /// <summary>The function as it is written in code.</summary>
    public static Function Run(Function body, EquatableArray<Function> callees) => Code(Join(body, callees));

    /// <inheritdoc cref="Run"/>
    /// <param name="joined">What <see cref="Join"/> gives.</param>
    public static Function Code(Function joined) => CommonSubexpressions.Run(LowerSlopes.Run(RareBranches.Forget(joined)));

    /// <summary>The function as its vector form computes it.</summary>
    /// <param name="joined">What <see cref="Join"/> gives.</param>
    /// <param name="method">The name for methods that compute what is rare.</param>
    public static Function VectorCode(Function joined, string method) => RareBranches.Run(VectorOperations(joined), method);

    /// <summary>The same in scalar code, to the bit.</summary>
    public static Function ScalarCode(Function joined) => RareBranches.Forget(VectorOperations(joined));

    private static Function VectorOperations(Function joined) =>
        SharedExponentials.Run(NarrowFunctions.Run(CommonSubexpressions.Run(LowerSlopes.Run(joined))));

    /// <summary>The function as it is described: a slope is still what it means, and not how it is computed.</summary>
    /// <param name="joined">What <see cref="Join"/> gives.</param>
    public static Function Meaning(Function joined) => CommonSubexpressions.Run(RareBranches.Forget(joined).Map(StableForms.WithoutCaps));

    /// <summary>One function without calls, from which code and description are made.</summary>
    public static Function Join(Function body, EquatableArray<Function> callees)
    {
        (body, callees) = ResolveDerivatives.Run(Trim.Run(body), callees.Select(Trim.Run).ToEquatableArray());
        return Simplify.Run(Pieces.Lower(LowerFunctions.Run(Inline.Run(body, callees))));
    }
}
