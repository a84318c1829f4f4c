using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>The generated OpenCL kernels, on buffers of a device.</summary>
internal sealed class OpenCLKernels(GpuDevice device) : NetworkKernels<GpuBuffer<float>>
{
    private readonly List<GpuBuffer<float>> buffers = [];

    public override GpuBuffer<float> Allocate(int length)
    {
        var buffer = device.Allocate<float>(length);
        buffers.Add(buffer);
        return buffer;
    }

    public override GpuBuffer<float> Slice(GpuBuffer<float> buffer, int start, int length) =>
        start == 0 && length == buffer.Length ? buffer : buffer.Slice(start, length);

    public override void Write(ReadOnlySpan<float> values, GpuBuffer<float> destination) => destination.CopyFrom(values);

    public override void Read(GpuBuffer<float> source, Span<float> values) => source.CopyTo(values);

    public override void Activate(Activation activation, GpuBuffer<float> sums, GpuBuffer<float> outputs, GpuBuffer<float> slopes) =>
        activation.OpenCL!(sums, outputs, slopes);

    public override void ProductSumRows(GpuBuffer<float> matrix, int rowLength, GpuBuffer<float> factors, GpuBuffer<float> sums) =>
        LayerKernels.ProductSumRows(matrix, rowLength, factors, sums);

    public override void ProductSumColumns(GpuBuffer<float> matrix, int rowLength, GpuBuffer<float> factors, GpuBuffer<float> sums) =>
        LayerKernels.ProductSumColumns(matrix, rowLength, factors, sums);

    public override void SumRows(GpuBuffer<float> matrix, int rowLength, GpuBuffer<float> sums) => LayerKernels.TermSumRows(matrix, rowLength, sums);

    public override void Shift(GpuBuffer<float> products, float bias, GpuBuffer<float> destination) => LayerKernels.Shift(products, bias, destination);

    public override void Times(GpuBuffer<float> left, GpuBuffer<float> right, GpuBuffer<float> destination) => LayerKernels.Times(left, right, destination);

    public override float LogisticLoss(GpuBuffer<float> products, GpuBuffer<float> labels, float bias, GpuBuffer<float> residuals) =>
        LogisticKernels.LossAndResidualSum(products, labels, bias, residuals);

    public override float WeightedLogisticLoss(
        GpuBuffer<float> products, GpuBuffer<float> labels, GpuBuffer<float> weights, float bias, GpuBuffer<float> residuals) =>
        LogisticKernels.WeightedLossAndResidualSum(products, labels, weights, bias, residuals);

    public override void Larger(GpuBuffer<float> left, GpuBuffer<float> right, GpuBuffer<float> destination) =>
        SoftmaxKernels.Larger(left, right, destination);

    public override void AddExponential(
        GpuBuffer<float> sums,
        GpuBuffer<float> logits,
        GpuBuffer<float> largest,
        GpuBuffer<float> labels,
        float own,
        GpuBuffer<float> sumDestination,
        GpuBuffer<float> exponentials) =>
        SoftmaxKernels.AddExponential(sums, logits, largest, labels, own, sumDestination, exponentials);

    public override void Choose(GpuBuffer<float> chosen, GpuBuffer<float> values, GpuBuffer<float> labels, float own, GpuBuffer<float> destination) =>
        SoftmaxKernels.Choose(chosen, values, labels, own, destination);

    public override void SoftmaxResidual(
        GpuBuffer<float> exponentials,
        GpuBuffer<float> others,
        GpuBuffer<float> labelExponentials,
        GpuBuffer<float> labels,
        GpuBuffer<float> weights,
        float own,
        GpuBuffer<float> destination) =>
        SoftmaxKernels.Residual(exponentials, others, labelExponentials, labels, weights, own, destination);

    public override float CrossEntropySum(
        GpuBuffer<float> others, GpuBuffer<float> labelExponentials, GpuBuffer<float> largest, GpuBuffer<float> labelLogits, GpuBuffer<float> weights) =>
        SoftmaxKernels.CrossEntropySum(others, labelExponentials, largest, labelLogits, weights);

    /// <summary>Frees what was allocated: all of it, unless the device's memory was used up on the way.</summary>
    protected override void Dispose(bool disposing)
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
        buffers.Clear();
    }
}
