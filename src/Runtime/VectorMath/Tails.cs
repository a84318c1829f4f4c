namespace Kernels;

// What the tails of the normal distribution have in common. erfc a and Φ(-a) are g(a) · e^-h with a smooth g and h = a² or a² / 2, which takes
// two numbers: a relative error of an ULP in h would be hundreds of them in the result. So is g, which is a polynomial in
// q = (a - k) / (a + k) = 1 - m, times m = 2k / (a + k). The first terms of the polynomial are sums of two numbers; their coefficients have
// a last bit of 0, so that subtractions are exact.
public static partial class VectorMath
{
    // value · e^(high + low), without the factor 2^n, and n + IntegerShift.
    private static (float Value, float Shifted) TimesExpInParts(float value, float valueLow, float high, float low)
    {
        float shifted = MathF.FusedMultiplyAdd(high, InverseLn2, IntegerShift);
        float n = shifted - IntegerShift;
        float rHigh = MathF.FusedMultiplyAdd(n, -Ln2High, high);
        float rLow = MathF.FusedMultiplyAdd(n, -Ln2Low, low);
        float r = rHigh + rLow;
        float square = r * r;
        float rest = MathF.FusedMultiplyAdd(square, SmallExpCurvature(r, square), rLow);

        // Times 1 + rHigh, which leaves a rest that is exact, and times the rest of e^r.
        float product = MathF.FusedMultiplyAdd(value, rHigh, value);
        float lost = MathF.FusedMultiplyAdd(value, rHigh, value - product);
        return (product + MathF.FusedMultiplyAdd(value, rest, MathF.FusedMultiplyAdd(valueLow, r, valueLow) + lost), shifted);
    }

    // m = numerator / (a + half the numerator).
    private static (float High, float Low) TailQuotient(float a, float numerator)
    {
        float half = 0.5f * numerator;
        float sum = a + half;
        float sumLow = a - (sum - half);
        float m = numerator / sum;
        float error = SubtractProduct(SubtractProduct(numerator, sum, m), sumLow, m);
        return (m, error * (m * (1f / numerator)));
    }

    // m · (first + q · (second + q · (third + q · rest))) for q = 1 - m, where each coefficient has a low part.
    private static (float High, float Low) TailFactor(
        float m, float mLow, float rest, float first, float firstLow, float second, float secondLow, float third, float thirdLow)
    {
        float q = 1f - m;
        float qLow = 1f - q - m - mLow;

        float p2 = MathF.FusedMultiplyAdd(q, rest, third);
        float p2Low = MathF.FusedMultiplyAdd(q, rest, third - p2) + thirdLow;
        float p1 = MathF.FusedMultiplyAdd(q, p2, second);
        float p1Low = MathF.FusedMultiplyAdd(q, p2Low, MathF.FusedMultiplyAdd(q, p2, second - p1) + secondLow);
        float p = MathF.FusedMultiplyAdd(q, p1, first);
        float pLow = MathF.FusedMultiplyAdd(q, p1Low, MathF.FusedMultiplyAdd(q, p1, first - p) + firstLow);

        // About the derivative by q, for the low part of q.
        float slope = MathF.FusedMultiplyAdd(q, MathF.FusedMultiplyAdd(q, rest, p2), p1);
        pLow = MathF.FusedMultiplyAdd(qLow, slope, pLow);
        float product = m * p;
        return (product, MathF.FusedMultiplyAdd(m, pLow, MathF.FusedMultiplyAdd(mLow, p, MultiplySubtract(m, p, product))));
    }

    // value · 2^n from n + IntegerShift, where both the value and the product are normal numbers.
    private static float AddExponent(float value, float shifted) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + (BitConverter.SingleToInt32Bits(shifted) << 23));

    // value · e^(high + low), without the factor 2^n, and n + IntegerShiftDouble.
    private static (double Value, double Shifted) TimesExpInParts(double value, double valueLow, double high, double low)
    {
        double shifted = Math.FusedMultiplyAdd(high, InverseLn2Double, IntegerShiftDouble);
        double n = shifted - IntegerShiftDouble;
        double rHigh = Math.FusedMultiplyAdd(n, -Ln2HighDouble, high);
        double rLow = Math.FusedMultiplyAdd(n, -Ln2LowDouble, low);
        double r = rHigh + rLow;
        double rest = Math.FusedMultiplyAdd(r * r, ExpCurvature(r), rLow);

        // Times 1 + rHigh, which leaves a rest that is exact, and times the rest of e^r.
        double product = Math.FusedMultiplyAdd(value, rHigh, value);
        double lost = Math.FusedMultiplyAdd(value, rHigh, value - product);
        return (product + Math.FusedMultiplyAdd(value, rest, Math.FusedMultiplyAdd(valueLow, r + rest, valueLow) + lost), shifted);
    }

    // m = numerator / (a + half the numerator).
    private static (double High, double Low) TailQuotient(double a, double numerator)
    {
        double half = 0.5 * numerator;
        double sum = a + half;
        double sumLow = a - (sum - half);
        double m = numerator / sum;
        double error = SubtractProduct(SubtractProduct(numerator, sum, m), sumLow, m);
        return (m, error * (m * (1.0 / numerator)));
    }

    // As for float, with a fourth coefficient before the rest, which has no low part.
    private static (double High, double Low) TailFactor(
        double m, double mLow, double rest, double first, double firstLow, double second, double secondLow, double third, double thirdLow,
        double fourth)
    {
        double q = 1.0 - m;
        double qLow = 1.0 - q - m - mLow;

        double p3 = Math.FusedMultiplyAdd(q, rest, fourth);
        double p3Low = Math.FusedMultiplyAdd(q, rest, fourth - p3);
        double p2 = Math.FusedMultiplyAdd(q, p3, third);
        double p2Low = Math.FusedMultiplyAdd(q, p3Low, Math.FusedMultiplyAdd(q, p3, third - p2) + thirdLow);
        double p1 = Math.FusedMultiplyAdd(q, p2, second);
        double p1Low = Math.FusedMultiplyAdd(q, p2Low, Math.FusedMultiplyAdd(q, p2, second - p1) + secondLow);
        double p = Math.FusedMultiplyAdd(q, p1, first);
        double pLow = Math.FusedMultiplyAdd(q, p1Low, Math.FusedMultiplyAdd(q, p1, first - p) + firstLow);

        // About the derivative by q, for the low part of q.
        double slope = Math.FusedMultiplyAdd(q, Math.FusedMultiplyAdd(q, p3, p2), p1);
        pLow = Math.FusedMultiplyAdd(qLow, slope, pLow);
        double product = m * p;
        return (product, Math.FusedMultiplyAdd(m, pLow, Math.FusedMultiplyAdd(mLow, p, MultiplySubtract(m, p, product))));
    }
}
