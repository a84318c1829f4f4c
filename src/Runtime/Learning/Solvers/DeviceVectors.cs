using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>Vectors in the memory of an OpenCL device.</summary>
internal sealed class DeviceVectors(GpuDevice device) : VectorKernels<GpuBuffer<double>>
{
    private readonly List<GpuBuffer<double>> buffers = [];

    public override GpuBuffer<double> Allocate(int length)
    {
        var buffer = device.Allocate<double>(length);
        buffers.Add(buffer);
        return buffer;
    }

    public override GpuBuffer<double> Slice(GpuBuffer<double> vector, int start, int length) => vector.Slice(start, length);

    public override void Write(ReadOnlySpan<double> values, GpuBuffer<double> destination) => destination.CopyFrom(values);

    public override void Read(GpuBuffer<double> source, Span<double> values) => source.CopyTo(values);

    public override void Copy(GpuBuffer<double> source, GpuBuffer<double> destination) => destination.CopyFrom(source);

    public override void RowProducts(GpuBuffer<double> matrix, int rowLength, GpuBuffer<double> vector, GpuBuffer<double> destination) =>
        SolverKernels.ProductSumRows(matrix, rowLength, vector, destination);

    public override void Combine(GpuBuffer<double> matrix, int rowLength, GpuBuffer<double> factors, GpuBuffer<double> destination) =>
        SolverKernels.ProductSumColumns(matrix, rowLength, factors, destination);

    public override void Squares(GpuBuffer<double> vector, GpuBuffer<double> strengths, GpuBuffer<double> sum) =>
        SolverKernels.SquareSumRows(vector, (int)vector.Length, strengths, sum);

    public override void Penalty(GpuBuffer<double> vector, GpuBuffer<double> strengths, GpuBuffer<double> sum) =>
        SolverKernels.PenaltySumRows(vector, (int)vector.Length, strengths, sum);

    public override void Nothing(GpuBuffer<double> vector, GpuBuffer<double> sum) => SolverKernels.NothingSumRows(vector, (int)vector.Length, sum);

    public override void Gain(GpuBuffer<double> to, GpuBuffer<double> from, GpuBuffer<double> slopes, GpuBuffer<double> sum) =>
        SolverKernels.GainSumRows(to, (int)to.Length, from, slopes, sum);

    public override void EndSlope(GpuBuffer<double> to, GpuBuffer<double> from, GpuBuffer<double> gradient, GpuBuffer<double> pulls, GpuBuffer<double> sum) =>
        SolverKernels.EndSlopeSumRows(to, (int)to.Length, from, gradient, pulls, sum);

    public override void LargestMagnitude(GpuBuffer<double> vector, GpuBuffer<double> largest) => SolverKernels.MagnitudeMax(vector, largest);

    public override void Times(GpuBuffer<double> left, GpuBuffer<double> right, GpuBuffer<double> destination) =>
        SolverKernels.Times(left, right, destination);

    public override void Slopes(GpuBuffer<double> parameters, GpuBuffer<double> gradient, GpuBuffer<double> strengths, GpuBuffer<double> destination) =>
        SolverKernels.Slope(parameters, gradient, strengths, destination);

    public override void Pulls(GpuBuffer<double> from, GpuBuffer<double> direction, GpuBuffer<double> strengths, GpuBuffer<double> destination) =>
        SolverKernels.Pull(from, direction, strengths, destination);

    public override void ScaledStep(GpuBuffer<double> to, GpuBuffer<double> from, GpuBuffer<double> roots, GpuBuffer<double> destination) =>
        SolverKernels.ScaledStep(to, from, roots, destination);

    public override void ScaledChange(GpuBuffer<double> to, GpuBuffer<double> from, GpuBuffer<double> roots, GpuBuffer<double> destination) =>
        SolverKernels.ScaledChange(to, from, roots, destination);

    public override void Downhill(GpuBuffer<double> scaled, GpuBuffer<double> roots, GpuBuffer<double> slopes, bool hasL1, GpuBuffer<double> destination) =>
        SolverKernels.Downhill(scaled, roots, slopes, Number(hasL1), destination);

    public override void Move(GpuBuffer<double> from, GpuBuffer<double> direction, GpuBuffer<double> strengths, double step, GpuBuffer<double> destination) =>
        SolverKernels.Move(from, direction, strengths, step, destination);

    public override void Descend(
        GpuBuffer<double> parameters, GpuBuffer<double> gradient, GpuBuffer<double> velocity, GpuBuffer<double> strengths,
        double rate, double momentum, bool hasL1, GpuBuffer<double> destination) =>
        SolverKernels.Descend(parameters, gradient, velocity, strengths, rate, momentum, Number(hasL1), destination);

    public override void Follow(
        GpuBuffer<double> to, GpuBuffer<double> from, GpuBuffer<double> gradient, GpuBuffer<double> velocity,
        double momentum, bool hasL1, GpuBuffer<double> destination) =>
        SolverKernels.Follow(to, from, gradient, velocity, momentum, Number(hasL1), destination);

    public override void AdamStep(
        GpuBuffer<double> parameters, GpuBuffer<double> means, GpuBuffer<double> squares, GpuBuffer<double> gradient,
        GpuBuffer<double> strengths, AdamFactors factors) =>
        SolverKernels.AdamStep(
            parameters,
            means,
            squares,
            gradient,
            strengths,
            factors.Rate,
            factors.Floor,
            factors.MeanDecay,
            factors.SquareDecay,
            factors.MeanWeight,
            factors.SquareWeight,
            parameters,
            means,
            squares);

    public override void Dispose()
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
        buffers.Clear();
    }
}
