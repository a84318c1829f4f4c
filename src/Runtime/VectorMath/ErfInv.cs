namespace Kernels;

public static partial class VectorMath
{
    // y = erf⁻¹ x is nearly s = √w with w = -ln(1 - x²): the ratio y / s rises from 0.886 to 0.98. So y = s + s · (y / s - 1), where the second term
    // is small and is a polynomial: of w up to 5, and beyond, of s or a quotient of it. Near 0, where the square of x would lose digits, y is a
    // multiple of x.

    /// <summary>The inverse error function: the y with <c>erf y = x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, near ±1 too. ErfInv(−0) is −0.</remarks>
    /// <param name="x">A value of the error function.</param>
    /// <returns>Where the error function has it; ±infinity for ±1, NaN for an argument beyond and for NaN.</returns>
    [Vectorize]
    public static float ErfInv(float x) => MathF.Abs(x) <= LargestCommonErf ? CommonErfInv(x) : ErfInvNearOne(x);

    private const float LargestCommonErf = 0.9966f; // where w is 4.993

    private static float CommonErfInv(float x)
    {
        float a = MathF.Abs(x);
        (float w, float wLow) = LogOfErfInv(x);
        float s = MathF.Sqrt(w);
        float large = NearlyRoot(w, wLow, s, CommonErfInvTerms(w - 2.5f));
        return MathF.CopySign(a < 1e-6f ? MathF.FusedMultiplyAdd(a, ErfInvSlopeAtZeroLessOne, a) : large, x);
    }

    [Rare]
    private static float ErfInvNearOne(float x)
    {
        float a = MathF.Abs(x);
        (float w, float wLow) = LogOfErfInv(x);
        float s = MathF.Sqrt(w);
        float inverse = NearlyRoot(w, wLow, s, FarErfInvTerms(s - 3.125f));
        float finiteOrNot = a < 1f ? inverse : (a == 1f ? float.PositiveInfinity : float.NaN);
        return MathF.CopySign(finiteOrNot, x);
    }

    private const float ErfInvSlopeAtZeroLessOne = -0.113773075f; // √π/2 - 1

    // w = -ln(1 - x²) as the sum of two floats. The square is one, too.
    private static (float High, float Low) LogOfErfInv(float x)
    {
        float square = x * x;
        float sum = 1f - square;
        (float k, float power) = ExponentOfSum(sum);
        float first = MathF.FusedMultiplyAdd(-square, power, power - 1f);
        float second = -MultiplySubtract(x, x, square) * power;
        float f = first + second;
        (float head, float tail) = LogOfFraction(f);
        float whole = k * Ln2Head;
        float high = whole + head;
        float low = head - (high - whole) + MathF.FusedMultiplyAdd(k, Ln2Tail, tail + (second - (f - first)));
        float log = high + low;
        return (-log, log - high - low);
    }

    // s + s · terms for s = √w in full. What s lacks is counted with the slope of y there, about 0.93, and needs few digits itself: the bits of
    // 1/s are about a constant less those of s, within 6 %.
    private static float NearlyRoot(float w, float wLow, float s, float terms)
    {
        float reciprocal = BitConverter.Int32BitsToSingle(ReciprocalBits - BitConverter.SingleToInt32Bits(s));
        float lost = (SubtractProduct(w, s, s) + wLow) * (0.465f * reciprocal);
        return MathF.FusedMultiplyAdd(s, terms, lost) + s;
    }

    private const int ReciprocalBits = 0x7EF311C7;

    // y / s - 1 by w - 2.5 for w <= 5, with an error of 5.6e-9.
    // The Chebyshev series of erf⁻¹(√(1 - e^-w)) / √w - 1 on [0; 5] to the eighth degree, its coefficients of powers rounded.
    private static float CommonErfInvTerms(float d)
    {
        float square = d * d;
        float sum = MathF.FusedMultiplyAdd(-2.669832e-10f, square, MathF.FusedMultiplyAdd(7.4740205e-09f, d, -2.4327335e-08f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-4.5567865e-07f, d, 5.1040865e-06f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-1.210083e-06f, d, -0.0005369712f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.008174493f, d, -0.09023265f));
    }

