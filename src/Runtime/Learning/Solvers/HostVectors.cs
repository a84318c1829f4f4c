namespace Kernels.Learning;

/// <summary>Vectors in the processor's memory.</summary>
internal sealed class HostVectors : VectorKernels<Memory<double>>
{
    public override Memory<double> Allocate(int length) => new double[length];

    public override Memory<double> Slice(Memory<double> vector, int start, int length) => vector.Slice(start, length);

    public override void Write(ReadOnlySpan<double> values, Memory<double> destination) => values.CopyTo(destination.Span);

    public override void Read(Memory<double> source, Span<double> values) => source.Span.CopyTo(values);

    public override void Copy(Memory<double> source, Memory<double> destination) => source.CopyTo(destination);

    public override void RowProducts(Memory<double> matrix, int rowLength, Memory<double> vector, Memory<double> destination) =>
        SolverKernels.ProductSumRows(matrix.Span, rowLength, vector.Span, destination.Span);

    public override void Combine(Memory<double> matrix, int rowLength, Memory<double> factors, Memory<double> destination) =>
        SolverKernels.ProductSumColumns(matrix.Span, rowLength, factors.Span, destination.Span);

    public override void Squares(Memory<double> vector, Memory<double> strengths, Memory<double> sum) =>
        SolverKernels.SquareSumRows(vector.Span, vector.Length, strengths.Span, sum.Span);

    public override void Penalty(Memory<double> vector, Memory<double> strengths, Memory<double> sum) =>
        SolverKernels.PenaltySumRows(vector.Span, vector.Length, strengths.Span, sum.Span);

    public override void Nothing(Memory<double> vector, Memory<double> sum) => SolverKernels.NothingSumRows(vector.Span, vector.Length, sum.Span);

    public override void Gain(Memory<double> to, Memory<double> from, Memory<double> slopes, Memory<double> sum) =>
        SolverKernels.GainSumRows(to.Span, to.Length, from.Span, slopes.Span, sum.Span);

    public override void EndSlope(Memory<double> to, Memory<double> from, Memory<double> gradient, Memory<double> pulls, Memory<double> sum) =>
        SolverKernels.EndSlopeSumRows(to.Span, to.Length, from.Span, gradient.Span, pulls.Span, sum.Span);

    public override void LargestMagnitude(Memory<double> vector, Memory<double> largest) => largest.Span[0] = SolverKernels.MagnitudeMax(vector.Span);

    public override void Times(Memory<double> left, Memory<double> right, Memory<double> destination) =>
        SolverKernels.Times(left.Span, right.Span, destination.Span);

    public override void Slopes(Memory<double> parameters, Memory<double> gradient, Memory<double> strengths, Memory<double> destination) =>
        SolverKernels.Slope(parameters.Span, gradient.Span, strengths.Span, destination.Span);

    public override void Pulls(Memory<double> from, Memory<double> direction, Memory<double> strengths, Memory<double> destination) =>
        SolverKernels.Pull(from.Span, direction.Span, strengths.Span, destination.Span);

    public override void ScaledStep(Memory<double> to, Memory<double> from, Memory<double> roots, Memory<double> destination) =>
        SolverKernels.ScaledStep(to.Span, from.Span, roots.Span, destination.Span);

    public override void ScaledChange(Memory<double> to, Memory<double> from, Memory<double> roots, Memory<double> destination) =>
        SolverKernels.ScaledChange(to.Span, from.Span, roots.Span, destination.Span);

    public override void Downhill(Memory<double> scaled, Memory<double> roots, Memory<double> slopes, bool hasL1, Memory<double> destination) =>
        SolverKernels.Downhill(scaled.Span, roots.Span, slopes.Span, Number(hasL1), destination.Span);

    public override void Move(Memory<double> from, Memory<double> direction, Memory<double> strengths, double step, Memory<double> destination) =>
        SolverKernels.Move(from.Span, direction.Span, strengths.Span, step, destination.Span);

    public override void Descend(
        Memory<double> parameters, Memory<double> gradient, Memory<double> velocity, Memory<double> strengths,
        double rate, double momentum, bool hasL1, Memory<double> destination) =>
        SolverKernels.Descend(parameters.Span, gradient.Span, velocity.Span, strengths.Span, rate, momentum, Number(hasL1), destination.Span);

    public override void Follow(
        Memory<double> to, Memory<double> from, Memory<double> gradient, Memory<double> velocity, double momentum, bool hasL1, Memory<double> destination) =>
        SolverKernels.Follow(to.Span, from.Span, gradient.Span, velocity.Span, momentum, Number(hasL1), destination.Span);

    public override void AdamStep(
        Memory<double> parameters, Memory<double> means, Memory<double> squares, Memory<double> gradient, Memory<double> strengths, AdamFactors factors) =>
        SolverKernels.AdamStep(
            parameters.Span,
            means.Span,
            squares.Span,
            gradient.Span,
            strengths.Span,
            factors.Rate,
            factors.Floor,
            factors.MeanDecay,
            factors.SquareDecay,
            factors.MeanWeight,
            factors.SquareWeight,
            parameters.Span,
            means.Span,
            squares.Span);

    public override void Dispose()
    {
    }
}
