namespace Kernels.Learning;

/// <summary>What all solvers share: the point, its value and gradient, the counts, and when to stop.</summary>
internal sealed class Search
{
    /// <summary>
    /// What the sums of floats leave of an objective: differences below this, relative to it, say nothing. (Tiles of a few
    /// thousand terms are added in a tree of floats, 12 roundings deep, each of at most 6e-8, which mostly cancel.)
    /// </summary>
    private const double Rounding = 1e-7;

    private readonly Objective objective;
    private readonly SolverObserver? observe;
    private readonly CancellationToken cancellationToken;
    private readonly double[] l1;

    public Search(
        Objective objective, ReadOnlySpan<double> start, double tolerance, int maxIterations, SolverObserver? observe, CancellationToken cancellationToken)
    {
        (this.objective, this.observe, this.cancellationToken) = (objective, observe, cancellationToken);
        (Tolerance, MaxIterations) = (tolerance, maxIterations);
        Parameters = start.ToArray();
        Gradient = new double[start.Length];
        l1 = new double[start.Length];
        for (var j = 0; j < l1.Length; j++)
            l1[j] = objective.L1Strength(j);
        HasL1 = Array.Exists(l1, static strength => strength > 0);
        Value = Evaluate(Parameters, Gradient);
        if (!double.IsFinite(Value) || !Array.TrueForAll(Gradient, double.IsFinite))
            throw new NotFiniteException("The objective or its gradient is not finite where the search starts.");
    }

    public Objective Objective => objective;

    public int Count => Parameters.Length;

    public double Tolerance { get; }

    public int MaxIterations { get; }

    public bool HasL1 { get; }

    /// <summary>The point of this iteration.</summary>
    public double[] Parameters { get; private set; }

    /// <summary>The gradient of the differentiable part there.</summary>
    public double[] Gradient { get; private set; }

    /// <summary>The objective there, its L1 penalty included.</summary>
    public double Value { get; private set; }

    public double GradientNorm { get; private set; }

    public int Iterations { get; private set; }

    public int Evaluations { get; private set; }

    /// <summary>A difference of the objective that is no more than rounding.</summary>
    public double Noise => Rounding * Math.Abs(Value);

    /// <summary>
    /// Why no step lowers the objective: the decrease that the slopes promise, the square of a slope by its curvature, is rounding,
    /// or something else is wrong.
    /// </summary>
    public StopReason WithoutStep()
    {
        for (var j = 0; j < Count; j++)
        {
            if (Math.Abs(Slope(j)) > 100 * Rounding * Math.Max(1, Math.Sqrt(Math.Abs(Value))) * Math.Sqrt(objective.CurvatureGuess(j)))
                return StopReason.Stalled;
        }

        return StopReason.RoundingReached;
    }

    /// <summary>
    /// Whether a step does not raise the objective. Where the values differ by little more than rounding, the slope at its end
    /// decides: what still falls there has fallen all the way, if the objective is convex.
    /// </summary>
    public bool DoesNotRise(double[] next, double[] gradient, double value)
    {
        if (!double.IsFinite(value) || !Array.TrueForAll(gradient, double.IsFinite))
            return false;
        if (value <= Value + Noise)
            return true;
        if (value > Value + 10 * Noise)
            return false;
        var slope = 0.0;
        for (var j = 0; j < next.Length; j++)
            slope += (next[j] - Parameters[j]) * (gradient[j] + l1[j] * Math.Sign(next[j]));
        return slope <= 0;
    }

    /// <summary>Computes the objective, its L1 penalty included, and the gradient of the rest.</summary>
    public double Evaluate(double[] parameters, double[] gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Evaluations++;
        var value = objective.Evaluate(parameters, gradient);
        return HasL1 ? value + Penalty(parameters) : value;
    }

    public double EvaluateBatch(int epoch, int batch, int batchSize, double[] parameters, double[] gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return objective.EvaluateBatch(epoch, batch, batchSize, parameters, gradient);
    }

    /// <summary>Makes another point that of the next iteration; its arrays and the old ones change hands.</summary>
    public void Accept(ref double[] parameters, ref double[] gradient, double value)
    {
        (Parameters, parameters) = (parameters, Parameters);
        (Gradient, gradient) = (gradient, Gradient);
        Value = value;
    }

    /// <summary>Reports the iteration. Not null where the search ends with it.</summary>
    public StopReason? Report()
    {
        Iterations++;
        GradientNorm = 0;
        for (var j = 0; j < Count; j++)
            GradientNorm = Math.Max(GradientNorm, Math.Abs(Slope(j)));
        var goesOn = observe?.Invoke(new(Iterations, Evaluations, Value, GradientNorm), Parameters) ?? true;
        return GradientNorm <= Tolerance ? StopReason.GradientVanished
            : !goesOn ? StopReason.Observer
            : Iterations >= MaxIterations ? StopReason.IterationLimit
            : null;
    }

    /// <summary>
    /// The derivative of the objective by a parameter. Where the L1 penalty has its kink, that of the direction in which it falls,
    /// or 0 where it falls in none.
    /// </summary>
    public double Slope(int j) => (Parameters[j], l1[j]) switch
    {
        (_, 0) => Gradient[j],
        ( > 0, var strength) => Gradient[j] + strength,
        ( < 0, var strength) => Gradient[j] - strength,
        (_, var strength) => Math.Sign(Gradient[j]) * Math.Max(0, Math.Abs(Gradient[j]) - strength),
    };

    /// <summary>Moves a parameter towards 0 by its penalty times a step, and not beyond: the proximal step of |p|.</summary>
    public double Shrink(double value, double step, int j) =>
        l1[j] == 0 ? value : Math.Sign(value) * Math.Max(0, Math.Abs(value) - (step * l1[j]));

    private double Penalty(double[] parameters)
    {
        var sum = 0.0;
        for (var j = 0; j < parameters.Length; j++)
            sum += l1[j] * Math.Abs(parameters[j]);
        return sum;
    }
}

/// <summary>There is nowhere to go from where a search starts.</summary>
internal sealed class NotFiniteException(string message) : InvalidOperationException(message);
