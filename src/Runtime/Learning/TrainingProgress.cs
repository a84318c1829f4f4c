namespace Kernels.Learning;

/// <summary>How training stands in one iteration, before its update.</summary>
/// <param name="Iteration">The iteration, counted from 1.</param>
/// <param name="MaxIterations">The most iterations that this training may take.</param>
/// <param name="Passes">How often all rows have been passed over until here.</param>
/// <param name="Loss">The mean loss over all rows.</param>
/// <param name="Objective">What is minimised: <paramref name="Loss"/> plus the penalties on the weights.</param>
/// <param name="GradientNorm">The largest magnitude among the components of the objective's gradient.</param>
/// <param name="ValidationLoss">The mean loss over the rows held out to stop early; NaN where there are none.</param>
public readonly record struct TrainingProgress(
    int Iteration, int MaxIterations, int Passes, double Loss, double Objective, double GradientNorm, double ValidationLoss);
