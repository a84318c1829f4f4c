using System.Runtime.CompilerServices;

namespace Kernels.Learning;

/// <summary>How a <see cref="LogisticRegression"/> is fitted. Every property is checked when it is set.</summary>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range; it names the property.</exception>
public sealed record LogisticRegressionOptions
{
    /// <summary>The most epochs that can be asked for, as the history of all of them is kept.</summary>
    public const int MaxEpochs = 1_000_000;

    /// <summary>
    /// The step's length: parameters move by <c>−LearningRate·gradient</c>. Above 0 and finite; 0.1 unless set.
    /// </summary>
    /// <remarks>
    /// With <c>d</c> standardised features the objective's curvature is at most <c>(d + 1)/4 + L2/n</c>, so every
    /// rate below 2 divided by that converges: 0.25 is safe for 30 features. Correlated features come close to that
    /// bound, independent ones stay far below it and bear a larger rate.
    /// </remarks>
    public double LearningRate
    {
        get;
        init => field = Checked(value, value > 0 && double.IsFinite(value), "above 0 and finite");
    } = 0.1;

    /// <summary>
    /// Nesterov momentum, from 0 (plain gradient descent) to below 1. 0 unless set; 0.9 or more saves most of the
    /// epochs where high precision is asked for.
    /// </summary>
    /// <remarks>
    /// <c>v ← Momentum·v + gradient</c>, then <c>parameters ← parameters − LearningRate·(gradient + Momentum·v)</c>.
    /// </remarks>
    public double Momentum
    {
        get;
        init => field = Checked(value, value is >= 0 and < 1, "from 0 to below 1");
    }

    /// <summary>The most epochs to train, from 1 to <see cref="MaxEpochs"/>; 1000 unless set.</summary>
    public int Epochs
    {
        get;
        init => field = Checked(value, value is >= 1 and <= MaxEpochs, $"from 1 to {MaxEpochs}");
    } = 1000;

    /// <summary>
    /// The strength of the L2 penalty, <c>1/C</c>: the objective is the mean logistic loss + <c>L2·|w|²/(2·n)</c> over
    /// n rows. The intercept is not penalised. At least 0 and finite; 1 unless set.
    /// </summary>
    public double L2
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "at least 0 and finite");
    } = 1;

    /// <summary>
    /// Training stops, converged, in the epoch whose gradient has no component of a larger magnitude than this. At
    /// least 0 and finite; 1e-4 unless set. With 0 only a gradient of exactly 0 ends training early.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "at least 0 and finite");
    } = 1e-4;

    /// <summary>
    /// Whether features are scaled to mean 0 and (population) variance 1 before training, and in the same way before
    /// each prediction. True unless set; without it, features should have similar scales already.
    /// </summary>
    public bool Standardize { get; init; } = true;

    /// <summary>What computes the epochs; <see cref="TrainingDevice.Cpu"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public TrainingDevice Device
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Device));
    } = TrainingDevice.Cpu;

    /// <summary>
    /// How many of the processor's threads share the rows of an epoch, at least 1; one for each processor unless set. Fewer work where there
    /// are few rows. The model has the same bits for any number of threads.
    /// </summary>
    public int Threads
    {
        get;
        init => field = Checked(value, value >= 1, "at least 1");
    } = Environment.ProcessorCount;

    private static T Checked<T>(T value, bool valid, string range, [CallerMemberName] string property = "") =>
        valid ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be {range}.");
}
