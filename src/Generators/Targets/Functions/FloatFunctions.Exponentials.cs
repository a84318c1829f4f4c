namespace Kernels.Generators.Targets.Functions;

/// <content>The exponential function and what is made of it.</content>
internal static partial class FloatFunctions
{
    public static float Exp(float x)
    {
        var (whole, q) = PowerOfE(x, -104f, 89f);
        return Scaled(q + 1f, whole);
    }

    // 2^n · (1 + q) - 1: the product is exact, and so is 2^n - 1 where it matters. Halves, as 2^128 is no number; but with
    // n = 0 the half of a subnormal q would lose a bit, and q itself is the result.
    public static float Expm1(float x)
    {
        var (whole, q) = PowerOfE(x, -30f, 89f);
        var halfPower = FromBits((whole << ExponentShift) + 0x3F00_0000);
        var halfResult = halfPower * q + (halfPower - 0.5f);
        return MathF.CopySign(whole == 0 ? q : halfResult + halfResult, x);
    }

    // With e^-x = 2^n · (1 + q): 2^-n / (2^-n + 1 + q).
    public static float Sigmoid(float x)
    {
        var (whole, q) = PowerOfE(-x, -40f, 104f);
        var exponent = -whole;
        var power = Scaled(1f, exponent);
        return power / (q + power + 1f);
    }

    // max(x, 0) + ln(1 + e) with e = e^-|x|, at most 1. The polynomial is (ln(1 + e) - e) / e², which gives the logarithm
    // within 5.3e-9 of itself.
    public static float Softplus(float x)
    {
        var (whole, q) = PowerOfE(-MathF.Abs(x), -104f, 0f);
        var e = Scaled(q + 1f, whole);
        var curvature = ((-0.00329046859f * e + 0.0200862419f) * e - 0.057457231f) * e + 0.106611282f;
        curvature = ((curvature * e - 0.153448805f) * e + 0.196921021f) * e - 0.24958019f;
        curvature = (curvature * e + 0.333304644f) * e - 0.499999315f;
        return e * e * curvature + e + (x > 0f ? x : 0f);
    }

    // -m / (2 + m) with m = e^(-2|x|) - 1; above and below the line stand 2^n · (1 + q) ∓ 1.
    public static float Tanh(float x)
    {
        var (whole, q) = PowerOfE(-2f * MathF.Abs(x), -40f, 0f);
        var power = PowerOfTwo(whole);
        var rest = power * q;
        return MathF.CopySign((rest + (power - 1f)) / (rest + (power + 1f)), x);
    }

    public static float Sinh(float x)
    {
        var magnitude = MathF.Abs(x);
        var e = KernelMath.Expm1(magnitude);
        var root = MathF.Exp(0.5f * magnitude); // its square overflows no earlier than the result
        return MathF.CopySign(magnitude < 9f ? 0.5f * (e + e / (e + 1f)) : 0.5f * root * root, x);
    }

    public static float Cosh(float x)
    {
        var root = MathF.Exp(0.5f * MathF.Abs(x));
        return 0.5f * root * root + 0.5f / root / root;
    }

    /// <summary>eˣ as 2ʷʰᵒˡᵉ · (1 + q), where |q| is at most 0.42.</summary>
    /// <param name="x">The exponent.</param>
    /// <param name="low">Below it the result is what it is there.</param>
    /// <param name="high">Likewise above.</param>
    private static (int Whole, float Q) PowerOfE(float x, float low, float high)
    {
        var clamped = Clamped(x, low, high);
        var shifted = clamped * 1.44269504f + IntegerShift;
        var n = shifted - IntegerShift;
        var r = clamped - n * Ln2High - n * Ln2Low;

        // (e^r - 1 - r) / r² for |r| <= 0.3467, which gives e^r within 3.3e-9 of itself.
        var curvature = ((0.00137825042f * r + 0.00836867467f) * r + 0.0416689627f) * r + 0.166665211f;
        curvature = curvature * r + 0.499999911f;
        var q = r * r * curvature + r;
        var whole = IntegerBits(shifted) - IntegerShiftBits;
        return (whole, q);
    }
}
