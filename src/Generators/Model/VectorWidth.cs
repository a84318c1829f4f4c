using System.Collections.Generic;

namespace Kernels.Generators.Model;

/// <summary>One of the vector types that every body is written for.</summary>
internal sealed record VectorWidth(int Bits)
{
    /// <summary>From the widest, in the order of preference.</summary>
    public static IReadOnlyList<VectorWidth> All { get; } = [new(512), new(256), new(128)];

    public string Type { get; } = $"Vector{Bits}";
}
