namespace Kernels;

/// <summary>How accurate the functions are that a kernel calls.</summary>
public enum FunctionAccuracy
{
    /// <summary>Fast, with the bounds that <see cref="VectorMath"/> states: mostly a unit in the last place.</summary>
    Default,

    /// <summary>
    /// Each result is the float next to the exact value, so that it has the same bits in every library that rounds correctly. Those of
    /// <see cref="VectorMath.CorrectlyRounded"/> are called.
    /// </summary>
    CorrectlyRounded,
}
