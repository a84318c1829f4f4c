using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The generated text of ComputeSharp shaders, in C# and in HLSL, and the overloads that run them.</summary>
public class ShaderCodeTests
{
    [Fact]
    public Task A_shader_of_a_documented_kernel() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                /// <summary>The logistic function with a slope.</summary>
                /// <param name="x">The logit.</param>
                /// <param name="slope">The slope at 0, four times.</param>
                [Vectorize(Gpu = true)]
                public static float Logistic(float x, [Uniform] float slope) => 1f / (1f + MathF.Exp(-slope * x));
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Shaders_of_integers_that_are_reduced() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Numbers
            {
                [Vectorize(Gpu = true, Reduce = Reduction.Max)]
                public static (int Quotient, uint Turned) Divide(int x, int y, [Uniform] int count) => (x / y, (uint)x << count);
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Shaders_with_tables() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Filters
            {
                private static readonly float[] Gains = { 0.5f, 1f, 2f };

                [Vectorize(Gpu = true)]
                public static float Filtered(float x, int gain, [Uniform] ReadOnlySpan<float> taps) => Gains[gain] * (taps[0] + taps[^1] * x);
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public void A_project_without_ComputeSharp_gets_no_shader() => Assert.DoesNotContain(
        "Shader", Generation.Run(Generation.Usings + "static partial class K { [Vectorize(Gpu = true)] static float F(float x) => x; }")
            .AssertClean().Text, StringComparison.Ordinal);

    [Fact]
    public void A_kernel_that_does_not_ask_for_it_gets_no_shader() => Assert.DoesNotContain(
        "Shader", ShaderGeneration.Run("static partial class K { [Vectorize] static float F(float x) => x; }").AssertClean().Text, StringComparison.Ordinal);

    /// <summary>
    /// ComputeSharp's generator refuses <c>unchecked</c>, and C# evaluates constants as if they were checked. So no constant may be
    /// left in a shader that overflows.
    /// </summary>
    [Theory]
    [InlineData("static int F(int x, int y) => unchecked(x * y);")]
    [InlineData("static uint F(uint x, [Uniform] int n) { while (x > 9u) x = unchecked(x - (uint)n); return x; }")]
    [InlineData("static int F(int x, uint y) => x | unchecked((int)y);")]
    [InlineData("static uint F(uint x) => unchecked(x + G(-5)); static uint G(int y) => unchecked((uint)y);")]
    [InlineData("static int F(int x) => unchecked(x + G(4_000_000_000u)); static int G(uint y) => unchecked((int)y);")]
    [InlineData("static int F(int x) => unchecked(x + G(1e20f)); static int G(float y) => unchecked((int)y);")]
    [InlineData("static uint F(uint x) => unchecked(x + G(-1e20f)); static uint G(float y) => unchecked((uint)y);")]
    [InlineData("static int F(int x) => unchecked(x + G(100_000)); static int G(int y) => unchecked(y * y);")]
    [InlineData("static int F(int x) => unchecked(x + G(int.MinValue)); static int G(int y) => unchecked(-y);")]
    [InlineData("static int F(int x) => unchecked(x + G(int.MinValue, -1)); static int G(int x, int y) => unchecked(x / y);")]
    [InlineData("static int F(int x) => unchecked(x + G(int.MinValue, 0)); static int G(int x, int y) => x % y;")]
    [InlineData("static int F(int x) => x ^ G(-1f); static int G(float y) => BitConverter.SingleToInt32Bits(y) >> 3 | unchecked((int)BitConverter.SingleToUInt32Bits(y));")]
    public void A_project_that_checks_integers_gets_the_same_shader(string kernel)
    {
        var source = $"static partial class K {{ [Vectorize(Gpu = true)] {kernel} }}";
        var text = ShaderGeneration.Run(source).AssertClean().Text;

        Assert.Equal(text, ShaderGeneration.Run(Generation.Options.WithOverflowChecks(true), source).AssertCompiles().Text);
    }

    /// <summary>The overloads over ComputeSharp's buffers, and what follows: their shaders.</summary>
    private static string Generate(string source)
    {
        var text = ShaderGeneration.Run(source).AssertClean().Text;
        var remark = text.IndexOf("Runs a ComputeSharp shader", StringComparison.Ordinal);
        return text[text.LastIndexOf("    /// <summary>", remark, StringComparison.Ordinal)..];
    }
}
