using System;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>How many elements a work-item takes at once: it loads them all before it computes with the first.</summary>
/// <remarks>
/// A device hides the time of a load behind other loads. With one element a work-item there are too few of them, even where
/// as many work-items run as fit; with eight, memory is the limit. A kernel takes eight unless that costs more than
/// it brings. Values that wait fill registers, so that fewer work-items fit. Eight copies of a long function fill the cache of
/// instructions, and memory waits for such a function anyway. In a loop whose end depends on the element, the others would wait for the longest.
/// </remarks>
internal static class OpenCLElements
{
    private const int Most = 8;

    /// <summary>The registers of 32 bits that loaded values may fill.</summary>
    private const int Registers = 32;

    /// <summary>The operations of all copies of the function.</summary>
    private const int Operations = 1024;

    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <returns>8, 4, 2 or 1.</returns>
    public static int Of(KernelModel kernel, Function body)
    {
        var registers = kernel.Varying.Sum(static parameter => Math.Max(1, parameter.Type.Bits / 32));
        var operations = KernelCost.Of(body);
        var elements = body.Nodes().Any(static node => node is Loop) ? 1 : Most;
        while (elements > 1 && (elements * registers > Registers || elements * operations > Operations))
            elements /= 2;
        return elements;
    }
}
