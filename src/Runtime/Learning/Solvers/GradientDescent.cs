using Kernels.Gpu;

namespace Kernels.Learning;

/// <inheritdoc cref="Solver.GradientDescent"/>
internal sealed class GradientDescent : Solver
{
    private readonly double learningRate;
    private readonly double momentum;

    public GradientDescent(double learningRate, double momentum)
    {
        if (momentum is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, $"'{nameof(momentum)}' must be from 0 to below 1.");
        (this.learningRate, this.momentum) = (Positive(learningRate, nameof(learningRate)), momentum);
    }

    public override string Name => "gd";

    private protected override bool RunsOnDevices => true;

    private protected override StopReason Run(Search<Memory<double>> search) => Minimise(search);

    private protected override StopReason Run(Search<GpuBuffer<double>> search) => Minimise(search);

    /// <summary>
    /// The velocity is a sum of gradients; with an L1 penalty it is the last step itself, which the penalty has had its part in (Ochs et
    /// al., "iPiano", 2014).
    /// </summary>
    private StopReason Minimise<TVector>(Search<TVector> search)
    {
        var kernels = search.Kernels;
        var rate = learningRate;
        var (next, gradient) = (search.New(), search.New());
        var (velocity, standstill) = (search.New(), search.New());
        var isMoving = false;
        while (true)
        {
            if (search.Report() is { } reason)
                return reason;
            for (var floor = 0.1; ; floor = Math.Max(floor / 10, 1e-3))
            {
                kernels.Descend(
                    search.Parameters, search.Gradient, isMoving ? velocity : standstill, search.Strengths, rate, momentum, search.HasL1, next);
                var value = search.Evaluate(next, gradient);
                if (search.DoesNotRise(next, gradient, value))
                {
                    kernels.Follow(next, search.Parameters, search.Gradient, isMoving ? velocity : standstill, momentum, search.HasL1, velocity);
                    isMoving = true;
                    search.Accept(ref next, ref gradient, value);
                    break;
                }

                // A step with momentum may go uphill where the gradient alone would not; then only the momentum is to blame.
                if (isMoving)
                {
                    isMoving = false;
                    continue;
                }

                // By how much the objective falls for a short step.
                var decrease = rate * search.Product(search.Slopes, search.Slopes);
                if (decrease <= 1e-3 * search.Noise)
                    return search.WithoutStep();

                // The value and the slope here and the value there make a parabola: to its minimum. Without a value there, far back.
                rate *= double.IsFinite(value) && double.IsFinite(decrease) ? Math.Clamp(decrease / (2 * (value - search.Value + decrease)), floor, 0.5) : 1e-3;
                if (rate < 1e-300)
                    return StopReason.Stalled;
            }
        }
    }
}
