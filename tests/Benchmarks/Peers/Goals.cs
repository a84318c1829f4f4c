using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Peers;

/// <summary>The ratios, a peer's time by ours, that the project aims at.</summary>
internal static class Goals
{
    /// <summary>The least number of elements that are past every cache.</summary>
    private const int OutOfCache = 1 << 24;

    /// <summary>No slower than a limit, within the noise of two measurements.</summary>
    public const double AtTheLimit = 1 / 1.05;

    /// <summary>Training on two threads beside one.</summary>
    public const double Threads = 1.6;

    /// <summary>The sweep's time by ours on several threads, from which memory is what limits training.</summary>
    public const double AtTheLimitOfThreads = 1 / 1.2;

    /// <summary>The aim of an operation beside a peer; null where there is none.</summary>
    public static double? Of(Operation operation, int length, string peer)
    {
        var isLibrary = peer is PeerNames.TensorPrimitives or PeerNames.TensorPrimitivesInBlocks;
        if (peer is PeerNames.Copy or PeerNames.Read)
            return length >= OutOfCache && !operation.IsComputeBound ? AtTheLimit : null;
        if (length >= OutOfCache)
            return isLibrary ? 1 : null;
        if (operation.Kind == OperationKind.Fused && isLibrary && Vector512.IsHardwareAccelerated)
            return operation.Name == "Gelu" ? 2.5 : 2.8;
        return InCache(operation.Name, peer) ?? 1;
    }

    /// <summary>
    /// The aim of an elementary function: as fast as those that are as exact, faster than TensorPrimitives for double, whose
    /// functions go lane by lane there as a rule, and not far behind the functions of C, which may be off by 4 ULP.
    /// </summary>
    public static double OfElementary(Operation function, string peer) => peer switch
    {
        PeerNames.C => 1 / 1.25,
        PeerNames.TensorPrimitives when function.ElementSize == sizeof(double) => 1.2,
        _ => 0.95,
    };

    /// <summary>The aim of the logistic function over a few elements, beside the scalar loop.</summary>
    public static double? OfShort(int length, string peer) =>
        peer != PeerNames.Scalar ? null : length < 4 ? 1 / 3.0 : length < 17 ? 1 : 5;

    /// <summary>The aim of an epoch of training with equal numbers of threads.</summary>
    public static double? OfTraining(int columns, int threads, string peer) => peer switch
    {
        PeerNames.NumPy or PeerNames.PyTorch => 4.5,
        PeerNames.Read when threads == 1 => columns < 64 ? 1 / 1.7 : 1 / 1.4,
        _ => null,
    };

    /// <summary>The aim of a kernel on several cores that computes more than it moves: 1.9 on two.</summary>
    public static double Cores(int threads) => 0.95 * threads;

    private static double? InCache(string operation, string peer) => (operation, peer, Vector512.IsHardwareAccelerated) switch
    {
        ("Sigmoid", PeerNames.TensorPrimitives, true) => 2.5,
        ("Sigmoid", PeerNames.TensorPrimitives, false) => 2.3,
        ("Sigmoid", PeerNames.C, true) => 1.4,
        ("Sigmoid", PeerNames.C, false) => 1.15,
        ("Sigmoid", PeerNames.Sleef, true) => 1.6,
        ("Sigmoid", PeerNames.PyTorch, true) => 3,
        ("Exp", PeerNames.TensorPrimitives, true) => 2.7,
        ("Exp", PeerNames.C, true) => 1.6,
        _ => null,
    };
}
