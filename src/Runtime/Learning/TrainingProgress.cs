namespace Kernels.Learning;

/// <summary>How training stands in one epoch, measured in its forward pass: before the epoch's update.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The most epochs that this training may take.</param>
/// <param name="Loss">The mean logistic loss over all rows.</param>
/// <param name="Objective">What is minimised: <paramref name="Loss"/> plus the penalty on the weights.</param>
/// <param name="GradientNorm">The largest magnitude among the components of the objective's gradient.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Loss, double Objective, double GradientNorm);
