using Kernels.Gpu;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Every model, on an OpenCL device beside the processor.</summary>
public partial class OpenCLModelTests
{
    private const int Rows = 300;
    private const int FeatureCount = 5;
    private const int Classes = 3;

    private static readonly float[] Features = [.. Enumerable.Range(0, Rows * FeatureCount).Select(static i => MathF.Sin(i * 1.7f) * 3 + i % 7)];
    private static readonly int[] Labels = [.. Enumerable.Range(0, Rows).Select(static i => Features[i * FeatureCount] > 4 ? 2 : Features[i * FeatureCount + 1] > 2 ? 1 : 0)];

    public static TheoryData<string> Activations => [.. Activation.All.Select(static activation => activation.Name)];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Softmax_regression(bool areWeighted)
    {
        var options = new TrainingOptions { MaxIterations = 30, Tolerance = 0, BalanceClasses = areWeighted };
        Agree(device => SoftmaxRegression.Fit(Features, FeatureCount, Labels, options with { Device = device }));
    }

    [SkippableFact]
    public void Logistic_regression_with_weights()
    {
        var labels = Array.ConvertAll(Labels, static label => label == 2 ? 1f : 0f);
        var options = new TrainingOptions { MaxIterations = 30, Tolerance = 0, BalanceClasses = true };
        Agree(device => LogisticRegression.Fit(Features, FeatureCount, labels, options with { Device = device }));
    }

    [SkippableTheory]
    [MemberData(nameof(Activations))]
    public void A_network_of_each_activation(string name)
    {
        var options = new MlpOptions
        {
            HiddenUnits = [7, 4],
            Activation = Activation.All.Single(activation => activation.Name == name),
            Solver = Solver.GradientDescent(0.1),
            MaxIterations = 20,
            Tolerance = 0,
        };
        Agree(device => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = device }, Classes));
    }

    [SkippableFact]
    public void A_network_by_batches()
    {
        var options = new MlpOptions { HiddenUnits = [6], Solver = Solver.Adam(0.01, 50), MaxIterations = 4, Tolerance = 0 };
        Agree(device => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = device }, Classes));
    }

    [SkippableFact]
    public void Rows_that_are_read_block_by_block()
    {
        var labels = Array.ConvertAll(Labels, static label => (float)label);
        RowBlock[] blocks =
        [
            new(Features.AsMemory(0, 100 * FeatureCount), labels.AsMemory(0, 100)),
            new(Features.AsMemory(100 * FeatureCount, 17 * FeatureCount), labels.AsMemory(100, 17), Enumerable.Repeat(2f, 17).ToArray()),
            new(Features.AsMemory(117 * FeatureCount), labels.AsMemory(117)),
        ];
        var options = new TrainingOptions { MaxIterations = 20, Tolerance = 0 };
        Agree(device => SoftmaxRegression.Fit(RowSource.Of(FeatureCount, blocks), Classes, options with { Device = device }));
    }

    [SkippableFact]
    public void A_users_activation_with_its_OpenCL_kernel()
    {
        var options = new MlpOptions
        {
            Activation = new("swish", Swish, SwishGradient) { OpenCL = SwishGradient },
            Solver = Solver.GradientDescent(0.1),
            MaxIterations = 10,
            Tolerance = 0,
        };
        Agree(device => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = device }, Classes));
    }

    [SkippableFact]
    public void An_activation_without_one_is_refused_by_name()
    {
        var options = new MlpOptions { Activation = new("swish", Swish, SwishGradient), Device = TestDevices.Named("opencl") };
        var error = Assert.Throws<ArgumentException>("Device", () => Mlp.Fit(Features, FeatureCount, Labels, options));
        Assert.StartsWith("The activation 'swish' has no kernel for the device 'opencl': set Activation.OpenCL. TrainingDevice.Cpu trains everything.", error.Message, StringComparison.Ordinal);
    }

    // The bound that the guide states.
    private static void Agree(Func<TrainingDevice, TrainedModel> fit)
    {
        var device = TestDevices.Named("opencl");
        var (cpu, gpu) = (fit(TrainingDevice.Cpu), fit(device));
        Assert.Equal(cpu.History[^1].Loss, gpu.History[^1].Loss, 1e-5);
        var (expected, actual) = (new float[Rows * cpu.ClassCount], new float[Rows * gpu.ClassCount]);
        cpu.PredictProbabilities(Features, expected);
        gpu.PredictProbabilities(Features, actual);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    [Vectorize]
    private static float Swish(float x) => x * KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Swish))]
    private static partial (float Value, float X) SwishGradient(float x);
}
