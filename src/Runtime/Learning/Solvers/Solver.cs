using System.Globalization;
using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>How an objective is minimised. A solver holds settings only, and may be used from several threads.</summary>
/// <remarks>
/// Every solver measures the objective once per iteration, reports it, and stops, converged, where no component of the gradient
/// has a larger magnitude than the tolerance, or where no step can lower the objective by more than its rounding. A step that
/// would raise the objective is cut.
/// </remarks>
public abstract class Solver
{
    /// <summary>
    /// L-BFGS: a quasi-Newton method that remembers a few steps (Liu and Nocedal, 1989); with an L1 penalty OWL-QN (Andrew and
    /// Gao, 2007). The choice for all but the largest data.
    /// </summary>
    /// <param name="memory">How many steps are remembered, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="memory"/> is below 1.</exception>
    public static Solver Lbfgs(int memory = 10) => new Lbfgs(memory);

    /// <summary>
    /// Newton's method with the generated Hessian: few iterations, each of which takes time that grows with the square of the
    /// number of parameters. For few columns, without an L1 penalty.
    /// </summary>
    public static Solver Newton() => new Newton();

    /// <summary>Gradient descent: every iteration moves against the gradient of all rows.</summary>
    /// <remarks>
    /// Nesterov's momentum: <c>v ← momentum·v + gradient</c>, then <c>p ← p − learningRate·(gradient + momentum·v)</c>. Where a
    /// step raises the objective, the momentum is lost, and if that was not to blame, the learning rate is cut for the rest.
    /// </remarks>
    /// <param name="learningRate">The step's length. Above 0 and finite.</param>
    /// <param name="momentum">From 0, plain gradient descent, to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Solver GradientDescent(double learningRate = 0.1, double momentum = 0) => new GradientDescent(learningRate, momentum);

    /// <summary>Adam (Kingma and Ba, 2015): a step after each small batch of rows, scaled for each parameter.</summary>
    /// <remarks>Where an epoch raises the objective, the learning rate is halved. The best parameters are kept.</remarks>
    /// <param name="learningRate">The usual size of a parameter's step. Above 0 and finite.</param>
    /// <param name="batchSize">The rows of a batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Solver Adam(double learningRate = 0.001, int batchSize = 32) => new Adam(learningRate, batchSize);

    /// <summary>A short name, such as <c>lbfgs</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Minimises an objective.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="parameters">Where to start; takes the best point found.</param>
    /// <param name="tolerance">
    /// The magnitude that no component of the gradient may exceed at the minimum. With an L1 penalty, of the smallest subgradient.
    /// </param>
    /// <param name="maxIterations">The most iterations, at least 1.</param>
    /// <param name="observe">Told of each iteration; false stops the search. Null to let it run.</param>
    /// <param name="cancellationToken">Checked once per evaluation.</param>
    /// <returns>How the search went.</returns>
    /// <exception cref="ArgumentException">The number of parameters is wrong.</exception>
    /// <exception cref="InvalidOperationException">The objective is not finite where the search starts.</exception>
    /// <exception cref="NotSupportedException">The solver needs what the objective does not have.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Minimum Minimise(
        Objective objective,
        Span<double> parameters,
        double tolerance = 1e-6,
        int maxIterations = 1000,
        SolverObserver? observe = null,
        CancellationToken cancellationToken = default) =>
        Minimise(objective, parameters, new(tolerance, maxIterations, ShowsParameters: true), observe, cancellationToken);

    /// <inheritdoc cref="Name"/>
    public sealed override string ToString() => Name;

    /// <summary>Minimises an objective, where it has its vectors.</summary>
    internal Minimum Minimise(
        Objective objective, Span<double> parameters, SearchLimits limits, SolverObserver? observe, CancellationToken cancellationToken)
    {
        var (tolerance, maxIterations, _) = limits;
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        if (parameters.Length != objective.ParameterCount)
            throw new ArgumentException($"The objective has {objective.ParameterCount} parameters, not {parameters.Length}.", nameof(parameters));

        if (parameters.IsEmpty)
            return new(objective.Evaluate(parameters, parameters), 0, 1, 1, StopReason.GradientVanished);
        return RunsOnDevices && objective.OnDevice is { } there
            ? Minimise(there, parameters, limits, observe, Run, cancellationToken)
            : Minimise(new HostObjective(objective), parameters, limits, observe, Run, cancellationToken);
    }

    /// <summary>Whether the solver takes vectors on a device.</summary>
    private protected virtual bool RunsOnDevices => false;

    private protected abstract StopReason Run(Search<Memory<double>> search);

    private protected virtual StopReason Run(Search<GpuBuffer<double>> search) => throw new NotSupportedException($"The solver '{Name}' runs on the processor.");

    private static Minimum Minimise<TVector>(
        VectorObjective<TVector> objective,
        Span<double> parameters,
        SearchLimits limits,
        SolverObserver? observe,
        Func<Search<TVector>, StopReason> run,
        CancellationToken cancellationToken)
    {
        using var search = new Search<TVector>(objective, parameters, limits, observe, cancellationToken);
        var reason = run(search);
        search.Kernels.Read(search.Parameters, parameters);
        return new(search.Value, search.GradientNorm, search.Iterations, search.Evaluations, reason);
    }

    private protected static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value}; it must be above 0 and finite."));
}

/// <summary>Is told of each iteration of a solver.</summary>
/// <param name="step">Where the search stands.</param>
/// <param name="parameters">The parameters of this iteration; valid during the call.</param>
/// <returns>False to stop the search here.</returns>
public delegate bool SolverObserver(SolverStep step, ReadOnlySpan<double> parameters);

/// <summary>Where a search stands.</summary>
/// <param name="Iteration">The iteration, counted from 1, which is the start.</param>
/// <param name="Evaluations">How often the objective was evaluated until here: the passes over all rows.</param>
/// <param name="Value">The objective, its L1 penalty included.</param>
/// <param name="GradientNorm">The largest magnitude among the components of its gradient.</param>
public readonly record struct SolverStep(int Iteration, int Evaluations, double Value, double GradientNorm);

/// <summary>What a search found.</summary>
/// <param name="Value">The objective there.</param>
/// <param name="GradientNorm">The largest magnitude among the components of its gradient.</param>
/// <param name="Iterations">The iterations that were measured.</param>
/// <param name="Evaluations">How often the objective was evaluated.</param>
/// <param name="Reason">Why the search ended.</param>
public sealed record Minimum(double Value, double GradientNorm, int Iterations, int Evaluations, StopReason Reason)
{
    /// <summary>Whether a minimum was found, as closely as asked for or as rounding allows.</summary>
    public bool Converged => Reason is StopReason.GradientVanished or StopReason.RoundingReached;
}

/// <summary>Why a search ended.</summary>
public enum StopReason
{
    /// <summary>The gradient fell to the tolerance.</summary>
    GradientVanished,

    /// <summary>No step can lower the objective by more than its rounding.</summary>
    RoundingReached,

    /// <summary>The iterations were used up.</summary>
    IterationLimit,

    /// <summary>No step that lowers the objective was found, though its gradient is large.</summary>
    Stalled,

    /// <summary>There is no minimum: the objective falls without end as parameters grow.</summary>
    Unbounded,

    /// <summary>The observer asked for it.</summary>
    Observer,
}
