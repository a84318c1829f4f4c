namespace Kernels.Corpus;

/// <summary>Functions that refuse what they are not defined for.</summary>
public static partial class Guards
{
    /// <summary>The logarithm of the factorial, by Stirling's series.</summary>
    [Vectorize, Close(1e-12)]
    public static double LogFactorial([Sample(1, 100)] double n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var x = n + 1;
        var inverse = 1 / x;
        var square = inverse * inverse;
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274
            + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square / 1260)))));
    }

    /// <summary>The rate that turns one amount into another in so many years.</summary>
    [Vectorize, Close(1e-11)]
    public static double GrowthRate([Sample(1, 100)] double from, [Sample(1, 100)] double to, [Uniform, Sample(1, 20)] int years)
    {
        if (from <= 0)
            throw new ArgumentOutOfRangeException(nameof(from), "An amount is positive.");
        if (to <= 0)
            throw new ArgumentOutOfRangeException(nameof(to), "An amount is positive.");
        return Math.Pow(to / from, 1.0 / years) - 1;
    }
}
