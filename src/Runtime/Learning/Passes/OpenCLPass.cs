using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>Training by generated OpenCL kernels over all rows at once, which stay on the device.</summary>
internal sealed class OpenCLPass : ITrainingPass
{
    private readonly int features;
    private readonly GpuBuffer<float> rows;
    private readonly GpuBuffer<float> labels;
    private readonly GpuBuffer<float> weights;
    private readonly GpuBuffer<float> products;
    private readonly GpuBuffer<float> residuals;
    private readonly GpuBuffer<float> sums;
    private readonly float[] gradient;

    public OpenCLPass(GpuDevice device, TrainingRows data)
    {
        features = data.FeatureCount;
        gradient = new float[features];
        try
        {
            rows = device.Allocate(data.Features.Span);
            labels = device.Allocate(data.Labels.Span);
            weights = device.Allocate<float>(features);
            products = device.Allocate<float>(data.Count);
            residuals = device.Allocate<float>(data.Count);
            sums = device.Allocate<float>(features);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        weights.CopyFrom(parameters[..features]);
        LayerKernels.ProductSumRows(rows, features, weights, products);
        var loss = LogisticKernels.LossAndResidualSum(products, labels, parameters[features], residuals);
        LayerKernels.ProductSumColumns(rows, features, residuals, sums);
        gradient[features] = (double)LayerKernels.TermSum(residuals) / labels.Length;

        sums.CopyTo(this.gradient);
        for (var j = 0; j < features; j++)
            gradient[j] = (double)this.gradient[j] / labels.Length;
        return (double)loss / labels.Length;
    }

    /// <summary>Frees what was allocated: all of it, unless the device's memory was used up on the way.</summary>
    public void Dispose()
    {
        GpuBuffer<float>?[] all = [rows, labels, weights, products, residuals, sums];
        foreach (var buffer in all)
            buffer?.Dispose();
    }
}
