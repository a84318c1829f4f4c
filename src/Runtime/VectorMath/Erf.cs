namespace Kernels;

public static partial class VectorMath
{
    // Near 0 a polynomial; from 1, or 0.92, on 1 - e^-Q(x), where Q is a polynomial for -ln erfc x.

    /// <summary>The error function: <c>2/√π · ∫₀ˣ e^(−t²) dt</c>.</summary>
    /// <remarks>The error is at most 1 ULP. The result is ±1 beyond ±3.92. Erf(−0) is −0.</remarks>
    /// <param name="x">The limit of the integral.</param>
    /// <returns>A value from −1 to 1, of the sign of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static float Erf(float x)
    {
        float magnitude = MathF.Abs(x);
        float small = MathF.FusedMultiplyAdd(x, ErfTerms(x * x), x);
        float large = MathF.CopySign(LargeErf(float.MinNative(3.95f, magnitude)), x);
        return magnitude < 1f ? small : large;
    }

    // erf a for 1 <= a <= 3.95. Q is the sum of two floats.
    private static float LargeErf(float a)
    {
        float distance = a - 1.25f;
        float slope = LogErfcSlope(distance);
        float q = MathF.FusedMultiplyAdd(slope, distance, LogErfcAtCentre);
        float qRest = MathF.FusedMultiplyAdd(slope, distance, LogErfcAtCentre - q) + LogErfcAtCentreRest;

        float shifted = MathF.FusedMultiplyAdd(q, -InverseLn2, SixteenthShift);
        float r = MathF.FusedMultiplyAdd(shifted, -Ln2LowSixteenths, MathF.FusedMultiplyAdd(shifted - SixteenthShift, -Ln2High, -q)) - qRest;
        return 1f - TimesExpOfSmall(NormalPowerOfTwo(shifted), r);
    }

    // erf √s / √s - 1 for s <= 1: erf x then has a relative error of 1.5e-9.
    // By sollya: fpminimax(erf(sqrt(x))/sqrt(x)-1, 6, [|24...|], [0;1], absolute), the function as its Chebyshev series.
    private static float ErfTerms(float s)
    {
        float square = s * s;
        float sum = MathF.FusedMultiplyAdd(7.92413048e-05f, square, MathF.FusedMultiplyAdd(-0.00080318359f, s, 0.00519084465f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.0268551745f, s, 0.11283619f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.376126289f, s, 0.128379166f));
    }

    // (-ln erfc(1.25 + d) - Q(1.25)) / d for -0.25 <= d <= 2.7: erf then has an error of 3e-9.
    // By sollya: fpminimax(-log(erfc(x+1.25))*w, [|w,x*w,x^2*w,x^3*w,x^4*w,x^5*w,x^6*w|], [|48,24...|], [-0.25;2.7], absolute) with
    // w = erfc(x+1.25), the logarithm as its Chebyshev series.
    private static float LogErfcSlope(float d)
    {
        float square = d * d;
        float sum = MathF.FusedMultiplyAdd(-0.000185200552f, d, 0.00154705218f);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(-0.00778191257f, d, 0.0326933078f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.870809197f, d, 3.06772375f));
    }

    private const float LogErfcAtCentre = 2.56265378f;
    private const float LogErfcAtCentreRest = -1.1364267e-07f;

    /// <summary>The error function: <c>2/√π · ∫₀ˣ e^(−t²) dt</c>.</summary>
    /// <remarks>The error is at most 1 ULP. The result is ±1 beyond ±5.93. Erf(−0) is −0.</remarks>
    /// <param name="x">The limit of the integral.</param>
    /// <returns>A value from −1 to 1, of the sign of <paramref name="x"/>; NaN for NaN.</returns>
    [Vectorize]
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        double small = Math.FusedMultiplyAdd(x, ErfTerms(x * x), x);
        double large = Math.CopySign(LargeErf(double.MinNative(5.95, magnitude)), x);
        return magnitude < 0.92 ? small : large;
    }

    // erf a for 0.92 <= a <= 5.95.
    private static double LargeErf(double a)
    {
        double distance = a - 1.25;
        double slope = LogErfcSlope(distance);
        double q = Math.FusedMultiplyAdd(slope, distance, LogErfcAtCentreDouble);
        double qRest = Math.FusedMultiplyAdd(slope, distance, LogErfcAtCentreDouble - q) + LogErfcAtCentreRestDouble;

        double shifted = Math.FusedMultiplyAdd(q, -InverseLn2Double, IntegerShiftDouble);
        double r = SubtractLn2(-q, shifted - IntegerShiftDouble) - qRest;
        double expSlope = Math.FusedMultiplyAdd(ExpCurvature(r), r, 1.0);
        return SubtractProduct(1.0, Math.FusedMultiplyAdd(expSlope, r, 1.0), AddExponent(1.0, shifted));
    }

    // As for float, with a relative error of 1.4e-17 in erf x.
    // By sollya: fpminimax(erf(sqrt(x))/sqrt(x)-1, 11, [|D...|], [0;1], absolute).
    private static double ErfTerms(double s)
    {
        double square = s * s;
        double sum = Math.FusedMultiplyAdd(-7.78714026300816e-10, s, 1.3714890690732947e-08);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.620715229537573e-07, s, 1.6447228937057244e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-1.4924718787982984e-05, s, 0.00012055293808155596));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0008548325931727704, s, 0.005223977605995373));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.02686617064306099, s, 0.11283791670943447));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.37612638903183476, s, 0.12837916709551256));
    }

    // As for float, for -0.335 <= d <= 4.7, with an error of erf of 3e-18. By least squares over the 90 zeros of a Chebyshev polynomial there, with
    // the weight erfc(1.25 + d), a coefficient being rounded before the next ones are solved for.
    private static double LogErfcSlope(double d)
    {
        double square = d * d;
        double sum = Math.FusedMultiplyAdd(-1.3125956499369717e-12, d, 2.934185032798997e-11);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-2.9925780593349256e-10, d, 1.8336469674957443e-09));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-7.293184459454329e-09, d, 1.7030493036740298e-08));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.811408033879957e-09, d, -2.5118081320078714e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.445565221605561e-06, d, -5.166343389465719e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.0830852306655751e-05, d, 1.0041665503852458e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.00024678398779251997, d, 0.0016069509628657708));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.007791961611969749, d, 0.03268700868259813));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.8708101640587851, d, 3.06772394166924));
    }

    private const double LogErfcAtCentreDouble = 2.5626536619221256;
    private const double LogErfcAtCentreRestDouble = 9.929445768761704e-17;
}
