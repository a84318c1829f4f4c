namespace Kernels;

public static partial class VectorMath
{
    // arsinh a = log(1 + v) with v = a + (√(a² + 1) - 1) for a >= 0, and arcosh x the same with v = t + √(t² + 2t), t = x - 1. The
    // radicand, the root and v are each computed as a number and its rest. So v is as good as exact, also where it is small.

    /// <summary>The inverse hyperbolic sine: <c>arsinh x = ln(x + √(x² + 1))</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Asinh(−0) is −0.</remarks>
    /// <param name="x">The hyperbolic sine of a number.</param>
    /// <returns>That number; an infinity for itself, NaN for NaN.</returns>
    [Vectorize]
    public static float Asinh(float x) => MathF.Abs(x) <= LargestArea ? CommonAsinh(x) : LargeAsinh(x);

    /// <summary>The inverse hyperbolic cosine: <c>arcosh x = ln(x + √(x² − 1))</c>.</summary>
    /// <remarks>The error is at most 1 ULP.</remarks>
    /// <param name="x">The hyperbolic cosine of a number.</param>
    /// <returns>That number, not below 0; NaN for an argument below 1 and for NaN.</returns>
    [Vectorize]
    public static float Acosh(float x) => x <= LargestArea ? CommonAcosh(x) : LogOfDouble(x);

    // 2^60: up to here squares do not overflow.
    private const float LargestArea = 1.1529215e18f;

    private static float CommonAsinh(float x)
    {
        float magnitude = MathF.Abs(x);
        float square = magnitude * magnitude;
        float radicand = square + 1f;
        float lost = magnitude > 1f ? 1f - (radicand - square) : square - (radicand - 1f);
        float radicandRest = lost + MultiplySubtract(magnitude, magnitude, square);
        float root = MathF.Sqrt(radicand);

        // Here the estimate of 1 / 2√x is exact for 1, since for a small argument what the root lacks is not small beside v.
        float estimate = BitConverter.UInt32BitsToSingle(0x5EC00000 - (BitConverter.SingleToUInt32Bits(radicand) >> 1));
        float rootRest = (SubtractProduct(radicand, root, root) + radicandRest) * estimate;

        float small = root - 1f;
        float v = magnitude + small;
        return MathF.CopySign(LogOfOnePlus(v, small - (v - magnitude) + rootRest), x);
    }

    private static float CommonAcosh(float x)
    {
        float t = x - 1f;
        float twice = t + t;
        float radicand = MathF.FusedMultiplyAdd(t, t, twice);
        float radicandRest = MathF.FusedMultiplyAdd(t, t, twice - radicand);
        float root = MathF.Sqrt(radicand);
        float rootRest = (SubtractProduct(radicand, root, root) + radicandRest) * HalfReciprocalSqrtEstimate(radicand);

        float v = t + root;
        float log = LogOfOnePlus(v, t - (v - root) + rootRest);
        return x >= 1f ? log : float.NaN;
    }

    [Rare]
    private static float LargeAsinh(float x) => MathF.CopySign(LogOfDouble(MathF.Abs(x)), x);

    // log 2x for x > 2^60. The argument is scaled by 2^-60, and its exponent 61 too small.
    [Rare]
    private static float LogOfDouble(float x)
    {
        (float f, _, float k) = OnePlus((x * 8.67361738e-19f) - 1f);
        float log = LogOfSum(f, 0f, k + 61f);
        return x < float.PositiveInfinity ? log : x;
    }

    // log(1 + v + rest) for v >= 0.
    private static float LogOfOnePlus(float v, float rest)
    {
        (float f, float scale, float k) = OnePlus(v);
        return LogOfSum(f, rest * scale, k);
    }

    // As in Log1p, 1 + v = 2^k · (1 + f) with 1 + f from 0.75 to 1.5, and 2^-k; f is exact.
    private static (float Fraction, float Scale, float Exponent) OnePlus(float v)
    {
        int offset = BitConverter.SingleToInt32Bits(1f + v) - ThreeQuartersBits;
        float scale = BitConverter.Int32BitsToSingle(OneBits - (offset & ExponentField));
        return (MathF.FusedMultiplyAdd(v, scale, scale - 1f), scale, offset >> 23);
    }

