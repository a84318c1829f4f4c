using System.Globalization;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>KRN022 for what a kernel's declaration asks for, and not its body: sums of integers, extremes of doubles, and too many parameters.</summary>
public class ShaderLimitTests
{
    [Theory]
    [InlineData("Reduction.Sum", "int F(int x) => x", "FSum")]
    [InlineData("Reduction.Mean", "uint F(uint x) => x", "FMean")]
    [InlineData("Reduction.Sum | Reduction.Max | Reduction.Mean", "int F(int x) => x", "FSum' and 'FMean")]
    [InlineData("Reduction.Sum", "(float Value, int Count) F(float x) => (x, 1)", "FSum")]
    public void A_sum_of_integers_has_no_shader(string reduce, string member, string forms)
    {
        var run = One(
            $"public static partial class K {{ [Vectorize(Gpu = true, Reduce = [|{reduce}|])] public static {member}; }}",
            $"A sum of integers stands in the way of a ComputeSharp shader, so '{forms}' has none: it is one of 64 bits, which HLSL lacks; its other forms are generated");

        Assert.Contains("struct FShader", run.Text, StringComparison.Ordinal);
        Assert.Contains("FSum(GpuBuffer<", run.Text.Replace("FMean(", "FSum(", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("FSumShader", run.Text, StringComparison.Ordinal);
        Assert.Equal(reduce.Contains("Max", StringComparison.Ordinal), run.Text.Contains("struct FMaxShader", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Min", "minimum")]
    [InlineData("Max", "maximum")]
    public void A_minimum_of_doubles_has_no_shader(string reduction, string what)
    {
        var run = One(
            $"public static partial class K {{ [Vectorize(Gpu = true, Reduce = [|Reduction.{reduction} | Reduction.Sum|])] public static double F(double x) => x; }}",
            $"A {what} of doubles stands in the way of a ComputeSharp shader, so 'F{reduction}' has none: HLSL has no functions of double; its other forms are generated");

        Assert.Contains("struct FSumShader", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"F{reduction}Shader", run.Text, StringComparison.Ordinal);
        Assert.Contains($"F{reduction}(GpuBuffer<double>", run.Text.Replace("\n        ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reduce = Reduction.Min | Reduction.Max", "int F(int x) => x")]
    [InlineData("Reduce = Reduction.Sum, ReduceElement = \"Value\"", "(float Value, int Count) F(float x) => (x, 1)")]
    [InlineData("Reduce = Reduction.Sum", "double F(double x) => x")]
    public void What_needs_no_integers_of_64_bits_has_shaders(string options, string member) => Assert.Contains(
        "PairsShader",
        ShaderGeneration.Run($"public static partial class K {{ [Vectorize(Gpu = true, {options})] public static {member}; }}").AssertClean().Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", 58, 0)] // 3 words of the dispatch, 1 of the length, 60 buffers
    [InlineData("", 0, 0)]
    [InlineData(", Reduce = Reduction.Max", 56, 0)]
    [InlineData("", 30, 28)]
    public void As_many_parameters_as_fit_have_shaders(string options, int buffers, int numbers) => Assert.Contains(
        "struct FShader", ShaderGeneration.Run(Wide(options, buffers, numbers, "F")).AssertClean().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("", 59, 0, 65)]
    [InlineData(", Reduce = Reduction.Max", 57, 0, 65)]
    [InlineData("", 30, 30, 66)]
    public void More_parameters_have_none(string options, int buffers, int numbers, int words)
    {
        var run = One(
            Wide(options, buffers, numbers, "[|F|]"),
            $"A kernel of so many parameters stands in the way of a ComputeSharp shader, so 'F' has none: its numbers and buffers take {words} words of a root signature, and Direct3D 12 has 64; its other forms are generated");

        Assert.DoesNotContain("Shader", run.Text, StringComparison.Ordinal);
        Assert.Contains("GpuBuffer<float>", run.Text, StringComparison.Ordinal);
    }

    /// <summary>A kernel of one parameter and of so many more.</summary>
    private static string Wide(string options, int buffers, int numbers, string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"public static partial class K {{ [Vectorize(Gpu = true{options})] public static float {name}(float x{string.Concat(Enumerable.Range(0, buffers).Select(i => $", float b{i}"))}{string.Concat(Enumerable.Range(0, numbers).Select(i => $", [Uniform] float u{i}"))}) => x; }}");

    private static GeneratorRun One(string marked, string message)
    {
        var source = MarkedSource.Parse(Generation.Usings + marked);
        var run = ShaderGeneration.Run(source.Text[Generation.Usings.Length..]);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("KRN022", message), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(source.Span, diagnostic.Location.SourceSpan);
        Assert.Empty(run.ErrorsInGeneratedFiles());
        return run;
    }
}
