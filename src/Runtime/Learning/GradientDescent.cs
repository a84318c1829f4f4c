using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>What training leaves: parameters (weights, then the intercept) and how it went.</summary>
internal sealed record TrainingResult(ImmutableArray<float> Parameters, ImmutableArray<TrainingProgress> History, bool Converged);

/// <summary>
/// Full-batch gradient descent: initialise the parameters, then loop over forward pass, loss, backward pass, update.
/// </summary>
internal static class GradientDescent
{
    public static TrainingResult Minimise(
        ITrainingPass pass,
        TrainingRows rows,
        LogisticRegressionOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        // The objective is convex: it has no second valley to start in, so zeros are as good as any random start and
        // make training deterministic. All buffers are made here, none inside an epoch.
        var parameters = new double[rows.FeatureCount + 1];
        var rounded = new float[parameters.Length];
        var gradient = new double[parameters.Length];
        var velocity = new double[parameters.Length];
        var history = new TrainingProgress[options.Epochs];
        var penalty = options.L2 / rows.Count;

        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            var loss = pass.Run(rounded, gradient);
            var objective = loss + AddPenalty(parameters, gradient, penalty);
            var norm = MaxNorm(gradient);

            if (!double.IsFinite(objective) || !double.IsFinite(norm))
                throw Diverged(epoch, "objective is", options);

            var standing = new TrainingProgress(epoch, options.Epochs, loss, objective, norm);
            history[epoch - 1] = standing;
            progress?.Report(standing);

            if (norm <= options.Tolerance)
                return new([.. rounded], [.. history.AsSpan(0, epoch)], Converged: true);

            Update(parameters, gradient, velocity, options);

            for (var j = 0; j < parameters.Length; j++)
                rounded[j] = (float)parameters[j];
        }

        // No further epoch meets what the last update has made.
        return Array.TrueForAll(rounded, float.IsFinite)
            ? new([.. rounded], [.. history], Converged: false)
            : throw Diverged(options.Epochs, "parameters are", options);
    }

    private static InvalidOperationException Diverged(int epoch, string what, LogisticRegressionOptions options) =>
        new($"Training diverged in epoch {epoch}: the {what} no longer finite. A learning rate below {options.LearningRate} may help.");

    /// <summary>Adds the penalty's gradient for the weights, not the intercept; returns the penalty.</summary>
    private static double AddPenalty(double[] parameters, double[] gradient, double penalty)
    {
        var squares = 0.0;

        for (var j = 0; j < parameters.Length - 1; j++)
        {
            squares += parameters[j] * parameters[j];
            gradient[j] += penalty * parameters[j];
        }

        return penalty / 2 * squares;
    }

    private static double MaxNorm(double[] gradient)
    {
        var norm = 0.0;

        foreach (var component in gradient)
            norm = Math.Max(norm, Math.Abs(component));

        return norm;
    }

    private static void Update(double[] parameters, double[] gradient, double[] velocity, LogisticRegressionOptions options)
    {
        for (var j = 0; j < parameters.Length; j++)
        {
            velocity[j] = options.Momentum * velocity[j] + gradient[j];
            parameters[j] -= options.LearningRate * (gradient[j] + options.Momentum * velocity[j]);
        }
    }
}
