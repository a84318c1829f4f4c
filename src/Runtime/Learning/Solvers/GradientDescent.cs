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

    private protected override StopReason Run(Search search)
    {
        var rate = learningRate;
        var velocity = new double[search.Count];
        var next = new double[search.Count];
        var gradient = new double[search.Count];
        while (true)
        {
            if (search.Report() is { } reason)
                return reason;
            for (var floor = 0.1; ; floor = Math.Max(floor / 10, 1e-3))
            {
                for (var j = 0; j < next.Length; j++)
                    next[j] = search.Shrink(search.Parameters[j] - rate * search.Gradient[j] + Carry(search, velocity, rate, j), rate, j);

                var value = search.Evaluate(next, gradient);
                if (search.DoesNotRise(next, gradient, value))
                {
                    Follow(search, velocity, next);
                    search.Accept(ref next, ref gradient, value);
                    break;
                }

                // A step with momentum may go uphill where the gradient alone would not; then only the momentum is to blame.
                if (!Array.TrueForAll(velocity, static speed => speed == 0))
                {
                    Array.Clear(velocity);
                    continue;
                }

                var decrease = rate * Decrease(search);
                if (decrease <= 1e-3 * search.Noise)
                    return search.WithoutStep();

                // The value and the slope here and the value there make a parabola: to its minimum. Without a value there, far back.
                rate *= double.IsFinite(value) && double.IsFinite(decrease) ? Math.Clamp(decrease / (2 * (value - search.Value + decrease)), floor, 0.5) : 1e-3;
                if (rate < 1e-300)
                    return StopReason.Stalled;
            }
        }
    }

    /// <summary>
    /// What the momentum adds to a step. The velocity is a sum of gradients; with an L1 penalty it is the last step itself, which the
    /// penalty has had its part in (Ochs et al., "iPiano", 2014).
    /// </summary>
    private double Carry(Search search, double[] velocity, double rate, int j) => search.HasL1
        ? momentum * velocity[j]
        : -rate * momentum * (momentum * velocity[j] + search.Gradient[j]);

    private void Follow(Search search, double[] velocity, double[] next)
    {
        for (var j = 0; j < velocity.Length; j++)
            velocity[j] = search.HasL1 ? next[j] - search.Parameters[j] : momentum * velocity[j] + search.Gradient[j];
    }

    /// <summary>By how much the objective falls for a short step, per unit of the learning rate.</summary>
    private static double Decrease(Search search)
    {
        var sum = 0.0;
        for (var j = 0; j < search.Count; j++)
            sum += search.Slope(j) * search.Slope(j);
        return sum;
    }
}
