using ComputeSharp;
using Kernels.Learning;
using Kernels.Samples.Shaders;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>Training by shaders, which the contract of ComputeSharp runs thread by thread on this processor.</summary>
public class ShaderTrainingTests
{
    private static readonly TrainingOptions Options = new() { Solver = Solver.GradientDescent(), MaxIterations = 20, Tolerance = 0 };

    private const int Rows = 130;
    private const int FeatureCount = 3;

    private static readonly float[] Features = [.. Enumerable.Range(0, Rows * FeatureCount).Select(static i => MathF.Sin(i * 1.7f) * 3 + i % 7)];
    private static readonly int[] Labels = [.. Enumerable.Range(0, Rows).Select(static i => Features[i * FeatureCount] > 4 ? 2 : Features[i * FeatureCount + 1] > 2 ? 1 : 0)];

#pragma warning disable CA1416 // the contract stands in for DirectX 12 on every system
    private static readonly TrainingDevice Device = new ComputeSharpDevice(GraphicsDevice.GetDefault());
#pragma warning restore CA1416

    // The bound that the guide states for GPUs.
    [Theory]
    [InlineData(2, 1)]
    [InlineData(65, 3)]
    [InlineData(569, 30)]
    [InlineData(300, 70)]
    public void It_trains_the_model_of_the_processor(int rows, int features)
    {
        var random = new Random(rows);
        var data = Enumerable.Range(0, rows * features).Select(_ => (random.NextSingle() * 10f) - 3f).ToArray();
        var labels = Enumerable.Range(0, rows).Select(i => data[i * features] + random.NextSingle() > 2f ? 1f : 0f).ToArray();
        (labels[0], labels[^1]) = (0f, 1f);

        var cpu = LogisticRegression.Fit(data, features, labels, Options);
        var gpu = LogisticRegression.Fit(data, features, labels, Options with { Device = Device });

        Assert.Equal(cpu.Intercept, gpu.Intercept, 1e-5f);
        Assert.Equal(cpu.Weights, gpu.Weights, (x, y) => MathF.Abs(x - y) < 1e-5f);
        Assert.Equal(cpu.History[^1].Loss, gpu.History[^1].Loss, 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_trains_softmax_regression(bool areWeighted)
    {
        var options = Options with { BalanceClasses = areWeighted };
        Agree(device => SoftmaxRegression.Fit(Features, FeatureCount, Labels, options with { Device = device }));
    }

    [Fact]
    public void It_trains_logistic_regression_with_weights()
    {
        var labels = Array.ConvertAll(Labels, static label => label == 2 ? 1f : 0f);
        Agree(device => LogisticRegression.Fit(Features, FeatureCount, labels, Options with { BalanceClasses = true, Device = device }));
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("softplus")]
    [InlineData("linear")]
    public void It_trains_networks(string name)
    {
        var options = new MlpOptions
        {
            HiddenUnits = [5, 4],
            Activation = Activation.All.Single(activation => activation.Name == name),
            Solver = Solver.GradientDescent(0.1),
            MaxIterations = 5,
            Tolerance = 0,
        };
        Agree(device => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = device }));
    }

    [Fact]
    public void It_trains_by_batches()
    {
        var options = new MlpOptions { HiddenUnits = [4], Solver = Solver.Adam(0.01, 40), MaxIterations = 2, Tolerance = 0 };
        Agree(device => Mlp.Fit(Features, FeatureCount, Labels, options with { Device = device }));
    }

    [Fact]
    public void An_activation_without_a_shader_is_refused_by_name()
    {
        var options = new MlpOptions { Activation = new("cubic", Activations.Linear, static (_, _, _) => { }), Device = Device };
        var error = Assert.Throws<ArgumentException>("Device", () => Mlp.Fit(Features, FeatureCount, Labels, options));
        Assert.StartsWith("The activation 'cubic' has no shader.", error.Message, StringComparison.Ordinal);
    }

    private static void Agree(Func<TrainingDevice, TrainedModel> fit)
    {
        var (cpu, gpu) = (fit(TrainingDevice.Cpu), fit(Device));
        Assert.Equal(cpu.History[^1].Loss, gpu.History[^1].Loss, 1e-5);
        var (expected, actual) = (new float[Rows * cpu.ClassCount], new float[Rows * cpu.ClassCount]);
        cpu.PredictProbabilities(Features, expected);
        gpu.PredictProbabilities(Features, actual);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }
}
