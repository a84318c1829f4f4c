using System.Globalization;
using Kernels.Gpu;
using Xunit;

namespace Kernels.Tests;

public class TargetsCommandTests
{
    [Fact]
    public async Task It_shows_values_errors_and_times_of_every_target_that_is_there()
    {
        var run = await KernelsProgram.RunAsync("targets", "--count", "10000");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        string[] targets = ["scalar loop", "SIMD, one core", "SIMD, all cores", .. GpuDevice.IsAvailable ? ["OpenCL"] : Array.Empty<string>()];
        foreach (var target in targets)
        {
            var line = Assert.Single(run.Output.Split('\n'), line => line.Contains($" {target} ", StringComparison.Ordinal)
                && line.Contains("ULP", StringComparison.Ordinal));
            var cells = line.Split('│', '|').Select(static cell => cell.Trim()).ToList();
            Assert.InRange(double.Parse(cells[2].Split(' ')[0], CultureInfo.InvariantCulture), 0.1, 20); // the exponent, up to 15, is rounded before
            Assert.True(double.Parse(cells[3].Split(' ')[0], CultureInfo.InvariantCulture) > 0);
            if (target != "scalar loop" && (target != "OpenCL" || GpuDevice.Default.GivesProcessorBits))
                Assert.Equal("as SIMD", cells[5]);
        }

        // Swish of 0.5, on each.
        var values = Assert.Single(run.Output.Split('\n'), static line => line.TrimStart('│', '|', ' ').StartsWith("0.5 ", StringComparison.Ordinal));
        Assert.Equal(targets.Length, values.Split("0.33958").Length - 1);
    }

    [Fact]
    public async Task As_JSON_it_has_a_row_for_every_target()
    {
        var run = await KernelsProgram.RunAsync("targets", "--count", "1000", "--json");
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1000, json.RootElement.GetProperty("count").GetInt32());
        Assert.All(json.RootElement.GetProperty("targets").EnumerateArray(),
            static target => Assert.InRange(target.GetProperty("largestErrorInUlp").GetDouble(), 0, 20));
        Assert.Contains("scalar loop",
            json.RootElement.GetProperty("targets").EnumerateArray().Select(static target => target.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Without_OpenCL_it_says_what_to_install()
    {
        var run = await KernelsProgram.RunAsync("targets", "--count", "1000");

        // Sentences are broken where the terminal ends.
        var words = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(GpuDevice.IsAvailable ? $"OpenCL is {GpuDevice.Default}." : "There is no OpenCL device", words, StringComparison.Ordinal);
        if (GpuDevice.IsAvailable)
            Assert.Contains(GpuDevice.Default.WhyNotProcessorBits is { } reason
                ? $"may differ from those of SIMD: {reason}."
                : "It gives the bits of SIMD.",
                words, StringComparison.Ordinal);
    }

    /// <summary>By the real ComputeSharp: Windows has a software device of DirectX 12 where there is no other.</summary>
    [SkippableFact]
    public async Task On_Windows_it_runs_a_shader_too()
    {
        SkipWithoutDirectX();

        var run = await KernelsProgram.RunAsync("targets", "--count", "10000");

        Assert.Equal("", run.Error);
        var line = Assert.Single(run.Output.Split('\n'), static line => line.Contains(" ComputeSharp ", StringComparison.Ordinal)
            && line.Contains("ULP", StringComparison.Ordinal));
        Assert.InRange(double.Parse(line.Split('│', '|')[2].Trim().Split(' ')[0], CultureInfo.InvariantCulture), 0.1, 20);
    }

    [SkippableFact]
    public async Task On_Windows_shaders_train_the_model_of_the_processor()
    {
        SkipWithoutDirectX();

        var shaders = await KernelsProgram.RunAsync("train", "--epochs", "100", "--device", "computesharp", "--json");
        var processor = await KernelsProgram.RunAsync("train", "--epochs", "100", "--device", "cpu", "--json");

        Assert.Equal("", shaders.Error);
        Assert.Equal(Loss(processor), Loss(shaders), 1e-6);

        static double Loss(KernelsProgram run) =>
            System.Text.Json.JsonDocument.Parse(run.Output).RootElement.GetProperty("trainLogLoss").GetDouble();
    }

    private static void SkipWithoutDirectX() =>
        Skip.IfNot(OperatingSystem.IsWindows(),
            "DirectX 12 is a part of Windows. Elsewhere tests/Shaders.Tests runs the shaders, by a contract of ComputeSharp and by Vulkan.");
}
