using System;

namespace Kernels.Generators.Expressions;

/// <content>The rows of the gamma function's logarithm and of the derivatives of that, with their values to some thirteen digits.</content>
internal static partial class MathFunctions
{
    /// <summary>The logarithm of the gamma function, and its derivatives.</summary>
    private static MathFunction[] GammaFunctions =>
    [
        new("LogGamma",                1, VectorForm.VectorMath, VectorForm.VectorMath, 90, "lgamma", "KernelMath")
            {
                Value = static a => LogGamma(a[0]),
                Notation = new FunctionNotation(NotationForm.Name, "lnΓ", @"\ln\Gamma"),
                Partials = static (a, y) => [Call("Digamma", a[0])],
            },
        new("Digamma",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 70, null, "KernelMath")
            {
                Value = static a => Digamma(a[0]),
                Notation = Named("ψ", @"\psi"),
                Partials = static (a, y) => [Call("Trigamma", a[0])],
            },
        new("Trigamma",                1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null, "KernelMath")
            {
                Value = static a => Trigamma(a[0]),
                Notation = Named("ψ′", @"\psi'"),
            },
    ];

    // Stirling's series serves from here on.
    private const double FarForStirling = 15;

    private static double LogGamma(double x)
    {
        if (x <= 0)
            return x == Math.Floor(x) ? double.PositiveInfinity : Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x);
        if (x < FarForStirling)
            return LogGamma(x + 1) - Math.Log(x);
        if (double.IsInfinity(x))
            return x;
        var t = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((1 - (t * ((1 / 30.0) - (t * ((1 / 105.0) - (t / 140)))))) / (12 * x));
    }

    private static double Digamma(double x)
    {
        if (x <= 0)
            return x == Math.Floor(x) ? x == 0 ? -1 / x : double.NaN : Digamma(1 - x) - (Math.PI / Math.Tan(Math.PI * x));
        if (x < FarForStirling)
            return Digamma(x + 1) - (1 / x);
        var t = 1 / (x * x);
        return Math.Log(x) - (0.5 / x) - (t * ((1 / 12.0) - (t * ((1 / 120.0) - (t * ((1 / 252.0) - (t / 240)))))));
    }

    private static double Trigamma(double x)
    {
        if (x <= 0)
            return x == Math.Floor(x) ? double.IsInfinity(x) ? double.NaN : double.PositiveInfinity : Square(Math.PI / Math.Sin(Math.PI * x)) - Trigamma(1 - x);
        if (x < FarForStirling)
            return Trigamma(x + 1) + (1 / (x * x));
        var t = 1 / (x * x);
        return (1 / x) + (t * (0.5 + ((1 / x) * ((1 / 6.0) - (t * ((1 / 30.0) - (t * ((1 / 42.0) - (t / 30)))))))));
    }
}
