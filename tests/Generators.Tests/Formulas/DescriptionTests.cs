using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests.Formulas;

/// <summary>The descriptions that the property <c>KernelsDescribe</c> asks for: formulas in LaTeX, and the graph.</summary>
public class DescriptionTests
{
    [Fact]
    public Task The_example_of_the_lecture() => Verifier.Verify(
        Describe("[Vectorize] public static float F(float a, float b, float c) { var d = b * c; var e = a + d; var f = d * a; var g = MathF.Pow(e, f); return g; }"),
        extension: "md").UseDirectory("../Snapshots");

    [Fact]
    public Task A_derivative_with_branches() => Verifier.Verify(
        Describe(
            """
            [Vectorize] public static float Elu(float x, [Uniform] float alpha) => x > 0f ? x : alpha * (MathF.Exp(x) - 1f);
            [Vectorize, DerivativeOf(nameof(Elu))] public static partial (float Value, float X, float Alpha) EluGradient(float x, [Uniform] float alpha);
            """,
            file: 1),
        extension: "md").UseDirectory("../Snapshots");

    [Theory]
    [InlineData("float F(float x) => MathF.Sin(x) + 1f;", "∂v₁/∂x = cos(x)")]
    [InlineData("float F(float x) => x * x;", "∂F/∂x = 2·x")]
    [InlineData("float F(float x) => MathF.Exp(x);", "∂F/∂x = eˣ")]
    [InlineData("float F(float x) => 1f / x;", "∂F/∂x = −1 / x²")]
    [InlineData("float F(float x) => MathF.Abs(x);", "∂F/∂x = sign(x)")]
    [InlineData("float F(float x, float y) => MathF.FusedMultiplyAdd(x, y, x);", "∂F/∂x = y + 1")]
    public void An_edge_back_carries_the_local_derivative(string function, string label) =>
        Assert.Contains($"|\"{label}\"|", Describe($"[Vectorize] public static {function}"));

    [Theory]
    [InlineData("int F(int x) => x << 3;", "F = x #lt;#lt; 3")]
    [InlineData("(float A, float B) F(float x) => (x + 1f, x * 2f);", "F = (v₁, v₂)")]
    [InlineData("float F(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x));", "graph LR")]
    public void A_kernel_without_a_derivative_has_a_graph_without_edges_back(string function, string label)
    {
        var description = Describe($"[Vectorize] public static {function}");

        Assert.Contains(label, description);
        Assert.DoesNotContain("-.->", description);
    }

    [Fact]
    public void A_kernel_of_many_operations_has_no_graph() => Assert.Contains(
        "No graph is drawn: it would be too large, or the function has a loop.",
        Describe($"[Vectorize] public static float F(float x) => {string.Join(" + ", Enumerable.Range(1, 60).Select(static i => $"x / {i}.5f"))};"));

    [Fact]
    public void Kernels_of_every_kind_can_be_described() => Assert.All(KernelSources.All, static source =>
    {
        var run = Generation.Run(Generation.Compile(source), "true");

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "KRN099");
        Assert.All(run.AssertCompiles().Files, static file => Assert.NotEmpty(Description.Of(file.SourceText.ToString())));
    });

    [Fact]
    public void Nothing_is_described_unless_it_is_asked_for()
    {
        var source = Source("[Vectorize] public static float F(float x) => x + 1f;");

        Assert.DoesNotContain(DescriptionWriter.Start, Generation.Run(source).Text);
        Assert.DoesNotContain(DescriptionWriter.Start, Generation.Run(Generation.Compile(source), "false").Text);
        Assert.Contains(DescriptionWriter.Start, Generation.Run(Generation.Compile(source), "True").Text);
    }

    [Fact]
    public void The_property_runs_nothing_again_while_it_stays_the_same()
    {
        var compilation = Generation.Compile(Source("[Vectorize] public static float F(float x) => x + 1f;"));
        var driver = Driver("true").RunGenerators(compilation);

        driver = driver.WithUpdatedAnalyzerConfigOptions(new DescribeOptions("true")).RunGenerators(compilation);
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons());
        driver = driver.WithUpdatedAnalyzerConfigOptions(new DescribeOptions("false")).RunGenerators(compilation);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons());

        IEnumerable<IncrementalStepRunReason> Reasons() => driver.GetRunResult().Results[0].TrackedSteps[TrackingNames.Sources]
            .SelectMany(static step => step.Outputs).Select(static output => output.Reason);
    }

    private static string Describe(string members, int file = 0)
    {
        var run = Generation.Run(Generation.Compile(Source(members)), "true").AssertCompiles();
        return Description.Of(run.Files[file].SourceText.ToString());
    }

    private static string Source(string members) =>
        $"#pragma warning disable\n{Generation.Usings}namespace Sample; public static partial class K {{\n{members}\n}}";

    private static GeneratorDriver Driver(string describe) => CSharpGeneratorDriver.Create(
        [new KernelGenerator().AsSourceGenerator()],
        parseOptions: Generation.ParseOptions,
        optionsProvider: new DescribeOptions(describe),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
