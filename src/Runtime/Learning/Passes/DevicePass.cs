namespace Kernels.Learning;

/// <summary>The pass of a network on a device, over all rows of a block at once.</summary>
internal sealed class DevicePass<TBuffer> : ITrainingPass
{
    private readonly NetworkKernels<TBuffer> kernels;
    private readonly TrainingRows data;
    private readonly NetworkTile<TBuffer> network;
    private readonly TBuffer features;
    private readonly TBuffer labels;
    private readonly TBuffer weights;
    private readonly TBuffer gradient;
    private readonly float[] sums;
    private readonly double[] totals;
    private readonly float[] scaled;
    private readonly Action<RowBlock> add;
    private PassRows<TBuffer>? resident;

    public DevicePass(NetworkKernels<TBuffer> kernels, TrainingRows data)
    {
        (this.kernels, this.data) = (kernels, data);
        var rows = data.Blocks.MostRows;
        features = kernels.Allocate(checked(rows * data.FeatureCount));
        labels = kernels.Allocate(rows);
        weights = kernels.Allocate(data.IsInMemory && data.Weights.IsEmpty ? 0 : rows);
        network = new NetworkTile<TBuffer>(data.Network, rows, kernels);
        sums = new float[data.Network.ParameterCount];
        totals = new double[sums.Length + 1];
        scaled = new float[data.Blocks.Scaling is null ? 0 : checked(rows * data.FeatureCount)];
        gradient = kernels.Allocate(sums.Length);
        add = Add;
    }

    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        network.SetParameters(parameters);
        Array.Clear(totals);
        data.Blocks.ForEach(add);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = totals[j] / data.TotalWeight;
        return totals[^1] / data.TotalWeight;
    }

    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        resident = null;
        network.SetParameters(parameters);
        var loss = network.Run(Write(rows), gradient);
        kernels.Read(gradient, sums);
        return loss;
    }

    public void Dispose() => kernels.Dispose();

    private void Add(RowBlock block)
    {
        if (data.Blocks.Scaling is { } scaling)
        {
            var own = scaled.AsMemory(0, block.Features.Length);
            scaling.Apply(block.Features.Span, own.Span);
            block = block with { Features = own };
        }

        var rows = resident ?? Write(block);
        if (data.IsInMemory)
            resident = rows;
        totals[^1] += network.Run(rows, gradient);
        kernels.Read(gradient, sums);
        for (var j = 0; j < sums.Length; j++)
            totals[j] += sums[j];
    }

    private PassRows<TBuffer> Write(RowBlock block)
    {
        var rows = new PassRows<TBuffer>(
            kernels.Slice(features, 0, block.Features.Length),
            kernels.Slice(labels, 0, block.Count),
            kernels.Slice(weights, 0, block.Weights.Length),
            block.Count,
            !block.Weights.IsEmpty);
        kernels.Write(block.Features.Span, rows.Features);
        kernels.Write(block.Labels.Span, rows.Labels);
        if (rows.AreWeighted)
            kernels.Write(block.Weights.Span, rows.Weights);
        return rows;
    }
}
