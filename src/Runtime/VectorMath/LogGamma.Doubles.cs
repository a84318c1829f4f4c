namespace Kernels;

// As in LogGamma.cs, with x - 1 and (x - 1) · (x - 2) for the logarithm up to 4.5, from where on Stirling's formula serves.
public static partial class VectorMath
{
    /// <summary>The logarithm of the gamma function: <c>ln |Γ(x)|</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP from −1/2 on. Below, where terms cancel, it is at most 2 ULP of the largest of the result, ln |Γ(−x)| and ln π.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; infinity for 0, for negative integers and for infinities, NaN for NaN.</returns>
    [Vectorize]
    public static double LogGamma(double x)
    {
        double value = CommonLogGamma(x <= -0.5 ? -x : x);
        return HasCommonGamma(x) ? value : LogGammaWithSpecialCases(x, value);
    }

    // Is it a positive normal number up to 2^1010? By the bits, as in IsPositiveNormal.
    private static bool HasCommonGamma(double x) => BitConverter.DoubleToInt64Bits(x) - NormalOffsetDouble <= LastOfCommonGammaDouble;

    private const long LastOfCommonGammaDouble = 0x7F10000000000000 - SmallestNormalBitsDouble + long.MinValue;
    private const double LargestOfCommonGammaDouble = 1.0972248137587377e+304;

    // For -1/2 < x <= 2^1010, but for subnormal numbers and 0.
    private static double CommonLogGamma(double x)
    {
        bool isLarge = x >= 4.5;
        (double argument, double lost) = ProductOfSteps(x);
        double reciprocal = 1.0 / argument;
        (double log, double logLow) = LongNaturalLog(Math.Abs(argument), lost * reciprocal);

        bool isBelow = x < 1.5;
        (double high, double low) = isLarge ? TimesLogLessOne(x, log, logLow) : (isBelow ? -log : log, isBelow ? -logLow : logLow);
        (double rest, double restLow) = isLarge ? RestOfStirling(reciprocal) : LogGammaAroundTwo(FromTwo(x));
        return SumOfPairs(high, low, rest, restLow);
    }

    // Γ(x) is Γ at a number from 1.5 to 2.5 over, or below 1.5, or times, from 2.5 on, this number in two parts: x · (x + 1), x, 1, x - 1,
    // (x - 1) · (x - 2), and from 4.5 on x.
    private static (double Product, double Lost) ProductOfSteps(double x)
    {
        double once = x - 1.0;
        double twice = x - 2.0;
        double up = Math.FusedMultiplyAdd(x, x, x);
        double upLost = Math.FusedMultiplyAdd(x, x, x - up);
        double down = once * twice;
        double downLost = MultiplySubtract(once, twice, down);
        double lower = x < 0.5 ? up : x < 1.5 ? x : 1.0;
        double upper = x < 3.5 ? once : x < 4.5 ? down : x;
        double upperLost = x >= 3.5 && x < 4.5 ? downLost : 0.0;
        return (x < 2.5 ? lower : upper, x < 0.5 ? upLost : upperLost);
    }

    // That number from 1.5 to 2.5, less 2, for x up to 4.5.
    private static double FromTwo(double x) => x - (x < 0.5 ? 0.0 : x < 1.5 ? 1.0 : x < 2.5 ? 2.0 : x < 3.5 ? 3.0 : 4.0);

    // (high + low) + (other + otherLow).
    private static double SumOfPairs(double high, double low, double other, double otherLow)
    {
        double sum = high + other;
        double taken = sum - high;
        return sum + (high - (sum - taken) + (other - taken) + (low + otherLow));
    }

    // ln x + change as the sum of two doubles, for a small change and a positive normal x.
    private static (double High, double Low) LongNaturalLog(double x, double change)
    {
        (double k, double m) = NormalSignificand(x);
        (double high, double low) = LongLog(k, m);
        return (high, low + change);
    }

    // (x - 1/2) · (ln x - 1), from the two parts of the logarithm.
    private static (double High, double Low) TimesLogLessOne(double x, double log, double logLow)
    {
        double factor = x - 0.5;
        double factorLow = x - factor - 0.5;
        double less = log - 1.0;
        double lessLow = log - less - 1.0 + logLow;
        double product = factor * less;
        return (product, Math.FusedMultiplyAdd(factorLow, less, Math.FusedMultiplyAdd(factor, lessLow, MultiplySubtract(factor, less, product))));
    }

