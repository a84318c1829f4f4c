using System.Collections.Immutable;

namespace Kernels.Benchmarks.Peers;

/// <summary>What <c>peers --json</c> prints.</summary>
internal sealed record PeersReport(
    Machine Machine,
    int Rounds,
    ImmutableArray<string> Versions,
    ImmutableArray<MissingPeer> Missing,
    ImmutableArray<Comparison> Comparisons);
