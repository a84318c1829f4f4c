using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>The passes, in order. Each takes a function and returns one that computes the same.</summary>
internal static class KernelPasses
{
    public static Function Run(Function body, EquatableArray<Function> callees)
    {
        (body, callees) = ResolveDerivatives.Run(Trim.Run(body), callees.Select(Trim.Run).ToEquatableArray());
        var function = Inline.Run(body, callees);
        function = LowerFunctions.Run(function);
        function = Simplify.Run(function);
        return CommonSubexpressions.Run(function);
    }
}
