using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The scalar body of derivatives, with its documentation: code for a lecture slide. All forms run as well.</summary>
public class DerivativeCodeTests
{
    [Fact]
    public Task The_logistic_function_three_times() => Verifier.Verify(Derivatives("""
        /// <summary>The logistic function.</summary>
        [Vectorize] public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
        [Vectorize, DerivativeOf(nameof(Sigmoid))] public static partial float SigmoidDerivative(float x);
        [Vectorize, DerivativeOf(nameof(SigmoidDerivative))] public static partial float SigmoidSecond(float x);
        [Vectorize, DerivativeOf(nameof(SigmoidSecond))] public static partial float SigmoidThird(float x);
        """), extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task The_logistic_loss_and_its_gradient() => Verifier.Verify(Derivatives("""
        [Vectorize]
        public static float LogisticLoss(float logit, float label) =>
            MathF.Max(logit, 0f) - logit * label + KernelMath.Log1p(MathF.Exp(-MathF.Abs(logit)));
        [Vectorize, DerivativeOf(nameof(LogisticLoss))]
        public static partial (float Value, float Logit, float Label) LogisticLossGradient(float logit, float label);
        """), extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task The_example_of_a_computation_graph() => Verifier.Verify(Derivatives("""
        [Vectorize]
        public static float Graph(float a, float b, float c)
        {
            var d = b * c;
            var e = a + d;
            var f = d * a;
            return MathF.Pow(e, f);
        }
        [Vectorize, DerivativeOf(nameof(Graph))]
        public static partial (float Value, float A, float B, float C) GraphGradient(float a, float b, float c);
        """), extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Branches() => Verifier.Verify(Derivatives("""
        [Vectorize]
        public static float Huber(float error, [Uniform] float delta)
        {
            if (error < -delta)
                return -delta * (error + 0.5f * delta);
            if (error > delta)
                return delta * (error - 0.5f * delta);
            return 0.5f * error * error;
        }
        [Vectorize, DerivativeOf(nameof(Huber), nameof(error))]
        public static partial float HuberDerivative(float error, [Uniform] float delta);
        [Vectorize] public static float Relu(float x) => x <= 0f ? 0f : x;
        [Vectorize, DerivativeOf(nameof(Relu))] public static partial float ReluDerivative(float x);
        """, 1.5f), extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Activations_of_today() => Verifier.Verify(Derivatives("""
        [Vectorize] public static float Gelu(float x) => 0.5f * x * (1f + VectorMath.Tanh(0.797884561f * (x + 0.044715f * x * x * x)));
        [Vectorize, DerivativeOf(nameof(Gelu))] public static partial float GeluDerivative(float x);
        [Vectorize] public static float Mish(float x) => x * VectorMath.Tanh(VectorMath.Log(1f + VectorMath.Exp(x)));
        [Vectorize, DerivativeOf(nameof(Mish))] public static partial float MishDerivative(float x);
        [Vectorize] public static float Silu(float x) => x / (1f + VectorMath.Exp(-x));
        [Vectorize, DerivativeOf(nameof(Silu))] public static partial float SiluDerivative(float x);
        """), extension: "cs").UseDirectory("Snapshots");

    private static string Derivatives(string members, params object[] uniforms)
    {
        var run = Generation.Run($"{Generation.Usings}namespace Sample; public static partial class Lecture {{ {members} }}").AssertCompiles();
        Assert.Empty(run.Diagnostics);
        run.AssertSameAsScalar(ulps: 4, uniforms);
        var bodies = run.Files
            .Select(static file => file.SourceText.ToString())
            .Where(static text => text.Contains("static partial float", StringComparison.Ordinal)
                || text.Contains("static partial (", StringComparison.Ordinal))
            .Select(ScalarForm);
        return string.Join("", bodies);
    }

    /// <summary>What stands before the form over spans.</summary>
    private static string ScalarForm(string text)
    {
        var start = text.IndexOf("    /// <summary>", StringComparison.Ordinal);
        return text[start..text.IndexOf("    /// <summary>", start + 1, StringComparison.Ordinal)];
    }
}
