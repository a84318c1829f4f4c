namespace Kernels;

public static partial class VectorMath
{
    // x = 2^k · (1 + f) with 1 + f from sqrt(1/2) to sqrt(2), so that log x = k · ln 2 + log(1 + f), and near 1, where
    // the logarithm is small, k = 0 and nothing cancels. The bits of sqrt(1/2) are subtracted before the exponent is
    // taken: it then steps at sqrt(1/2) · 2^k and not at 2^k.
    private const int SqrtHalfBits = 0x3F3504F3;
    private const long SqrtHalfBitsDouble = 0x3FE6A09E667F3BCD;

    /// <summary>The natural logarithm: <c>ln x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float Log(float x)
    {
        // A subnormal x is brought among the normal numbers by 2^23.
        bool subnormal = x < 1.17549435e-38f;
        int bits = BitConverter.SingleToInt32Bits(subnormal ? x * 8388608f : x);
        int exponent = (bits - SqrtHalfBits) >> 23;
        float k = subnormal ? exponent - 23f : exponent;
        float f = BitConverter.Int32BitsToSingle(bits - (exponent << 23)) - 1f;

        float square = f * f;
        float low = MathF.FusedMultiplyAdd(square, LogCurvature(f, square), k * Ln2Low);
        float log = MathF.FusedMultiplyAdd(k, Ln2High, f + low);

        float finiteOrNot = x < float.PositiveInfinity ? log : x;
        return x > 0f ? finiteOrNot : (x == 0f ? float.NegativeInfinity : float.NaN);
    }

    // (log(1 + f) - f) / f² for 1 + f from sqrt(1/2) to sqrt(2). With it the logarithm has a relative error of 9.0e-9,
    // a seventh of an ULP.
    // By sollya: fpminimax((log(1+x)-x)/x^2, 8, [|24,24,24,24,24,24,24,24,24|], [-0.2929;0.41422], relative).
    // Horner's scheme in f² for pairs of terms: as many operations as in f, for the caller needs the square anyway, but
    // only five of them have to wait for each other.
    private static float LogCurvature(float f, float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.127881199f, f, -0.131218061f);
        sum = MathF.FusedMultiplyAdd(-7.77307674e-2f, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.1419487f, f, -0.166259363f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.200016692f, f, -0.250008315f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.333333254f, f, -0.49999997f));
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
