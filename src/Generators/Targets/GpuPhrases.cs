namespace Kernels.Generators.Targets;

/// <summary>
/// What the documentation of a target's members says that others do otherwise. Parts of sentences end without a full stop.
/// </summary>
/// <param name="Map">A sentence about how every element is computed.</param>
/// <param name="Matrix">The same of sums along rows and columns.</param>
/// <param name="MayBeInput">A destination may be one of the inputs.</param>
/// <param name="Mismatch">What must not differ, as an exception.</param>
/// <param name="Overlap">What else is wrong with a destination; empty where nothing is looked for.</param>
/// <param name="NoElement">What else is wrong with a reduction that has no value of nothing; empty as before.</param>
/// <param name="MatrixMismatch">What else is wrong with a matrix, where {0} is the reference to its destination; empty as before.</param>
/// <param name="Failure">What fails on the device.</param>
internal sealed record GpuPhrases(
    string Map,
    string Matrix,
    bool MayBeInput,
    string Mismatch,
    string Overlap,
    string NoElement,
    string MatrixMismatch,
    string Failure);
