namespace Kernels;

public static partial class VectorMath
{
    // tanh|x| = -m / (2 + m) with m = e^(-2|x|) - 1. The negative exponent is the better one: for a small x the
    // denominator lies just below 2, where numbers are twice as dense as just above. With e^(-2|x|) = 2^n · (1 + q),
    // numerator and denominator are each rounded once.
    //
    // The derivative is 1 - tanh²x = 4e / (1 + e)² = e · (1 + tanh|x|)² with e = e^(-2|x|). So it is relatively exact also where
    // tanh|x| is nearly 1, and shares the exponential and the division.

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 2 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float Tanh(float x) => MathF.CopySign(TanhParts(x).Magnitude, x);

    /// <summary>The derivative of the hyperbolic tangent: <c>1 − tanh² x</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the hyperbolic tangent.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float TanhSlope(float x)
    {
        var (magnitude, exponential) = TanhParts(x);
        return TanhSlopeOf(x, TanhSlopeOfParts(magnitude, exponential));
    }

    /// <summary>The hyperbolic tangent and its derivative, which share one exponential.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Tanh(float)"/>, and those of <see cref="TanhSlope(float)"/>.</returns>
    [Vectorize]
    public static (float Value, float Slope) TanhAndSlope(float x)
    {
        var (magnitude, exponential) = TanhParts(x);
        return (MathF.CopySign(magnitude, x), TanhSlopeOf(x, TanhSlopeOfParts(magnitude, exponential)));
    }

    // tanh|x| and e^(-2|x|), the second not below e^-86, where it is a normal number.
    private static (float Magnitude, float Exponential) TanhParts(float x)
    {
        // -2 |x| = n · ln 2 + r. The factor -2 goes into the constants, where a power of two changes no bit: h is r / -2 and
        // halfLess is q / -2, with the polynomial of ExpLessOne in h.
        float magnitude = float.MinNative(LargestTanhArgument, MathF.Abs(x));
        float shifted = MathF.FusedMultiplyAdd(magnitude, -2f * InverseLn2, IntegerShift);
        float n = shifted - IntegerShift;
        float h = MathF.FusedMultiplyAdd(n, 0.5f * Ln2Low, MathF.FusedMultiplyAdd(n, 0.5f * Ln2High, magnitude));
        float square = h * h;
        float sum = MathF.FusedMultiplyAdd(16f * Exp5, h, -8f * Exp4);
        sum = MathF.FusedMultiplyAdd(-32f * Exp6, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(4f * Exp3, h, -2f * Exp2));
        float halfLess = MathF.FusedMultiplyAdd(sum, square, h);

        int exponent = BitConverter.SingleToInt32Bits(shifted) << 23;
        float power = BitConverter.Int32BitsToSingle(exponent + OneBits);
        float lessTwice = BitConverter.Int32BitsToSingle(exponent + MinusTwoBits);
        float numerator = MathF.FusedMultiplyAdd(lessTwice, halfLess, power - 1f);
        float denominator = MathF.FusedMultiplyAdd(lessTwice, halfLess, power + 1f);
        return (numerator / denominator, MathF.FusedMultiplyAdd(lessTwice, halfLess, power));
    }

    private static float TanhSlopeOfParts(float magnitude, float exponential)
    {
        float root = 1f - magnitude;
        return exponential * root * root;
    }

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 2 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Tanh(double x) => Math.CopySign(TanhParts(x).Magnitude, x);

    /// <summary>The derivative of the hyperbolic tangent: <c>1 − tanh² x</c>.</summary>
    /// <remarks>The error is at most 4 ULP, also where the result is tiny, down to the subnormal numbers.</remarks>
    /// <param name="x">The argument of the hyperbolic tangent.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double TanhSlope(double x)
    {
        var (_, exponential, reciprocal) = TanhParts(x);
        return TanhSlopeOf(x, TanhSlopeOfParts(exponential, reciprocal));
    }

    /// <summary>The hyperbolic tangent and its derivative, which share one exponential.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The bits of <see cref="Tanh(double)"/>, and those of <see cref="TanhSlope(double)"/>.</returns>
    [Vectorize]
    public static (double Value, double Slope) TanhAndSlope(double x)
    {
        var (magnitude, exponential, reciprocal) = TanhParts(x);
        return (Math.CopySign(magnitude, x), TanhSlopeOf(x, TanhSlopeOfParts(exponential, reciprocal)));
    }

    // tanh|x|, e = e^(-2|x|) and 1 / (1 + e), with e not below e^-700, where it is a normal number.
    private static (double Magnitude, double Exponential, double Reciprocal) TanhParts(double x)
    {
        double clamped = double.MaxNative(-2.0 * LargestTanhArgumentDouble, -2.0 * Math.Abs(x));
        double shifted = Math.FusedMultiplyAdd(clamped, InverseLn2Double, IntegerShiftDouble);
        double r = SubtractLn2(clamped, shifted - IntegerShiftDouble);
        double q = Math.FusedMultiplyAdd(r * r, ExpCurvature(r), r);

        double power = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) << 52) + OneBitsDouble);
        double numerator = Math.FusedMultiplyAdd(power, q, power - 1.0);
        double denominator = Math.FusedMultiplyAdd(power, q, power + 1.0);

        // Unlike 2^32 floats, the doubles cannot all be tried, so the roundings of numerator, denominator and quotient
        // are made good: the quotient is corrected by what it leaves of the exact ones.
        double numeratorRest = Math.FusedMultiplyAdd(power, q, power - 1.0 - numerator);
        double denominatorRest = Math.FusedMultiplyAdd(power, q, power + 1.0 - denominator);
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;
        double rest = Math.FusedMultiplyAdd(-quotient, denominator, numerator);
        rest += Math.FusedMultiplyAdd(-quotient, denominatorRest, numeratorRest);
        return (Math.FusedMultiplyAdd(rest, reciprocal, quotient), Math.FusedMultiplyAdd(power, q, power), reciprocal);
    }

    private static double TanhSlopeOfParts(double exponential, double reciprocal)
    {
        double root = reciprocal + reciprocal;
        return exponential * root * root;
    }

    private const int MinusTwoBits = unchecked((int)0xC0000000);

    // Up to here e^(-2|x|) is a normal number. From there on the hyperbolic tangent is 1, long since.
    private const float LargestTanhArgument = 43f;
    private const double LargestTanhArgumentDouble = 350.0;
}
