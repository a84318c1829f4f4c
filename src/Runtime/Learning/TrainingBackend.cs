namespace Kernels.Learning;

/// <summary>What computes an epoch of training. Both compute the same thing, up to rounding.</summary>
public enum TrainingBackend
{
    /// <summary>Generated SIMD kernels over columns of the data.</summary>
    Simd,

    /// <summary>Plain scalar loops over rows of the data: the code one writes without SIMD, to compare with.</summary>
    Scalar,
}
