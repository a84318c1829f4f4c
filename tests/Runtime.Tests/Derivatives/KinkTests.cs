using Xunit;
using A = Kernels.Tests.Derivatives.ActivationKernels;
using F = Kernels.Tests.Derivatives.FunctionKernels;
using G = Kernels.Tests.Derivatives.LanguageKernels;
using L = Kernels.Tests.Derivatives.LossKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>The values that are taken where a function has no derivative, or one that naive rules miss.</summary>
public class KinkTests
{
    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, 1f)]
    [InlineData(-float.Epsilon, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, 1f)]
    public void The_rectifier_rises_only_above_zero(float x, float expected) =>
        Assert.Equal(expected, Activations.ReluDerivative(x));

    [Theory]
    [InlineData(0f, 0.25f)]
    [InlineData(float.Epsilon, 1f)]
    [InlineData(float.NegativeInfinity, 0.25f)]
    public void The_leaky_rectifier_has_its_slope_up_to_zero(float x, float expected) =>
        Assert.Equal(expected, Activations.LeakyReluDerivative(x, 0.25f));

    // A choice that keeps 0·∞ away must not make the derivative constant where an adjoint happens to be 0.
    [Fact]
    public void The_second_derivative_is_right_where_the_adjoint_of_the_first_is_zero()
    {
        Assert.Equal(2 * 0.39894228f, A.GeluTanhSecond(0f), 1e-6f);
        Assert.Equal(0.5f, A.SiluOfQuotientSecond(0f), 1e-6f);
        Assert.Equal(0.5f, G.PowerSlopeByExponent(2f, 0f), 1e-6f);
        Assert.Equal(G.MixedPower(0f, 2f), G.MixedPower(1e-6f, 2f), 1e-4f);
    }

    // The logarithm is infinitely steep at 0, where the maximum does not take it, as losses of probabilities have it.
    [Fact]
    public void An_argument_that_a_maximum_does_not_take_contributes_nothing()
    {
        Assert.Equal(0f, G.BoundedLogSlope(0f));
        Assert.Equal(0f, G.BoundedLogSlope(1e-44f));
        Assert.Equal(4f, G.BoundedLogSlope(0.25f));
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        Assert.Equal(0f, Activations.ReluDerivative(-0f));
        Assert.Equal(0.25f, Activations.LeakyReluDerivative(-0f, 0.25f));
        Assert.Equal(0f, Activations.StepDerivative(-0f, 0f));
        Assert.Equal(0f, A.SqrtOfPositiveDerivative(-0f));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_step_has_no_slope_anywhere(float x) => Assert.Equal(0f, Activations.StepDerivative(x, 0.5f));

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void A_root_that_is_not_taken_has_no_infinite_slope(float x) =>
        Assert.Equal(0f, A.SqrtOfPositiveDerivative(x));

    [Theory]
    [InlineData(0f)]
    [InlineData(0.25f)]
    [InlineData(1f)]
    public void The_logistic_loss_is_smooth_at_zero_though_its_parts_are_not(float label)
    {
        foreach (var zero in (float[])[0f, -0f])
        {
            Assert.Equal(0.5f - label, Losses.LogisticLossGradient(zero, label).Logit);
            Assert.Equal(0.5f - label, L.SmoothSumOfKinksDerivative(zero, label));
        }
    }

    [Fact]
    public void Log_cosh_is_smooth_where_the_prediction_is_right() =>
        Assert.Equal((0f, 0f), L.LogCoshGradient(3f, 3f));

    [Fact]
    public void Huber_is_smooth_at_zero_and_at_delta()
    {
        Assert.Equal((0f, 0f), (L.HuberGradient(1f, 1f, 2f).Prediction, L.HuberGradient(1f, 1f, 2f).Delta));
        Assert.Equal((2f, -2f), (L.HuberGradient(3f, 1f, 2f).Prediction, L.HuberGradient(3f, 1f, 2f).Target));
        Assert.Equal((-2f, 2f), (L.HuberGradient(-1f, 1f, 2f).Prediction, L.HuberGradient(-1f, 1f, 2f).Target));
    }

    [Fact]
    public void A_tie_is_shared_equally()
    {
        Assert.Equal(-0.5f, L.HingeDerivative(1f, 1f));
        var tie = F.OrderedGradient(1f, 1f);

        // 2·min - max + 5·min - 11·max, half each; then what does not depend on the tie.
        Assert.Equal(-2.5f + 17f + 31f + 61f + 1f + 1f, tie.X);
        Assert.Equal(-2.5f + 1f + 1f + 1f, tie.Y);
    }

    [Fact]
    public void The_pinball_loss_has_half_of_both_slopes_where_the_prediction_is_right() =>
        Assert.Equal(-0.4f, L.PinballGradient(2f, 2f, 0.9f).Prediction, 1e-7f);

    [Fact]
    public void A_magnitude_is_flat_at_zero()
    {
        // 2·min - max + 5·min - 11·max where x is the smaller one; 31 of the clamp, and of copysign the sign bits decide.
        Assert.Equal(7f + 0f + 31f + 61f + 5f + 5f, F.OrderedGradient(0f, 5f).X);
        Assert.Equal(7f + 0f + 31f - 61f + 5f + 5f, F.OrderedGradient(-0f, 5f).X);
    }

    [Fact]
    public void A_clamp_passes_its_ends_on()
    {
        Assert.Equal(7f - 17f + 31f - 61f + 10f, F.OrderedGradient(-1f, 5f).X);
        Assert.Equal(7f + 17f + 31f + 61f + 10f, F.OrderedGradient(2f, 5f).X);
    }

    [Fact]
    public void Length_and_angle_are_flat_at_the_origin()
    {
        Assert.Equal((0f, 0f), F.LengthGradient(0f, 0f));
        Assert.Equal((0f, 0f), F.AngleGradient(0f, 0f));
    }

    [Fact]
    public void Powers_of_and_to_zero_have_the_slopes_of_their_limits()
    {
        Assert.Equal(0f, F.PowerGradient(0f, 0f).X);
        Assert.Equal(1f, F.PowerGradient(0f, 1f).X);
        Assert.Equal(0f, F.PowerGradient(0f, 2f).X);
        Assert.Equal(0f, F.PowerGradient(0f, 2f).Y);
        Assert.Equal(0f, F.PowerGradient(3f, 0f).X);
        Assert.Equal(-4f, F.PowerGradient(-2f, 2f).X);
    }

    [Fact]
    public void Mish_is_steep_as_the_identity_at_a_hundred()
    {
        Assert.Equal(1f, A.MishOfLogDerivative(100f));
        Assert.Equal(1f, A.MishOfSoftplusDerivative(100f));
        Assert.Equal(1f, A.MishOfLogDerivative(1e30f));
    }

    [Fact]
    public void A_user_s_own_derivative_is_used_everywhere()
    {
        Assert.Equal((9f, 127f), G.MarkedGradient(3f));
        Assert.Equal(127f, G.MarkedFirst(3f));

        // The next order is the slope of what the user wrote, whether one names it or the generated method.
        Assert.Equal(27f, G.MarkedSecond(3f));
        Assert.Equal(27f, G.MarkedSecondOfGenerated(3f));

        // 3·Marked(2x) by x is 3·2·(100 + 8x³); MarkedProduct(y, x) by its first is 2000 + x², by its second 1000 + y.
        var (value, x, y) = G.CallsMarkedGradient(3f, 5f);
        Assert.Equal((3f * 36f + 15f, 6f * (100f + 216f) + 1005f, 2009f), (value, x, y));
    }
}
