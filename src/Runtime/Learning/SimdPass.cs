namespace Kernels.Learning;

/// <summary>Training by generated kernels over rows, a tile at a time.</summary>
internal sealed class SimdPass(TrainingRows rows) : TiledPass(rows)
{
    /// <summary>X·w + b, for standardised rows, as a fitted model predicts it.</summary>
    public static void Logits(ReadOnlySpan<float> rows, ReadOnlySpan<float> parameters, Span<float> logits)
    {
        LogisticKernels.ProductSumRows(rows, parameters.Length - 1, parameters[..^1], logits);
        LogisticKernels.Shift(logits, parameters[^1], logits);
    }

    protected override float Tile(int start, int count, ReadOnlySpan<float> parameters, TileBuffers buffers)
    {
        var tile = Data.Features.Span.Slice(start * Features, count * Features);
        var products = buffers.Products.AsSpan(0, count);
        var residuals = buffers.Residuals.AsSpan(0, count);

        LogisticKernels.ProductSumRows(tile, Features, parameters[..^1], products);
        var loss = LogisticKernels.LossAndResidualSum(products, Data.Labels.Span.Slice(start, count), parameters[^1], residuals);
        LogisticKernels.ProductSumColumns(tile, Features, residuals, buffers.Gradient.AsSpan(0, Features));
        buffers.Gradient[^1] = LogisticKernels.TermSum(residuals);
        return loss;
    }
}
