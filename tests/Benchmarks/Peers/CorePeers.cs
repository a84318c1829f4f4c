using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>A kernel that computes more than it moves, with <c>Parallel = true</c>, beside itself without.</summary>
internal static class CorePeers
{
    public const string Name = "Parallel";

    /// <summary>A length below the kernel's threshold, and one far above it.</summary>
    private static readonly int[] Lengths = [4096, 1 << 22];

    public static IEnumerable<Comparison> Compare(int threads, int rounds)
    {
        var operation = Operations.All.Single(operation => operation.IsComputeBound);
        foreach (var length in Lengths)
        {
            using var memory = new ArrayMemory(operation, length);
            var arrays = memory.Arrays;
            var isLong = length == Lengths[^1];
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
            Contender[] contenders =
            [
                isLong
                    ? Contender.Of($"Parallel, {threads} threads", () => PeerKernels.CallPriceOnCores(arrays.X, arrays.Y, arrays.Z, arrays.Result, options))
                    : Contender.Of("Parallel", () => PeerKernels.CallPriceOnCores(arrays.X, arrays.Y, arrays.Z, arrays.Result)),
                Contender.Of("one thread", () => PeerKernels.CallPrice(arrays.X, arrays.Y, arrays.Z, arrays.Result)),
            ];
            yield return Comparison.Of(
                $"BlackScholes on cores, {(isLong ? "above" : "below")} the threshold",
                length.ToString("N0", CultureInfo.InvariantCulture),
                length,
                contenders,
                rounds,
                _ => isLong ? Goals.Cores(threads) : Goals.AtTheLimit);
        }
    }
}
