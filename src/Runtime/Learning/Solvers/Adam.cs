using Kernels.Gpu;

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

    private protected override bool RunsOnDevices => true;

    private protected override StopReason Run(Search<Memory<double>> search) => Minimise(search);

    private protected override StopReason Run(Search<GpuBuffer<double>> search) => Minimise(search);

    private StopReason Minimise<TVector>(Search<TVector> search)
    {
        var kernels = search.Kernels;
        var rate = learningRate;
        var batches = search.Objective.BatchCount(batchSize);
        var (mean, square) = (search.New(), search.New());
        var (next, gradient) = (search.New(), search.New());
        var (meanWeight, squareWeight) = (1.0, 1.0);

        for (var epoch = 0; ; epoch++)
        {
            if (search.Report() is { } reason)
                return reason;
            kernels.Copy(search.Parameters, next);
            for (var batch = 0; batch < batches; batch++)
            {
                search.EvaluateBatch(epoch, batch, batchSize, next, gradient);
                meanWeight *= GradientDecay;
                squareWeight *= SquareDecay;
                kernels.AdamStep(
                    next, mean, square, gradient, search.Strengths, new(rate, Floor, GradientDecay, SquareDecay, 1 - meanWeight, 1 - squareWeight));
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
            var zeros = new double[search.Count];
            kernels.Write(zeros, mean);
            kernels.Write(zeros, square);
            (meanWeight, squareWeight) = (1, 1);
        }
    }
}

/// <summary>The numbers of a step of Adam.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Floor">What is added to the divisor.</param>
/// <param name="MeanDecay">The factor of the old average of the gradient.</param>
/// <param name="SquareDecay">The same, of its square.</param>
/// <param name="MeanWeight">The weight that the average of the gradient has gathered.</param>
/// <param name="SquareWeight">The same, of its square.</param>
internal readonly record struct AdamFactors(double Rate, double Floor, double MeanDecay, double SquareDecay, double MeanWeight, double SquareWeight);
