using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Trigonometric functions and their inverses.</content>
internal static partial class GpuFunctions
{
    // Up to here n · π is subtracted in three parts, of which the first two have 12 bits, so that their products with n, or with
    // n - 1/2, are exact. Beyond, it is left to the device.
    private const double LargestReducedAngle = 6000;
    private const double PiUpper = 3.1416015625;
    private const double PiMiddle = -8.90716910362243652e-6;
    private const double PiLower = -1.74110315e-9;

    private const double HalfPi = 1.57079637;
    private const double HalfPiRest = -4.37113883e-8;

    private static readonly Dictionary<string, Definition> Angles = new(StringComparer.Ordinal)
    {
        // |x| = n · π + r, and the sine of r, negative for an odd n. The sign of x comes last, so that -0 keeps it.
        ["Sin"] = static (body, a) =>
        {
            var angle = body.Let("angle", Call("Abs", a[0]));
            var shifted = body.Let("shifted", angle * Float(1 / Math.PI) + Float(IntegerShift));
            var sine = SineOfRest(body, angle, body.Let("n", shifted - Float(IntegerShift)));
            var signBits = new Binary(BinaryOperator.And, Bits(a[0]), SignBit(ScalarType.Single));
            return Reduced("sin", a[0], angle, WithSignOf(sine, new Binary(BinaryOperator.Xor, OddTurn(shifted), signBits)));
        },

        // |x| = (n - 1/2) · π + r.
        ["Cos"] = static (body, a) =>
        {
            var angle = body.Let("angle", Call("Abs", a[0]));
            var shifted = body.Let("shifted", angle * Float(1 / Math.PI) + Float(0.5) + Float(IntegerShift));
            var sine = SineOfRest(body, angle, body.Let("n", shifted - Float(IntegerShift) - Float(0.5)));
            return Reduced("cos", a[0], angle, WithSignOf(sine, OddTurn(shifted)));
        },

        // |x| = n · π/2 + r, and for an odd n the tangent is -1 / tan r. The polynomial is (tan r - r) / r³, which gives the tangent
        // within 1.8e-8 of itself for |r| up to π/4.
        ["Tan"] = static (body, a) =>
        {
            var angle = body.Let("angle", Call("Abs", a[0]));
            var shifted = body.Let("shifted", angle * Float(2 / Math.PI) + Float(IntegerShift));
            var r = Rest(body, angle, body.Let("n", (shifted - Float(IntegerShift)) * Float(0.5)));
            var square = body.Let("square", r * r);
            var series = Polynomial(body, "series", square, 0.333331555, 0.133388355, 0.0534082018, 0.0244413931, 0.00310147414, 0.00939653534);
            var tangent = body.Let("tangent", r * square * series + r);
            var isOdd = new Binary(BinaryOperator.And, Bits(shifted), Constant.Of(ScalarType.UInt32, 1)).Is(NotEqual, Constant.Of(ScalarType.UInt32, 0));
            var result = Choose(isOdd, Float(-1) / tangent, tangent);
            return Reduced("tan", a[0], angle, WithSignOf(result, new Binary(BinaryOperator.And, Bits(a[0]), SignBit(ScalarType.Single))));
        },

        // Above 1/2 by asin x = π/2 - 2 · asin √((1 - x) / 2).
        ["Asin"] = static (body, a) =>
        {
            var (isSmall, arcsine) = Arcsine(body, a[0]);
            return Call("CopySign", Choose(isSmall, arcsine, Float(HalfPi) - (Float(2) * arcsine - Float(HalfPiRest))), a[0]);
        },
        ["Acos"] = static (body, a) =>
        {
            var (isSmall, arcsine) = Arcsine(body, a[0]);
            var ofSmall = Float(HalfPi) - (Call("CopySign", arcsine, a[0]) - Float(HalfPiRest));
            var ofNegative = Float(2 * HalfPi) - (Float(2) * arcsine - Float(2 * HalfPiRest));
            return Choose(isSmall, ofSmall, Choose(a[0].Is(Less, Float(0)), ofNegative, Float(2) * arcsine));
        },
        ["Atan"] = static (body, a) =>
        {
            var magnitude = body.Let("magnitude", Call("Abs", a[0]));
            var isLarge = body.Let("isLarge", magnitude.Is(Greater, Float(1)));
            var t = body.Let("t", Choose(isLarge, Float(1), magnitude) / Choose(isLarge, magnitude, Float(1)));
            return Call("CopySign", FirstOctant(body, t, isLarge), a[0]);
        },
        ["Atan2"] = static (body, a) =>
        {
            var (y, x) = (body.Let("absY", Call("Abs", a[0])), body.Let("absX", Call("Abs", a[1])));
            var isSteep = body.Let("isSteep", x.Is(Less, y));
            var (large, small) = (body.Let("large", Choose(isSteep, y, x)), body.Let("small", Choose(isSteep, x, y)));

            // Where both are equal, infinities too, the angle is π/4; at the origin it is 0.
            var isZero = large.Is(Equal, Float(0));
            var t = body.Let("t", Choose(small.Is(Equal, large), Choose(isZero, Float(0), Float(1)), small / Choose(isZero, Float(1), large)));
            var angle = body.Let("angle", FirstOctant(body, t, isSteep));
            return Call("CopySign", Choose(new Classify("IsNegative", a[1]), Float(2 * HalfPi) - (angle - Float(2 * HalfPiRest)), angle), a[0]);
        },
    };

