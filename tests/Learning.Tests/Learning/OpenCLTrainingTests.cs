using Kernels.Gpu;
using Kernels.Learning;
using Xunit;
using static Kernels.Tests.BreastCancerRows;

namespace Kernels.Tests;

public class OpenCLTrainingTests
{
    private static readonly TrainingOptions Options = new() { Solver = Solver.GradientDescent(), MaxIterations = 100, Tolerance = 0 };

    // The bound that the guide states. Both add floats in a tree, one within tiles and one over all rows.
    [SkippableTheory]
    [InlineData(2, 1)]
    [InlineData(63, 2)]
    [InlineData(64, 3)]
    [InlineData(569, 30)]
    [InlineData(5000, 70)]
    [InlineData(9000, 5)]
    public void It_trains_the_model_of_the_processor(int rows, int features)
    {
        var device = TestDevices.Named("opencl");
        var random = new Random(rows);
        var data = Enumerable.Range(0, rows * features).Select(_ => random.NextSingle() * 10f - 3f).ToArray();
        var labels = Enumerable.Range(0, rows).Select(i => data[i * features] + random.NextSingle() > 2f ? 1f : 0f).ToArray();
        (labels[0], labels[^1]) = (0f, 1f);

        var cpu = LogisticRegression.Fit(data, features, labels, Options);
        var gpu = LogisticRegression.Fit(data, features, labels, Options with { Device = device });

        Assert.Equal(cpu.Intercept, gpu.Intercept, 1e-5f);
        Assert.Equal(cpu.Weights, gpu.Weights, (x, y) => MathF.Abs(x - y) < 1e-5f);
        Assert.Equal(cpu.History[^1].Loss, gpu.History[^1].Loss, 1e-6);
        Assert.Equal(cpu.History.Length, gpu.History.Length);
    }

    [SkippableFact]
    public void Training_twice_gives_the_same_bits()
    {
        var options = Options with { Device = TestDevices.Named("opencl") };

        var first = LogisticRegression.Fit(Features, FeatureCount, Labels, options);
        var second = LogisticRegression.Fit(Features, FeatureCount, Labels, options);

        Assert.Equal<float>(first.Weights, second.Weights);
        Assert.Equal<TrainingProgress>(first.History, second.History);
    }

    [Fact]
    public void A_device_that_is_null_is_rejected_by_name()
    {
        Assert.Throws<ArgumentNullException>("device", () => TrainingDevice.OpenCL(null!));
        Assert.Throws<ArgumentNullException>("Device", () => new TrainingOptions { Device = null! });
    }

    [SkippableFact]
    public void Its_name_is_that_of_the_command_line()
    {
        Skip.IfNot(GpuDevice.IsAvailable, "There is no OpenCL device. On Debian, apt install pocl-opencl-icd ocl-icd-libopencl1.");
        Assert.Equal("opencl", TrainingDevice.OpenCL(GpuDevice.Default).ToString());
    }
}
