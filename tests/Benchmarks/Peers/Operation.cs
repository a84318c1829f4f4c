using System.Collections.Immutable;

namespace Kernels.Benchmarks.Peers;

/// <summary>One run of an operation over arrays.</summary>
internal delegate void Work(Arrays arrays);

/// <summary>What an operation gives, and so what it is measured against.</summary>
internal enum OperationKind
{
    /// <summary>A function that libraries have as one call.</summary>
    Single,

    /// <summary>An expression that libraries compute in several passes.</summary>
    Fused,

    /// <summary>One value of all elements.</summary>
    Reduction,

    /// <summary>An elementary function of <see cref="VectorMath"/>, measured in cache beside those that are as exact.</summary>
    Elementary,
}

/// <summary>
/// An operation of the comparison. What C, SLEEF and the Python libraries do for it stands in their own files, under the
/// same name.
/// </summary>
/// <param name="Name">Its name, as <c>--only</c> takes it.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Inputs">The range of each input.</param>
/// <param name="Ours">The generated form.</param>
/// <param name="Scalar">The same function in a plain loop; null if it is not measured.</param>
/// <param name="TensorPrimitives">The call, or the composition of calls; null if it has none.</param>
internal sealed record Operation(
    string Name,
    OperationKind Kind,
    ImmutableArray<InputRange> Inputs,
    Work Ours,
    Work? Scalar,
    Work? TensorPrimitives)
{
    /// <summary>The number of arrays written; 0 for a reduction.</summary>
    public int Results { get; init; } = Kind == OperationKind.Reduction ? 0 : 1;

    /// <summary>The number of scratch arrays that the composition of calls needs.</summary>
    public int Scratch { get; init; }

    /// <summary>Whether TensorPrimitives needs several calls.</summary>
    public bool IsComposed => TensorPrimitives?.Method.DeclaringType == typeof(Compositions);

    /// <summary>Whether it computes for longer than its bytes take to move, so that a copy is no aim.</summary>
    public bool IsComputeBound { get; init; }

    /// <summary>The bytes of an element.</summary>
    public int ElementSize { get; init; } = sizeof(float);
}
