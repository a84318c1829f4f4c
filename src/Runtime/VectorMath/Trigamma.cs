namespace Kernels;

// As in Digamma.cs, whose derivative it is: a power series around 2 or Stirling's series, and squares of the reciprocals of x and x + 1.
public static partial class VectorMath
{
    /// <summary>The trigamma function, the derivative of <see cref="Digamma(float)"/>.</summary>
    /// <remarks>The error is at most 3 ULP. It has no derivative in kernels.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A positive value; infinity for 0 and negative integers, NaN for negative infinity and for NaN.</returns>
    [Vectorize]
    public static float Trigamma(float x)
    {
        float value = CommonTrigamma(x <= -0.5f ? 1f - x : x);
        return HasCommonTrigamma(x) ? value : TrigammaWithSpecialCases(x, value);
    }

    // Is it a finite number from 2^-60 on? Below, its square may be none. By the bits, as in IsPositiveNormal.
    private static bool HasCommonTrigamma(float x) => BitConverter.SingleToInt32Bits(x) - FirstOfCommonTrigamma <= LastOfCommonTrigamma;

    private const int SmallestOfCommonTrigammaBits = 0x21800000;
    private const int FirstOfCommonTrigamma = unchecked(SmallestOfCommonTrigammaBits - int.MinValue);
    private const int LastOfCommonTrigamma = LargestNormalBits - SmallestOfCommonTrigammaBits + int.MinValue;

    // For finite x > -1/2, but for those around 0.
    private static float CommonTrigamma(float x)
    {
        // 1 / x² + 1 / (x + 1)² = 1 / p² + 2 / p for p = x · (x + 1); or 1 / x².
        bool isSmall = x < 0.5f;
        bool isLarge = x >= 2.5f;
        float product = MathF.FusedMultiplyAdd(x, x, x);
        float p = isSmall ? product : x;
        float lost = isSmall ? MathF.FusedMultiplyAdd(x, x, x - product) : 0f;
        float reciprocal = 1f / p;
        float rest = SubtractProduct(SubtractProduct(1f, reciprocal, p), reciprocal, lost) * reciprocal;
        float square = reciprocal * reciprocal;
        float squareLow = MathF.FusedMultiplyAdd(2f * reciprocal, rest, MultiplySubtract(reciprocal, reciprocal, square));

        float series = TrigammaAroundTwo(isLarge ? 0f : isSmall ? x : x < 1.5f ? x - 1f : x - 2f);
        float low = series + (isSmall ? MathF.FusedMultiplyAdd(2f, reciprocal, squareLow) : squareLow);
        float near = x < 1.5f ? square + low : series;
        return isLarge ? TrigammaSeries(reciprocal, square, rest) : near;
    }

    // At 2 + t, for |t| <= 1/2, within 1.2e-8.
    // By sollya: fpminimax(H, 9, [|single...|], [-0.5;0.5], absolute), the function as its Taylor series, whose terms are
    // (-1)^k · (ζ(k) - 1) · (k - 1) · t^(k - 2) for k from 2 on.
    private static float TrigammaAroundTwo(float t)
    {
        float sum = MathF.FusedMultiplyAdd(-0.0061757625f, t, 0.010762125f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.015724484f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.028165232f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.050136328f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.0867437f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.1477091f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.24696924f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.40411383f);
        return MathF.FusedMultiplyAdd(sum, t, 0.64493406f);
    }

