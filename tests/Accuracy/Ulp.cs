using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>Errors in units in the last place of the exact value, as a fraction.</summary>
/// <remarks>
/// Special values must be right: NaN for NaN, an infinity for an infinity, and the sign of a zero. They give an error
/// of 0 or infinity. A finite value so large that rounding makes it infinite counts as one; where an infinity is
/// computed for a smaller one it counts as the next power of two.
/// </remarks>
public static class Ulp
{
    /// <summary>The error of a float against a reference in double.</summary>
    public static double Error(float computed, double exact)
    {
        // The fast ways, for 2^32 arguments. The rare cases go the slow one.
        if (exact.Equals(computed) && double.IsNegative(exact) == float.IsNegative(computed)) return 0;

        var magnitude = Math.Abs(exact);
        if (!(magnitude >= SmallestNormalSingle && magnitude < TwoTo127) || computed == 0 || float.IsNaN(computed))
            return Error(computed, (Exact)exact);

        var exponentBits = BitConverter.DoubleToInt64Bits(magnitude) & 0x7FF0000000000000;
        return Math.Abs(computed - exact) * BitConverter.Int64BitsToDouble(UlpReciprocalBits - exponentBits);
    }

    /// <summary>The error of a float.</summary>
    internal static double Error(float computed, Exact exact) => Error(computed, exact, 24, 127);

    /// <summary>The error of a double.</summary>
    internal static double Error(double computed, Exact exact) => Error(computed, exact, 53, 1023);

    private static double Error(double computed, Exact exact, int precision, int largestExponent)
    {
        var value = exact.Mantissa.High;
        if (double.IsNaN(value) || double.IsNaN(computed))
            return double.IsNaN(value) == double.IsNaN(computed) ? 0 : double.PositiveInfinity;

        if (double.IsNegative(value) != double.IsNegative(computed)) return double.PositiveInfinity;

        if (double.IsInfinity(value)) return double.IsInfinity(computed) ? 0 : double.PositiveInfinity;

        var exponent = value == 0 ? int.MinValue / 2 : exact.BinaryExponent;
        var smallestUlp = 2 - largestExponent - precision;
        var largestUlp = largestExponent + 1 - precision;
        var ulp = Math.Clamp(exponent + 1 - precision, smallestUlp, largestUlp);
        var high = Math.ScaleB(exact.Mantissa.High, exact.Exponent - ulp);
        var low = Math.ScaleB(exact.Mantissa.Low, exact.Exponent - ulp);
        if (!double.IsInfinity(computed)) return Math.Abs(Math.ScaleB(computed, -ulp) - high - low);

        var powerAbove = Math.ScaleB(1, precision);
        var distance = powerAbove - Math.Abs(high) - (high < 0 ? -low : low);
        return distance <= 0.5 ? 0 : ulp == largestUlp ? distance : double.PositiveInfinity;
    }

    private const double SmallestNormalSingle = 1.1754943508222875e-38;
    private const double TwoTo127 = 1.7014118346046923e38;

    // 1 / ulp = 2^(23 - e) has the biased exponent 1023 + 23 - e, and the double itself e + 1023.
    private const long UlpReciprocalBits = (1023L + 23 + 1023) << 52;
}
