namespace Kernels;

// The logarithms of doubles: natural, binary and decimal ones differ in what the parts below are multiplied by.
public static partial class VectorMath
{
    /// <summary>The natural logarithm: <c>ln x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static double Log(double x) => IsPositiveNormal(x) ? NormalLog(x) : LogWithSpecialCases(x);

    // For positive normal numbers.
    private static double NormalLog(double x)
    {
        (double k, double f) = NormalParts(x);
        return LogOfParts(k, f);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static double LogWithSpecialCases(double x)
    {
        (double k, double f) = Parts(x);
        return OrLimit(x, LogOfParts(k, f));
    }

    // The bits of positive normal numbers are consecutive integers. Moved so that the first of them is the least integer, they stand
    // below all others.
    private static bool IsPositiveNormal(double x) => BitConverter.DoubleToInt64Bits(x) - NormalOffsetDouble <= LastNormalDouble;

    private const long SmallestNormalBitsDouble = 0x0010000000000000;
    private const long NormalOffsetDouble = unchecked(SmallestNormalBitsDouble - long.MinValue);
    private const long LastNormalDouble = 0x7FEFFFFFFFFFFFFF - SmallestNormalBitsDouble + long.MinValue;
    private const double SmallestNormalDouble = 2.2250738585072014e-308;

    // k and f of x = 2^k · (1 + f) with 1 + f from 0.75 to 1.5, for a positive normal number. The exponent with its bias becomes a number in
    // the low bits of 2^52: a conversion of 64-bit integers is an instruction only in AVX-512.
    private static (double Exponent, double Fraction) NormalParts(double x)
    {
        (double exponent, double significand) = NormalSignificand(x);
        return (exponent, significand - 1.0);
    }

    private static (double Exponent, double Significand) NormalSignificand(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x) + OneLessThreeQuartersBitsDouble;
        double exponent = BitConverter.UInt64BitsToDouble((bits >> 52) | UnitsBitsDouble) - BiasInUnits;
        return (exponent, BitConverter.UInt64BitsToDouble((bits & FractionMaskDouble) + ThreeQuartersBitsDouble));
    }

    private const ulong ThreeQuartersBitsDouble = 0x3FE8000000000000;
    private const ulong OneLessThreeQuartersBitsDouble = (ulong)OneBitsDouble - ThreeQuartersBitsDouble;
    private const ulong FractionMaskDouble = 0x000FFFFFFFFFFFFF;
    private const ulong UnitsBitsDouble = 0x4330000000000000; // of 2^52
    private const double BiasInUnits = 4503599627370496.0 + 1023.0;

    // The same for subnormal numbers too; of no use for others that are not positive and finite.
    private static (double Exponent, double Fraction) Parts(double x)
    {
        bool isSubnormal = x < SmallestNormalDouble;
        (double k, double f) = NormalParts(isSubnormal ? x * 4503599627370496.0 : x);
        return (isSubnormal ? k - 52.0 : k, f);
    }

    // The logarithm of x where that is a positive finite number, and what a logarithm is elsewhere.
    private static double OrLimit(double x, double log)
    {
        double finiteOrNot = x < double.PositiveInfinity ? log : x;
        return x > 0.0 ? finiteOrNot : (x == 0.0 ? double.NegativeInfinity : double.NaN);
    }

    private static double LogOfParts(double k, double f)
    {
        (double head, double tail) = LogOfFraction(f);

        // k · ln 2 has its first 42 bits in a product that is exact. The sum with the head is rounded, and what it loses is found by subtraction:
        // k · ln 2 is 0 or the larger one.
        double whole = k * Ln2Floor42;
        double sum = whole + head;
        return sum + (head - (sum - whole) + Math.FusedMultiplyAdd(k, Ln2Rest42, tail));
    }

    // ln 2 rounded down to 42 bits, and the rest.
    private const double Ln2Floor42 = 0.6931471805598903;
    private const double Ln2Rest42 = 5.497923018708371e-14;

    // log(1 + f) as head + tail for 1 + f from 0.75 to 1.5, the tail at most a tenth of the head. With s = f / (2 + f),
    // log(1 + f) = log((1 + s) / (1 - s)) = f - f²/2 + s · (f²/2 + rest). A polynomial in f alone would need 21 terms; this one needs 8 and
    // runs beside the division. The head is f - f²/2 and what rounding takes from it is in the tail.
    private static (double Head, double Tail) LogOfFraction(double f)
    {
        double s = f / (f + 2.0);
        double square = s * s;
        double halfSquare = 0.5 * f * f;
        double head = f - halfSquare;
        return (head, Math.FusedMultiplyAdd(s, Math.FusedMultiplyAdd(square, LogRest(square), halfSquare), f - head - halfSquare));
    }

    // (log((1 + s) / (1 - s)) / s - 2) / s², from t = s² <= 0.04. With it the logarithm has a relative error of 1.4e-19.
    // By sollya: fpminimax(2*atanh(x)/x-2, [|2,4,6,8,10,12,14,16|], [|D,D,D,D,D,D,D,D|], [-0.2001;0.2001], absolute), the function as
    // its Taylor series.
    private static double LogRest(double t)
    {
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(0.13841270070013395, t, 0.13173852331817348);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.15391097559271752, t, 0.1818166628815198));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.22222224290262726, t, 0.2857142855587397));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.4000000000005655, t, 0.666666666666666));
    }
}
