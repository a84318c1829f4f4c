namespace Kernels;

public static partial class VectorMath
{
    // tanh|x| = -m / (2 + m) with m = e^(-2|x|) - 1. The negative exponent is the better one: for a small x the
    // denominator lies just below 2, where numbers are twice as dense as just above. With e^(-2|x|) = 2^n · (1 + q),
    // numerator and denominator are each rounded once.

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 2 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static float Tanh(float x)
    {
        float clamped = float.MaxNative(-40f, -2f * MathF.Abs(x));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, IntegerShift);
        float r = SubtractLn2(clamped, shifted - IntegerShift);
        float q = ExpLessOne(r);

        float power = BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted) << 23) + OneBits);
        float numerator = MathF.FusedMultiplyAdd(power, q, power - 1f);
        float denominator = MathF.FusedMultiplyAdd(power, q, power + 1f);
        return MathF.CopySign(numerator / denominator, x);
    }

    /// <summary>The hyperbolic tangent: <c>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)</c>.</summary>
    /// <remarks>The error is at most 2 ULP. Tanh(−0) is −0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from −1 to 1; NaN for NaN.</returns>
    [Vectorize]
    public static double Tanh(double x)
    {
        double clamped = double.MaxNative(-80.0, -2.0 * Math.Abs(x));
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
        return Math.CopySign(Math.FusedMultiplyAdd(rest, reciprocal, quotient), x);
    }
}
