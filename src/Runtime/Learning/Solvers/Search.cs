namespace Kernels.Learning;

/// <summary>What all solvers share: the point, its value and gradient, the counts, and when to stop.</summary>
/// <remarks>
/// The vectors stay where the objective has them. A few numbers of each evaluation are read, all at once: <see cref="Begin"/> leaves
/// them, solvers add theirs, and <see cref="End"/> reads them.
/// </remarks>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal sealed class Search<TVector> : IDisposable
{
    /// <summary>
    /// What the sums of floats leave of an objective: differences below this, relative to it, say nothing. (Tiles of a few
    /// thousand terms are added in a tree of floats, 12 roundings deep, each of at most 6e-8, which mostly cancel.)
    /// </summary>
    private const double Rounding = 1e-7;

    private readonly VectorObjective<TVector> objective;
    private readonly SolverObserver? observe;
    private readonly CancellationToken cancellationToken;
    private static readonly int OwnSums = Enum.GetValues<SearchSum>().Length;

    private readonly double[] observed;
    private readonly TVector scratch;
    private TVector sums;
    private double[] sumsHere = new double[OwnSums];
    private TVector nextSlopes;
    private Action<TVector, TVector, TVector>? queueMore;
    private bool isFinite;

    /// <param name="objective">What is minimised.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="observe">Told of each iteration; null where nobody is.</param>
    /// <param name="cancellationToken">Checked once per evaluation.</param>
    public Search(
        VectorObjective<TVector> objective, ReadOnlySpan<double> start, SearchLimits limits, SolverObserver? observe, CancellationToken cancellationToken)
    {
        (this.objective, this.observe, this.cancellationToken, Limits) = (objective, observe, cancellationToken, limits);
        Count = start.Length;
        Kernels = objective.NewKernels();
        try
        {
            sums = Kernels.Allocate(OwnSums);
            observed = new double[observe is not null && limits.ShowsParameters ? Count : 0];
            (Parameters, Gradient, Slopes, nextSlopes, scratch) = (New(), New(), New(), New(), New());
            Kernels.Write(start, Parameters);

            var strengths = Values(Objective.L1Strength);
            HasL1 = Array.Exists(strengths, static strength => strength > 0);
            Strengths = Written(strengths);
            Roots = Written(Values(j => 1 / Math.Sqrt(Objective.CurvatureGuess(j))));

            Value = Evaluate(Parameters, Gradient);
            if (!isFinite)
                throw new NotFiniteException("The objective or its gradient is not finite where the search starts.");
            TakeSlopes();
        }
        catch
        {
            Kernels.Dispose();
            throw;
        }
    }

    public VectorKernels<TVector> Kernels { get; }

    public Objective Objective => objective.Objective;

    public int Count { get; }

    public SearchLimits Limits { get; }

    public bool HasL1 { get; }

    /// <summary>The point of this iteration.</summary>
    public TVector Parameters { get; private set; }

    /// <summary>The gradient of the differentiable part there.</summary>
    public TVector Gradient { get; private set; }

    /// <summary>The derivatives of the objective there.</summary>
    public TVector Slopes { get; private set; }

    /// <summary>For each parameter the strength of its L1 penalty.</summary>
    public TVector Strengths { get; }

    /// <summary>For each parameter one over the root of a guess at its curvature: the length that counts as 1.</summary>
    public TVector Roots { get; }

    /// <summary>The objective there, its L1 penalty included.</summary>
    public double Value { get; private set; }

    /// <summary>The largest magnitude of a slope.</summary>
    public double GradientNorm { get; private set; }

    public int Iterations { get; private set; }

    public int Evaluations { get; private set; }

    /// <summary>A difference of the objective that is no more than rounding.</summary>
    public double Noise => Rounding * Math.Abs(Value);

    /// <summary>A vector of zeros, as long as the parameters.</summary>
    public TVector New() => Kernels.Allocate(Count);

    /// <summary>Where a number of the evaluation goes.</summary>
    public TVector Place(SearchSum sum) => Kernels.Slice(sums, (int)sum, 1);

    /// <summary>A number of the evaluation, as <see cref="End"/> read it.</summary>
    public double this[SearchSum sum] => sumsHere[(int)sum];

    /// <summary>What else an evaluation left.</summary>
    public ReadOnlySpan<double> More => sumsHere.AsSpan(OwnSums);

    /// <summary>Lets each evaluation compute more numbers, which the same read takes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="queue">Computes them; told the point, the gradient and the slopes there.</param>
    public void Extend(int count, Action<TVector, TVector, TVector> queue)
    {
        (sums, sumsHere, queueMore) = (Kernels.Allocate(OwnSums + count), new double[OwnSums + count], queue);
    }

    /// <summary>Where some of <see cref="More"/> go.</summary>
    public TVector PlacesOfMore(int start, int count) => Kernels.Slice(sums, OwnSums + start, count);

    /// <summary>
    /// Why no step lowers the objective: the decrease that the slopes promise, the square of a slope by its curvature, is rounding,
    /// or something else is wrong.
    /// </summary>
    public StopReason WithoutStep()
    {
        Kernels.Times(Slopes, Roots, scratch);
        Kernels.LargestMagnitude(scratch, Place(SearchSum.Product));
        return Number(SearchSum.Product) > 100 * Rounding * Math.Max(1, Math.Sqrt(Math.Abs(Value)))
            ? StopReason.Stalled
            : StopReason.RoundingReached;
    }

    /// <summary>
    /// Whether the step to the point that was evaluated last does not raise the objective. Where the values differ by little more
    /// than rounding, the slope at its end decides: what still falls there has fallen all the way, if the objective is convex.
    /// </summary>
    public bool DoesNotRise(TVector next, TVector gradient, double value)
    {
        if (!isFinite)
            return false;
        if (value <= Value + Noise)
            return true;
        if (value > Value + 10 * Noise)
            return false;
        Kernels.Pulls(next, next, Strengths, scratch);
        Kernels.EndSlope(next, Parameters, gradient, scratch, Place(SearchSum.EndSlope));
        return Number(SearchSum.EndSlope) <= 0;
    }

    /// <summary>Computes the objective, its L1 penalty included, and the gradient of the rest.</summary>
    public double Evaluate(TVector parameters, TVector gradient)
    {
        Begin(parameters, gradient);
        return End(out _);
    }

    /// <summary>Begins to compute the objective and the gradient of what is differentiable in it.</summary>
    public void Begin(TVector parameters, TVector gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Evaluations++;
        objective.Evaluate(parameters, gradient, Place(SearchSum.Loss), Place(SearchSum.Squares));
        Kernels.Nothing(gradient, Place(SearchSum.Nothing));
        if (HasL1)
            Kernels.Penalty(parameters, Strengths, Place(SearchSum.Penalty));
        Kernels.Slopes(parameters, gradient, Strengths, nextSlopes);
        Kernels.LargestMagnitude(nextSlopes, Place(SearchSum.Norm));
        queueMore?.Invoke(parameters, gradient, nextSlopes);
    }

    /// <summary>Reads the numbers of the evaluation.</summary>
    /// <param name="isFinite">Whether the objective and its gradient are finite.</param>
    /// <returns>The objective, its L1 penalty included.</returns>
    public double End(out bool isFinite)
    {
        Kernels.Read(sums, sumsHere);
        var value = objective.Value(this[SearchSum.Loss], this[SearchSum.Squares]) + (HasL1 ? this[SearchSum.Penalty] : 0);
        isFinite = this.isFinite = double.IsFinite(value) && this[SearchSum.Nothing] == 0;
        return value;
    }

    /// <summary>The scalar product of two vectors.</summary>
    public double Product(TVector left, TVector right)
    {
        Kernels.RowProducts(left, Count, right, Place(SearchSum.Product));
        return Number(SearchSum.Product);
    }

    /// <summary>Computes an estimate of the gradient, from one part of the data.</summary>
    public void EvaluateBatch(int epoch, int batch, int batchSize, TVector parameters, TVector gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        objective.EvaluateBatch(epoch, batch, batchSize, parameters, gradient);
    }

    /// <summary>Makes the point that was evaluated last that of the next iteration; its vectors and the old ones change hands.</summary>
    public void Accept(ref TVector parameters, ref TVector gradient, double value)
    {
        (Parameters, parameters) = (parameters, Parameters);
        (Gradient, gradient) = (gradient, Gradient);
        Value = value;
        TakeSlopes();
    }

    /// <summary>Reports the iteration. Not null where the search ends with it.</summary>
    public StopReason? Report()
    {
        Iterations++;
        if (observed.Length > 0)
            Kernels.Read(Parameters, observed);
        var goesOn = observe?.Invoke(new(Iterations, Evaluations, Value, GradientNorm), observed) ?? true;
        return GradientNorm <= Limits.Tolerance ? StopReason.GradientVanished
            : !goesOn ? StopReason.Observer
            : Iterations >= Limits.MaxIterations ? StopReason.IterationLimit
            : null;
    }

    public void Dispose() => Kernels.Dispose();

    private void TakeSlopes()
    {
        (Slopes, nextSlopes) = (nextSlopes, Slopes);
        GradientNorm = this[SearchSum.Norm];
    }

    private double Number(SearchSum sum)
    {
        Kernels.Read(Place(sum), sumsHere.AsSpan((int)sum, 1));
        return this[sum];
    }

    private double[] Values(Func<int, double> valueOf)
    {
        var values = new double[Count];
        for (var j = 0; j < values.Length; j++)
            values[j] = valueOf(j);
        return values;
    }

    private TVector Written(double[] values)
    {
        var vector = New();
        Kernels.Write(values, vector);
        return vector;
    }
}

