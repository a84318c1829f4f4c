using Xunit;
using static Kernels.Tests.Derivatives.LibraryDerivativeKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives of functions that are kernels of the runtime.</summary>
public class LibraryDerivativeTests
{
    [Theory]
    [InlineData(3f, -2f, 1f, 0f)]
    [InlineData(-3f, 2f, 1f, 0f)]
    [InlineData(2f, -2f, 0.5f, 0.5f)]
    public void The_larger_magnitude_has_the_slope_and_at_a_tie_both(float x, float y, float byX, float byY)
    {
        Assert.Equal((byX, byY), LargerGradient(x, y));
        Assert.Equal((byY, byX), SmallerGradient(x, y));
    }

    [Theory]
    [InlineData(3f, 2f, 1f, 0f)]
    [InlineData(float.NaN, 2f, 0f, 1f)]
    [InlineData(3f, float.NaN, 1f, 0f)]
    [InlineData(3f, float.PositiveInfinity, 0f, 1f)]
    [InlineData(2f, 2f, 0.5f, 0.5f)]
    public void Of_a_number_and_a_nan_the_number_has_the_slope(float x, float y, float byX, float byY) =>
        Assert.Equal((byX, byY), NumberGradient(x, y));

    [Fact]
    public void A_line_has_its_own_slopes() => Assert.Equal((0.75f, 0.25f, 4f), LineGradient(1f, 5f, 0.25f));

    [Theory]
    [InlineData(7f, 2f, -3f)]
    [InlineData(-7f, 2f, 3f)]
    [InlineData(7f, 16f, 0f)]
    public void A_remainder_falls_by_the_whole_quotient(float x, float y, float byY) => Assert.Equal((1f, byY), RestGradient(x, y));

    [Theory]
    [InlineData(7f, 2f, -4f)]
    [InlineData(5f, 2f, -2f)]
    public void The_nearest_remainder_falls_by_the_rounded_quotient(float x, float y, float byY) => Assert.Equal((1f, byY), NearestRestGradient(x, y));

    [Fact]
    public void Neighbours_move_with_the_number_and_powers_of_two_are_factors()
    {
        Assert.Equal(1f, NextSlope(3f));
        Assert.Equal(0.125f, ScaledSlope(3f, -3));
        Assert.Equal(0f, RoundedSlope(3.14159f));
        Assert.Equal(0f, RoundedSlope(3e9f));
    }

    [Theory]
    [InlineData(8f, 3, 1f / 12f)]
    [InlineData(-8f, 3, 1f / 12f)]
    [InlineData(16f, 4, 1f / 32f)]
    [InlineData(4f, 2, 0.25f)]
    [InlineData(2f, -1, -0.25f)]
    [InlineData(5f, 1, 1f)]
    [InlineData(0f, 1, 1f)]
    [InlineData(0f, 3, float.PositiveInfinity)]
    [InlineData(0f, 2, float.PositiveInfinity)]
    [InlineData(-0f, -2, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, 2, 0f)]
    [InlineData(-2f, 2, float.NaN)]
    [InlineData(float.NaN, 1, float.NaN)]
    [InlineData(0f, 0, float.NaN)]
    public void A_root_rises_by_itself_over_the_number_and_the_degree(float x, int n, float slope) => Assert.Equal(slope, RootSlope(x, n), 1e-7f);

    [Fact]
    public void The_slope_of_a_root_has_a_slope() => Assert.Equal(-2f / 9f / 32f, RootCurvature(8f, 3), 1e-7f);

    [Theory]
    [InlineData(0f, 2, float.NegativeInfinity)]
    [InlineData(0f, 3, float.NegativeInfinity)]
    [InlineData(-0f, 3, float.PositiveInfinity)]
    [InlineData(0f, -1, float.PositiveInfinity)]
    [InlineData(-0f, -1, float.NegativeInfinity)]
    [InlineData(-0f, -2, float.PositiveInfinity)]
    [InlineData(0f, 1, 0f)]
    [InlineData(float.PositiveInfinity, 1, 0f)]
    [InlineData(float.PositiveInfinity, 2, 0f)]
    [InlineData(float.NegativeInfinity, 5, 0f)]
    [InlineData(-2f, 2, float.NaN)]
    [InlineData(float.NaN, 1, float.NaN)]
    public void The_slope_of_a_root_has_its_limit_as_slope_at_zero_and_infinity(float x, int n, float slope) => Assert.Equal(slope, RootCurvature(x, n), 1e-7f);

    [Fact]
    public void The_slope_of_a_square_root_falls_without_end_at_minus_zero_too() => Assert.Equal(float.NegativeInfinity, RootCurvature(-0f, 2));

    [Theory]
    [InlineData(8f, 1f / 12f, -2f / 9f / 32f)]
    [InlineData(-8f, 1f / 12f, 2f / 9f / 32f)]
    [InlineData(0f, float.PositiveInfinity, float.NegativeInfinity)]
    [InlineData(-0f, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, 0f, 0f)]
    [InlineData(float.NegativeInfinity, 0f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void A_cube_root_has_the_derivatives_of_a_root_of_degree_three(float x, float slope, float curvature)
    {
        Assert.Equal(slope, CubeRootSlope(x), 1e-7f);
        Assert.Equal(curvature, CubeRootCurvature(x), 1e-7f);
        Assert.Equal(RootSlope(x, 3), CubeRootSlope(x), 1e-7f);
        Assert.Equal(RootCurvature(x, 3), CubeRootCurvature(x), 1e-7f);
    }

    [Theory]
    [InlineData(1f, 2f, 0f)]
    [InlineData(0f, 2f, 0f)]
    [InlineData(-0f, 3f, 0f)]
    [InlineData(0f, -2f, float.PositiveInfinity)]
    [InlineData(0f, 0f, float.NaN)]
    [InlineData(float.PositiveInfinity, 2f, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, -2f, 0f)]
    public void A_root_has_a_derivative_by_its_degree_at_zero_and_infinity(float x, float n, float slope) =>
        Assert.Equal(slope, PositiveRootByDegree(x, n), 1e-7f);

    [Theory]
    [InlineData(0f, 2f, float.PositiveInfinity, float.NegativeInfinity)]
    [InlineData(-0f, 5f, float.PositiveInfinity, float.NegativeInfinity)]
    [InlineData(0f, -2f, float.NegativeInfinity, float.PositiveInfinity)]
    [InlineData(0f, 1f, 1f, 0f)]
    [InlineData(3f, 1f, 1f, 0f)]
    [InlineData(4f, 2f, 0.25f, -1f / 32f)]
    [InlineData(float.PositiveInfinity, 1f, 1f, 0f)]
    [InlineData(float.PositiveInfinity, 3f, 0f, 0f)]
    [InlineData(0f, 0f, float.NaN, float.NaN)]
    public void A_root_of_a_number_that_is_not_negative_has_both_derivatives(float x, float n, float slope, float curvature)
    {
        Assert.Equal(slope, PositiveRootSlope(x, n), 1e-7f);
        Assert.Equal(curvature, PositiveRootCurvature(x, n), 1e-7f);
    }
}
