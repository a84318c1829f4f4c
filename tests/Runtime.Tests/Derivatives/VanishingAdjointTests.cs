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

    [Vectorize(Gpu = true)]
    internal static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(0.79788456080286536 * (x + 0.044715 * x * x * x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Gelu))]
    internal static partial double GeluSlope(double x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(GeluSlope))]
    internal static partial double GeluSecond(double x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(GeluSecond))]
    internal static partial double GeluThird(double x);

    [Vectorize(Gpu = true)]
    internal static double Gate(double x, double cubic) => x / (1 + Math.Exp(-(x * x * x * cubic + x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Gate), nameof(x))]
    internal static partial double GateSlope(double x, double cubic);

    [Vectorize(Gpu = true), DerivativeOf(nameof(GateSlope), nameof(x))]
    internal static partial double GateSecond(double x, double cubic);

    [Vectorize(Gpu = true)]
    internal static double Power(double x, double exponent) => x * Math.Pow(1 - x, exponent);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Power), nameof(x))]
    internal static partial double PowerSlope(double x, double exponent);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PowerSlope), nameof(x))]
    internal static partial double PowerSecond(double x, double exponent);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PowerSecond), nameof(x))]
    internal static partial double PowerThird(double x, double exponent);

    [Vectorize(Gpu = true)]
    internal static double Scaled(double x, double factor) => factor * Math.Tanh(x + x * x * x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Scaled), nameof(x))]
    internal static partial double ScaledSlope(double x, double factor);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ScaledSlope), nameof(factor))]
    internal static partial double ScaledMixed(double x, double factor);

    /// <summary>At x = 3 the adjoint of the cube is 0, once for its parabola and all around for its hyperbolic tangent.</summary>
    [Vectorize(Gpu = true)]
    internal static double Vertex(double x)
    {
        var cube = x * x * x;
        return (cube - 27) * (cube - 27) + Math.Tanh(cube);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Vertex))]
    internal static partial double VertexSlope(double x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(VertexSlope))]
    internal static partial double VertexSecond(double x);

    [Vectorize(Gpu = true)]
    internal static double Focal(double logit, double weight, double gamma) =>
        weight * Math.Pow(1 - KernelMath.Sigmoid(logit), gamma) * KernelMath.Softplus(-logit);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Focal), nameof(logit))]
    internal static partial double FocalSlope(double logit, double weight, double gamma);

    [Vectorize(Gpu = true), DerivativeOf(nameof(FocalSlope), nameof(weight))]
    internal static partial double FocalMixed(double logit, double weight, double gamma);
}
