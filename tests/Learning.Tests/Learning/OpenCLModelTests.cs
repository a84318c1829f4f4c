using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Every model, on an OpenCL device beside the processor.</summary>
public partial class OpenCLModelTests
{
    public static TheoryData<string> Activations => [.. Activation.All.Select(static activation => activation.Name)];

    private static DeviceModels Models => new(TestDevices.Named("opencl"), rows: 300);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Softmax_regression(bool areWeighted) => Models.CompareSoftmax(areWeighted);

    [SkippableFact]
    public void Logistic_regression_with_weights() => Models.CompareWeightedLogistic();

    [SkippableTheory]
    [MemberData(nameof(Activations))]
    public void A_network_of_each_activation(string name) => Models.CompareNetwork(Activation.All.Single(activation => activation.Name == name));

    [SkippableFact]
    public void A_network_by_batches() => Models.CompareBatches();

    [SkippableFact]
    public void Rows_that_are_read_block_by_block()
    {
        const int Width = DeviceModels.FeatureCount;
        var models = Models;
        var labels = Array.ConvertAll(models.Labels, static label => (float)label);
        RowBlock[] blocks =
        [
            new(models.Features.AsMemory(0, 100 * Width), labels.AsMemory(0, 100)),
            new(models.Features.AsMemory(100 * Width, 17 * Width), labels.AsMemory(100, 17), Enumerable.Repeat(2f, 17).ToArray()),
            new(models.Features.AsMemory(117 * Width), labels.AsMemory(117)),
        ];
        var options = new TrainingOptions { MaxIterations = 20, Tolerance = 0 };
        models.Compare(device => SoftmaxRegression.Fit(RowSource.Of(Width, blocks), DeviceModels.Classes, options with { Device = device }));
    }

    [SkippableFact]
    public void A_users_activation_with_its_OpenCL_kernel() => Models.CompareNetwork(new("swish", Swish, SwishGradient) { OpenCL = SwishGradient });

    [SkippableFact]
    public void An_activation_without_one_is_refused_by_name()
    {
        var models = Models;
        var options = new MlpOptions { Activation = new("swish", Swish, SwishGradient), Device = TestDevices.Named("opencl") };
        var error = Assert.Throws<ArgumentException>("Device", () => Mlp.Fit(models.Features, DeviceModels.FeatureCount, models.Labels, options));
        Assert.StartsWith("The activation 'swish' has no kernel for the device 'opencl': set Activation.OpenCL. "
            + "TrainingDevice.Cpu trains everything.",
            error.Message, StringComparison.Ordinal);
    }

    [Vectorize]
    private static float Swish(float x) => x * KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Swish))]
    private static partial (float Value, float X) SwishGradient(float x);
}
