namespace Kernels.Learning;

/// <inheritdoc cref="Solver.Adam"/>
internal sealed class Adam : Solver
{
    // The averages' decay and the divisor's floor that the paper recommends.
    private const double GradientDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Floor = 1e-8;

    private readonly double learningRate;
    private readonly int batchSize;

    public Adam(double learningRate, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (this.learningRate, this.batchSize) = (Positive(learningRate, nameof(learningRate)), batchSize);
    }

    public override string Name => "adam";

    private protected override StopReason Run(Search<Memory<double>> search)
    {
        var rate = learningRate;
        var batches = search.Objective.BatchCount(batchSize);
        var (mean, square) = (new double[search.Count], new double[search.Count]);
        var (next, gradient) = (search.New(), search.New());
        var (meanWeight, squareWeight) = (1.0, 1.0);

        for (var epoch = 0; ; epoch++)
        {
            if (search.Report() is { } reason)
                return reason;
            search.Parameters.CopyTo(next);
            for (var batch = 0; batch < batches; batch++)
            {
                search.EvaluateBatch(epoch, batch, batchSize, next.Span, gradient.Span);
                meanWeight *= GradientDecay;
                squareWeight *= SquareDecay;
                Step(next.Span, gradient.Span, search.Strengths.Span);
            }

            // The objective of the whole is what counts: an epoch that raised it is taken back, and the next one is more careful.
            var value = search.Evaluate(next, gradient);
            if (search.DoesNotRise(next, gradient, value))
            {
                search.Accept(ref next, ref gradient, value);
                continue;
            }

            rate /= 2;
            if (rate < learningRate * 1e-9)
                return StopReason.Stalled;
            Array.Clear(mean);
            Array.Clear(square);
            (meanWeight, squareWeight) = (1, 1);
        }

        void Step(Span<double> parameters, ReadOnlySpan<double> slopes, ReadOnlySpan<double> strengths)
        {
            for (var j = 0; j < parameters.Length; j++)
            {
                mean[j] = GradientDecay * mean[j] + (1 - GradientDecay) * slopes[j];
                square[j] = SquareDecay * square[j] + (1 - SquareDecay) * slopes[j] * slopes[j];
                var scale = rate / (Math.Sqrt(square[j] / (1 - squareWeight)) + Floor);
                parameters[j] = SolverKernels.Shrink(parameters[j] - scale * mean[j] / (1 - meanWeight), scale * strengths[j]);
            }
        }
    }
}
