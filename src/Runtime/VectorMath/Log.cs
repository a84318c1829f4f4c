using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    // log x = k · ln 2 + log(1 + f) for x = 2^k · (1 + f). Float takes 1 + f from 0.75 to 1.5, as the processor can, and
    // double from sqrt(1/2) to sqrt(2): the bits of sqrt(1/2) are subtracted before the exponent is taken, so that it
    // steps at sqrt(1/2) · 2^k and not at 2^k. Either way k = 0 near 1, where the logarithm is small, and nothing cancels.
    private const long SqrtHalfBitsDouble = 0x3FE6A09E667F3BCD;

    /// <summary>The natural logarithm: <c>ln x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float Log(float x) => Avx512F.VL.IsSupported ? LogWithSpecialCases(x) : LogByCases(x);

    // AVX-512 has instructions that take any number apart, so only elsewhere it pays to ask for arguments that are no positive
    // normal numbers. The bits of those are consecutive integers. Moved so that the first of them is the least integer, they stand
    // below all others, and one comparison finds those.
    [Vectorize]
    private static float LogByCases(float x) =>
        BitConverter.SingleToInt32Bits(x) - NormalOffset > LastNormal ? LogWithSpecialCases(x) : NormalLog(x);

    private const int SmallestNormalBits = 0x00800000;
    private const int LargestNormalBits = 0x7F7FFFFF;
    private const int NormalOffset = unchecked(SmallestNormalBits - int.MinValue);
    private const int LastNormal = LargestNormalBits - SmallestNormalBits + int.MinValue;

    // For positive normal numbers.
    private static float NormalLog(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        int exponent = (bits - ThreeQuartersBits) >> 23;
        return LogOfParts(BitConverter.Int32BitsToSingle(bits - (exponent << 23)), exponent);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float LogWithSpecialCases(float x)
    {
        float m = Significand(x);
        return LogOfParts(m, Exponent(x, m));
    }

    private static float LogOfParts(float m, float k)
    {
        float f = m - 1f;
        float square = f * f;

        // Both parts of ln 2 are positive, so that an infinite k gives an infinite logarithm.
        float low = MathF.FusedMultiplyAdd(square, LogCurvature(f, square), k * Ln2Rest);
        return MathF.FusedMultiplyAdd(k, Ln2Floor, f + low);
    }

    private const float Ln2Floor = 0.693147123f;
    private const float Ln2Rest = 5.76999888e-8f;

    // (log(1 + f) - f) / f² for 1 + f from 0.75 to 1.5. With it log(1 + f) has a relative error of 5.1e-9, less
    // than a tenth of an ULP.
    // By sollya: fpminimax(log(1+x), [|2,3,4,5,6,7,8,9,10|], [|24,24,24,24,24,24,24,24,24|], [-0.25;0.5], relative, x).
    // Horner's scheme in f² for pairs of terms: as many operations as in f, for the caller needs the square anyway, but
    // fewer of them have to wait for each other. The last two steps are in f, where the rounding of the square would
    // count.
    private static float LogCurvature(float f, float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.104798824f, f, -0.131693885f);
        sum = MathF.FusedMultiplyAdd(-4.51799594e-2f, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.14478527f, f, -0.166464478f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.199907184f, f, -0.250001162f));
        sum = MathF.FusedMultiplyAdd(sum, f, 0.333334535f);
        return MathF.FusedMultiplyAdd(sum, f, -0.5f);
    }

    /// <summary>The natural logarithm: <c>ln x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static double Log(double x)
    {
        bool subnormal = x < 2.2250738585072014e-308;
        long bits = BitConverter.DoubleToInt64Bits(subnormal ? x * 4503599627370496.0 : x);
        long exponent = (bits - SqrtHalfBitsDouble) >> 52;
        double f = BitConverter.Int64BitsToDouble(bits - (exponent << 52)) - 1.0;

        // The exponent becomes a number by way of the low bits of the shift: that is an addition, and a conversion of
        // 64-bit integers is an instruction only in AVX-512.
        double whole = BitConverter.Int64BitsToDouble(exponent + IntegerShiftDoubleBits) - IntegerShiftDouble;
        double k = subnormal ? whole - 52.0 : whole;

        // With s = f / (2 + f), log(1 + f) = log((1 + s) / (1 - s)) = f - f²/2 + s · (f²/2 + rest). A polynomial in f
        // alone would need 21 terms; this one needs 7 and runs beside the division.
        double s = f / (f + 2.0);
        double halfSquare = 0.5 * f * f;
        double low = Math.FusedMultiplyAdd(s, halfSquare + LogRest(s * s), k * Ln2LowDouble);
        double log = Math.FusedMultiplyAdd(k, Ln2HighDouble, f - (halfSquare - low));

        double finiteOrNot = x < double.PositiveInfinity ? log : x;
        return x > 0.0 ? finiteOrNot : (x == 0.0 ? double.NegativeInfinity : double.NaN);
    }

    // log((1 + s) / (1 - s)) / s - 2, from t = s² <= 0.02945. With it the logarithm has a relative error of 4.5e-18, a
    // twenty-fifth of an ULP.
    // By sollya: fpminimax(2*(atanh(sqrt(x))/sqrt(x)-1)/x, 6, [|D,D,D,D,D,D,D|], [1b-40;0.02945], relative).
    private static double LogRest(double t)
    {
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(0.1533167449208131, t, 0.18182890401367427);
        sum = Math.FusedMultiplyAdd(0.1461706549099745, square, sum);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.2222221112086998, t, 0.2857142862601479));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.3999999999989969, t, 0.666666666666667));
        return t * sum;
    }
}
