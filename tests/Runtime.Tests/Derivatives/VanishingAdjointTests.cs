using Xunit;

namespace Kernels.Tests.Derivatives;

/// <summary>
/// Where an adjoint is 0 on a whole range, as behind a flat function, 0·∞ is 0. Where it only crosses 0, at one point, its
/// own slope has to reach the derivative of the derivative.
/// </summary>
public partial class VanishingAdjointTests
{
    public static TheoryData<string, double, double> Crossings() => new()
    {
        { "GELU at 0, second", GeluSecond(0), Math.Sqrt(2 / Math.PI) },
        { "GELU at -0, second", GeluSecond(-0.0), Math.Sqrt(2 / Math.PI) },
        { "GELU at 0, third", GeluThird(0), 0 },
        { "a gate at 0, second", GateSecond(0, 0.7), 0.5 },
        { "a power times its argument at 0, second", PowerSecond(0, 2.5), -5 },
        { "a power times its argument at 0, third", PowerThird(0, 2.5), 3 * 2.5 * 1.5 },
        { "a tanh of factor 0 by the factor", ScaledMixed(0.5, 0), (1 - Math.Pow(Math.Tanh(0.625), 2)) * 1.75 },
        { "a tanh that is flat beside a parabola at its vertex", VertexSecond(3), 2 * 27 * 27 },
        { "the focal loss of weight 0 by the weight", FocalMixed(0.4, 0, 2), FocalSlope(0.4, 1, 2) },
    };

    [Theory]
    [MemberData(nameof(Crossings))]
    public void A_derivative_is_right_where_an_adjoint_crosses_0(string name, double actual, double expected)
    {
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * (1 + Math.Abs(expected)), $"{name}: {actual:R}, not {expected:R}");
    }

    [Fact]
    public void Nothing_flows_on_from_a_flat_function_into_a_steep_one()
    {
        Assert.Equal(1, GeluSlope(1e200));
        Assert.Equal(0, GeluSlope(-1e200));
        Assert.Equal(0, GeluSecond(1e200));
        Assert.Equal(0, FocalSlope(800, 1, 0.5));
        Assert.Equal(1, GeluSlope(double.PositiveInfinity));
        Assert.Equal(double.NaN, GeluSlope(double.NaN));
        for (var x = 30.0; x < 1e300; x *= 10)
            Assert.True(GeluSecond(x) == 0 && GeluSecond(-x) == 0 && GeluThird(x) == 0, $"at {x}");
    }
}
