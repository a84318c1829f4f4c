using System;

namespace Kernels.Generators.Expressions;

/// <content>The rows of the normal distribution, with their values.</content>
internal static partial class MathFunctions
{
    /// <summary>The error function and its kin.</summary>
    private static MathFunction[] Tails =>
    [
        new("Erf",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 40, "erf", "KernelMath")
            {
                Value = static a => Erf(a[0]),
                Notation = Named("erf", @"\operatorname{erf}"), Saturates = true,
                Partials = static (a, y) => [y.Number(2 / Math.Sqrt(Math.PI)) * Call("ExpOfProduct", -a[0], a[0])],
            },
        new("Erfc",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 60, "erfc", "KernelMath")
            {
                Value = static a => Erfc(a[0]),
                Notation = Named("erfc", @"\operatorname{erfc}"), IsNeverNegative = true, Saturates = true,
                Partials = static (a, y) => [y.Number(-2 / Math.Sqrt(Math.PI)) * Call("ExpOfProduct", -a[0], a[0])],
            },
        new("NormalCdf",               1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null, "KernelMath")
            {
                Value = static a => 0.5 * Erfc(-a[0] / Math.Sqrt(2)),
                Notation = Named("Φ", @"\Phi"), IsNeverNegative = true, Saturates = true,
                Partials = static (a, y) => [y.Number(1 / Math.Sqrt(2 * Math.PI)) * Call("ExpOfProduct", y.Number(-0.5) * a[0], a[0])],
            },
        new("ErfInv",                  1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null, "KernelMath")
            {
                Value = static a => ErfInv(a[0]),
                Notation = Named("erfinv", @"\operatorname{erfinv}"),
                Partials = static (a, y) => [Call("ErfInvSlope", a[0], y)],
            },
        new("ErfInvSlope",             2, VectorForm.VectorMath, VectorForm.VectorMath, 35, null)
            {
                // √π/2 · e^(y²) for y = erf⁻¹ x. The argument x serves precision alone.
                IsSlope = true, Value = static a => Math.Sqrt(Math.PI) / 2 * Math.Exp(a[1] * a[1]),
                Meaning = static a => a[1].Number(Math.Sqrt(Math.PI) / 2) * Call("Exp", a[1] * a[1]), IsNeverNegative = true, IsSteep = true,
                Partials = static (a, y) => [Zero(y), y.Number(2) * a[1] * y],
            },
        new("ExpOfProduct",            2, VectorForm.VectorMath, VectorForm.VectorMath, 16, null)
            {
                // e^(x·y) of a product that is not rounded: relatively exact where the product is large.
                IsSlope = true, Value = static a => ExpOfProduct(a[0], a[1]),
                Meaning = static a => Call("Exp", a[0] * a[1]), IsNeverNegative = true, IsSteep = true,
                Partials = static (a, y) => [a[1] * y, a[0] * y],
            },
    ];

    /// <summary>With what rounding takes from the product.</summary>
    private static double ExpOfProduct(double x, double y)
    {
        var product = x * y;
        var (wideX, wideY) = (134217729 * x, 134217729 * y);
        var (highX, highY) = (wideX - (wideX - x), wideY - (wideY - y));
        var rest = (highX * highY) - product + (highX * (y - highY)) + ((x - highX) * y);
        return Math.Exp(product) * (Math.Abs(rest) < 1 ? 1 + rest : 1);
    }

    private static double Erf(double x) => Math.Abs(x) < 2 ? ErfSeries(x) : 1 - Erfc(x);

    /// <summary>By the continued fraction from 2 on.</summary>
    private static double Erfc(double x)
    {
        if (!(x >= 2))
            return x <= -2 ? 2 - Erfc(-x) : 1 - ErfSeries(x);
        var fraction = x;
        for (var k = 60; k > 0; k--)
            fraction = x + (0.5 * k / fraction);
        return Math.Exp(-(x * x)) / (fraction * Math.Sqrt(Math.PI));
    }

    /// <summary>Winitzki's approximation, and Halley's method.</summary>
    private static double ErfInv(double x)
    {
        const double Shape = 0.147;
        var size = Math.Abs(x);
        if (!(size < 1))
            return size == 1 ? x * double.PositiveInfinity : double.NaN;
        var halfLog = Math.Log((1 - size) * (1 + size)) / 2;
        var sum = (2 / (Math.PI * Shape)) + halfLog;
        var y = Math.Sqrt(Math.Sqrt((sum * sum) - (2 * halfLog / Shape)) - sum);
        for (var i = 0; i < 4; i++)
        {
            var difference = size < 0.5 ? Erf(y) - size : 1 - size - Erfc(y);
            var step = difference * Math.Sqrt(Math.PI) / 2 * Math.Exp(y * y);
            y -= step / (1 + (y * step));
        }

        return x < 0 ? -y : y;
    }

    private static double ErfSeries(double x)
    {
        var (sum, term) = (x, x);
        for (var k = 1; k <= 40; k++)
        {
            term *= -(x * x) / k;
            sum += term / ((2 * k) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
