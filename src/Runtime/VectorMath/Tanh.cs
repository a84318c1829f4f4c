namespace Kernels;

public static partial class VectorMath
{
    // tanh|x| = -m / (2 + m) with m = e^(-2|x|) - 1. The negative exponent is the better one: for a small x the
    // denominator lies just below 2, where numbers are twice as dense as just above. With e^(-2|x|) = 2^n · (1 + q),
    // numerator and denominator are each rounded once. What their roundings and that of the quotient lose is added at the end.
    //
    // The derivative is 1 - tanh²x = 4e / (1 + e)² = e · (1 + tanh|x|)² with e = e^(-2|x|). It shares the exponential and the
    // quotient, and nothing cancels where tanh|x| is nearly 1. There e runs out of the normal numbers, so all is computed
    // 2^64 times as large, which changes no bit of the quotient, and the last product alone rounds to a subnormal number.

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float Tanh(float x) => TanhAndSlopeOf(x).Value;

    /// <summary>The derivative of the hyperbolic tangent: <c>1 − tanh² x</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the hyperbolic tangent.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float TanhSlope(float x) => TanhAndSlopeOf(x).Slope;

    /// <summary>The hyperbolic tangent and its derivative, which share the exponential and the division.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Tanh(float)"/> and of <see cref="TanhSlope(float)"/>.</returns>
    [Vectorize]
    public static (float Value, float Slope) TanhAndSlope(float x) => TanhAndSlopeOf(x);

    private static (float Value, float Slope) TanhAndSlopeOf(float x)
    {
        // -2 |x| = n · ln 2 + r. The factor -2 goes into the constants, where a power of two changes no bit: h is r / -2 and
        // halfLess is q / -2, with the polynomial of ExpLessOne in h. From 53 on the slope is 0.
        float magnitude = float.MinNative(53f, MathF.Abs(x));
        float shifted = MathF.FusedMultiplyAdd(magnitude, -2f * InverseLn2, IntegerShift);
        float n = shifted - IntegerShift;
        float h = MathF.FusedMultiplyAdd(n, 0.5f * Ln2Low, MathF.FusedMultiplyAdd(n, 0.5f * Ln2High, magnitude));
        float square = h * h;
        float sum = MathF.FusedMultiplyAdd(16f * ExpTerm5, h, -8f * ExpTerm4);
        sum = MathF.FusedMultiplyAdd(-32f * ExpTerm6, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(4f * ExpTerm3, h, -2f * ExpTerm2));
        float halfLess = MathF.FusedMultiplyAdd(sum, square, h);
        float halfLessRest = MathF.FusedMultiplyAdd(sum, square, h - halfLess);

        int exponent = BitConverter.SingleToInt32Bits(shifted) << 23;
        float power = BitConverter.Int32BitsToSingle(exponent + TanhScaleBits);
        float lessTwice = BitConverter.Int32BitsToSingle(exponent + TanhScaleTimesMinusTwoBits);
        float less = power - TanhScale;
        float more = power + TanhScale;
        float numerator = MathF.FusedMultiplyAdd(lessTwice, halfLess, less);
        float denominator = MathF.FusedMultiplyAdd(lessTwice, halfLess, more);
        float negative = numerator / denominator; // -tanh|x|

        // Less and more are rounded only where the quotient is nearly -1, so what both lose counts as one. A denominator's reciprocal is
        // (1 + tanh|x|) / 2, over the scale.
        float rest = SubtractProduct(numerator, negative, denominator)
            + SubtractProduct(
                MathF.FusedMultiplyAdd(lessTwice, halfLess, less - numerator),
                negative,
                MathF.FusedMultiplyAdd(lessTwice, halfLess, more - denominator))
            + (power - (less + more) + power);
        float one = 1f - negative;
        rest = MathF.FusedMultiplyAdd(lessTwice * halfLessRest, one, rest);
        float value = MathF.FusedMultiplyAdd(rest, one * (0.5f / TanhScale), negative);

        float exponential = MathF.FusedMultiplyAdd(lessTwice, halfLess, power);
        float half = SubtractProduct(exponential, exponential, negative);
        return (MathF.CopySign(value, x), SubtractProduct(half, half, negative) * (1f / TanhScale));
    }

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Tanh(double x) => TanhAndSlopeOf(x).Value;

    /// <summary>The derivative of the hyperbolic tangent: <c>1 − tanh² x</c>.</summary>
    /// <remarks>The error is at most 6 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the hyperbolic tangent.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double TanhSlope(double x) => TanhAndSlopeOf(x).Slope;

    /// <summary>The hyperbolic tangent and its derivative, which share the exponential and the division.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Tanh(double)"/> and of <see cref="TanhSlope(double)"/>.</returns>
    [Vectorize]
    public static (double Value, double Slope) TanhAndSlope(double x) => TanhAndSlopeOf(x);

    private static (double Value, double Slope) TanhAndSlopeOf(double x)
    {
        double magnitude = Math.Abs(x);
        double clamped = double.MaxNative(-748.0, -2.0 * magnitude);
        double shifted = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;

        // q in two parts, as in Expm1.
        double high = Math.FusedMultiplyAdd(n, -Ln2HighDouble, clamped);
        double low = n * -Ln2LowDouble;
        double r = high + low;
        double square = r * r;
        double tail = Math.FusedMultiplyAdd(square, SmallExpCurvature(r, square), low);
        double q = high + tail;
        double qRest = high - q + tail;

        double power = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) << 52) + TanhScaleBitsDouble);
        double less = power - TanhScaleDouble;
        double more = power + TanhScaleDouble;
        double numerator = Math.FusedMultiplyAdd(power, q, less);
        double denominator = Math.FusedMultiplyAdd(power, q, more);

        // Unlike 2^32 floats, the doubles cannot all be tried, so the roundings of numerator, denominator and quotient
        // are made good: the quotient is corrected by what it leaves of the exact ones.
        double numeratorRest = Math.FusedMultiplyAdd(power, qRest, Math.FusedMultiplyAdd(power, q, less - numerator));
        double denominatorRest = Math.FusedMultiplyAdd(power, qRest, Math.FusedMultiplyAdd(power, q, more - denominator));
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;
        double rest = SubtractProduct(numerator, quotient, denominator) + SubtractProduct(numeratorRest, quotient, denominatorRest);
        double value = Math.CopySign(Math.FusedMultiplyAdd(rest, reciprocal, quotient), x);

        // 4e / (1 + e)²: the root of 4 over the scale, which is 2^200 here, goes with each of the two reciprocals.
        double root = reciprocal * TanhRootScale;
        return (magnitude > 18.0 ? LargeTanh(x) : value, Math.FusedMultiplyAdd(power, q, power) * root * root);
    }

    // Where e^(-2|x|) is so small beside 1 that the difference and the sum with it lose its last bits.
    [Vectorize, Rare]
    private static double LargeTanh(double x) => Math.CopySign(1.0 - (2.0 * Exp(-2.0 * Math.Abs(x))), x);

    // 2^64, and 2^200 for double.
    private const float TanhScale = 1.8446744e19f;
    private const int TanhScaleBits = 0x5F800000;
    private const int TanhScaleTimesMinusTwoBits = unchecked((int)0xE0000000);
    private const double TanhScaleDouble = 1.6069380442589903e60;
    private const long TanhScaleBitsDouble = 0x4C70000000000000;

    // 2 · √(2^200): the scale that is in the reciprocal goes, and of the exponential's the root.
    private const double TanhRootScale = 2.535301200456459e30;
}
