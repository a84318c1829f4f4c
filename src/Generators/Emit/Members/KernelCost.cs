using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Members;

/// <summary>What a kernel costs an element, in additions, and what is decided by it.</summary>
internal static class KernelCost
{
    /// <summary>
    /// How many vectors an iteration handles: light kernels wait on loads and on the loop itself, so several; heavy ones keep
    /// the machine busy alone, and copies of them would only run out of registers, above all around a call for arguments
    /// that are rare.
    /// </summary>
    public static int Unroll(KernelModel kernel, Function body)
    {
        if (kernel.Options.Unroll > 0)
            return kernel.Options.Unroll;
        return Of(body) <= 10 ? 4 : 1;
    }

    /// <summary>Does it compute so little that out of cache it waits for memory?</summary>
    public static bool IsBoundByMemory(Function body) => Of(body) <= 64;

    /// <summary>The length from which several cores take less time than it takes to hand them the work.</summary>
    public static int ParallelThreshold(Function? body) => body is null ? 1 << 15 : Of(body) switch
    {
        <= 10 => 1 << 18,
        <= 20 => 1 << 17,
        _ => 1 << 15,
    };

    /// <summary>How many additions an element takes, about.</summary>
    /// <param name="body">The kernel's body after the passes.</param>
    public static int Of(Function body) => body.Nodes().Sum(Of);

    private static int Of(Expr node) => node switch
    {
        MathCall call => call.Function.Cost,
        ExternalCall or RareBranch => 20,
        Select { Condition: HardwareTest } => -20, // of the two calls there is one
        Loop => 100,
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } => 5,
        _ => node.IsAtom ? 0 : 1,
    };
}
