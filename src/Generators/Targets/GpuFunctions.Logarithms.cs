using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Logarithms and powers.</content>
internal static partial class GpuFunctions
{
    // Exponents of x / 2^k are taken from the root of one half on, and not from 1, so that k is 0 around 1.
    private const int SqrtHalfBits = 0x3F3504F3;

    private static readonly Dictionary<string, Definition> Logarithms = new(StringComparer.Ordinal)
    {
        ["Log"] = static (body, a) =>
        {
            var (k, f) = ExponentAndFraction(body, a[0]);
            return OrLimit(a[0], k * Float(Ln2High) + (f + (Curved(body, f) + k * Float(Ln2Low))));
        },

        // k + f / ln 2 and so on, the factor in two parts, of which the first makes the product with the upper half of f exact.
        ["Log2"] = static (body, a) =>
        {
            var (k, f) = ExponentAndFraction(body, a[0]);
            var upper = body.Let("upper", UpperHalf(f));
            var rest = body.Let("rest", f - upper + Curved(body, f));
            return OrLimit(a[0], k + (upper * Float(1.44287109375) + (rest * Float(1.44269502) - upper * Float(1.76052861e-4))));
        },
        ["Log10"] = static (body, a) =>
        {
            var (k, f) = ExponentAndFraction(body, a[0]);
            var upper = body.Let("upper", UpperHalf(f));
            var rest = body.Let("rest", f - upper + Curved(body, f));
            var low = body.Let("low", rest * Float(0.434294492) - upper * Float(3.16899718e-5) + k * Float(4.60503898e-6));
            return OrLimit(a[0], k * Float(0.301025390625) + (upper * Float(0.434326171875) + low));
        },

        // As for Log. The rounded 1 + x finds k alone; f = x · 2^-k + (2^-k - 1) is rounded once. Four times 2^-k, for 2^-128 is no
        // normal number. A tiny x is its own result, which keeps -0.
        ["Log1p"] = static (body, a) =>
        {
            var x = a[0];
            var offset = body.Let("offset", IntegerBits(Float(1) + x) - Integer(SqrtHalfBits));
            var k = body.Let("k", ToFloat(ShiftRight(offset, ExponentShift)));
            var exponentBits = new Binary(BinaryOperator.And, offset, Integer(unchecked((int)0xFF800000)));
            var fourfold = body.Let("fourfold", FromBits(ScalarType.Single, Integer(0x40800000) - exponentBits));
            var f = body.Let("f", Float(0.25) * x * fourfold + (Float(0.25) * fourfold - Float(1)));
            var log = k * Float(Ln2High) + (f + (Curved(body, f) + k * Float(Ln2Low)));

            var isOrdinary = And(Call("Abs", x).Is(GreaterOrEqual, Float(Math.Pow(2, -29))), x.Is(Less, Float(double.PositiveInfinity)));
            var ofNegative = Choose(x.Is(Equal, Float(-1)), Float(double.NegativeInfinity), Float(double.NaN));
            return Choose(x.Is(Greater, Float(-1)), Choose(isOrdinary, log, x), ofNegative);
        },
        ["Pow"] = static (body, a) => Pow(body, a[0], a[1]),
    };

    /// <summary>x as 2ᵏ · (1 + f), with 1 + f from √½ to √2. A subnormal x is brought among the normal numbers first.</summary>
    private static (Expr Exponent, Expr Fraction) ExponentAndFraction(Body body, Expr x)
    {
        var isSubnormal = body.Let("isSubnormal", x.Is(Less, Float(SmallestNormal)));
        var bits = body.Let("bits", IntegerBits(Choose(isSubnormal, x * Float(8388608), x)));
        var exponent = body.Let("exponent", ShiftRight(bits - Integer(SqrtHalfBits), ExponentShift));
        var f = body.Let("f", FromBits(ScalarType.Single, bits - ShiftLeft(exponent, ExponentShift)) - Float(1));
        return (body.Let("k", ToFloat(Choose(isSubnormal, exponent - Integer(23), exponent))), f);
    }

    /// <summary>ln(1 + f) - f, by a polynomial that gives the logarithm within 9.0e-9 of itself.</summary>
    private static Expr Curved(Body body, Expr f) => f * f * Polynomial(
        body, "curvature", f, -0.49999997, 0.333333254, -0.250008315, 0.200016692, -0.166259363, 0.1419487, -0.131218061, 0.127881199, -0.0777307674);