    // k · ln 2 + log(1 + f + rest), with the first three terms, k · ln 2 + f - f²/2, as a number and what it lacks.
    private static float LogOfSum(float f, float rest, float k)
    {
        float whole = k * Ln2Head;
        float first = whole + f;
        float half = 0.5f * f;
        float high = SubtractProduct(first, half, f);
        float low = f - (first - whole) + SubtractProduct(first - high, half, f);

        // The rest is tiny, so that a rough polynomial serves for 1 / (1 + f).
        float reciprocal = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(0.62f, f, -0.95f), f, 1f);
        float tail = MathF.FusedMultiplyAdd(k, Ln2Tail, rest * reciprocal);
        float square = f * f;
        return high + (low + MathF.FusedMultiplyAdd(square * f, LogCube(f, square), tail));
    }

    // ln 2 in two parts; the first has 16 bits, so that its product with an exponent is exact.
    private const float Ln2Head = 0.693145752f;
    private const float Ln2Tail = 1.42860677e-6f;

    private const int ExponentField = unchecked((int)0xFF800000);

    /// <summary>The inverse hyperbolic sine: <c>arsinh x = ln(x + √(x² + 1))</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Asinh(−0) is −0.</remarks>
    /// <param name="x">The hyperbolic sine of a number.</param>
    /// <returns>That number; an infinity for itself, NaN for NaN.</returns>
    [Vectorize]
    public static double Asinh(double x) => Math.Abs(x) <= LargestAreaDouble ? CommonAsinh(x) : LargeAsinh(x);

    /// <summary>The inverse hyperbolic cosine: <c>arcosh x = ln(x + √(x² − 1))</c>.</summary>
    /// <remarks>The error is at most 1 ULP.</remarks>
    /// <param name="x">The hyperbolic cosine of a number.</param>
    /// <returns>That number, not below 0; NaN for an argument below 1 and for NaN.</returns>
    [Vectorize]
    public static double Acosh(double x) => x <= LargestAreaDouble ? CommonAcosh(x) : LogOfDouble(x);

    private const double LargestAreaDouble = 3.2733906078961419e150; // 2^500

    private static double CommonAsinh(double x)
    {
        double magnitude = Math.Abs(x);
        double square = magnitude * magnitude;
        double radicand = square + 1.0;
        double lost = magnitude > 1.0 ? 1.0 - (radicand - square) : square - (radicand - 1.0);
        double radicandRest = lost + MultiplySubtract(magnitude, magnitude, square);
        double root = Math.Sqrt(radicand);
        double estimate = BitConverter.UInt64BitsToDouble(0x5FD8000000000000 - (BitConverter.DoubleToUInt64Bits(radicand) >> 1));
        double rootRest = (SubtractProduct(radicand, root, root) + radicandRest) * estimate;

        double small = root - 1.0;
        double v = magnitude + small;
        return Math.CopySign(LogOfOnePlus(v, small - (v - magnitude) + rootRest), x);
    }

    private static double CommonAcosh(double x)
    {
        double t = x - 1.0;
        double twice = t + t;
        double radicand = Math.FusedMultiplyAdd(t, t, twice);
        double radicandRest = Math.FusedMultiplyAdd(t, t, twice - radicand);
        double root = Math.Sqrt(radicand);
        double rootRest = (SubtractProduct(radicand, root, root) + radicandRest) * HalfReciprocalSqrtEstimate(radicand);

        double v = t + root;
        double log = LogOfOnePlus(v, t - (v - root) + rootRest);
        return x >= 1.0 ? log : double.NaN;
    }

    [Rare]
    private static double LargeAsinh(double x) => Math.CopySign(LogOfDouble(Math.Abs(x)), x);

    // The same, by 2^-500.
    [Rare]
    private static double LogOfDouble(double x)
    {
        (double f, _, double k) = OnePlus((x * 3.0549363634996047e-151) - 1.0);
        double log = LogOfSum(f, 0.0, k + 501.0);
        return x < double.PositiveInfinity ? log : x;
    }

    private static double LogOfOnePlus(double v, double rest)
    {
        (double f, double scale, double k) = OnePlus(v);
        return LogOfSum(f, rest * scale, k);
    }

    private static (double Fraction, double Scale, double Exponent) OnePlus(double v)
    {
        ulong offset = BitConverter.DoubleToUInt64Bits(1.0 + v) - OnePlusOffset;
        double scale = BitConverter.UInt64BitsToDouble((ulong)OneBitsDouble - (offset & ExponentFieldDouble));
        double k = BitConverter.UInt64BitsToDouble((offset >> 52) + BitsOfIntegerShift) - IntegerShiftDouble;
        return (Math.FusedMultiplyAdd(v, scale, scale - 1.0), scale, k);
    }

    private static double LogOfSum(double f, double rest, double k)
    {
        double whole = k * Ln2HeadDouble;
        double first = whole + f;
        double half = 0.5 * f;
        double high = SubtractProduct(first, half, f);
        double low = f - (first - whole) + SubtractProduct(first - high, half, f);

        // As in Log, log(1 + f) - f + f²/2 = s · (f²/2 + (2 · artanh s - 2s) / s).
        double s = f / (f + 2.0);
        double square = s * s;
        double reciprocal = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(0.62, f, -0.95), f, 1.0);
        double tail = Math.FusedMultiplyAdd(k, Ln2TailDouble, rest * reciprocal);
        double factor = Math.FusedMultiplyAdd(square + square, AtanhCurvature(square), half * f);
        return high + (low + Math.FusedMultiplyAdd(s, factor, tail));
    }

    // The first part of ln 2 has 32 bits.
    private const double Ln2HeadDouble = 0.6931471803691238;
    private const double Ln2TailDouble = 1.9082149292705877e-10;

    // The bits of 0.75. Unsigned, for 64-bit integers are shifted by fewer instructions where their sign does not matter.
    private const ulong OnePlusOffset = 0x3FE8000000000000;
    private const ulong ExponentFieldDouble = 0xFFF0000000000000;
    private const ulong BitsOfIntegerShift = 0x4338000000000000;
}
