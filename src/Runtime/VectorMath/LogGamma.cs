namespace Kernels;

// Γ(x + 1) = x · Γ(x), so near 0, 1 and 2 the logarithm is one power series around 2 and a logarithm of x. From 2.5 on it is
// Stirling's formula with the rest of its series. Both are sums of two floats until the end.
public static partial class VectorMath
{
    /// <summary>The logarithm of the gamma function: <c>ln |Γ(x)|</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP from −1/2 on. Below, where terms cancel, it is at most 2 ULP of the largest of the result, ln |Γ(−x)| and ln π.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; infinity for 0, for negative integers and for infinities, NaN for NaN.</returns>
    [Vectorize]
    public static float LogGamma(float x)
    {
        float value = CommonLogGamma(x <= -0.5f ? -x : x);
        return HasCommonGamma(x) ? value : LogGammaWithSpecialCases(x, value);
    }

    // Is it a positive normal number up to 2^120? By the bits, as in IsPositiveNormal.
    private static bool HasCommonGamma(float x) => BitConverter.SingleToInt32Bits(x) - NormalOffset <= LastOfCommonGamma;

    private const int LastOfCommonGamma = 0x7B800000 - SmallestNormalBits + int.MinValue;
    private const float LargestOfCommonGamma = 1.32922800e36f;

    // For -1/2 < x <= 2^120, but for subnormal numbers and 0.
    private static float CommonLogGamma(float x)
    {
        bool isSmall = x < 0.5f;
        bool isLarge = x >= 2.5f;

        // The argument of the logarithm: x · (x + 1), x, 1, or x.
        float shifted = MathF.FusedMultiplyAdd(x, x, x);
        float argument = isSmall ? shifted : x < 1.5f || isLarge ? x : 1f;
        float lost = isSmall ? MathF.FusedMultiplyAdd(x, x, x - shifted) : 0f;
        float reciprocal = 1f / argument;
        (float log, float logLow) = LongNaturalLog(MathF.Abs(argument), lost * reciprocal);

        float fromTwo = isSmall ? x : x < 1.5f ? x - 1f : x - 2f;
        (float high, float low) = isLarge ? TimesLogLessOne(x, log, logLow) : (-log, -logLow);
        (float rest, float restLow) = isLarge ? RestOfStirling(reciprocal) : LogGammaAroundTwo(fromTwo);
        return SumOfPairs(high, low, rest, restLow);
    }

    // (high + low) + (other + otherLow).
    private static float SumOfPairs(float high, float low, float other, float otherLow)
    {
        float sum = high + other;
        float taken = sum - high;
        return sum + (high - (sum - taken) + (other - taken) + (low + otherLow));
    }

    // ln x + change as the sum of two floats, for a small change.
    private static (float High, float Low) LongNaturalLog(float x, float change)
    {
        (float high, float low) = LongLog2(x);
        float log = high * Ln2High;
        float logLow = MathF.FusedMultiplyAdd(high, Ln2Low, MathF.FusedMultiplyAdd(low, Ln2High, change));
        return (log, MultiplySubtract(high, Ln2High, log) + logLow);
    }

    // (x - 1/2) · (ln x - 1), from the two parts of the logarithm.
    private static (float High, float Low) TimesLogLessOne(float x, float log, float logLow)
    {
        float factor = x - 0.5f;
        float factorLow = x - factor - 0.5f;
        float less = log - 1f;
        float lessLow = log - less - 1f + logLow;
        float product = factor * less;
        return (product, MathF.FusedMultiplyAdd(factorLow, less, MathF.FusedMultiplyAdd(factor, lessLow, MultiplySubtract(factor, less, product))));
    }

    // ln(2π) / 2 - 1/2 and the series of Stirling's formula, from 1 / x for x >= 2.5.
    // By sollya: fpminimax(M, 4, [|single...|], [0;1/2.5^2], relative), where M(1/x²) = x · (log Γ(x) - (x - 1/2) · (log x - 1) - log(2π) / 2 + 1/2)
    // is given as its Chebyshev series of 40 terms.
    private static (float High, float Low) RestOfStirling(float reciprocal)
    {
        float square = reciprocal * reciprocal;
        float sum = MathF.FusedMultiplyAdd(0.0005413429f, square, -0.0005902681f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.0007962468f);
        sum = MathF.FusedMultiplyAdd(sum, square, -0.0027779534f);
        sum = MathF.FusedMultiplyAdd(sum, square, 0.083333336f);
        return (0.41893855f, MathF.FusedMultiplyAdd(sum, reciprocal, -1.41681451e-8f));
    }

