using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Numbers of 64 bits in a kernel whose elements have 32: they are computed in half as many lanes, which is said.</summary>
internal sealed partial class ClosureParser
{
    /// <summary>Says that a value is widened, unless the elements have as many bits.</summary>
    public void ReportWidening(Location place, ScalarType from, ScalarType to, string advice)
    {
        if (from.Bits < to.Bits && laneBits < to.Bits)
            Report(Descriptors.Widening, place, from.Keyword, to.Keyword, advice);
    }

    /// <summary>
    /// Takes back what was said where nothing is left to be computed in 64 bits; and says it of the kernel where such numbers come
    /// from elsewhere than from a conversion.
    /// </summary>
    /// <param name="body">The kernel's body.</param>
    /// <param name="before">The number of diagnostics before it was read.</param>
    private void CheckWidening(Function body, int before)
    {
        if (!callees.Append(body).SelectMany(ClosureCheck.NodesOf).Any(IsWider))
            return;
        while (body.Derivative is { } derivative)
            body = callees.First(callee => callee.Key == derivative.Primal);
        var joined = NarrowArithmetic.Run(Simplify.Run(LowerFunctions.Run(Inline.Run(Trim.Run(body), callees.Select(Trim.Run)))));
        var wide = ClosureCheck.NodesOf(joined).FirstOrDefault(IsWider);
        var said = diagnostics.Skip(before).Where(static diagnostic => diagnostic.Descriptor == Descriptors.Widening).ToList();
        if (wide is null)
            said.ForEach(diagnostic => diagnostics.Remove(diagnostic));
        else if (said.Count == 0)
            Report(Descriptors.Widening, kernel.Locations[0], "kernel", wide.Type.Keyword, "compute in 32 bits where those do");
    }

    private bool IsWider(Expr node) => node.Type.Bits > laneBits;
}