    /// <summary>
    /// sin(angle - n · π). The polynomial is (sin r - r) / r³, which gives the sine within 1.5e-8 of itself for |r| up to π/2, and
    /// there from below, so that no result is above 1.
    /// </summary>
    private static Variable SineOfRest(Body body, Expr angle, Expr n)
    {
        var r = Rest(body, angle, n);
        var square = body.Let("square", r * r);
        var series = Polynomial(body, "series", square, -0.166666597, 8.33306927e-3, -1.98097769e-4, 2.60588e-6);
        return body.Let("sine", r * square * series + r);
    }

    /// <summary>angle - n · π, for an integer n or one and a half.</summary>
    private static Variable Rest(Body body, Expr angle, Expr n) =>
        body.Let("r", angle - n * Float(PiUpper) - n * Float(PiMiddle) - n * Float(PiLower));

    /// <summary>The sign bit where n is odd: its last bit is that of the sum.</summary>
    private static Binary OddTurn(Expr shifted) => ShiftLeft(Bits(shifted), 31);

    private static Expr WithSignOf(Expr value, Expr sign) => FromBits(ScalarType.Single, new Binary(BinaryOperator.Xor, Bits(value), sign));

    /// <summary>The result of the reduction where it is exact; NaN of an infinity.</summary>
    private static Select Reduced(string intrinsic, Expr x, Expr angle, Expr result)
    {
        var ofLarge = Choose(angle.Is(Less, Float(double.PositiveInfinity)), Intrinsic(intrinsic, x), Float(double.NaN));
        return Choose(angle.Is(LessOrEqual, Float(LargestReducedAngle)), result, ofLarge);
    }

    /// <summary>
    /// Whether |x| is at most 1/2, and the arcsine of |x| or, if not, of √((1 - |x|) / 2); NaN beyond 1. The polynomial is
    /// (asin t - t) / t³, which gives the arcsine within 4.9e-9 of itself.
    /// </summary>
    private static (Expr IsSmall, Expr Arcsine) Arcsine(Body body, Expr x)
    {
        var magnitude = body.Let("magnitude", Call("Abs", x));
        var isSmall = body.Let("isSmall", magnitude.Is(LessOrEqual, Float(0.5)));
        var square = body.Let("square", Choose(isSmall, magnitude * magnitude, Float(0.5) - Float(0.5) * magnitude));
        var t = body.Let("t", Choose(isSmall, magnitude, Call("Sqrt", square)));
        var series = Polynomial(body, "series", square, 0.166667521, 0.0749530941, 0.0454691537, 0.0241847429, 0.0421583876);
        return (isSmall, body.Let("arcsine", t * square * series + t));
    }

    /// <summary>
    /// The angle of tangent t, from 0 to 1, or of 1 / t. The polynomial is (atan t - t) / t³, which gives the arctangent within
    /// 2.7e-9 of itself.
    /// </summary>
    private static Select FirstOctant(Body body, Expr t, Expr isReciprocal)
    {
        var square = body.Let("square", t * t);
        var series = Polynomial(
            body, "series", square, -0.333332986, 0.199985296, -0.142640159, 0.109508775, -0.0839927718, 0.0578803457, -0.0310952254, 0.0108672706, -0.00178238354);
        var arctangent = body.Let("arctangent", t * square * series + t);
        return Choose(isReciprocal, Float(HalfPi) - (arctangent - Float(HalfPiRest)), arctangent);
    }
}
