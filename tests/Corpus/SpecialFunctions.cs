namespace Kernels.Corpus;

/// <summary>Functions that textbooks approximate by polynomials and rational functions.</summary>
public static partial class SpecialFunctions
{
    /// <summary>The Bessel function of the first kind of order 0 (Abramowitz and Stegun 9.4.1 and 9.4.3).</summary>
    [Vectorize, Close(1e-12)]
    public static double BesselJ0([Sample(-30, 30)] double x)
    {
        x = Math.Abs(x);
        if (x <= 3)
        {
            var square = x * x / 9;
            return 1 + (square * (-2.2499997
                + (square * (1.2656208 + (square * (-0.3163866 + (square * (0.0444479 + (square * (-0.0039444 + (square * 0.0002100)))))))))));
        }

        var y = 3 / x;
        var amplitude = 0.79788456
            + (y * (-0.00000077 + (y * (-0.00552740 + (y * (-0.00009512 + (y * (0.00137237 + (y * (-0.00072805 + (y * 0.00014476)))))))))));
        var phase = x - 0.78539816
            + (y * (-0.04166397 + (y * (-0.00003954 + (y * (0.00262573 + (y * (-0.00054125 + (y * (-0.00029333 + (y * 0.00013558)))))))))));
        return amplitude * Math.Cos(phase) / Math.Sqrt(x);
    }

    /// <summary>The quantile of the standard normal distribution, by rational functions of three ranges, of which the outer two are rare.</summary>
    [Vectorize, Close(1e-12)]
    public static double NormalQuantile([Sample(0.0001, 0.9999)] double probability)
    {
        const double Low = 0.02425;

        if (Math.Min(probability, 1 - probability) < Low)
            return NormalTail(probability);

        var q = probability - 0.5;
        var r = q * q;
        return ((((((((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r) + 138.3577518672690) * r)
            - 30.66479806614716) * r) + 2.506628277459239) * q
            / ((((((((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r) + 66.80131188771972) * r) - 13.28068155288572) * r) + 1);
    }

    /// <summary>The principal branch of Lambert's W, by Halley's iteration.</summary>
    [Vectorize, Close(1e-9)]
    public static double LambertW([Sample(-0.3, 20)] double x)
    {
        var w = Math.Log(1 + x) * 0.75;
        for (var i = 0; i < 5; i++)
        {
            var exp = Math.Exp(w);
            var error = (w * exp) - x;
            w -= error / ((exp * (w + 1)) - ((w + 2) * error / ((2 * w) + 2)));
        }

        return w;
    }

    /// <summary>The Chebyshev polynomial of a degree.</summary>
    [Vectorize]
    public static float Chebyshev([Sample(-1, 1)] float x, [Uniform, Sample(2, 12)] int degree)
    {
        var (previous, current) = (1f, x);
        for (var i = 1; i < degree; i++)
            (previous, current) = (current, (2f * x * current) - previous);
        return current;
    }

    [Rare]
    private static double NormalTail(double probability)
    {
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(probability, 1 - probability)));
        var quantile = ((((((((((-0.007784894002430293 * t) - 0.3223964580411365) * t) - 2.400758277161838) * t) - 2.549732539343734) * t)
            + 4.374664141464968) * t) + 2.938163982698783)
            / ((((((((0.007784695709041462 * t) + 0.3224671290700398) * t) + 2.445134137142996) * t) + 3.754408661907416) * t) + 1);
        return probability < 0.5 ? quantile : -quantile;
    }
}
