namespace Kernels.Benchmarks.Peers;

/// <summary>A peer that is not there to be measured.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Package">The Debian package that brings it.</param>
internal sealed record MissingPeer(string Peer, string Package);
