using ComputeSharp;
using Kernels.Learning;
using Kernels.Samples.Shaders;
using Kernels.Tests;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>Training by shaders, which the contract of ComputeSharp runs thread by thread on this processor.</summary>
public class ShaderTrainingTests
{
    private static readonly TrainingOptions Options = new() { Solver = Solver.GradientDescent(), MaxIterations = 20, Tolerance = 0 };

#pragma warning disable CA1416 // the contract stands in for DirectX 12 on every system
    private static readonly TrainingDevice Device = new ComputeSharpDevice(GraphicsDevice.GetDefault());
#pragma warning restore CA1416

    public static TheoryData<string> Activations => [.. Activation.All.Select(static activation => activation.Name)];

    private static DeviceModels Models => new(Device, rows: 130);

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
    public void It_trains_softmax_regression(bool areWeighted) => Models.CompareSoftmax(areWeighted);

    [Fact]
    public void It_trains_logistic_regression_with_weights() => Models.CompareWeightedLogistic();

    [Theory]
    [MemberData(nameof(Activations))]
    public void It_trains_networks(string name) => Models.CompareNetwork(Activation.All.Single(activation => activation.Name == name));

    [Fact]
    public void It_trains_by_batches() => Models.CompareBatches();

    [Fact]
    public void An_activation_without_a_shader_is_refused_by_name()
    {
        var models = Models;
        var options = new MlpOptions { Activation = new("cubic", Kernels.Activations.Linear, static (_, _, _) => { }), Device = Device };
        var error = Assert.Throws<ArgumentException>("Device", () => Mlp.Fit(models.Features, DeviceModels.FeatureCount, models.Labels, options));
        Assert.StartsWith("The activation 'cubic' has no shader.", error.Message, StringComparison.Ordinal);
    }
}
