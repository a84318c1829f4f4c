using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>Second derivatives.</summary>
internal sealed partial class TiledNetwork
{
    /// <summary>
    /// Queues the sums of a single neuron's second derivatives over all rows of the block: those of <see cref="HessianPass"/>, a row of the
    /// matrix at a time.
    /// </summary>
    /// <param name="hessian">Takes the symmetric matrix, row by row.</param>
    public void SumCurvatures(GpuBuffer<double> hessian)
    {
        var d = network.Features;
        var (features, labels, weights) = (Rows.Features, Rows.Labels, Rows.Weights);
        var curvatures = Units(outputs[0], 1);
        var scaled = Units(derivatives[0], 1);
        kernels.ProductSumRows(features, d, Weights(0), curvatures);
        TileProgram.AddBiases(curvatures, Biases(0));
        LogisticKernels.Curvature(curvatures, labels, 0f, curvatures);
        kernels.Times(curvatures, weights, curvatures);
        for (var j = 0; j <= d; j++)
        {
            var column = j < d ? scaled : curvatures;
            if (j < d)
                TileProgram.ScaleColumn(features, j, curvatures, column);
            LayerKernels.ProductSumTileColumns(features, d, column, tileRows, SumsOf(0, d));
            kernels.SumRows(column, tileRows, SumsOf(d, 1));
            TileKernels.WidenTiles(SumsOf(0, d + 1), hessian.Slice(j * (d + 1), d + 1));
        }
    }
}
