using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>
/// What computes the epochs of a training. All devices compute the same thing, some of them to the bit (<see cref="WhyOtherBits"/>), the
/// others up to rounding. A library that drives other hardware derives from it.
/// </summary>
public abstract class TrainingDevice
{
    /// <summary>Plain scalar loops over rows: the code one writes without SIMD, to compare with.</summary>
    public static TrainingDevice Scalar { get; } = new CpuDevice(
        "scalar", static rows => new ScalarPass(rows), trainsAll: false, "The device 'scalar' adds the terms of a sum one after the other.");

    /// <summary>Generated SIMD kernels on the processor's cores.</summary>
    public static TrainingDevice Cpu { get; } = new CpuDevice("cpu", static rows => new NetworkPass(rows), trainsAll: true, whyOtherBits: null);

    /// <summary>A short name, such as <c>cpu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Generated OpenCL kernels on a device.</summary>
    /// <remarks>
    /// <para>
    /// The rows are copied to the device once, if they fit in its memory, and else in parts at each pass. With L-BFGS, gradient
    /// descent and Adam the weights, the gradient and the solver's vectors stay there too: a step reads a few numbers, and one on a batch none.
    /// </para>
    /// <para>
    /// Sums are those of the processor: floats within tiles of a fixed number of rows, tiles as doubles in pairs of neighbours. A device
    /// without <see cref="double"/> sums floats over all rows. <see cref="WhyOtherBits"/> says whether the model has the same bits.
    /// </para>
    /// </remarks>
    /// <param name="device">The device, such as <see cref="GpuDevice.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    public static TrainingDevice OpenCL(GpuDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new OpenCLDevice(device);
    }

    /// <summary>
    /// Why a model that is trained on the device has other bits than one that <see cref="Cpu"/> trains; null where it has the same.
    /// </summary>
    /// <value>A sentence, or null. Unless overridden, that nothing is promised.</value>
    public virtual string? WhyOtherBits => $"The device '{Name}' does not promise the sums of the processor.";

    /// <summary>
    /// Why the device cannot train on these rows; null where it can. Unless overridden, it can where they are those of binary
    /// logistic regression, all of which count the same: <see cref="TrainingRows.IsPlainLogistic"/>.
    /// </summary>
    /// <param name="rows">The rows of the training.</param>
    /// <returns>A sentence, or null.</returns>
    public virtual string? WhyNot(TrainingRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.IsPlainLogistic ? null : $"The device '{Name}' trains binary logistic regression whose rows all count the same, and are in memory.";
    }

    /// <summary>Makes the rows ready on the device. Called once per training, before the first epoch.</summary>
    /// <param name="rows">The rows of the training, which stay as they are while it lasts.</param>
    /// <returns>What computes an epoch; disposed when the training ends.</returns>
    public abstract ITrainingPass Prepare(TrainingRows rows);

    /// <inheritdoc cref="Name"/>
    public sealed override string ToString() => Name;

    private sealed class CpuDevice(string name, Func<TrainingRows, ITrainingPass> prepare, bool trainsAll, string? whyOtherBits) : TrainingDevice
    {
        public override string Name => name;

        public override string? WhyOtherBits => whyOtherBits;

        public override string? WhyNot(TrainingRows rows) => trainsAll ? null : base.WhyNot(rows);

        public override ITrainingPass Prepare(TrainingRows rows) => prepare(rows);
    }

    private sealed class OpenCLDevice(GpuDevice device) : TrainingDevice
    {
        public override string Name => "opencl";

        public override string? WhyOtherBits => !device.SupportsDouble ? $"{device} has no double, so sums are floats over all rows."
            : device.WhyNotProcessorBits is { } reason ? $"{device} does not give the processor's bits: {reason}."
            : null;

        public override string? WhyNot(TrainingRows rows) => rows.Activation is not { OpenCL: null }
            ? null
            : $"The activation '{rows.Activation}' has no kernel for the device '{Name}': set {nameof(Activation)}.{nameof(Activation.OpenCL)}.";

        public override ITrainingPass Prepare(TrainingRows rows) =>
            device.SupportsDouble ? new OpenCLPass(device, rows) : new OpenCLKernels(device).Prepare(rows);
    }
}

/// <summary>The forward and the backward pass over all rows of a training.</summary>
public interface ITrainingPass : IDisposable
{
    /// <summary>Computes the mean loss over all rows, and its gradient.</summary>
    /// <param name="parameters">The parameters; of a single neuron the weights, one per feature, and last the intercept.</param>
    /// <param name="gradient">Takes the derivative of the mean loss by each parameter; as long as <paramref name="parameters"/>.</param>
    /// <returns>The mean loss.</returns>
    double Run(ReadOnlySpan<float> parameters, Span<double> gradient);

    /// <summary>
    /// Computes the sum of the losses over some rows, and its gradient: what solvers with batches need. A pass that has none of
    /// it trains with the others.
    /// </summary>
    /// <param name="rows">The rows, fewer than there are in all.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="sums">Takes the derivative of the sum by each parameter; as long as <paramref name="parameters"/>.</param>
    /// <returns>The sum of the losses.</returns>
    /// <exception cref="NotSupportedException">The pass computes no batches.</exception>
    double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums) =>
        throw new NotSupportedException("The device computes no batches: choose a solver that reads all rows, such as L-BFGS.");
}

/// <summary>The rows that a training computes on, scaled as the options ask.</summary>
public sealed class TrainingRows
{
    internal TrainingRows(Network network, RowBlocks blocks, RowBlock block, double totalWeight, TrainingOptions options)
    {
        (Network, Blocks, TotalWeight, Threads, Seed) = (network, blocks, totalWeight, options.Threads, options.Seed);
        (Features, Labels, Weights) = block;
    }

    /// <summary>Row after row, <see cref="FeatureCount"/> values each; empty where rows are read block by block.</summary>
    public ReadOnlyMemory<float> Features { get; }

    /// <summary>The number of features of a row.</summary>
    public int FeatureCount => Network.Features;

    /// <summary>The number of its class, one per row.</summary>
    public ReadOnlyMemory<float> Labels { get; }

    /// <summary>How much a row counts, one per row; empty where each counts as one.</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>How many threads may share a pass, where a device uses those of the processor.</summary>
    public int Threads { get; }

    /// <summary>The number of rows, where they are not read block by block.</summary>
    public int Count => Labels.Length;

    /// <summary>Whether this is binary logistic regression in which all rows are in memory and count the same.</summary>
    public bool IsPlainLogistic => Network.IsLogisticNeuron && Weights.IsEmpty && IsInMemory;

    /// <summary>What the units of hidden layers do with their sum; null where there are none.</summary>
    public Activation? Activation => Network.Hidden;

    internal bool IsInMemory => Blocks is RowBlocks.Single;

    internal Network Network { get; }

    internal RowBlocks Blocks { get; }

    /// <summary>The sum of the weights: the number of rows where each counts as one.</summary>
    internal double TotalWeight { get; }

    internal int Seed { get; }
}
