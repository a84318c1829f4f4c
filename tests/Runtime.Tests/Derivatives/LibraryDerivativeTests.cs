using Xunit;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives of functions that are kernels of the runtime.</summary>
public partial class LibraryDerivativeTests
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

    [Vectorize]
    public static float Larger(float x, float y) => MathF.MaxMagnitude(x, y);

    [Vectorize, DerivativeOf(nameof(Larger))]
    public static partial (float X, float Y) LargerGradient(float x, float y);

    [Vectorize]
    public static float Smaller(float x, float y) => MathF.MinMagnitude(x, y);

    [Vectorize, DerivativeOf(nameof(Smaller))]
    public static partial (float X, float Y) SmallerGradient(float x, float y);

    [Vectorize]
    public static float Number(float x, float y) => float.MaxNumber(x, y);

    [Vectorize, DerivativeOf(nameof(Number))]
    public static partial (float X, float Y) NumberGradient(float x, float y);

    [Vectorize]
    public static float Line(float start, float end, float amount) => float.Lerp(start, end, amount);

    [Vectorize, DerivativeOf(nameof(Line))]
    public static partial (float Start, float End, float Amount) LineGradient(float start, float end, float amount);

    [Vectorize]
    public static float Rest(float x, float y) => x % y;

    [Vectorize, DerivativeOf(nameof(Rest))]
    public static partial (float X, float Y) RestGradient(float x, float y);

    [Vectorize]
    public static float NearestRest(float x, float y) => MathF.IEEERemainder(x, y);

    [Vectorize, DerivativeOf(nameof(NearestRest))]
    public static partial (float X, float Y) NearestRestGradient(float x, float y);

    [Vectorize]
    public static float Next(float x) => MathF.BitIncrement(x);

    [Vectorize, DerivativeOf(nameof(Next))]
    public static partial float NextSlope(float x);

    [Vectorize]
    public static float Scaled(float x, int n) => MathF.ScaleB(x, n);

    [Vectorize, DerivativeOf(nameof(Scaled))]
    public static partial float ScaledSlope(float x, int n);

    [Vectorize]
    public static float Rounded(float x) => MathF.Round(x, 2);

    [Vectorize, DerivativeOf(nameof(Rounded))]
    public static partial float RoundedSlope(float x);
}
