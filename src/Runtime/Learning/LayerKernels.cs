namespace Kernels.Learning;

/// <summary>The kernels of preparation and of dense layers, beside those of activations and losses.</summary>
internal static partial class LayerKernels
{
    /// <summary>A feature, scaled to mean 0 and variance 1. The mean is the sum of two floats, so that digits that it shares with x cancel exactly.</summary>
    [Vectorize]
    internal static float Standardize(float x, float mean, float rest, float scale) => (x - mean - rest) / scale;

    /// <summary>A term of X·w, which sums along rows, and of Xᵀ·r, which sums along columns.</summary>
    #region product
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static float Product(float x, float factor) => x * factor;
    #endregion

    /// <summary>A term of the derivative by a bias.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static float Term(float residual) => residual;

    /// <summary>A sum of products with its bias.</summary>
    [Vectorize(Gpu = true)]
    internal static float Shift(float product, [Uniform] float bias) => product + bias;

    /// <summary>The derivative by a unit's sum, from that by its output.</summary>
    [Vectorize(Gpu = true)]
    internal static float Times(float derivative, float slope) => derivative * slope;
}
