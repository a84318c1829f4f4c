using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Trains models on a device and on the processor; both must agree within the bound that the guide states.</summary>
/// <param name="device">The device.</param>
/// <param name="rows">The number of rows to train on.</param>
internal sealed class DeviceModels(TrainingDevice device, int rows)
{
    public const int Classes = 3;
    public const int FeatureCount = 5;

    /// <summary>Row after row.</summary>
    public float[] Features { get; } = [.. Enumerable.Range(0, rows * FeatureCount).Select(static i => MathF.Sin(i * 1.7f) * 3 + i % 7)];

    /// <summary>One per row.</summary>
    public int[] Labels => [.. Enumerable.Range(0, rows).Select(i => Features[i * FeatureCount] > 4 ? 2 : Features[i * FeatureCount + 1] > 2 ? 1 : 0)];

    public void CompareSoftmax(bool areWeighted)
    {
        var options = new TrainingOptions { MaxIterations = 30, Tolerance = 0, BalanceClasses = areWeighted };
        Compare(on => SoftmaxRegression.Fit(Features, FeatureCount, Labels, options with { Device = on }));
    }

    public void CompareWeightedLogistic()
    {
        var labels = Array.ConvertAll(Labels, static label => label == 2 ? 1f : 0f);
        var options = new TrainingOptions { MaxIterations = 30, Tolerance = 0, BalanceClasses = true };
        Compare(on => LogisticRegression.Fit(Features, FeatureCount, labels, options with { Device = on }));
    }

    public void CompareNetwork(Activation activation) => CompareNetwork(new MlpOptions
    {
        HiddenUnits = [7, 4],
        Activation = activation,
        Solver = Solver.GradientDescent(0.1),
        MaxIterations = 20,
        Tolerance = 0,
    });

    public void CompareBatches() => CompareNetwork(new MlpOptions { HiddenUnits = [6], Solver = Solver.Adam(0.01, 50), MaxIterations = 4, Tolerance = 0 });

    public void Compare(Func<TrainingDevice, TrainedModel> fit)
    {
        var (cpu, gpu) = (fit(TrainingDevice.Cpu), fit(device));
        Assert.Equal(cpu.History[^1].Loss, gpu.History[^1].Loss, 1e-5);
        var (expected, actual) = (new float[rows * cpu.ClassCount], new float[rows * gpu.ClassCount]);
        cpu.PredictProbabilities(Features, expected);
        gpu.PredictProbabilities(Features, actual);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    private void CompareNetwork(MlpOptions options) => Compare(on => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = on }, Classes));
}
