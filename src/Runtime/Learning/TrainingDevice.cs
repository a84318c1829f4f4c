using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>
/// What computes the epochs of a training. All devices compute the same thing, up to rounding. A library that drives other
/// hardware derives from it.
/// </summary>
public abstract class TrainingDevice
{
    /// <summary>Plain scalar loops over rows: the code one writes without SIMD, to compare with.</summary>
    public static TrainingDevice Scalar { get; } = new CpuDevice("scalar", static rows => new ScalarPass(rows));

    /// <summary>Generated SIMD kernels on the processor's cores.</summary>
    public static TrainingDevice Cpu { get; } = new CpuDevice("cpu", static rows => new SimdPass(rows));

    /// <summary>A short name, such as <c>cpu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Generated OpenCL kernels on a device.</summary>
    /// <remarks>
    /// The rows are copied to the device once. An epoch sends the weights and brings back the gradient and the loss. Sums are
    /// floats in the order of the reductions' tree, so that every run on a device gives the same bits.
    /// </remarks>
    /// <param name="device">The device, such as <see cref="GpuDevice.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    public static TrainingDevice OpenCL(GpuDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new OpenCLDevice(device);
    }

    /// <summary>Makes the rows ready on the device. Called once a training, before the first epoch.</summary>
    /// <param name="rows">The rows of the training, which stay as they are while it lasts.</param>
    /// <returns>What computes an epoch; disposed when the training ends.</returns>
    public abstract ITrainingPass Prepare(TrainingRows rows);

    /// <inheritdoc cref="Name"/>
    public sealed override string ToString() => Name;

    private sealed class CpuDevice(string name, Func<TrainingRows, ITrainingPass> prepare) : TrainingDevice
    {
        public override string Name => name;

        public override ITrainingPass Prepare(TrainingRows rows) => prepare(rows);
    }

    private sealed class OpenCLDevice(GpuDevice device) : TrainingDevice
    {
        public override string Name => "opencl";

        public override ITrainingPass Prepare(TrainingRows rows) => new OpenCLPass(device, rows);
    }
}

/// <summary>The forward and the backward pass over all rows of a training.</summary>
public interface ITrainingPass : IDisposable
{
    /// <summary>Computes the mean logistic loss over all rows, and its gradient.</summary>
    /// <param name="parameters">The weights, one a feature, and last the intercept.</param>
    /// <param name="gradient">Takes the derivative of the mean loss by each parameter; as long as <paramref name="parameters"/>.</param>
    /// <returns>The mean loss.</returns>
    double Run(ReadOnlySpan<float> parameters, Span<double> gradient);
}

/// <summary>The rows that a training computes on, scaled as the options ask.</summary>
/// <param name="Features">Row after row, <paramref name="FeatureCount"/> values each.</param>
/// <param name="FeatureCount">The number of features of a row.</param>
/// <param name="Labels">One label a row: 0 or 1.</param>
/// <param name="Threads">How many threads may share an epoch, where a device uses those of the processor.</param>
public sealed record TrainingRows(ReadOnlyMemory<float> Features, int FeatureCount, ReadOnlyMemory<float> Labels, int Threads)
{
    /// <summary>The number of rows.</summary>
    public int Count => Labels.Length;
}