    // From 1 / x, its square, and what it lacks, for x >= 2.5.
    // By sollya: fpminimax(M, 4, [|single...|], [0;1/2.5^2], absolute), where M(1/x²) = x³ · (trigamma(x) - 1/x - 1/(2x²)) is given as its
    // Chebyshev series of 36 terms.
    private static float TrigammaSeries(float reciprocal, float square, float rest)
    {
        float sum = MathF.FusedMultiplyAdd(0.029692471f, square, -0.028600082f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.023581054f);
        sum = MathF.FusedMultiplyAdd(sum, square, -0.033329334f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.16666666f);
        return reciprocal + MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(sum, reciprocal, 0.5f), square, rest);
    }

    // The same for all x, from the usual way for x or, below -1/2, for 1 - x: trigamma(x) = (π / sin πx)² - trigamma(1 - x).
    [Rare]
    private static float TrigammaWithSpecialCases(float x, float common)
    {
        float magnitude = MathF.Abs(x);
        float inverse = 1f / magnitude;
        float value = magnitude < 9.094947e-13f ? inverse / magnitude : magnitude < float.PositiveInfinity ? common : inverse;

        float t = x - MathF.Round(x);
        float reciprocal = 1f / t;
        float reciprocalLow = SubtractProduct(1f, reciprocal, t) * reciprocal;
        float square = reciprocal * reciprocal;
        float squareLow = MathF.FusedMultiplyAdd(reciprocal + reciprocal, reciprocalLow, MultiplySubtract(reciprocal, reciprocal, square));
        float reflected = square + (SinePoles(t) - value + squareLow);
        bool isPole = x <= 0f && MathF.Truncate(x) == x;
        float limit = x == float.NegativeInfinity ? float.NaN : float.PositiveInfinity;
        return isPole ? limit : x <= -0.5f ? reflected : value;
    }

    // (π / sin πt)² - 1/t² for |t| <= 1/2: what its poles at ±1 and the others give.
    private static float SinePoles(float t)
    {
        float square = t * t;
        float distance = SubtractProduct(1f, t, t);
        return MathF.FusedMultiplyAdd(2f, square, 2f) / (distance * distance) + SineSeries(square);
    }

    // The part of the other poles. By sollya: fpminimax(E, 5, [|single...|], [0;0.25], absolute), the function as its Taylor series, whose
    // terms are 2 · (ζ(2k) - 1) · (2k - 1) · t^(2k - 2) for k from 1 on.
    private static float SineSeries(float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.008400663f, square, 0.016389424f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.05741392f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.17339706f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.49394083f);
        return MathF.FusedMultiplyAdd(sum, square, 1.2898681f);
    }

    /// <summary>The trigamma function, the derivative of <see cref="Digamma(double)"/>.</summary>
    /// <remarks>The error is at most 3 ULP. It has no derivative in kernels.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A positive value; infinity for 0 and negative integers, NaN for negative infinity and for NaN.</returns>
    [Vectorize]
    public static double Trigamma(double x)
    {
        double value = CommonTrigamma(x <= -0.5 ? 1.0 - x : x);
        return HasCommonTrigamma(x) ? value : TrigammaWithSpecialCases(x, value);
    }

    // Is it a finite number from 2^-500 on?
    private static bool HasCommonTrigamma(double x) => BitConverter.DoubleToInt64Bits(x) - FirstOfCommonTrigammaDouble <= LastOfCommonTrigammaDouble;

    private const long SmallestOfCommonTrigammaBitsDouble = 0x20B0000000000000;
    private const long FirstOfCommonTrigammaDouble = unchecked(SmallestOfCommonTrigammaBitsDouble - long.MinValue);
    private const long LastOfCommonTrigammaDouble = 0x7FEFFFFFFFFFFFFF - SmallestOfCommonTrigammaBitsDouble + long.MinValue;

    // For finite x > -1/2, but for those around 0.
    private static double CommonTrigamma(double x)
    {
        // As for floats. From 2.5 to 4.5 the series is taken at x + 2.
        bool isLarge = x >= 2.5;
        bool isMoved = isLarge && x < 4.5;
        bool hasTwo = x < 0.5 || isMoved;
        double product = Math.FusedMultiplyAdd(x, x, x);
        double p = hasTwo ? product : x;
        double lost = hasTwo ? Math.FusedMultiplyAdd(x, x, x - product) : 0.0;
        double reciprocal = 1.0 / p;
        double rest = SubtractProduct(SubtractProduct(1.0, reciprocal, p), reciprocal, lost) * reciprocal;
        double square = reciprocal * reciprocal;
        double squareLow = Math.FusedMultiplyAdd(2.0 * reciprocal, rest, MultiplySubtract(reciprocal, reciprocal, square));
        double low = hasTwo ? Math.FusedMultiplyAdd(2.0, reciprocal, squareLow) : squareLow;

        double series = isLarge ? TrigammaSeries(isMoved ? x + 2.0 : x) : TrigammaAroundTwo(x < 0.5 ? x : x < 1.5 ? x - 1.0 : x - 2.0);
        return hasTwo || x < 1.5 ? square + (series + low) : series;
    }

    // At 2 + t, for |t| <= 1/2, within 3e-17. By sollya: fpminimax(H, 20, [|double...|], [-0.5;0.5], absolute), with H as for floats.
    private static double TrigammaAroundTwo(double t)
    {
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(5.862637834084763e-06, square, Math.FusedMultiplyAdd(-1.3836288529020804e-05, t, 1.8603982620004818e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-3.174573305041447e-05, t, 6.429728154347316e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.00012304840515925527, t, 0.0002294765133791372));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.000428065766610684, t, 0.0007961722400226436));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0014725813539587858, t, 0.002706959181692245));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.004941884382305134, t, 0.008951175575148016));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.016067142687051405, t, 0.028541493413253096));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.05009566428948086, t, 0.08671530992152156));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.147711020573505, t, 0.24696970113342323));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.4041138063191885, t, 0.6449340668482264));
    }

    // For x >= 4.5. By sollya: fpminimax(M, 10, [|double...|], [0;1/4.5^2], absolute), with M as for floats.
    private static double TrigammaSeries(double x)
    {
        double reciprocal = 1.0 / x;
        double rest = SubtractProduct(1.0, reciprocal, x) * reciprocal;
        double t = reciprocal * reciprocal;
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(479.2764799318487, square, Math.FusedMultiplyAdd(-187.10068068801934, t, 39.04589376201476));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-6.558674065944451, t, 1.1543068851731306));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.2529220521535138, t, 0.07575568053127105));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0333333222115001, t, 0.023809523775584866));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.033333333333292074, t, 0.16666666666666666));
        return reciprocal + Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(sum, reciprocal, 0.5), t, rest);
    }

    // The same for all x, from the usual way for x or, below -1/2, for 1 - x: trigamma(x) = (π / sin πx)² - trigamma(1 - x).
    [Rare]
    private static double TrigammaWithSpecialCases(double x, double common)
    {
        double magnitude = Math.Abs(x);
        double inverse = 1.0 / magnitude;
        double value = magnitude < 8.470329472543003e-22 ? inverse / magnitude : magnitude < double.PositiveInfinity ? common : inverse;

        double t = x - Math.Round(x);
        double reciprocal = 1.0 / t;
        double reciprocalLow = SubtractProduct(1.0, reciprocal, t) * reciprocal;
        double square = reciprocal * reciprocal;
        double squareLow = Math.FusedMultiplyAdd(reciprocal + reciprocal, reciprocalLow, MultiplySubtract(reciprocal, reciprocal, square));
        double reflected = square + (SinePoles(t) - value + squareLow);
        bool isPole = x <= 0.0 && Math.Truncate(x) == x;
        double limit = x == double.NegativeInfinity ? double.NaN : double.PositiveInfinity;
        return isPole ? limit : x <= -0.5 ? reflected : value;
    }

    // (π / sin πt)² - 1/t² for |t| <= 1/2: what its poles at ±1 and the others give.
    private static double SinePoles(double t)
    {
        double square = t * t;
        double distance = SubtractProduct(1.0, t, t);
        return Math.FusedMultiplyAdd(2.0, square, 2.0) / (distance * distance) + SineSeries(square);
    }

    // The part of the other poles. By sollya: fpminimax(E, 11, [|double...|], [0;0.25], absolute), the function as its Taylor series, whose
    // terms are 2 · (ζ(2k) - 1) · (2k - 1) · t^(2k - 2) for k from 1 on.
    private static double SineSeries(double square)
    {
        double fourth = square * square;
        double sum = Math.FusedMultiplyAdd(5.06760749035874e-05, square, -5.785386880733152e-05);
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(7.84349903341722e-05, square, 0.0001148031540814552));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.0004618136934776008, square, 0.0015919641511367895));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.005413950718654023, square, 0.01790234944540119));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.05708298687824101, square, 0.17343061984226277));
        return Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.49393940226685057, square, 1.2898681336964528));
    }
}
