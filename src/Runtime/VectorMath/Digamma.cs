namespace Kernels;

// As in LogGamma.cs, whose derivative it is: near 0, 1 and 2 a power series around 2 less reciprocals of x and x + 1, and from 2.5 on
// the series that Stirling's formula has.
public static partial class VectorMath
{
    /// <summary>The digamma function, the derivative of <see cref="LogGamma(float)"/>: <c>Γ′(x) / Γ(x)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, for x from −1/2 on of the larger of the result and 1/4, for other x of the largest of the result, that for
    /// 1 − x, and 1.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative; an infinity of the other sign for ±0, NaN for negative integers, for negative infinity and for NaN.</returns>
    [Vectorize]
    public static float Digamma(float x)
    {
        float value = CommonDigamma(x <= -0.5f ? 1f - x : x);
        return IsPositiveNormal(x) ? value : DigammaWithSpecialCases(x, value);
    }

    // For x > -1/2, but for subnormal numbers, 0 and infinity.
    private static float CommonDigamma(float x)
    {
        // 1 / x + 1 / (x + 1) = (2x + 1) / (x · (x + 1)), or 1 / x, or nothing.
        bool isSmall = x < 0.5f;
        bool isLarge = x >= 2.5f;
        float numerator = isSmall ? MathF.FusedMultiplyAdd(2f, x, 1f) : x < 1.5f ? 1f : 0f;
        float numeratorLost = isSmall ? MathF.FusedMultiplyAdd(2f, x, 1f - numerator) : 0f;
        float product = MathF.FusedMultiplyAdd(x, x, x);
        float denominator = isSmall ? product : x;
        float denominatorLost = isSmall ? MathF.FusedMultiplyAdd(x, x, x - product) : 0f;
        float reciprocal = 1f / denominator;
        float quotient = numerator * reciprocal;
        float rest = SubtractProduct(SubtractProduct(numerator, quotient, denominator) + numeratorLost, quotient, denominatorLost) * reciprocal;

        float fromTwo = isSmall ? x : x < 1.5f ? x - 1f : x - 2f;
        float near = DigammaLess(isLarge ? 0f : fromTwo, quotient, rest);
        (float log, float logLow) = LongNaturalLog(x, 0f);
        return isLarge ? log + (logLow - DigammaSeries(reciprocal)) : near;
    }

    // The derivative at 2 + t, for |t| <= 1/2, less the quotient and its rest: the first two terms exactly but for the last bits of their
    // factors.
    private static float DigammaLess(float t, float quotient, float rest)
    {
        float linear = t * CurvatureAtTwo;
        float linearLow = MathF.FusedMultiplyAdd(t, CurvatureAtTwoRest, MultiplySubtract(t, CurvatureAtTwo, linear));
        float head = SlopeAtTwo + linear;
        float headLow = SlopeAtTwo - head + linear + (linearLow + SlopeAtTwoRest);
        return SumOfPairs(head, MathF.FusedMultiplyAdd(t * t, DigammaSquare(t), headLow), -quotient, -rest);
    }

    private const float CurvatureAtTwo = 0.64493406f;
    private const float CurvatureAtTwoRest = 8.6588345e-9f;

    // What is left of the derivative at 2 + t, over t², for |t| <= 1/2, within 5e-9.
    // By sollya: fpminimax(G, 8, [|single...|], [-0.5;0.5], absolute), the function as its Taylor series, whose terms are
    // (-1)^k · (ζ(k) - 1) · t^(k - 3) for k from 3 on.
    private static float DigammaSquare(float t)
    {
        float sum = MathF.FusedMultiplyAdd(-0.0005594291f, t, 0.0011475235f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.0020009482f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.0040476825f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.00834866f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.017345164f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.03692788f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.08232319f);
        return MathF.FusedMultiplyAdd(sum, t, -0.2020569f);
    }

    // log x - digamma(x), from 1 / x for x >= 2.5.
    // By sollya: fpminimax(M, 4, [|single...|], [0;1/2.5^2], absolute), where M(1/x²) = x² · (log x - 1/(2x) - digamma(x)) is given as its
    // Chebyshev series of 36 terms.
    private static float DigammaSeries(float reciprocal)
    {
        float square = reciprocal * reciprocal;
        float sum = MathF.FusedMultiplyAdd(0.003543751f, square, -0.0037747417f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.003952827f);
        sum = MathF.FusedMultiplyAdd(sum, square, -0.008333234f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.083333336f);
        return MathF.FusedMultiplyAdd(sum, square, 0.5f * reciprocal);
    }

