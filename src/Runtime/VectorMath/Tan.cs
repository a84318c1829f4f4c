namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The tangent: <c>tan x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Tan(−0) is −0. An argument beyond ±10,000 takes several times as long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>The tangent; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Tan(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseHalfPi, IntegerShift);
        (float r, float excess) = SubtractQuarters(x, shifted - IntegerShift);
        float tangent = TanFromQuarter(BitConverter.SingleToInt32Bits(shifted), r, excess);
        return MathF.Abs(x) > LargestReducedAngle ? LargeTan(x) : tangent;
    }

    /// <summary>The tangent: <c>tan x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. Tan(−0) is −0. An argument beyond ±1,500,000 takes many times as long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>The tangent; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double Tan(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseHalfPiDouble, IntegerShiftDouble);
        (double r, double excess) = SubtractQuarters(x, shifted - IntegerShiftDouble);
        double tangent = TanFromQuarter(BitConverter.DoubleToInt64Bits(shifted), r, excess);
        return Math.Abs(x) > LargestReducedAngleDouble ? LargeTan(x) : tangent;
    }

    // tan(n · π/2 + r - excess), by tan r = (r + r³ · P) / (1 - r²/2 + r² · Q) with polynomials in r². For an odd n the result is the
    // negative inverse. Numerator and denominator are sums of two numbers, so that nothing but their quotient is rounded.
    private static float TanFromQuarter(int n, float r, float excess)
    {
        float square = r * r;
        float p = MathF.FusedMultiplyAdd(-1.07387581e-3f, square, 0.111342929f);
        float q = MathF.FusedMultiplyAdd(1.59659479e-2f, square, 5.53237423e-2f);

        // The derivative, which the excess is multiplied by, times the denominator is about 1 + 0.71 · r².
        float tail = MathF.FusedMultiplyAdd(r * square, p, MathF.FusedMultiplyAdd(0.71f, square, 1f) * excess);
        float half = 0.5f * r;
        float head = SubtractProduct(1f, half, r);
        float tailOfDivisor = MathF.FusedMultiplyAdd(square, q, SubtractProduct(1f - head, half, r));
        float dividend = r - tail;
        float divisor = head + tailOfDivisor;
        float rest = r - dividend - tail;
        float restOfDivisor = head - divisor + tailOfDivisor;

        bool isOdd = (n & 1) != 0;
        float tangent = Quotient(
            isOdd ? divisor : dividend, isOdd ? restOfDivisor : rest, isOdd ? dividend : divisor, isOdd ? rest : restOfDivisor);
        return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(tangent) ^ (uint)(n << 31));
    }

    // (high + low) / (divisor + divisorLow), all small beside the number before it.
    private static float Quotient(float high, float low, float divisor, float divisorLow)
    {
        float inverse = 1f / divisor;
        float quotient = high * inverse;
        float excess = MultiplySubtract(quotient, divisor, high) + MultiplySubtract(quotient, divisorLow, low);
        return SubtractProduct(quotient, excess, inverse);
    }

    // -P and Q above have two coefficients each, and the quotient a relative error of 2.9e-9 for |r| <= 0.7855; here they have three
    // and four, and the error is 6.1e-18. By least relative error at the zeros of a Chebyshev polynomial: the equations
    // r + r³ · P - tan r · (1 - r²/2 + r² · Q) = ±e · tan r · (1 - r²/2 + r² · Q) are solved for the coefficients and e, with the last Q on the
    // right until it stays.
    private static double TanFromQuarter(long n, double r, double excess)
    {
        double square = r * r;
        double p = Math.FusedMultiplyAdd(1.7857388077455085e-5, square, -3.4246302055032443e-3);
        p = Math.FusedMultiplyAdd(p, square, 0.1333813773931981);
        double q = Math.FusedMultiplyAdd(4.979870047021025e-7, square, -3.1177229757689903e-4);
        q = Math.FusedMultiplyAdd(q, square * square, Math.FusedMultiplyAdd(2.5662867114347104e-2, square, 3.3285289273468549e-2));

        double tail = Math.FusedMultiplyAdd(r * square, p, Math.FusedMultiplyAdd(0.68, square, 1.0) * excess);
        double half = 0.5 * r;
        double head = Math.FusedMultiplyAdd(-half, r, 1.0);
        double tailOfDivisor = Math.FusedMultiplyAdd(square, q, Math.FusedMultiplyAdd(-half, r, 1.0 - head));
        double dividend = r - tail;
        double divisor = head + tailOfDivisor;
        double rest = r - dividend - tail;
        double restOfDivisor = head - divisor + tailOfDivisor;

        bool isOdd = (n & 1L) != 0L;
        double tangent = Quotient(
            isOdd ? divisor : dividend, isOdd ? restOfDivisor : rest, isOdd ? dividend : divisor, isOdd ? rest : restOfDivisor);
        return BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(tangent) ^ (ulong)(n << 63));
    }

    private static double Quotient(double high, double low, double divisor, double divisorLow)
    {
        double inverse = 1.0 / divisor;
        double quotient = high * inverse;
        double excess = Math.FusedMultiplyAdd(quotient, divisor, -high) + Math.FusedMultiplyAdd(quotient, divisorLow, -low);
        return Math.FusedMultiplyAdd(-excess, inverse, quotient);
    }
}
