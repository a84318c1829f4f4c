namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The root of any degree: <c>ⁿ√x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments and results too. An exact root is found exactly.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="n">The degree.</param>
    /// <returns>
    /// The root, for an odd degree with the sign of <paramref name="x"/>. It is NaN for a negative number and an even degree, and for the
    /// degree 0. A negative degree gives the reciprocal, which is infinite for 0.
    /// </returns>
    [Vectorize(Derivative = nameof(RootNSlope))]
    public static float RootN(float x, int n)
    {
        bool isOdd = (n & 1) != 0;
        float root = Root(isOdd ? MathF.Abs(x) : x, n);
        return isOdd ? MathF.CopySign(root, x) : root;
    }

    // For a degree of 1 it is 1, where the quotient is none for 0 and an infinity.
    [Vectorize(Derivative = nameof(RootNCurvature))]
    private static float RootNSlope(float x, int n)
    {
        float slope = RootN(x, n) / x / n;
        float limit = (x == 0f ? float.PositiveInfinity : 0f) / n;
        float known = n == 1 && !float.IsNaN(x) ? 1f : slope;
        return n != 1 && (x == 0f || x == float.PositiveInfinity || (x == float.NegativeInfinity && (n & 1) != 0)) ? limit : known;
    }

    // Of an even degree, −0 counts as 0, which it is after an addition of 0. At a zero of an odd degree it has the side of the zero's sign.
    private static float RootNCurvature(float x, int n)
    {
        bool isOdd = (n & 1) != 0;
        float curvature = RootNSlope(x, n) * ((1f - n) / n) / (isOdd ? x : x + 0f);
        return n == 1 && !float.IsNaN(x) ? 0f : curvature;
    }

    /// <summary>The root of a number that is not negative: <c>ⁿ√x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. <see cref="RootN(float, int)"/> is made of it.</remarks>
    /// <param name="x">The number; −0 counts as 0.</param>
    /// <param name="n">The degree: an integer, rounded to a float.</param>
    /// <returns>The root; NaN for a negative <paramref name="x"/> and for the degree 0.</returns>
    [Vectorize]
    public static float Root(float x, float n)
    {
        (float quotient, float rest) = QuotientOfLog2(x, n);
        return MathF.Abs(quotient) + MathF.Abs(rest) < LargestExponent ? Exp2OfSum(quotient, rest) : RootWithSpecialCases(x, n);
    }

    // The same where the logarithm, the degree or the quotient is not finite.
    [Rare]
    private static float RootWithSpecialCases(float x, float n)
    {
        (float quotient, float rest) = QuotientOfLog2(x, n);
        float clamped = float.MaxNative(-LargestExponent, float.MinNative(LargestExponent, n == 0f ? float.NaN : quotient));
        return Exp2OfSum(clamped, MathF.Abs(rest) < 1f ? rest : 0f);
    }

    // log2 x / n as the sum of two floats.
    private static (float Quotient, float Lost) QuotientOfLog2(float x, float n)
    {
        (float high, float low) = LongLog2(x);
        float reciprocal = 1f / n;
        float quotient = high * reciprocal;
        return (quotient, (SubtractProduct(high, quotient, n) + low) * reciprocal);
    }

    /// <summary>The root of any degree: <c>ⁿ√x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments and results too. An exact root is found exactly.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="n">The degree, at most 2⁵³ in magnitude.</param>
    /// <returns>
    /// The root, for an odd degree with the sign of <paramref name="x"/>. It is NaN for a negative number and an even degree, and for the
    /// degree 0. A negative degree gives the reciprocal, which is infinite for 0.
    /// </returns>
    [Vectorize(Derivative = nameof(RootNSlope))]
    public static double RootN(double x, long n)
    {
        bool isOdd = (n & 1L) != 0L;
        double root = Root(isOdd ? Math.Abs(x) : x, n);
        return isOdd ? Math.CopySign(root, x) : root;
    }

    // For a degree of 1 it is 1, where the quotient is none for 0 and an infinity.
    [Vectorize(Derivative = nameof(RootNCurvature))]
    private static double RootNSlope(double x, long n)
    {
        double slope = RootN(x, n) / x / n;
        double limit = (x == 0.0 ? double.PositiveInfinity : 0.0) / n;
        double known = n == 1L && !double.IsNaN(x) ? 1.0 : slope;
        return n != 1L && (x == 0.0 || x == double.PositiveInfinity || (x == double.NegativeInfinity && (n & 1L) != 0L)) ? limit : known;
    }

    private static double RootNCurvature(double x, long n)
    {
        bool isOdd = (n & 1L) != 0L;
        double curvature = RootNSlope(x, n) * ((1.0 - n) / n) / (isOdd ? x : x + 0.0);
        return n == 1L && !double.IsNaN(x) ? 0.0 : curvature;
    }

    /// <summary>The root of a number that is not negative: <c>ⁿ√x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. <see cref="RootN(double, long)"/> is made of it.</remarks>
    /// <param name="x">The number; −0 counts as 0.</param>
    /// <param name="n">The degree: an integer, rounded to a double.</param>
    /// <returns>The root; NaN for a negative <paramref name="x"/> and for the degree 0.</returns>
    [Vectorize]
    public static double Root(double x, double n)
    {
        (double k, double m) = NormalSignificand(x);
        (double quotient, double rest) = QuotientOfLog(k, m, n);
        (double value, double shifted) = ExpOfSum(quotient, rest);
        return IsPositiveNormal(x) && Math.Abs(quotient) + Math.Abs(rest) < LargestNormalExponent ? AddExponent(value, shifted) : RootWithSpecialCases(x, n);
    }

    // The same for all x and n.
    [Rare]
    private static double RootWithSpecialCases(double x, double n)
    {
        bool isSubnormal = x < SmallestNormalDouble;
        (double k, double m) = NormalSignificand(isSubnormal ? x * 4503599627370496.0 : x);
        (double quotient, double rest) = QuotientOfLog(isSubnormal ? k - 52.0 : k, m, n);

        // Where x is 0, infinite or NaN, the logarithm is not that of its bits.
        quotient = x > 0.0 && x < double.PositiveInfinity ? quotient : (x == 0.0 ? double.NegativeInfinity : x < 0.0 ? double.NaN : x) / n;
        double clamped = double.MaxNative(-746.0, double.MinNative(710.0, n == 0.0 ? double.NaN : quotient));
        (double value, double shifted) = ExpOfSum(clamped, Math.Abs(quotient) < 746.0 && Math.Abs(rest) < 1.0 ? rest : 0.0);
        return Scale(value, shifted - IntegerShiftDouble);
    }

    // ln(2^k · m) / n as the sum of two doubles.
    private static (double Quotient, double Lost) QuotientOfLog(double k, double m, double n)
    {
        (double high, double low) = LongLog(k, m);
        double reciprocal = 1.0 / n;
        double quotient = high * reciprocal;
        return (quotient, (SubtractProduct(high, quotient, n) + low) * reciprocal);
    }
}
