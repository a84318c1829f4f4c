namespace Kernels;

// As Log2 and Log10, with the parts of 1 + x as Log1p finds them.
public static partial class VectorMath
{
    /// <summary>The logarithm to the base two of one plus a number, accurate near 0: <c>log₂(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log2P1(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static float Log2P1(float x)
    {
        float sum = 1f + x;
        return IsModerate(sum) ? NormalLog2P1(x, sum) : Log2WithSpecialCases(sum);
    }

    private static float NormalLog2P1(float x, float sum)
    {
        (float k, float f) = PartsOfOnePlus(x, sum);
        return MathF.CopySign(Log2OfParts(k, f), x);
    }

    /// <summary>The logarithm to the base ten of one plus a number, accurate near 0: <c>log₁₀(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log10P1(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static float Log10P1(float x)
    {
        float sum = 1f + x;
        return IsModerate(sum) ? NormalLog10P1(x, sum) : Log10WithSpecialCases(sum);
    }

    private static float NormalLog10P1(float x, float sum)
    {
        (float k, float f) = PartsOfOnePlus(x, sum);
        return MathF.CopySign(Log10OfParts(k, f), x);
    }

    /// <summary>The logarithm to the base two of one plus a number, accurate near 0: <c>log₂(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log2P1(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static double Log2P1(double x)
    {
        double sum = 1.0 + x;
        return IsModerate(sum) ? NormalLog2P1(x, sum) : Log2WithSpecialCases(sum);
    }

    private static double NormalLog2P1(double x, double sum)
    {
        (double k, double f) = PartsOfOnePlus(x, sum);
        return Math.CopySign(Log2OfParts(k, f), x);
    }

    /// <summary>The logarithm to the base ten of one plus a number, accurate near 0: <c>log₁₀(1 + x)</c>.</summary>
    /// <remarks>The error is at most 1 ULP, also where the result is tiny. Log10P1(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
    [Vectorize]
    public static double Log10P1(double x)
    {
        double sum = 1.0 + x;
        return IsModerate(sum) ? NormalLog10P1(x, sum) : Log10WithSpecialCases(sum);
    }

    private static double NormalLog10P1(double x, double sum)
    {
        (double k, double f) = PartsOfOnePlus(x, sum);
        return Math.CopySign(Log10OfParts(k, f), x);
    }
}
