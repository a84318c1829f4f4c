using Xunit;

namespace Kernels.Tests.Derivatives;

/// <summary>The runtime's derivatives over floats of every kind, from −∞ to +∞: one bit pattern in 2¹², and their neighbours.</summary>
public class RuntimeDerivativeTests
{
    private const double Rounding = 1.0 / (1 << 24);

    [Fact]
    public void The_derivatives_of_sigmoid_are_right_to_the_third_order_from_minus_to_plus_infinity()
    {
        foreach (var x in Sweep())
        {
            var s = KernelMath.Sigmoid((double)x);
            var slope = s * KernelMath.Sigmoid(-(double)x);

            // y·(1 - y) has the accuracy of y, and the other orders that of the polynomials in y that they are.
            AssertNear(x, slope, Activations.SigmoidDerivative(x), s);
            AssertNear(x, slope * (1 - 2 * s), LanguageKernels.SigmoidSecond(x), s);
            AssertNear(x, slope - 6 * slope * slope, LanguageKernels.SigmoidThird(x), s);
        }
    }

    [Fact]
    public void The_derivative_of_softplus_is_the_logistic_function()
    {
        foreach (var x in Sweep())
            Assert.Equal(KernelMath.Sigmoid(x), Activations.SoftplusDerivative(x));
    }

    [Fact]
    public void The_derivative_of_tanh_is_right_from_minus_to_plus_infinity()
    {
        foreach (var x in Sweep())
            AssertNear(x, 1 - Math.Pow(Math.Tanh(x), 2), Activations.TanhDerivative(x), 1);
    }

    [Fact]
    public void Piecewise_linear_functions_have_slopes_everywhere()
    {
        foreach (var x in Sweep())
        {
            Assert.Equal(1f, Activations.LinearDerivative(x));
            Assert.Equal(x > 0f ? 1f : 0f, Activations.ReluDerivative(x));
            Assert.Equal(x > 0f ? 1f : 0.01f, Activations.LeakyReluDerivative(x, 0.01f));
            Assert.Equal(0f, Activations.StepDerivative(x, 0.5f));
            Assert.Equal(0f, Activations.StepDerivative(x, x));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.3f)]
    [InlineData(1f)]
    public void The_gradient_of_the_logistic_loss_is_the_residual_for_every_finite_logit(float label)
    {
        foreach (var z in Sweep().Where(float.IsFinite))
        {
            var (value, logit) = Losses.LogisticLossGradient(z, label);
            Assert.Equal(Losses.LogisticLoss(z, label), value, Math.Abs(value) * 1e-6f + 1e-30f);

            // σ(z) - y, and σ(-z) - (1 - y) the other way round, which keeps the small results of a sure prediction.
            var truth = z < 0 ? KernelMath.Sigmoid((double)z) - label : 1 - (double)label - KernelMath.Sigmoid(-(double)z);
            AssertNear(z, truth, logit, label is 0f or 1f ? Math.Abs(truth) : 1);
            Assert.InRange(logit, -1f, 1f);
        }
    }

    [Fact]
    public void The_gradient_of_the_squared_error_is_twice_the_difference()
    {
        foreach (var prediction in Sweep())
        {
            foreach (var target in (float[])[0f, 1f, -1e10f])
                Assert.Equal(2f * (prediction - target), Losses.SquaredErrorGradient(prediction, target).Prediction);
        }
    }

    [Fact]
    public void Nan_gives_nan_except_where_a_slope_is_a_choice_of_numbers()
    {
        Assert.True(float.IsNaN(Activations.SigmoidDerivative(float.NaN)));
        Assert.True(float.IsNaN(LanguageKernels.SigmoidSecond(float.NaN)));
        Assert.True(float.IsNaN(LanguageKernels.SigmoidThird(float.NaN)));
        Assert.True(float.IsNaN(Activations.TanhDerivative(float.NaN)));
        Assert.True(float.IsNaN(Activations.SoftplusDerivative(float.NaN)));
        Assert.True(float.IsNaN(Losses.LogisticLossGradient(float.NaN, 0f).Value));
        Assert.True(float.IsNaN(Losses.LogisticLossGradient(float.NaN, 0f).Logit));
        Assert.True(float.IsNaN(Losses.LogisticLossGradient(0f, float.NaN).Logit));
        Assert.True(float.IsNaN(Losses.SquaredErrorGradient(float.NaN, 0f).Prediction));

        // NaN passes through these functions as the identity has it.
        Assert.Equal(1f, Activations.ReluDerivative(float.NaN));
        Assert.Equal(1f, Activations.LeakyReluDerivative(float.NaN, 0.1f));
        Assert.Equal(1f, Activations.LinearDerivative(float.NaN));
        Assert.Equal(1f, Activations.StepDerivative(float.NaN, 0f));
    }

    /// <summary>Every 2¹²-th float, which reaches all exponents of both signs, and the ones that matter most.</summary>
    private static IEnumerable<float> Sweep()
    {
        for (long bits = 0; bits <= uint.MaxValue; bits += 1 << 12)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!float.IsNaN(x))
                yield return x;
        }

        for (var x = -110f; x <= 110f; x += 1f / 64)
            yield return x;
        for (var x = 88.5f; x < 89f; x = MathF.BitIncrement(x))
        {
            if ((BitConverter.SingleToInt32Bits(x) & 15) != 0)
                continue;
            yield return x;
            yield return -x;
        }
    }

    private static void AssertNear(float x, double expected, float actual, double scale)
    {
        var error = Math.Abs(actual - expected);
        var allowed = 4 * Rounding * (Math.Abs(expected) * (1 + Math.Min(Math.Abs(x), 100)) + scale) + 1.2e-38;
        if (!(error <= allowed))
            Assert.Fail($"At {x:R} it is {actual:R} instead of {expected:R}: {error / allowed:G3} times the error that is allowed.");
    }
}