    // The same for all x, from the usual way for x or, below -1/2, for 1 - x: digamma(x) = digamma(1 - x) - π · cot πx.
    [Rare]
    private static float DigammaWithSpecialCases(float x, float common)
    {
        float magnitude = MathF.Abs(x);
        bool isReflected = x <= -0.5f;
        float value = magnitude < 9.094947e-13f ? -1f / x : magnitude < float.PositiveInfinity ? common : x;

        (float cotangent, float cotangentLow) = NegatedCotangent(x - MathF.Round(x));
        float reflected = SumOfPairs(cotangent, cotangentLow, value, LostByMirror(x));
        bool isPole = isReflected && MathF.Truncate(x) == x;
        return isPole ? float.NaN : isReflected ? reflected : value;
    }

    // What rounding 1 - x takes from digamma(1 - x), for x <= -1/2: with its derivative, which is about 1 / m + 1 / (2m²).
    private static float LostByMirror(float x)
    {
        float mirror = 1f - x;
        float reciprocal = 1f / mirror;
        return (1f - mirror - x) * MathF.FusedMultiplyAdd(0.5f * reciprocal, reciprocal, reciprocal);
    }

    // -π · cot πt for 0 < |t| <= 1/2, as two floats: by its poles at 0 and at ±1, -1/t and 2t/(1 - t²), and what the others give.
    private static (float High, float Low) NegatedCotangent(float t)
    {
        float reciprocal = 1f / t;
        float reciprocalLow = SubtractProduct(1f, reciprocal, t) * reciprocal;
        float distance = SubtractProduct(1f, t, t);
        float distanceLow = SubtractProduct(1f - distance, t, t);
        float quotient = (t + t) / distance;
        float quotientLow = SubtractProduct(SubtractProduct(t + t, quotient, distance), quotient, distanceLow) / distance;
        float high = quotient - reciprocal;
        float low = quotient - (high + reciprocal) + (quotientLow - reciprocalLow);
        return (high, MathF.FusedMultiplyAdd(t, CotangentSeries(t * t), low));
    }

