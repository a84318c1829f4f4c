using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>The exponential function and what is made of it.</content>
internal static partial class GpuFunctions
{
    private static readonly Dictionary<string, Definition> Exponentials = new(StringComparer.Ordinal)
    {
        ["Exp"] = static (body, a) =>
        {
            var (whole, q) = PowerOfE(body, a[0], -104, 89);
            return Scaled(body, q + Float(1), whole);
        },

        // 2^n · (1 + q) - 1: the product is exact, and so is 2^n - 1 where it matters. Halves, as 2^128 is no number; but with
        // n = 0 the half of a subnormal q would lose a bit, and q itself is the result.
        ["Expm1"] = static (body, a) =>
        {
            var (whole, q) = PowerOfE(body, a[0], -30, 89);
            var power = body.Let("halfPower", FromBits(ScalarType.Single, ShiftLeft(whole, ExponentShift) + Integer(0x3F000000)));
            var difference = body.Let("halfResult", power * q + (power - Float(0.5)));
            return Call("CopySign", Choose(whole.Is(Equal, Integer(0)), q, difference + difference), a[0]);
        },

        // With e^-x = 2^n · (1 + q): 2^-n / (2^-n + 1 + q).
        ["Sigmoid"] = static (body, a) =>
        {
            var (whole, q) = PowerOfE(body, -a[0], -40, 104);
            var power = body.Let("power", Scaled(body, Float(1), body.Let("exponent", -whole)));
            return power / (q + power + Float(1));
        },

        // max(x, 0) + ln(1 + e) with e = e^-|x|, at most 1. The polynomial is (ln(1 + e) - e) / e², which gives the logarithm
        // within 5.3e-9 of itself.
        ["Softplus"] = static (body, a) =>
        {
            var (whole, q) = PowerOfE(body, -Call("Abs", a[0]), -104, 0);
            var e = body.Let("e", Scaled(body, q + Float(1), whole));
            var curvature = Polynomial(
                body, "curvature", e, -0.499999315, 0.333304644, -0.24958019, 0.196921021, -0.153448805, 0.106611282, -0.057457231, 0.0200862419, -0.00329046859);
            return e * e * curvature + e + Choose(a[0].Is(Greater, Float(0)), a[0], Float(0));
        },

        // -m / (2 + m) with m = e^(-2|x|) - 1; above and below the line stand 2^n · (1 + q) ∓ 1.
        ["Tanh"] = static (body, a) =>
        {
            var (whole, q) = PowerOfE(body, Float(-2) * Call("Abs", a[0]), -40, 0);
            var power = body.Let("power", PowerOfTwo(whole));
            var rest = body.Let("rest", power * q);
            return Call("CopySign", (rest + (power - Float(1))) / (rest + (power + Float(1))), a[0]);
        },
        ["Sinh"] = static (body, a) =>
        {
            var magnitude = body.Let("magnitude", Call("Abs", a[0]));
            var e = body.Let("e", Call("Expm1", magnitude));
            var root = body.Let("root", Call("Exp", Float(0.5) * magnitude)); // its square overflows no earlier than the result
            var ofSmall = Float(0.5) * (e + e / (e + Float(1)));
            return Call("CopySign", Choose(magnitude.Is(Less, Float(9)), ofSmall, Float(0.5) * root * root), a[0]);
        },
        ["Cosh"] = static (body, a) =>
        {
            var root = body.Let("root", Call("Exp", Float(0.5) * Call("Abs", a[0])));
            return Float(0.5) * root * root + Float(0.5) / root / root;
        },
    };

    /// <summary>eˣ as 2ʷʰᵒˡᵉ · (1 + q), where |q| is at most 0.42.</summary>
    /// <param name="body">What defines the values.</param>
    /// <param name="x">The exponent.</param>
    /// <param name="low">Below it the result is what it is there.</param>
    /// <param name="high">Likewise above.</param>
    private static (Expr Whole, Expr Q) PowerOfE(Body body, Expr x, double low, double high)
    {
        var clamped = body.Let("clamped", Clamped(x, low, high));
        var shifted = body.Let("shifted", clamped * Float(1.44269504) + Float(IntegerShift));
        var n = body.Let("n", shifted - Float(IntegerShift));
        var r = body.Let("r", clamped - n * Float(Ln2High) - n * Float(Ln2Low));

        // (e^r - 1 - r) / r² for |r| <= 0.3467, which gives e^r within 3.3e-9 of itself.
        var curvature = Polynomial(body, "curvature", r, 0.499999911, 0.166665211, 0.0416689627, 0.00836867467, 0.00137825042);
        var q = body.Let("q", r * r * curvature + r);
        return (body.Let("whole", IntegerBits(shifted) - Integer(IntegerShiftBits)), q);
    }
}