    // The same by s - 3.125 for w from 4.99 to 15.96, with an error of 1.3e-9.
    // The Chebyshev series to the ninth degree, as above.
    private static float FarErfInvTerms(float d)
    {
        float square = d * d;
        float sum = MathF.FusedMultiplyAdd(2.696818e-06f, d, -6.0755747e-06f);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-3.1468153e-06f, d, 4.54935e-05f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.00013836184f, d, 0.00019894028f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.00037695427f, d, -0.0040872768f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.018427258f, d, -0.053364716f));
    }

    /// <summary>The inverse error function: the y with <c>erf y = x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, near ±1 too. ErfInv(−0) is −0.</remarks>
    /// <param name="x">A value of the error function.</param>
    /// <returns>Where the error function has it; ±infinity for ±1, NaN for an argument beyond and for NaN.</returns>
    [Vectorize]
    public static double ErfInv(double x) => Math.Abs(x) <= LargestCommonErfDouble ? CommonErfInv(x) : ErfInvNearOne(x);

    private const double LargestCommonErfDouble = 0.9966;

    private static double CommonErfInv(double x)
    {
        double a = Math.Abs(x);
        (double w, double wLow) = LogOfErfInv(x);
        double s = Math.Sqrt(w);
        double large = NearlyRoot(w, wLow, s, CommonErfInvTerms(w - 2.5));
        return Math.CopySign(a < 1e-9 ? Math.FusedMultiplyAdd(a, ErfInvSlopeAtZeroLessOneDouble, a) : large, x);
    }

    [Rare]
    private static double ErfInvNearOne(double x)
    {
        double a = Math.Abs(x);
        (double w, double wLow) = LogOfErfInv(x);
        double s = Math.Sqrt(w);
        double inverse = NearlyRoot(w, wLow, s, FarErfInvTerms((12.0 / (s + 1.0)) - 2.7));
        double finiteOrNot = a < 1.0 ? inverse : (a == 1.0 ? double.PositiveInfinity : double.NaN);
        return Math.CopySign(finiteOrNot, x);
    }

    private const double ErfInvSlopeAtZeroLessOneDouble = -0.113773074547242;

    private static (double High, double Low) LogOfErfInv(double x)
    {
        double square = x * x;
        double sum = 1.0 - square;
        (double k, double power) = ExponentOfSum(sum);
        double first = Math.FusedMultiplyAdd(-square, power, power - 1.0);
        double second = -MultiplySubtract(x, x, square) * power;
        double f = first + second;
        (double head, double tail) = LogOfFraction(f);
        double whole = k * Ln2Floor42;
        double high = whole + head;
        double low = head - (high - whole) + Math.FusedMultiplyAdd(k, Ln2Rest42, tail + (second - (f - first)));
        double log = high + low;
        return (-log, log - high - low);
    }

    private static double NearlyRoot(double w, double wLow, double s, double terms)
    {
        double reciprocal = BitConverter.Int64BitsToDouble(ReciprocalBitsDouble - BitConverter.DoubleToInt64Bits(s));
        double lost = (SubtractProduct(w, s, s) + wLow) * (0.465 * reciprocal);
        return Math.FusedMultiplyAdd(s, terms, lost) + s;
    }

    private const long ReciprocalBitsDouble = 0x7FDE6238502484BA;

    // As for float, with an error of 1.6e-18: the series to the twentieth degree.
    private static double CommonErfInvTerms(double d)
    {
        double square = d * d;
        double sum = Math.FusedMultiplyAdd(2.035486300869335e-20, square, Math.FusedMultiplyAdd(-6.483641569632585e-20, d, -1.4331630288716333e-18));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.785537470195143e-18, d, 3.446080306458613e-17));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-7.033731972683279e-16, d, 1.906008683701694e-15));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.856448061477825e-14, d, -2.6886952755885255e-13));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.1684264417092295e-13, d, 1.6506518287380888e-11));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-8.979060693674533e-11, d, -4.84491398561601e-10));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(8.726410247820113e-09, d, -2.3208721749954766e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-4.6151511181151883e-07, d, 5.101666669821823e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.1999885043293927e-06, d, -0.0005369693728604122));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.008174487963994672, d, -0.09023265173910061));
    }

    // The same by q = 12 / (s + 1) - 2.7 for w from 4.99 to 36.05, with an error of 4.7e-18: the series in q to degree 26.
    private static double FarErfInvTerms(double q)
    {
        double square = q * q;
        double sum = Math.FusedMultiplyAdd(-2.9230493946687304e-10, square, Math.FusedMultiplyAdd(-1.5848136277030254e-10, q, 3.0462369347778463e-09));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.714493138655934e-10, q, -1.4848438912989453e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(5.70666518013821e-09, q, 4.476171737534126e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-4.3964728380829914e-08, q, -9.03265471600783e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.812109532989261e-07, q, 1.1215544866127261e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-5.580895833059145e-07, q, -1.928237960072104e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.4991893991734998e-06, q, -2.2819062177985694e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-3.8615564890394e-06, q, -1.586014541145751e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.591757003530544e-06, q, 6.745851315804871e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.754875188347383e-05, q, -4.628764074070331e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-3.718463356299011e-05, q, 0.0001345859439479557));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.001400833386800255, q, -0.00014526299881848984));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.026256706755926163, q, -0.0478813713747756));
    }
}