    // The part of the other poles, over t. By sollya: fpminimax(C, 4, [|single...|], [0;0.25], absolute), the function as its Taylor series, whose
    // terms are 2 · (ζ(2k) - 1) · t^(2k - 2) for k from 1 on.
    private static float CotangentSeries(float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.002198952f, square, 0.008151792f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.034679152f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.16464722f);
        return MathF.FusedMultiplyAdd(sum, square, 1.2898681f);
    }

    /// <summary>The digamma function, the derivative of <see cref="LogGamma(double)"/>: <c>Γ′(x) / Γ(x)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, for x from −1/2 on of the larger of the result and 1/4, for other x of the largest of the result, that for
    /// 1 − x, and 1.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative; an infinity of the other sign for ±0, NaN for negative integers, for negative infinity and for NaN.</returns>
    [Vectorize]
    public static double Digamma(double x)
    {
        double value = CommonDigamma(x <= -0.5 ? 1.0 - x : x);
        return IsPositiveNormal(x) ? value : DigammaWithSpecialCases(x, value);
    }

    // For x > -1/2, but for subnormal numbers, 0 and infinity.
    private static double CommonDigamma(double x)
    {
        // The sum of the reciprocals of x and x + 1, or of x, or of 1 - x, or of 1 - x and 2 - x, as one quotient.
        (double product, double lost) = ProductOfSteps(x);
        double lower = x < 0.5 ? Math.FusedMultiplyAdd(2.0, x, 1.0) : x < 1.5 ? 1.0 : 0.0;
        double numerator = x < 2.5 ? lower : x < 3.5 ? -1.0 : 3.0 - (x + x);
        double numeratorLost = x < 0.5 ? Math.FusedMultiplyAdd(2.0, x, 1.0 - numerator) : 0.0;
        double reciprocal = 1.0 / product;
        double quotient = numerator * reciprocal;
        double rest = SubtractProduct(SubtractProduct(numerator, quotient, product) + numeratorLost, quotient, lost) * reciprocal;

        bool isLarge = x >= 4.5;
        double near = DigammaLess(isLarge ? 0.0 : FromTwo(x), quotient, rest);
        (double log, double logLow) = LongNaturalLog(x, 0.0);
        return isLarge ? log + (logLow - DigammaSeries(reciprocal)) : near;
    }

    private static double DigammaLess(double t, double quotient, double rest)
    {
        double linear = t * CurvatureAtTwoDouble;
        double linearLow = Math.FusedMultiplyAdd(t, CurvatureAtTwoRestDouble, MultiplySubtract(t, CurvatureAtTwoDouble, linear));
        double head = SlopeAtTwoDouble + linear;
        double headLow = SlopeAtTwoDouble - head + linear + (linearLow + SlopeAtTwoRestDouble);
        double square = t * t;
        return SumOfPairs(head, Math.FusedMultiplyAdd(square, DigammaSquare(t, square), headLow), -quotient, -rest);
    }

    private const double CurvatureAtTwoDouble = 0.6449340668482264;
    private const double CurvatureAtTwoRestDouble = 3.040672350398476e-17;

    // Within 8e-18. By sollya: fpminimax(G, 18, [|double...|], [-0.5;0.5], absolute), with G as for floats.
    private static double DigammaSquare(double t, double square)
    {
        double sum = Math.FusedMultiplyAdd(-6.40873787530836e-07, square, Math.FusedMultiplyAdd(1.2933086059138551e-06, t, -1.8264637745658797e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(3.637587746425624e-06, t, -7.6577002633007e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.5332830880229383e-05, t, -3.058558971730219e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(6.123977255882121e-05, t, -0.00012271347161532098));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.00024608738442111146, t, -0.0004941886133433762));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.0009945750794478493, t, -0.0020083928245940605));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.004077356199466501, t, -0.008349277381994135));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.017343061984427383, t, -0.0369277551433686));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.08232323371113828, t, -0.2020569031595943));
    }

    // From 1 / x for x >= 4.5. By sollya: fpminimax(M, 9, [|double...|], [0;1/4.5^2], absolute), with M as for floats.
    private static double DigammaSeries(double reciprocal)
    {
        double t = reciprocal * reciprocal;
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(-4.044387286389865, t, 1.6204045428685714);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.37862524824192006, t, 0.0813775433050502));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.021054233847438524, t, 0.007575281565388894));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.00416666323522432, t, 0.003968253955551376));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.008333333333314888, t, 0.08333333333333333));
        return Math.FusedMultiplyAdd(sum, t, 0.5 * reciprocal);
    }

    // The same for all x, from the usual way for x or, below -1/2, for 1 - x: digamma(x) = digamma(1 - x) - π · cot πx.
    [Rare]
    private static double DigammaWithSpecialCases(double x, double common)
    {
        double magnitude = Math.Abs(x);
        bool isReflected = x <= -0.5;
        double value = magnitude < 8.470329472543003e-22 ? -1.0 / x : magnitude < double.PositiveInfinity ? common : x;

        (double cotangent, double cotangentLow) = NegatedCotangent(x - Math.Round(x));
        double reflected = SumOfPairs(cotangent, cotangentLow, value, LostByMirror(x));
        bool isPole = isReflected && Math.Truncate(x) == x;
        return isPole ? double.NaN : isReflected ? reflected : value;
    }

    private static double LostByMirror(double x)
    {
        double mirror = 1.0 - x;
        double reciprocal = 1.0 / mirror;
        return (1.0 - mirror - x) * Math.FusedMultiplyAdd(0.5 * reciprocal, reciprocal, reciprocal);
    }

    // -π · cot πt for 0 < |t| <= 1/2, as two doubles: by its poles at 0 and at ±1, -1/t and 2t/(1 - t²), and what the others give.
    private static (double High, double Low) NegatedCotangent(double t)
    {
        double reciprocal = 1.0 / t;
        double reciprocalLow = SubtractProduct(1.0, reciprocal, t) * reciprocal;
        double distance = SubtractProduct(1.0, t, t);
        double distanceLow = SubtractProduct(1.0 - distance, t, t);
        double quotient = (t + t) / distance;
        double quotientLow = SubtractProduct(SubtractProduct(t + t, quotient, distance), quotient, distanceLow) / distance;
        double high = quotient - reciprocal;
        double low = quotient - (high + reciprocal) + (quotientLow - reciprocalLow);
        return (high, Math.FusedMultiplyAdd(t, CotangentSeries(t * t), low));
    }

    // The part of the other poles, over t. By sollya: fpminimax(C, 10, [|double...|], [0;0.25], absolute), the function as its Taylor series, whose
    // terms are 2 · (ζ(2k) - 1) · t^(2k - 2) for k from 1 on.
    private static double CotangentSeries(double square)
    {
        double fourth = square * square;
        double sum = Math.FusedMultiplyAdd(-2.508255390293914e-06, fourth, Math.FusedMultiplyAdd(5.9628848074987e-06, square, 5.326017425367769e-06));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(3.1295848813342595e-05, square, 0.00012235456726610475));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.0004921904220669024, square, 0.001989148930407409));
        sum = Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.00815471245682822, square, 0.03468612396735848));
        return Math.FusedMultiplyAdd(sum, fourth, Math.FusedMultiplyAdd(0.16464646742229422, square, 1.2898681336964528));
    }
}
