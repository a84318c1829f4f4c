using Xunit;
using K = Kernels.Tests.Derivatives.SteepKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>Shapes whose derivative is finite although a part of it is not. They are listed in the guide.</summary>
public class SteepTests
{
    [Fact]
    public void A_power_whose_exponent_falls_to_zero_has_no_slope_then()
    {
        Assert.Equal(12f, K.A4(1e-20f));
        Assert.Equal(0f, K.B2(1e-20f, 0));
        Assert.Equal(1f, K.C1(1e-40f));
        Assert.Equal(0f, K.D1(1e-40f));
        Assert.Equal(0.5f, K.B1n(2, 0));
    }

    [Fact]
    public void The_length_of_a_vector_is_flat_at_zero()
    {
        Assert.Equal((0f, 0f), K.H1(0, 0));
        Assert.Equal((0.6f, 0.8f), K.H1(3, 4));
        Assert.Equal((0f, 1f), K.H1(0, 4));
        Assert.Equal(0.25f, K.Hxx(0, 4));
        Assert.True(float.IsNaN(K.Hxx(0, 0)));
    }

    [Fact]
    public void A_root_is_squared()
    {
        Assert.Equal((0f, 0f), K.N1(0, 0));
        Assert.Equal((6f, 8f), K.N1(3, 4));
        Assert.Equal(1f, K.SS1(0));
        Assert.Equal(1f, K.SS1(4));
    }

    [Fact]
    public void A_root_of_a_product_is_flat_by_a_factor_beside_zero()
    {
        Assert.Equal(0f, K.Q1(1, 0).C);
        Assert.Equal(float.PositiveInfinity, K.Q1(1, 0).X);
        Assert.Equal((0.25f, 1f), K.Q1(4, 1));
    }

    // The adjoint is 0 and the slope of the root infinite; their product has a limit that is not 0.
    [Fact]
    public void What_is_not_known_is_NaN_and_no_wrong_number()
    {
        Assert.True(float.IsNaN(K.PS1(0)));
        Assert.True(float.IsNaN(K.PP1(0)));
        Assert.True(float.IsNaN(K.PX1(0)));
        Assert.Equal(1f, K.PS1(4));
        Assert.Equal(1f, K.PP1(4));
    }

    [Theory]
    [InlineData(1e-20f)]
    [InlineData(1e-25f)]
    [InlineData(2e19f)]
    [InlineData(-3f)]
    public void A_reciprocal_of_a_reciprocal_has_the_slope_one(float x) => Assert.Equal(1f, K.R1(x), 1e-6f);

    [Fact]
    public void A_sum_of_reciprocals_does_not_overflow()
    {
        Assert.Equal(1f, K.Par1(1e-25f, 1).A, 1e-6f);
        Assert.Equal((0.25f, 0.25f), K.Par1(1, 1));
    }

    [Fact]
    public void An_exponential_of_a_reciprocal_vanishes_with_all_its_slopes()
    {
        Assert.Equal(0f, K.Bump1(1e-20f));
        Assert.Equal(0f, K.Bump1(0));
        Assert.Equal(0f, K.Bump1(-1));
        Assert.Equal(4f * MathF.Exp(-2), K.Bump1(0.5f), 1e-6f);
    }

    [Fact]
    public void The_arc_of_an_exponential_ends_flat()
    {
        Assert.Equal(3.7835e-44f, K.At1(100), float.Epsilon);
        Assert.Equal(3.7835e-44f, K.At1(-100), float.Epsilon);
        Assert.Equal(0.5f, K.At1(0));
        Assert.Equal(-0.24677718f, K.At2(1), 1e-7f);
    }
}
