using Xunit;

namespace Kernels.Tests;

/// <summary>The inverse error function where its reference in the table of errors is itself.</summary>
public class ErfInvTests
{
    [Theory]
    [InlineData(0.0, 0.0, 0.886226925452758)]
    [InlineData(1.0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(1.0000001192092896, double.NaN, double.NaN)]
    [InlineData(-2.0, double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Special_arguments_have_the_limits_of_the_function_and_its_slope(double x, double inverse, double slope)
    {
        Assert.Equal(inverse, KernelMath.ErfInv(x));
        Assert.True(double.IsNaN(inverse) || double.IsNegative(inverse) == double.IsNegative(KernelMath.ErfInv(x)));
        Assert.Equal(slope, VectorMath.ErfInvSlope(x, inverse), 1e-15);

        var single = (float)x;
        Assert.Equal((float)inverse, KernelMath.ErfInv(single));
        Assert.True(double.IsNaN(inverse) || double.IsNegative(inverse) == float.IsNegative(KernelMath.ErfInv(single)));
        Assert.Equal((float)slope, VectorMath.ErfInvSlope(single, (float)inverse), 1e-6f);
    }

    [Fact]
    public void Of_minus_zero_it_is_minus_zero() => Special_arguments_have_the_limits_of_the_function_and_its_slope(-0.0, -0.0, 0.886226925452758);

    [Fact]
    public void Subnormal_numbers_are_multiplied_by_the_slope_at_zero()
    {
        Assert.Equal(float.Epsilon, KernelMath.ErfInv(float.Epsilon));
        Assert.Equal(-886 * float.Epsilon, KernelMath.ErfInv(-1000 * float.Epsilon));
        Assert.Equal(886 * double.Epsilon, KernelMath.ErfInv(1000 * double.Epsilon));
    }

    [Fact]
    public void The_error_function_undoes_it()
    {
        for (var i = -999; i < 1000; i++)
        {
            Assert.Equal(i / 1000.0, KernelMath.Erf(KernelMath.ErfInv(i / 1000.0)), 4e-16);
            Assert.Equal(i / 1000f, KernelMath.Erf(KernelMath.ErfInv(i / 1000f)), 2e-7f);
        }
    }
}
