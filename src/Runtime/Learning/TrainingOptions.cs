using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Kernels.Learning;

/// <summary>How a model is fitted. Every property is checked when it is set.</summary>
/// <remarks>A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names the property.</remarks>
public record TrainingOptions
{
    /// <summary>The most iterations that can be asked for, as the history of all of them is kept.</summary>
    public const int MostIterations = 1_000_000;

    /// <summary>How the objective is minimised; <see cref="Solver.Lbfgs"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public Solver Solver
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Solver));
    } = Solver.Lbfgs();

    /// <summary>
    /// The most iterations, from 1 to <see cref="MostIterations"/>; 1000 unless set. The first one is the start. With gradient
    /// descent and Adam an iteration is an epoch.
    /// </summary>
    public int MaxIterations
    {
        get;
        init => field = Checked(value, value is >= 1 and <= MostIterations, $"from 1 to {MostIterations}");
    } = 1000;

    /// <summary>
    /// The strength of the L2 penalty, <c>1/C</c>: the objective is the mean loss + <c>L2·|w|²/(2·n)</c> over n rows, or over rows
    /// that count as n together. Intercepts and biases are not penalised. At least 0 and finite; 1 unless set.
    /// </summary>
    public double L2
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "at least 0 and finite");
    } = 1;

    /// <summary>
    /// The strength of the L1 penalty: the objective has <c>L1·Σ|w|/n</c> besides. It makes weights exactly 0. With
    /// <see cref="L2"/> it is the elastic net. At least 0 and finite; 0 unless set.
    /// </summary>
    public double L1
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "at least 0 and finite");
    }

    /// <summary>
    /// Training has converged where the gradient has no component of a larger magnitude than this. At least 0 and finite; 1e-6
    /// unless set. With 0 only a gradient of exactly 0, or rounding, ends training early.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "at least 0 and finite");
    } = 1e-6;

    /// <summary>
    /// Whether features are scaled to mean 0 and (population) variance 1 before training, and in the same way before
    /// each prediction. True unless set; without it, features should have similar scales already.
    /// </summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Whether the model has an intercept (and every unit of a network its bias). True unless set.</summary>
    public bool Intercept { get; init; } = true;

    /// <summary>How much each class counts, by its number; empty, as unless set, where all count the same. At least 0 and finite.</summary>
    public ImmutableArray<double> ClassWeights
    {
        get;
        init => field = Checked(
            value.IsDefault ? [] : value,
            value.IsDefault || value.All(static weight => weight >= 0 && double.IsFinite(weight)),
            "at least 0 and finite");
    } = [];

    /// <summary>
    /// Whether classes count the inverse of their share of the rows, <c>n / (classes·rows of the class)</c>, so that a rare one is
    /// not drowned. False unless set; on top of <see cref="ClassWeights"/>.
    /// </summary>
    public bool BalanceClasses { get; init; }

    /// <summary>How much each row counts; empty, as unless set, where all count the same. At least 0 and finite.</summary>
    public ReadOnlyMemory<float> SampleWeights
    {
        get;
        init => field = Checked(value, value.Span.IndexOfAnyExceptInRange(0f, float.MaxValue) < 0, "at least 0 and finite");
    }

    /// <summary>
    /// The share of each class's rows that is held out to stop early: training ends where the loss over them has not fallen for
    /// <see cref="Patience"/> iterations, and the model is that of the lowest. From 0 to below 1; 0, which holds out none, unless set.
    /// </summary>
    public double ValidationShare
    {
        get;
        init => field = Checked(value, value is >= 0 and < 1, "from 0 to below 1");
    }

    /// <summary>How many iterations the validation loss may fail to fall before training stops, at least 1; 10 unless set.</summary>
    public int Patience
    {
        get;
        init => field = Checked(value, value >= 1, "at least 1");
    } = 10;

    /// <summary>
    /// A fitted model to start from, of the same structure; null, the default, to start anew. Its features may have been
    /// scaled in another way.
    /// </summary>
    public TrainedModel? WarmStart { get; init; }

    /// <summary>
    /// Asks training to end at the next iteration and to keep what it has. A cancelled token of the fit would throw it away. The
    /// model is that of the last iteration, or the best of those held out.
    /// </summary>
    public CancellationToken StopRequested { get; init; }

    /// <summary>The seed of all that is drawn: held-out rows, batches, initial weights. At least 0; 1 unless set.</summary>
    public int Seed
    {
        get;
        init => field = Checked(value, value >= 0, "at least 0");
    } = 1;

    /// <summary>What computes the passes over the rows; <see cref="TrainingDevice.Cpu"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public TrainingDevice Device
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Device));
    } = TrainingDevice.Cpu;

    /// <summary>
    /// How many of the processor's threads share the rows of a pass, at least 1; one for each processor unless set. Fewer work where there
    /// are few rows. The model has the same bits for any number of threads.
    /// </summary>
    public int Threads
    {
        get;
        init => field = Checked(value, value >= 1, "at least 1");
    } = Environment.ProcessorCount;

    private protected static T Checked<T>(T value, bool valid, string range, [CallerMemberName] string property = "") =>
        valid ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be {range}.");
}
