namespace Kernels.Generators.Targets.Functions;

/// <content>Logarithms and powers.</content>
internal static partial class FloatFunctions
{
    // Exponents of x / 2^k are taken from the root of one half on, and not from 1, so that k is 0 around 1.
    private const int SqrtHalfBits = 0x3F35_04F3;

    public static float Log(float x)
    {
        var (k, f) = ExponentAndFraction(x);
        return OrLimit(x, LogOf(k, f));
    }

    // k + f / ln 2 and so on, the factor in two parts, of which the first makes the product with the upper half of f exact.
    public static float Log2(float x)
    {
        var (k, f) = ExponentAndFraction(x);
        var upper = UpperHalf(f);
        var rest = f - upper + Curved(f);
        return OrLimit(x, k + (upper * 1.44287109375f + (rest * 1.44269502f - upper * 1.76052861e-4f)));
    }

    public static float Log10(float x)
    {
        var (k, f) = ExponentAndFraction(x);
        var upper = UpperHalf(f);
        var rest = f - upper + Curved(f);
        var low = rest * 0.434294492f - upper * 3.16899718e-5f + k * 4.60503898e-6f;
        return OrLimit(x, k * 0.301025390625f + (upper * 0.434326171875f + low));
    }

    // As for Log. The rounded 1 + x finds k alone; f = x · 2^-k + (2^-k - 1) is rounded once. Four times 2^-k, for 2^-128 is no
    // normal number. A tiny x is its own result, which keeps -0.
    public static float Log1p(float x)
    {
        var offset = IntegerBits(1f + x) - SqrtHalfBits;
        float k = offset >> ExponentShift;
        var fourfold = FromBits(0x4080_0000 - (offset & (-1 << ExponentShift)));
        var f = 0.25f * x * fourfold + (0.25f * fourfold - 1f);

        var isOrdinary = MathF.Abs(x) >= 1.862645149230957e-9f && x < float.PositiveInfinity;
        var ofNegative = x == -1f ? float.NegativeInfinity : float.NaN;
        return x > -1f ? isOrdinary ? LogOf(k, f) : x : ofNegative;
    }

    /// <summary>
    /// xʸ by 2^(y · log₂|x|), with the special cases of C. The exponent reaches 150, so the logarithm is the sum of two
    /// floats, and so is the product.
    /// </summary>
    public static float Pow(float x, float y)
    {
        var magnitude = MathF.Abs(x);
        var (k, f) = ExponentAndFraction(magnitude);

        // s = f / (2 + f) as upper + lower: what the upper half leaves of f is exact.
        var sum = f + 2f;
        var s = f / sum;
        var upper = UpperHalf(s);
        var sumUpper = UpperHalf(sum);
        var lower = (f - upper * sumUpper - upper * (f - (sumUpper - 2f))) / sum;

        // log2(1 + f) = (2 / ln 2) · (s + s³/3 + ...), the factor in two parts. The polynomial is what follows s, over s³: within
        // 7.3e-9, and s² is at most 0.0295. It takes the rounded s; what that lacks is put right by the slope there, s².
        var square = s * s;
        var linear = lower + square * (upper - s + lower);
        var series = ((0.333544225f * square + 0.412058532f) * square + 0.577077448f) * square + 0.961796701f;
        var head = 2.8857421875f * upper;
        var tail = square * s * series + (2.88539004f * linear - 3.52105722e-4f * upper);
        var high = k + head;
        var low = k - high + head + tail;

        // y times it. Where the product is so large that its lower part does not matter, it may not be a number.
        var logUpper = UpperHalf(high + low);
        var logLower = high - logUpper + low;
        var yUpper = UpperHalf(y);
        var product = yUpper * logUpper;
        var productLower = (y - yUpper) * logUpper + y * logLower;

        var rough = y * (magnitude == 0f ? float.NegativeInfinity : magnitude < float.PositiveInfinity ? high : magnitude);
        var isModerate = MathF.Abs(rough) < 200f;
        var exponent = isModerate ? product : Clamped(rough, -200f, 200f);
        var exponentRest = isModerate ? productLower : 0f;

        // 2^r = 1 + r · slope, within 3.7e-9 for |r| <= 0.501.
        var shifted = exponent + exponentRest + IntegerShift;
        var r = exponent - (shifted - IntegerShift) + exponentRest;
        var slope = ((0.000152449953f * r + 0.0013391684f) * r + 0.00961882621f) * r + 0.0555035807f;
        slope = (slope * r + 0.240226448f) * r + 0.693147182f;
        var whole = IntegerBits(shifted) - IntegerShiftBits;
        var power = Scaled(r * slope + 1f, whole);

        var isInteger = MathF.Truncate(y) == y; // as an infinite y is
        var isOdd = isInteger && MathF.Truncate(0.5f * y) != 0.5f * y;
        var isComplex = x < 0f && magnitude < float.PositiveInfinity && !isInteger;
        var isOne = x == 1f || y == 0f || (x == -1f && MathF.Abs(y) == float.PositiveInfinity);
        return isOne ? 1f : isComplex ? float.NaN : isOdd && float.IsNegative(x) ? -power : power;
    }

    /// <summary>x as 2ᵏ · (1 + f), with 1 + f from √½ to √2. A subnormal x is brought among the normal numbers first.</summary>
    private static (float K, float F) ExponentAndFraction(float x)
    {
        var isSubnormal = x < SmallestNormal;
        var bits = IntegerBits(isSubnormal ? x * 8388608f : x);
        var exponent = (bits - SqrtHalfBits) >> ExponentShift;
        var f = FromBits(bits - (exponent << ExponentShift)) - 1f;
        float k = isSubnormal ? exponent - 23 : exponent;
        return (k, f);
    }

    /// <summary>ln(2ᵏ · (1 + f)).</summary>
    private static float LogOf(float k, float f) => k * Ln2High + (f + (Curved(f) + k * Ln2Low));

    /// <summary>ln(1 + f) - f, by a polynomial that gives the logarithm within 9.0e-9 of itself.</summary>
    private static float Curved(float f)
    {
        var curvature = ((-0.0777307674f * f + 0.127881199f) * f - 0.131218061f) * f + 0.1419487f;
        curvature = ((curvature * f - 0.166259363f) * f + 0.200016692f) * f - 0.250008315f;
        curvature = (curvature * f + 0.333333254f) * f - 0.49999997f;
        return f * f * curvature;
    }

    /// <summary>A logarithm of x where that is a positive number; infinite at the ends and NaN beyond.</summary>
    private static float OrLimit(float x, float log) =>
        x > 0f ? x < float.PositiveInfinity ? log : x : x == 0f ? float.NegativeInfinity : float.NaN;
}