    /// <summary>A logarithm of x where that is a positive number; infinite at the ends and NaN beyond.</summary>
    private static Select OrLimit(Expr x, Expr log)
    {
        var ofOthers = Choose(x.Is(Equal, Float(0)), Float(double.NegativeInfinity), Float(double.NaN));
        return Choose(x.Is(Greater, Float(0)), Choose(x.Is(Less, Float(double.PositiveInfinity)), log, x), ofOthers);
    }

    /// <summary>
    /// xʸ by 2^(y · log₂|x|), with the special cases of C. The exponent reaches 150, so the logarithm is the sum of two
    /// floats, and so is the product.
    /// </summary>
    private static Select Pow(Body body, Expr x, Expr y)
    {
        var magnitude = body.Let("magnitude", Call("Abs", x));
        var (k, f) = ExponentAndFraction(body, magnitude);

        // s = f / (2 + f) as upper + lower: what the upper half leaves of f is exact.
        var sum = body.Let("sum", f + Float(2));
        var s = body.Let("s", f / sum);
        var upper = body.Let("upper", UpperHalf(s));
        var sumUpper = body.Let("sumUpper", UpperHalf(sum));
        var sumLower = f - (sumUpper - Float(2));
        var lower = body.Let("lower", (f - upper * sumUpper - upper * sumLower) / sum);

        // log2(1 + f) = (2 / ln 2) · (s + s³/3 + ...), the factor in two parts. The polynomial is what follows s, over s³: within
        // 7.3e-9, and s² is at most 0.0295. It takes the rounded s; what that lacks is put right by the slope there, s².
        var square = body.Let("square", s * s);
        var linear = body.Let("linear", lower + square * (upper - s + lower));
        var series = Polynomial(body, "series", square, 0.961796701, 0.577077448, 0.412058532, 0.333544225);
        var head = body.Let("head", Float(2.8857421875) * upper);
        var tail = body.Let("tail", square * s * series + (Float(2.88539004) * linear - Float(3.52105722e-4) * upper));
        var high = body.Let("high", k + head);
        var low = body.Let("low", k - high + head + tail);

        // y times it. Where the product is so large that its lower part does not matter, it may not be a number.
        var logUpper = body.Let("logUpper", UpperHalf(high + low));
        var logLower = body.Let("logLower", high - logUpper + low);
        var yUpper = body.Let("yUpper", UpperHalf(y));
        var product = body.Let("product", yUpper * logUpper);
        var productLower = body.Let("productLower", (y - yUpper) * logUpper + y * logLower);

        var log = Choose(magnitude.Is(Equal, Float(0)), Float(double.NegativeInfinity), Choose(magnitude.Is(Less, Float(double.PositiveInfinity)), high, magnitude));
        var rough = body.Let("rough", y * log);
        var isModerate = body.Let("isModerate", Call("Abs", rough).Is(Less, Float(200)));
        var exponent = body.Let("exponent", Choose(isModerate, product, Clamped(rough, -200, 200)));
        var exponentRest = body.Let("exponentRest", Choose(isModerate, productLower, Float(0)));

        // 2^r = 1 + r · slope, within 3.7e-9 for |r| <= 0.501.
        var shifted = body.Let("shifted", exponent + exponentRest + Float(IntegerShift));
        var r = body.Let("r", exponent - (shifted - Float(IntegerShift)) + exponentRest);
        var slope = Polynomial(body, "slope", r, 0.693147182, 0.240226448, 0.0555035807, 0.00961882621, 0.0013391684, 0.000152449953);
        var power = body.Let("power", Scaled(body, r * slope + Float(1), body.Let("whole", IntegerBits(shifted) - Integer(IntegerShiftBits))));

        var isInteger = body.Let("isInteger", Call("Truncate", y).Is(Equal, y)); // as an infinite y is
        var isOdd = And(isInteger, Call("Truncate", Float(0.5) * y).Is(NotEqual, Float(0.5) * y));
        var isNegative = new Classify("IsNegative", x);
        var isComplex = And(And(x.Is(Less, Float(0)), magnitude.Is(Less, Float(double.PositiveInfinity))), new Unary(UnaryOperator.Not, isInteger));
        var isOne = Or(Or(x.Is(Equal, Float(1)), y.Is(Equal, Float(0))), And(x.Is(Equal, Float(-1)), Call("Abs", y).Is(Equal, Float(double.PositiveInfinity))));
        return Choose(isOne, Float(1), Choose(isComplex, Float(double.NaN), Choose(And(isOdd, isNegative), -power, power)));
    }
}
