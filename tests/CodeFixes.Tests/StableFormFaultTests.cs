using Xunit;

namespace Kernels.CodeFixes.Tests;

/// <summary>Each formula has the fault that is said of it, and the function that is offered does not.</summary>
public class StableFormFaultTests
{
    private const double Digit = 1e-7;

    [Fact]
    public void Formulas_overflow_where_functions_do_not()
    {
        Assert.Equal(float.PositiveInfinity, MathF.Log(1f + MathF.Exp(100f)));
        Assert.Equal(100f, KernelMath.Softplus(100f));
        Assert.Equal(float.PositiveInfinity, MathF.Log(MathF.Exp(100f) + MathF.Exp(99f)));
        Close(100.31326, KernelMath.LogAddExp(100f, 99f));
        Assert.Equal(float.NaN, MathF.Exp(100f) / (1f + MathF.Exp(100f)));
        Assert.Equal(1f, KernelMath.Sigmoid(100f));
        Assert.Equal(float.PositiveInfinity, MathF.Sqrt(3e20f * 3e20f + 4e20f * 4e20f));
        Close(5e20, float.Hypot(3e20f, 4e20f));
    }

    [Fact]
    public void Formulas_vanish_where_functions_do_not()
    {
        Assert.Equal(0f, MathF.Log(1f + MathF.Exp(-20f)));
        Close(2.0611536e-9, KernelMath.Softplus(-20f));
        Assert.Equal(float.NegativeInfinity, MathF.Log(KernelMath.Sigmoid(-110f)));
        Assert.Equal(-110f, -KernelMath.Softplus(110f));
        Assert.Equal(0f, 1f / (1f + MathF.Exp(90f)));
        Assert.True(KernelMath.Sigmoid(-90f) > 0f);
        Assert.Equal(0f, MathF.Sqrt(3e-30f * 3e-30f + 4e-30f * 4e-30f));
        Close(5e-30, float.Hypot(3e-30f, 4e-30f));
        Assert.Equal(0f, 1f - KernelMath.Sigmoid(20f));
        Close(2.0611536e-9, KernelMath.Sigmoid(-20f));
        Assert.Equal(0f, 1f - KernelMath.Erf(5f));
        Close(1.5374597e-12, KernelMath.Erfc(5f));
        Assert.Equal(0f, 0.5f * (1f + KernelMath.Erf(-7f / MathF.Sqrt(2f))));
        Close(1.2798125e-12, KernelMath.NormalCdf(-7f));
    }

    [Fact]
    public void Formulas_lose_digits_that_functions_keep()
    {
        const float Small = 1e-6f;
        Far(Small, MathF.Log(1f + Small));
        Close(Small, KernelMath.Log1p(Small), 1e-6);
        Far(Small, MathF.Exp(Small) - 1f);
        Close(Small, KernelMath.Expm1(Small), 1e-6);
        Far(1.1283792e-6, 1f - KernelMath.Erfc(Small));
        Close(1.1283792e-6, KernelMath.Erf(Small), 1e-6);
    }

    [Fact]
    public void Formulas_are_NaN_where_functions_are_not()
    {
        Assert.Equal(float.NaN, MathF.Sin(0f) / 0f);
        Assert.Equal(1f, KernelMath.Sinc(0f));
        Assert.Equal(float.NaN, MathF.Pow(-8f, 1f / 3f));
        Assert.Equal(-2f, MathF.Cbrt(-8f));
        Assert.NotEqual(10.0, Math.Pow(1000, 1.0 / 3));
        Assert.Equal(10.0, Math.Cbrt(1000));
    }

    private static void Close(double expected, double actual, double digit = Digit) => Assert.InRange(actual / expected, 1 - digit, 1 + digit);

    private static void Far(double expected, double actual) => Assert.False(Math.Abs(actual / expected - 1) < 1e-3);
}
