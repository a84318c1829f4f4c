using System.Runtime.InteropServices;

namespace Kernels.Learning;

/// <summary>The generated SIMD kernels, on arrays.</summary>
internal sealed class CpuKernels : NetworkKernels<Memory<float>>
{
    /// <summary>There is nothing to free.</summary>
    public static CpuKernels Shared { get; } = new();

    /// <summary>Features as the kernels take them, which read them only.</summary>
    public static Memory<float> Source(ReadOnlyMemory<float> values) => MemoryMarshal.AsMemory(values);

    /// <summary>The rows of a block as a pass takes them.</summary>
    public static PassRows<Memory<float>> Rows(RowBlock block) =>
        new(Source(block.Features), Source(block.Labels), Source(block.Weights), block.Count, !block.Weights.IsEmpty);

    public override Memory<float> Allocate(int length) => new float[length];

    public override Memory<float> Slice(Memory<float> buffer, int start, int length) => buffer.Slice(start, length);

    public override void Write(ReadOnlySpan<float> values, Memory<float> destination) => values.CopyTo(destination.Span);

    public override void Read(Memory<float> source, Span<float> values) => source.Span.CopyTo(values);

    public override void Activate(Activation activation, Memory<float> sums, Memory<float> outputs, Memory<float> slopes) =>
        activation.Gradient(sums.Span, outputs.Span, slopes.Span);

    public override void ProductSumRows(Memory<float> matrix, int rowLength, Memory<float> factors, Memory<float> sums) =>
        LayerKernels.ProductSumRows(matrix.Span, rowLength, factors.Span, sums.Span);

    public override void ProductSumColumns(Memory<float> matrix, int rowLength, Memory<float> factors, Memory<float> sums) =>
        LayerKernels.ProductSumColumns(matrix.Span, rowLength, factors.Span, sums.Span);

    public override void SumRows(Memory<float> matrix, int rowLength, Memory<float> sums) =>
        LayerKernels.TermSumRows(matrix.Span, rowLength, sums.Span);

    public override void Shift(Memory<float> products, float bias, Memory<float> destination) =>
        LayerKernels.Shift(products.Span, bias, destination.Span);

    public override void Times(Memory<float> left, Memory<float> right, Memory<float> destination) =>
        LayerKernels.Times(left.Span, right.Span, destination.Span);

    public override float LogisticLoss(Memory<float> products, Memory<float> labels, float bias, Memory<float> residuals) =>
        LogisticKernels.LossAndResidualSum(products.Span, labels.Span, bias, residuals.Span);

    public override float WeightedLogisticLoss(Memory<float> products, Memory<float> labels, Memory<float> weights, float bias, Memory<float> residuals) =>
        LogisticKernels.WeightedLossAndResidualSum(products.Span, labels.Span, weights.Span, bias, residuals.Span);

    public override void Larger(Memory<float> left, Memory<float> right, Memory<float> destination) =>
        SoftmaxKernels.Larger(left.Span, right.Span, destination.Span);

    public override void AddExponential(
        Memory<float> sums, Memory<float> logits, Memory<float> largest, Memory<float> labels, float own,
        Memory<float> sumDestination, Memory<float> exponentials) =>
        SoftmaxKernels.AddExponential(sums.Span, logits.Span, largest.Span, labels.Span, own, sumDestination.Span, exponentials.Span);

    public override void Choose(Memory<float> chosen, Memory<float> values, Memory<float> labels, float own, Memory<float> destination) =>
        SoftmaxKernels.Choose(chosen.Span, values.Span, labels.Span, own, destination.Span);

    public override void SoftmaxResidual(
        Memory<float> exponentials, Memory<float> others, Memory<float> labelExponentials, Memory<float> labels,
        Memory<float> weights, float own, Memory<float> destination) =>
        SoftmaxKernels.Residual(exponentials.Span, others.Span, labelExponentials.Span, labels.Span, weights.Span, own, destination.Span);

    public override float CrossEntropySum(
        Memory<float> others, Memory<float> labelExponentials, Memory<float> largest, Memory<float> labelLogits, Memory<float> weights) =>
        SoftmaxKernels.CrossEntropySum(others.Span, labelExponentials.Span, largest.Span, labelLogits.Span, weights.Span);

    protected override void Dispose(bool disposing)
    {
    }
}
