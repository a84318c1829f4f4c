using Xunit;
using A = Kernels.Tests.Derivatives.ActivationKernels;
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

    /// <summary>The shapes of the guide's table, each over the range that stands there. Its other rows are those of <see cref="TailTests"/>.</summary>
    private static readonly Dictionary<string, (double From, double To, Func<float, float> Derivative, Func<double, double> Exact, double Units)> Ranges = new()
    {
        ["arctan(eᵘ)"] = (-3.4e38, 3.4e38, K.At1, static x => 0.5 / Math.Cosh(x), 4),
        ["e^(c/x)"] = (1e-38, 3.4e38, K.Bump1, static x => Math.Exp(-1 / x) / x / x, 4),
        ["a / (c/x)"] = (3e-38, 8e37, K.R1, static _ => 1, 4),
        ["a / (c/x + d/z)"] = (3e-38, 8e37, static x => K.Par1(x, 1).A, static x => 1 / (1 + x) / (1 + x), 8),
        ["√(x·y)"] = (1e-30, 1e30, static x => K.Q1(x, 3).C, static x => 0.5 * Math.Sqrt(3 / x), 4),
        ["√(x² + y²)"] = (1e-18, 1e18, static x => K.H1(x, 2).X, static x => x / Math.Sqrt(x * x + 4), 4),
        ["n·n with n = √p"] = (1e-18, 1e18, static x => K.N1(x, 2).X, static x => 2 * x, 4),
        ["xⁿ with n = 0"] = (-3.4e38, 3.4e38, static x => K.B1(x, 0), static _ => 0, 0),
        ["a branch of a condition"] = (-3.4e38, 3.4e38, A.SqrtOfPositiveDerivative, static x => x > 0 ? 0.5 / Math.Sqrt(x) : 0, 4),
        ["a quotient"] = (2e-19, 3e37, static x => K.Ratio1(1, x).B, static x => -1 / x / x, 4),
        ["a hyperbolic tangent or a logistic function of products"] = (12, 3.4e38, A.GeluTanhDerivative, static _ => 1, 4),
    };

    public static TheoryData<string> Shapes => [.. Ranges.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_is_finite_and_right_over_its_range(string shape)
    {
        var (from, to, derivative, exact, units) = Ranges[shape];
        var count = 0;
        for (var bits = 0; bits < BitConverter.SingleToInt32Bits(float.PositiveInfinity); bits += 40_961)
        {
            foreach (var x in new[] { BitConverter.Int32BitsToSingle(bits), -BitConverter.Int32BitsToSingle(bits) })
            {
                if (x < from || x > to)
                    continue;
                count++;
                var (actual, expected) = (derivative(x), exact(x));

                // An exponential feels the rounding of its argument, and may be a subnormal number itself, or have vanished.
                var isExp = shape == "e^(c/x)";
                var relative = units * Math.Pow(2, -23) * (isExp ? 1 + Math.Min(1 / Math.Abs(x), 100) : 1);
                var absolute = 4.0 * float.Epsilon * (isExp && x > 0.005 ? 1 + (1 / x / x) : 1);
                Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected) + absolute, $"{shape} at {x:R}: {actual:R} instead of {expected:R}");
            }
        }

        Assert.True(count > 5000, $"{count} numbers");
    }
}
