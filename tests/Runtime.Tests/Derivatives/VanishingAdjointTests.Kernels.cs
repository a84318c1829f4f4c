namespace Kernels.Tests.Derivatives;

/// <content>The functions, which other processes run too.</content>
public partial class VanishingAdjointTests
{
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
