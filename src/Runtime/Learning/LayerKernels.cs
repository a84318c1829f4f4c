using Kernels.CompilerServices;
using Kernels.Gpu;

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

    /// <summary>The kernel that adds up partial sums of products.</summary>
    internal const string Pairs = "ProductSumPairs";

    /// <summary>
    /// Xᵀ·r over each tile of rows: what <see cref="ProductSumColumns(GpuBuffer{float}, int, GpuBuffer{float}, GpuBuffer{float})"/> gives for
    /// its rows.
    /// </summary>
    /// <param name="x">The matrix, whole tiles, row after row.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="factor">One per row.</param>
    /// <param name="tileRows">The rows of a tile: a multiple of 64, or all rows.</param>
    /// <param name="destination">Takes for each column the sums of all tiles.</param>
    internal static void ProductSumTileColumns(
        GpuBuffer<float> x, int columns, GpuBuffer<float> factor, int tileRows, GpuBuffer<float> destination) =>
        ProductProgram.Call("ProductSumColumns")
            .Matrix(x, columns, nameof(x), nameof(columns))
            .PerRow(factor, nameof(factor))
            .TileColumns(destination, nameof(destination), Pairs, tileRows);

    /// <summary>A program of the kernels of <see cref="Product(float, float)"/> and others, which may call its function.</summary>
    /// <param name="kernels">The others, in OpenCL C.</param>
    internal static GpuProgram With(string kernels) => ProductProgram.With(kernels);
}
