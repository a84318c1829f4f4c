using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Kernels.Tests;

public partial class ProveCommandTests
{
    private static readonly string Tests = typeof(ProvedKernels).Assembly.Location;

    [Fact]
    public async Task It_measures_a_kernel_of_the_library_and_says_that_it_ran_samples()
    {
        var run = await KernelsProgram.RunAsync("prove", "Activations.Sigmoid", "--samples", "20000");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("20,000 samples", run.Output, StringComparison.Ordinal);
        Assert.Contains("This is no proof", run.Output, StringComparison.Ordinal);
        Assert.Contains("Activations.Sigmoid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_has_the_errors_of_vectors_and_of_the_scalar_method()
    {
        var kernel = (await ProveAsync("Activations.Softplus", "--samples", "50000")).GetProperty("kernels")[0];

        Assert.Equal("Activations.Softplus", kernel.GetProperty("name").GetString());
        Assert.False(kernel.GetProperty("allInputs").GetBoolean());
        Assert.InRange(kernel.GetProperty("compared").GetInt64(), 50_000, 50_100);
        Assert.InRange(kernel.GetProperty("vectors").GetProperty("maximumUlp").GetDouble(), 0.3, 3);
        Assert.InRange(kernel.GetProperty("vectors").GetProperty("meanUlp").GetDouble(), 0.001, 1);
        Assert.InRange(kernel.GetProperty("scalar").GetProperty("maximumUlp").GetDouble(), 0.3, 3);
        Assert.True(kernel.GetProperty("widthsAgree").GetBoolean());
        Assert.Equal(0, kernel.GetProperty("losses").GetArrayLength());
    }

    [Fact]
    public async Task All_kernels_of_the_library_are_measured_or_listed_with_the_reason()
    {
        var report = await ProveAsync("--samples", "300");

        Assert.All(report.GetProperty("kernels").EnumerateArray(),
            static kernel => Assert.True(kernel.GetProperty("widthsAgree").GetBoolean(), kernel.GetProperty("name").GetString()));
        var measured = report.GetProperty("kernels").EnumerateArray().Select(static kernel => kernel.GetProperty("name").GetString()!).ToList();
        Assert.Contains("VectorMath.Exp", measured);
        Assert.Contains("Activations.SigmoidDerivative", measured);
        Assert.Contains("Losses.LogisticLossGradient.Value", measured);
        var others = report.GetProperty("notCovered").EnumerateArray().ToDictionary(
            static kernel => kernel.GetProperty("name").GetString()! + kernel.GetProperty("reason").GetString(),
            static kernel => kernel);
        Assert.Contains(others.Keys, static name => name.StartsWith("Activations.LeakyRelu", StringComparison.Ordinal)
            && name.Contains("a uniform parameter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_errors_are_within_those_that_the_accuracy_program_found_over_all_floats()
    {
        // Those that are for some arguments only are measured with these there, and with all here. Around their zeros the last two
        // have errors in units of the terms that cancel there, and of the result here.
        string[] others = ["Log1pOfUnit", "SincSlope", "SincCurvature", "LogGamma", "Digamma"];
        var found = File.ReadLines(Repository.PathOf("tests", "Accuracy", "results.csv"))
            .Select(static line => AllFloats().Match(line))
            .Where(match => match.Success && !others.Contains(match.Groups["name"].Value))
            .ToDictionary(static match => $"VectorMath.{match.Groups["name"].Value}",
                static match => double.Parse(match.Groups["ulp"].Value, CultureInfo.InvariantCulture));

        var report = await ProveAsync("--samples", "20000");

        var compared = report.GetProperty("kernels").EnumerateArray().Where(kernel => found.ContainsKey(kernel.GetProperty("name").GetString()!)).ToList();
        Assert.InRange(compared.Count, 20, found.Count);
        Assert.All(compared, kernel => Assert.InRange(kernel.GetProperty("vectors").GetProperty("maximumUlp").GetDouble(),
            0.25, found[kernel.GetProperty("name").GetString()!] + 0.001));
    }

    [Fact]
    public async Task A_loss_of_digits_is_found_with_its_reason()
    {
        var kernel = (await ProveAsync(Tests, "ProvedKernels.Versine", "--samples", "100000")).GetProperty("kernels")[0];

        var losses = kernel.GetProperty("losses").EnumerateArray().ToList();
        Assert.NotEmpty(losses);
        Assert.Contains(losses, static loss => loss.GetProperty("reason").GetString()!.StartsWith("terms of size 1 cancel", StringComparison.Ordinal));
        Assert.InRange(kernel.GetProperty("vectors").GetProperty("maximumUlp").GetDouble(), 1e6, double.MaxValue);
    }

    [Fact]
    public async Task Kernels_that_cannot_be_run_are_listed_with_the_reason()
    {
        var report = await ProveAsync(Tests, "--samples", "100");

        var reasons = report.GetProperty("notCovered").EnumerateArray()
            .Where(static kernel => kernel.GetProperty("name").GetString()!.StartsWith("ProvedKernels.", StringComparison.Ordinal))
            .ToDictionary(static kernel => kernel.GetProperty("name").GetString()!, static kernel => kernel.GetProperty("reason").GetString()!);
        Assert.Contains("a uniform parameter", reasons["ProvedKernels.Scaled"], StringComparison.Ordinal);
        Assert.Contains("double", reasons["ProvedKernels.Square"], StringComparison.Ordinal);
        Assert.Contains("no body", reasons["ProvedKernels.Hidden"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_inputs_are_sampled()
    {
        var run = await KernelsProgram.RunAsync("prove", Tests, "ProvedKernels.Distance", "--samples", "20000");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Of two inputs: 20,000 structured and random samples were run", run.Output, StringComparison.Ordinal);
        Assert.Contains("infinite ULP", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ProvedKernels.Tightly", 1)]
    [InlineData("ProvedKernels.Half", 0)]
    [InlineData("ProvedKernels.Half", 1, "--bound", "0.1")]
    [InlineData("ProvedKernels.Tightly", 0, "--bound", "2")]
    public async Task An_error_above_the_bound_ends_with_1(string kernel, int exitCode, params string[] bound)
    {
        var run = await KernelsProgram.RunAsync(["prove", Tests, kernel, "--samples", "20000", .. bound]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.Equal(exitCode == 1, run.Output.Contains("above the bound", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("there is no such file", "missing.dll")]
    [InlineData("Did you mean 'Activations.Sigmoid'?", "Activations.Sigmoit", "--samples", "1")]
    [InlineData("is not covered: it has a uniform parameter", "Activations.LeakyRelu", "--samples", "1")]
    [InlineData("is not the name of a dll", "Activations.Sigmoid", "Activations.Relu")]
    [InlineData("--samples takes a whole number", "--samples", "none")]
    public async Task What_the_user_can_put_right_is_one_line(string message, params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["prove", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_or_has_no_kernels_is_an_error()
    {
        var text = Path.ChangeExtension(Path.GetTempFileName(), "dll");
        await File.WriteAllTextAsync(text, "no assembly");

        var none = await KernelsProgram.RunAsync("prove", text);
        var other = await KernelsProgram.RunAsync("prove", typeof(FactAttribute).Assembly.Location);

        Assert.Equal(2, none.ExitCode);
        Assert.Contains("is no .NET assembly", none.Error, StringComparison.Ordinal);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("has no kernels", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plot_is_an_SVG_of_the_errors_by_exponent()
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), "svg");

        var run = await KernelsProgram.RunAsync("prove", "Activations.Tanh", "--samples", "20000", "--plot", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var svg = await File.ReadAllTextAsync(file);
        Assert.Contains("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("Activations.Tanh", svg, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ProveAsync(params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(["prove", .. arguments, "--json"]);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [GeneratedRegex("""^"(?<name>\w+)\(float\)",4294967296,(?<ulp>[\d.]+),""")]
    private static partial Regex AllFloats();
}
