namespace Kernels;

public static partial class VectorMath
{
    /// <summary>A number raised to a power: <c>xʸ</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Special cases are those of <see cref="Math.Pow(double, double)"/>. For y = ±0 and for
    /// x = 1 the result is 1, even if the other is NaN. It is 1 for x = −1 and an infinite y, too. A finite x below 0 gives
    /// NaN unless y is an integer. ±0 and ±infinity keep their sign for an odd integer y and lose it for any other y.
    /// </remarks>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <returns><paramref name="x"/> to the power of <paramref name="y"/>.</returns>
    [Vectorize]
    public static double Pow(double x, double y)
    {
        // x^y = e^(y · ln x). For positive normal numbers, where the power is one too.
        (double k, double m) = NormalSignificand(x);
        (double product, double rest) = ProductWithLog(k, m, y);
        (double value, double shifted) = ExpOfSum(product, rest);
        return IsPositiveNormal(x) && Math.Abs(product) < LargestNormalExponent ? AddExponent(value, shifted) : PowWithSpecialCases(x, y);
    }

    private const double LargestNormalExponent = 708.0;

    // The same for all x and y.
    [Rare]
    private static double PowWithSpecialCases(double x, double y)
    {
        bool isInteger = Math.Truncate(y) == y;
        double halved = 0.5 * y;
        bool isOdd = isInteger && Math.Truncate(halved) != halved;

        double magnitude = Math.Abs(x);
        bool isSubnormal = magnitude < SmallestNormalDouble;
        (double k, double m) = NormalSignificand(isSubnormal ? magnitude * 4503599627370496.0 : magnitude);
        (double product, double rest) = ProductWithLog(isSubnormal ? k - 52.0 : k, m, y);

        // Where x is 0, infinite or NaN, the logarithm is not that of its bits.
        double log = magnitude == 0.0 ? double.NegativeInfinity : magnitude;
        product = magnitude > 0.0 && magnitude < double.PositiveInfinity ? product : y * log;
        product = magnitude == 1.0 || y == 0.0 ? 0.0 : product;
        rest = Math.Abs(product) < 746.0 && Math.Abs(rest) < 1.0 ? rest : 0.0; // beyond, it may be of any size or not a number
        double clamped = double.MaxNative(-746.0, double.MinNative(710.0, product));

        (double value, double shifted) = ExpOfSum(clamped, rest);
        ulong power = BitConverter.DoubleToUInt64Bits(Scale(value, shifted - IntegerShiftDouble));
        ulong sign = isOdd ? BitConverter.DoubleToUInt64Bits(x) & SignBitDouble : 0UL;
        bool isComplex = x < 0.0 && magnitude < double.PositiveInfinity && !isInteger;
        return isComplex ? double.NaN : BitConverter.UInt64BitsToDouble(power ^ sign);
    }

    // y · ln(2^k · m) as the sum of two doubles. The product reaches 745, so an error of a small part of an ULP in the result needs a logarithm
    // with some 67 bits.
    private static (double Product, double Lost) ProductWithLog(double k, double m, double y)
    {
        (double high, double low) = LongLog(k, m);
        double product = y * high;
        return (product, Math.FusedMultiplyAdd(y, low, MultiplySubtract(y, high, product)));
    }

    // ln(2^k · m) as the sum of two doubles.
    private static (double High, double Low) LongLog(double k, double m)
    {
        // ln m = ln c + 2 · artanh(s / 2) for the nearest centre c and s = (m - c) / ((m + c) / 2), where |s| <= 0.0313. s is found as the
        // sum of two doubles: the first one leaves a rest of m - c that is exact, but for what rounding takes from m + c.
        double nearest = Math.FusedMultiplyAdd(m, CentresInUnitDouble, NearestShiftDouble);
        double centre = LogCentre(nearest);
        double difference = m - centre;
        double halfCentre = 0.5 * centre;
        double mean = Math.FusedMultiplyAdd(0.5, m, halfCentre);
        double meanRest = Math.FusedMultiplyAdd(0.5, m, halfCentre - mean);
        double reciprocal = 1.0 / mean;
        double s = difference * reciprocal;
        double sRest = SubtractProduct(SubtractProduct(difference, s, mean), s, meanRest) * reciprocal;

        // s³ / 12 and so on, and what the second part of s changes.
        double square = s * s;
        double changed = Math.FusedMultiplyAdd(0.25 * square, sRest, sRest);
        double tail = Math.FusedMultiplyAdd(square * s, ArtanhRest(square), changed);

        // As in LogOfParts; the sum of the multiples of 2^-42 is exact.
        double whole = Math.FusedMultiplyAdd(k, Ln2Floor42, LogOfCentre(nearest));
        double high = whole + s;
        return (high, s - (high - whole) + Math.FusedMultiplyAdd(k, Ln2Rest42, tail));
    }

    // (2 · artanh(s / 2) - s) / s³ from t = s² <= 0.00105. With it the logarithm has a relative error of 3.4e-22.
    // By sollya: fpminimax(2*atanh(sqrt(x)/2)/x^1.5-1/x, 3, [|D,D,D,D|], [0;0.00105], relative), the function as its Taylor series.
    private static double ArtanhRest(double t)
    {
        double sum = Math.FusedMultiplyAdd(0.00043424414625481026, t, 0.002232142679848423);
        return Math.FusedMultiplyAdd(sum, t * t, Math.FusedMultiplyAdd(0.012500000000054525, t, 0.08333333333333333));
    }

    // e^(high + low) as value · 2^n, from n + IntegerShiftDouble, for |high| <= 746 and |low| <= 1.
    private static (double Value, double Shifted) ExpOfSum(double high, double low)
    {
        double shifted = Math.FusedMultiplyAdd(high + low, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;

        // r in two parts, of which the first one is exact. Only that is added to 1, and what rounding takes from the sum is found by subtraction.
        double rHigh = Math.FusedMultiplyAdd(n, -Ln2HighDouble, high);
        double rLow = Math.FusedMultiplyAdd(n, -Ln2LowDouble, low);
        double r = rHigh + rLow;
        double sum = 1.0 + rHigh;
        double lost = rHigh - (sum - 1.0);
        return (sum + (lost + Math.FusedMultiplyAdd(r * r, ExpCurvature(r), rLow)), shifted);
    }
}
