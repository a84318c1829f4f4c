using Xunit;
using K = Kernels.Tests.Derivatives.SmoothKinkKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>
/// At a kink a derivative is the mean of those on both sides, taken once at the end; so smooth functions that are put together
/// from kinks come out right at every order. Right values by hand.
/// </summary>
public class SmoothKinkTests
{
    public static TheoryData<string, double, double> AtZero => new()
    {
        { "logistic loss, second", K.L2(0, 1), 0.25 },
        { "max(x, 0) + ln(1 + e^-|x|)", K.S1(0), 0.5 },
        { "max(x, 0) + ln(1 + e^-|x|), second", K.S2(0), 0.25 },
        { "max(x, 0) + ln(1 + e^-|x|), third", K.S3(0), 0 },
        { "log-sum-exp at a tie", K.M1(1, 1), 0.5 },
        { "log-sum-exp at a tie, second", K.M2(1, 1), 0.25 },
        { "log-sum-exp at a tie, mixed", K.Mab(1, 1), -0.25 },
        { "|x|·|x|", K.A1(0), 0 },
        { "|x|·|x|, second", K.A2(0), 2 },
        { "max(x, 0)² + min(x, 0)², second", K.P2(0), 2 },
        { "copysign(tanh |x|, x)", K.C1(0), 1 },
        { "copysign(tanh |x|, x), second", K.C2(0), 0 },
        { "copysign(tanh |x|, x), third", K.C3(0), -2 },
        { "x < 0 ? -t(|x|) : t(|x|)", K.T1(0), 0.5 },
        { "x < 0 ? -t(|x|) : t(|x|), second", K.T2(0), 0 },
        { "x < 0 ? -t(|x|) : t(|x|), third", K.T3(0), -0.25 },
        { "(x <= 0 ? 0 : x) + ln(1 + e^-|x|)", K.R1(0), 0.5 },
        { "(x <= 0 ? 0 : x) + ln(1 + e^-|x|), second", K.R2(0), 0.25 },
        { "|x²|, second", K.X2(0), 2 },
        { "max(x², 0), second", K.Y2(0), 2 },
        { "a kink elsewhere than the condition", K.Z1(0, 0), 0 },
        { "|x|·x², second", K.Cube2(0), 0 },
        { "2·cosh |x|", K.G1(0), 0 },
        { "2·cosh |x|, second", K.G2(0), 2 },
        { "2·cosh |x|, third", K.G3(0), 0 },
        { "2·cosh |x|, fourth", K.G4(0), 2 },
        { "sign(x)·(1 - e^-|x|)", K.SignedSlope(0), 1 },
    };

    [Theory]
    [MemberData(nameof(AtZero))]
    public void A_smooth_function_of_kinks_has_its_derivative(string name, double actual, double expected) =>
        Assert.True(Math.Abs(actual - expected) < 1e-15, $"{name}: {actual}, not {expected}");

    [Fact]
    public void A_test_for_equality_gives_the_value_and_not_the_slope()
    {
        Assert.Equal((0.5, 0.5), K.LogSumGradient(1, 1));
        Assert.Equal(0f, K.SincSlope(0));
        Assert.Equal(MathF.Cos(1) - MathF.Sin(1), K.SincSlope(1), 1e-6f);
        Assert.Equal(0f, K.Q1(0));
        Assert.Equal(2f, K.Q2(0));
    }

    [Fact]
    public void A_test_for_equality_decides_by_other_parameters()
    {
        Assert.Equal(-2f, K.ChosenByP(0.5f, 1).P);
        Assert.Equal(2f, K.ChosenByP(0.5f, 0).P);
        Assert.Equal((-2f, 0f), K.ChosenByBoth(0.5f, 1));
        Assert.Equal((2f, 0f), K.ChosenByBoth(0.5f, 0));
    }
}
