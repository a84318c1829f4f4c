using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The logarithm to the base two: <c>log₂ x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too, and the logarithm of a power of two is exact.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float Log2(float x) => Avx512F.VL.IsSupported ? Log2WithSpecialCases(x) : Log2ByCases(x);

    [Vectorize]
    private static float Log2ByCases(float x) => IsPositiveNormal(x) ? NormalLog2(x) : Log2WithSpecialCases(x);

    // For positive normal numbers.
    private static float NormalLog2(float x)
    {
        (float k, float f) = NormalParts(x);
        return Log2OfParts(k, f);
    }

    // The same for all x. Of an infinite exponent the parts are not numbers, and it is the logarithm itself.
    [Vectorize, Rare]
    private static float Log2WithSpecialCases(float x)
    {
        float m = Significand(x);
        float k = Exponent(x, m);
        float log = Log2OfParts(k, m - 1f);
        return float.IsNaN(log) ? k : log;
    }

    // k + log2(1 + f), the sum in two parts, as in LogOfParts for doubles.
    private static float Log2OfParts(float k, float f)
    {
        (float head, float tail) = LogOfFraction(f);
        float product = head * InverseLn2;
        float productRest = MathF.FusedMultiplyAdd(head, InverseLn2Low, MultiplySubtract(head, InverseLn2, product));
        float sum = k + product;
        return sum + (product - (sum - k) + MathF.FusedMultiplyAdd(tail, InverseLn2, productRest));
    }

    private const float InverseLn2Low = 1.92596303e-8f;

    /// <summary>The logarithm to the base two: <c>log₂ x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too, and the logarithm of a power of two is exact.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static double Log2(double x) => IsPositiveNormal(x) ? NormalLog2(x) : Log2WithSpecialCases(x);

    // For positive normal numbers.
    private static double NormalLog2(double x)
    {
        (double k, double f) = NormalParts(x);
        return Log2OfParts(k, f);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double Log2WithSpecialCases(double x)
    {
        (double k, double f) = Parts(x);
        return OrLimit(x, Log2OfParts(k, f));
    }

    private static double Log2OfParts(double k, double f)
    {
        (double head, double tail) = LogOfFraction(f);

        // What rounding took from half the square counts more here than in the other logarithms.
        tail -= MultiplySubtract(0.5 * f, f, 0.5 * f * f);
        double product = head * InverseLn2Double;
        double productRest = Math.FusedMultiplyAdd(head, InverseLn2LowDouble, MultiplySubtract(head, InverseLn2Double, product));
        double sum = k + product;
        return sum + (product - (sum - k) + Math.FusedMultiplyAdd(tail, InverseLn2Double, productRest));
    }

    private const double InverseLn2LowDouble = 2.0355273740931033e-17;
}
