using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The logarithm to the base ten: <c>log₁₀ x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too, and the logarithm of a power of ten is exact.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float Log10(float x) => Avx512F.VL.IsSupported ? Log10WithSpecialCases(x) : Log10ByCases(x);

    [Vectorize]
    private static float Log10ByCases(float x) => IsPositiveNormal(x) ? NormalLog10(x) : Log10WithSpecialCases(x);

    // For positive normal numbers.
    private static float NormalLog10(float x)
    {
        (float k, float f) = NormalParts(x);
        return Log10OfParts(k, f);
    }

    // The same for all x, as for Log2.
    [Vectorize, Rare]
    private static float Log10WithSpecialCases(float x)
    {
        float m = Significand(x);
        float k = Exponent(x, m);
        float log = Log10OfParts(k, m - 1f);
        return float.IsNaN(log) ? k : log;
    }

    // k · log10 2 + log10(1 + f), the sum in two parts, as in LogOfParts for doubles.
    private static float Log10OfParts(float k, float f)
    {
        (float head, float tail) = LogOfFraction(f);
        float product = head * InverseLn10;
        float productRest = MathF.FusedMultiplyAdd(head, InverseLn10Low, MultiplySubtract(head, InverseLn10, product));
        float whole = k * Log10Of2Floor;
        float sum = whole + product;
        float rest = MathF.FusedMultiplyAdd(k, Log10Of2Rest, MathF.FusedMultiplyAdd(tail, InverseLn10, productRest));
        return sum + (product - (sum - whole) + rest);
    }

    private const float InverseLn10 = 0.434294492f;
    private const float InverseLn10Low = -1.010305e-8f;

    // log10 2 rounded down to 12 bits, and the rest.
    private const float Log10Of2Floor = 0.301025390625f;
    private const float Log10Of2Rest = 4.60503907e-6f;

    /// <summary>The logarithm to the base ten: <c>log₁₀ x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too, and the logarithm of a power of ten is exact.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static double Log10(double x) => IsPositiveNormal(x) ? NormalLog10(x) : Log10WithSpecialCases(x);

    // For positive normal numbers.
    private static double NormalLog10(double x)
    {
        (double k, double f) = NormalParts(x);
        return Log10OfParts(k, f);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double Log10WithSpecialCases(double x)
    {
        (double k, double f) = Parts(x);
        return OrLimit(x, Log10OfParts(k, f));
    }

    private static double Log10OfParts(double k, double f)
    {
        (double head, double tail) = LogOfFraction(f);
        double product = head * InverseLn10Double;
        double productRest = Math.FusedMultiplyAdd(head, InverseLn10LowDouble, MultiplySubtract(head, InverseLn10Double, product));
        double whole = k * Log10Of2Floor42;
        double sum = whole + product;
        double rest = Math.FusedMultiplyAdd(k, Log10Of2Rest42, Math.FusedMultiplyAdd(tail, InverseLn10Double, productRest));
        return sum + (product - (sum - whole) + rest);
    }

    private const double InverseLn10Double = 0.4342944819032518;
    private const double InverseLn10LowDouble = 1.098319650216765e-17;

    // log10 2 rounded down to 42 bits, and the rest.
    private const double Log10Of2Floor42 = 0.30102999566383914;
    private const double Log10Of2Rest42 = 1.42050232272661e-13;
}