/// <summary>The numbers of an evaluation by which a search decides.</summary>
internal enum SearchSum
{
    /// <summary>What the objective has of its differentiable part.</summary>
    Loss,

    /// <summary>The same, of its quadratic penalty.</summary>
    Squares,

    /// <summary>0, or NaN where the gradient is not finite.</summary>
    Nothing,

    /// <summary>The L1 penalty.</summary>
    Penalty,

    /// <summary>The largest magnitude of a slope.</summary>
    Norm,

    /// <summary>The decrease that a step promises.</summary>
    Gain,

    /// <summary>The slope along a direction.</summary>
    Slope,

    /// <summary>The slope at the end of a step, times the step.</summary>
    EndSlope,

    /// <summary>Another number.</summary>
    Product,
}

/// <summary>When a search stops, and what its observer sees.</summary>
/// <param name="Tolerance">The magnitude that no slope may exceed at the minimum.</param>
/// <param name="MaxIterations">The most iterations.</param>
/// <param name="ShowsParameters">Whether the observer is shown the parameters; it gets an empty span where not.</param>
internal readonly record struct SearchLimits(double Tolerance, int MaxIterations, bool ShowsParameters);

/// <summary>There is nowhere to go from where a search starts.</summary>
internal sealed class NotFiniteException(string message) : InvalidOperationException(message);