    // ln Γ(2 + t) for |t| <= 1/2: the first two terms exactly but for the last bits of their factors.
    private static (float High, float Low) LogGammaAroundTwo(float t)
    {
        float square = t * t;
        float squareLow = MultiplySubtract(t, t, square);
        float first = t * SlopeAtTwo;
        float firstLow = MathF.FusedMultiplyAdd(t, SlopeAtTwoRest, MultiplySubtract(t, SlopeAtTwo, first));
        float second = square * HalfCurvatureAtTwo;
        float secondLow = MathF.FusedMultiplyAdd(square, HalfCurvatureAtTwoRest, MultiplySubtract(square, HalfCurvatureAtTwo, second));
        secondLow = MathF.FusedMultiplyAdd(squareLow, HalfCurvatureAtTwo, secondLow);
        float high = first + second;
        return (high, first - high + second + (firstLow + secondLow + square * t * LogGammaCube(t)));
    }

    // 1 - γ, the derivative at 2, and (π² / 6 - 1) / 2, half of the second one: as two floats each.
    private const float SlopeAtTwo = 0.42278433f;
    private const float SlopeAtTwoRest = 6.637774e-9f;
    private const float HalfCurvatureAtTwo = 0.32246703f;
    private const float HalfCurvatureAtTwoRest = 4.3294173e-9f;

    // What is left of ln Γ(2 + t), over t³, for |t| <= 1/2, within 2.7e-9.
    // By sollya: fpminimax(S, 7, [|single...|], [-0.5;0.5], absolute), the function as its Taylor series, whose terms are
    // (-1)^k · (ζ(k) - 1) / k · t^(k - 3) for k from 3 on.
    private static float LogGammaCube(float t)
    {
        float sum = MathF.FusedMultiplyAdd(0.000113730464f, t, -0.00024571366f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.00050649093f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.0011896059f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.0028907768f);
        sum = MathF.FusedMultiplyAdd(sum, t, -0.007385656f);
        sum = MathF.FusedMultiplyAdd(sum, t, 0.020580802f);
        return MathF.FusedMultiplyAdd(sum, t, -0.0673523f);
    }

    // The same for all x, from the usual way for x or, below -1/2, for -x: by Γ(x) · Γ(-x) = -π / (x · sin πx), and for tiny and huge
    // arguments by what is left there.
    [Rare]
    private static float LogGammaWithSpecialCases(float x, float common)
    {
        float magnitude = MathF.Abs(x);
        bool isTiny = magnitude < 9.094947e-13f;
        bool isCommon = magnitude <= LargestOfCommonGamma && !isTiny;
        float value = isCommon ? common : isTiny ? -Log(magnitude) : HugeLogGamma(magnitude);
        float reflected = ReflectedLogGamma(magnitude, MathF.Abs(SinPi(x)), value);
        bool isPole = x <= 0f && MathF.Truncate(x) == x;
        return isPole ? float.PositiveInfinity : x <= -0.5f ? reflected : value;
    }

    // ln π - ln(x · sine) - value, of two floats each until the end.
    private static float ReflectedLogGamma(float x, float sine, float value)
    {
        float product = x * sine;
        (float log, float logLow) = LongNaturalLog(product, MultiplySubtract(x, sine, product) / product);
        float difference = LnPi - value;
        float taken = difference - LnPi;
        float lost = LnPi - (difference - taken) - (value + taken);
        return SumOfPairs(-log, LnPiRest - logLow, difference, lost);
    }

    private const float LnPi = 1.1447299f;
    private const float LnPiRest = 3.317301e-8f;

    // x · (ln x - 1), whose parts are no numbers where it is infinite.
    private static float HugeLogGamma(float x)
    {
        (float log, float logLow) = LongNaturalLog(x, 0f);
        float less = log - 1f;
        float product = x * less;
        float low = MathF.FusedMultiplyAdd(x, log - less - 1f + logLow, MultiplySubtract(x, less, product));
        return product < float.PositiveInfinity ? product + low : product;
    }
}