    // As for floats, from 1 / x for x >= 4.5.
    // By sollya: fpminimax(M, 9, [|double...|], [0;1/4.5^2], relative), with M as its Chebyshev series of 50 terms.
    private static (double High, double Low) RestOfStirling(double reciprocal)
    {
        double t = reciprocal * reciprocal;
        double square = t * t;
        double sum = Math.FusedMultiplyAdd(-0.2127141694255172, t, 0.09525305854288768);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.02523199199368421, t, 0.006259091082511731));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0019139911889179658, t, 0.0008416972211865861));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0005952375949499394, t, 0.0007936507910381883));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(-0.0027777777777714214, t, 0.08333333333333333));
        return (0.41893853320467274, Math.FusedMultiplyAdd(sum, reciprocal, 1.67282096505854e-17));
    }

    // ln Γ(2 + t) for |t| <= 1/2: the first two terms exactly but for the last bits of their factors.
    private static (double High, double Low) LogGammaAroundTwo(double t)
    {
        double square = t * t;
        double squareLow = MultiplySubtract(t, t, square);
        double first = t * SlopeAtTwoDouble;
        double firstLow = Math.FusedMultiplyAdd(t, SlopeAtTwoRestDouble, MultiplySubtract(t, SlopeAtTwoDouble, first));
        double second = square * HalfCurvatureAtTwoDouble;
        double secondLow = Math.FusedMultiplyAdd(square, HalfCurvatureAtTwoRestDouble, MultiplySubtract(square, HalfCurvatureAtTwoDouble, second));
        secondLow = Math.FusedMultiplyAdd(squareLow, HalfCurvatureAtTwoDouble, secondLow);
        double high = first + second;
        return (high, first - high + second + (firstLow + secondLow + square * t * LogGammaCube(t, square)));
    }

    private const double SlopeAtTwoDouble = 0.42278433509846713;
    private const double SlopeAtTwoRestDouble = 4.942915152430645e-18;
    private const double HalfCurvatureAtTwoDouble = 0.3224670334241132;
    private const double HalfCurvatureAtTwoRestDouble = 1.520336175199238e-17;

    // What is left of ln Γ(2 + t), over t³, for |t| <= 1/2, within 7e-18.
    // By sollya: fpminimax(S, 17, [|double...|], [-0.5;0.5], absolute), with S as for floats.
    private static double LogGammaCube(double t, double square)
    {
        double sum = Math.FusedMultiplyAdd(6.388282649455704e-08, t, -1.318427088206658e-07);
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.030009241548089e-07, t, -4.329029365324978e-07));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.578582327158075e-07, t, -2.0437390184543263e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(4.374385708324265e-06, t, -9.438753581062537e-06));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.050726433517687e-05, t, -4.492630829227326e-05));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.94575095167892e-05, t, -0.00022315475438664575));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.0005096695248562319, t, -0.0011927539118276483));
        sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.0028905103307397054, t, -0.007385551028672269));
        return Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.020580808427784557, t, -0.0673523010531981));
    }

    // The same for all x, from the usual way for x or, below -1/2, for -x: by Γ(x) · Γ(-x) = -π / (x · sin πx), and for tiny and huge
    // arguments by what is left there.
    [Rare]
    private static double LogGammaWithSpecialCases(double x, double common)
    {
        double magnitude = Math.Abs(x);
        bool isTiny = magnitude < 8.470329472543003e-22;
        bool isCommon = magnitude <= LargestOfCommonGammaDouble && !isTiny;
        double value = isCommon ? common : isTiny ? -Log(magnitude) : HugeLogGamma(magnitude);
        double reflected = ReflectedLogGamma(magnitude, Math.Abs(SinPi(x)), value);
        bool isPole = x <= 0.0 && Math.Truncate(x) == x;
        return isPole ? double.PositiveInfinity : x <= -0.5 ? reflected : value;
    }

    // ln π - ln(x · sine) - value, of two doubles each until the end.
    private static double ReflectedLogGamma(double x, double sine, double value)
    {
        double product = x * sine;
        (double log, double logLow) = LongNaturalLog(product, MultiplySubtract(x, sine, product) / product);
        double difference = LnPiDouble - value;
        double taken = difference - LnPiDouble;
        double lost = LnPiDouble - (difference - taken) - (value + taken);
        return SumOfPairs(-log, LnPiRestDouble - logLow, difference, lost);
    }

    private const double LnPiDouble = 1.1447298858494002;
    private const double LnPiRestDouble = 1.0265951162707826e-17;

    // x · (ln x - 1), whose parts are no numbers where it is infinite.
    private static double HugeLogGamma(double x)
    {
        (double log, double logLow) = LongNaturalLog(x, 0.0);
        double less = log - 1.0;
        double product = x * less;
        double low = Math.FusedMultiplyAdd(x, log - less - 1.0 + logLow, MultiplySubtract(x, less, product));
        return product < double.PositiveInfinity ? product + low : product;
    }
}
