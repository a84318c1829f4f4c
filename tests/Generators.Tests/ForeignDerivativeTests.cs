using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Derivatives of functions that reach kernels of other assemblies, here those of the runtime.</summary>
public class ForeignDerivativeTests
{
    [Fact]
    public void A_kernel_of_the_runtime_is_differentiated_like_a_local_one()
    {
        var foreign = BodyOf("""
            public static partial class K
            {
                [Vectorize, DerivativeOf(nameof(Activations.Sigmoid))] public static partial float D(float x);
            }
            """);
        var local = BodyOf("""
            public static partial class K
            {
                [Vectorize] public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
                [Vectorize, DerivativeOf(nameof(Sigmoid))] public static partial float D(float x);
            }
            """);

        Assert.Contains("return sigmoid * (float.MinNative(3.4028235E+38f, exp) * sigmoid);", foreign, StringComparison.Ordinal);
        Assert.Equal(local, foreign);
    }

    [Fact]
    public void A_caller_of_kernels_of_the_runtime_is_differentiated() => Generation.Run(Generation.Usings + """
        public static partial class K
        {
            [Vectorize] public static float F(float x, float y) => Activations.LeakyRelu(x * y, x) + Losses.SquaredError(x, Activations.Tanh(y));
            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float ByX(float x, float y);
            [Vectorize, DerivativeOf(nameof(F), "y")] public static partial float ByY(float x, float y);
            [Vectorize, DerivativeOf(nameof(ByY), "x")] public static partial float Mixed(float x, float y);
        }
        """).AssertCompiles().AssertSameAsScalar(ulps: 4);

    [Fact]
    public void A_derivative_of_the_runtime_is_called_and_differentiated_again() => Generation.Run(Generation.Usings + """
        public static partial class K
        {
            [Vectorize] public static float Slope(float x) => 4f * Activations.SigmoidDerivative(x);
            [Vectorize, DerivativeOf(nameof(Slope))] public static partial float Bend(float x);
            [Vectorize, DerivativeOf(nameof(Activations.SigmoidDerivative))] public static partial float Second(float x);
            [Vectorize] public static float Residual(float z, float y) => Losses.LogisticLossGradient(z, y).Logit;
            [Vectorize, DerivativeOf(nameof(Residual), "z")] public static partial float Curvature(float z, float y);
        }
        """).AssertCompiles().AssertSameAsScalar(ulps: 4);

    private static string BodyOf(string source)
    {
        var run = Generation.Run(Generation.Usings + source).AssertCompiles();
        Assert.Empty(run.Diagnostics);
        var text = run.Files.Single(static file => file.HintName.Contains(".D-", StringComparison.Ordinal)).SourceText.ToString();
        var start = text.IndexOf("partial float D", StringComparison.Ordinal);
        return text[start..text.IndexOf('}', start)];
    }
}
