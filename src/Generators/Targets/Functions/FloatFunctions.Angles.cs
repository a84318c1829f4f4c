namespace Kernels.Generators.Targets.Functions;

/// <content>Trigonometric functions and their inverses.</content>
internal static partial class FloatFunctions
{
    // Up to here n · π is subtracted in three parts, of which the first two have 12 bits, so that their products with n, or with
    // n - 1/2, are exact. Beyond, it is left to the device.
    private const float LargestReducedAngle = 6000f;
    private const float PiUpper = 3.1416015625f;
    private const float PiMiddle = -8.90716910362243652e-6f;
    private const float PiLower = -1.74110315e-9f;

    private const float InverseOfPi = 0.318309886f;

    // π and its half in two parts.
    private const float PiHigh = 3.14159274f;
    private const float PiRest = -8.74227766e-8f;
    private const float HalfPi = 1.57079637f;
    private const float HalfPiRest = -4.37113883e-8f;

    // |x| = n · π + r, and the sine of r, negative for an odd n. The sign of x comes last, so that -0 keeps it.
    public static float Sin(float x)
    {
        var angle = MathF.Abs(x);
        var shifted = angle * InverseOfPi + IntegerShift;
        var n = shifted - IntegerShift;
        var reduced = WithSignOf(SineOfRest(angle, n), SignIfOdd(shifted) ^ (Bits(x) & SignBit));
        return IsReduced(angle) ? reduced : IsFinite(angle) ? MathF.Sin(x) : float.NaN;
    }

    // |x| = (n - 1/2) · π + r.
    public static float Cos(float x)
    {
        var angle = MathF.Abs(x);
        var shifted = angle * InverseOfPi + 0.5f + IntegerShift;
        var n = shifted - IntegerShift - 0.5f;
        var reduced = WithSignOf(SineOfRest(angle, n), SignIfOdd(shifted));
        return IsReduced(angle) ? reduced : IsFinite(angle) ? MathF.Cos(x) : float.NaN;
    }

    // |x| = n · π/2 + r, and for an odd n the tangent is -1 / tan r. The polynomial is (tan r - r) / r³, which gives the tangent
    // within 1.8e-8 of itself for |r| up to π/4.
    public static float Tan(float x)
    {
        var angle = MathF.Abs(x);
        var shifted = angle * (2f * InverseOfPi) + IntegerShift;
        var n = (shifted - IntegerShift) * 0.5f;
        var r = Rest(angle, n);
        var square = r * r;
        var series = ((0.00939653534f * square + 0.00310147414f) * square + 0.0244413931f) * square + 0.0534082018f;
        series = (series * square + 0.133388355f) * square + 0.333331555f;
        var tangent = r * square * series + r;
        var isOdd = (Bits(shifted) & 1) != 0;
        var reduced = WithSignOf(isOdd ? -1f / tangent : tangent, Bits(x) & SignBit);
        return IsReduced(angle) ? reduced : IsFinite(angle) ? MathF.Tan(x) : float.NaN;
    }

    // Above 1/2 by asin x = π/2 - 2 · asin √((1 - x) / 2).
    public static float Asin(float x)
    {
        var (isSmall, arcsine) = Arcsine(x);
        return MathF.CopySign(isSmall ? arcsine : HalfPi - (2f * arcsine - HalfPiRest), x);
    }

    public static float Acos(float x)
    {
        var (isSmall, arcsine) = Arcsine(x);
        return isSmall ? HalfPi - (MathF.CopySign(arcsine, x) - HalfPiRest)
            : x < 0f ? PiHigh - (2f * arcsine - PiRest)
            : 2f * arcsine;
    }

    public static float Atan(float x)
    {
        var magnitude = MathF.Abs(x);
        var isLarge = magnitude > 1f;
        var t = (isLarge ? 1f : magnitude) / (isLarge ? magnitude : 1f);
        return MathF.CopySign(FirstOctant(t, isLarge), x);
    }

    public static float Atan2(float y, float x)
    {
        var absY = MathF.Abs(y);
        var absX = MathF.Abs(x);
        var isSteep = absX < absY;
        var large = isSteep ? absY : absX;
        var small = isSteep ? absX : absY;

        // Where both are equal, infinities too, the angle is π/4; at the origin it is 0.
        var isZero = large == 0f;
        var t = small == large ? isZero ? 0f : 1f : small / (isZero ? 1f : large);
        var angle = FirstOctant(t, isSteep);
        return MathF.CopySign(float.IsNegative(x) ? PiHigh - (angle - PiRest) : angle, y);
    }

    /// <summary>
    /// sin(angle - n · π). The polynomial is (sin r - r) / r³, which gives the sine within 1.5e-8 of itself for |r| up to π/2, and
    /// there from below, so that no result is above 1.
    /// </summary>
    private static float SineOfRest(float angle, float n)
    {
        var r = Rest(angle, n);
        var square = r * r;
        var series = ((2.60588e-6f * square - 1.98097769e-4f) * square + 8.33306927e-3f) * square - 0.166666597f;
        var sine = r * square * series + r;
        return sine;
    }

    /// <summary>angle - n · π, for an integer n or one and a half.</summary>
    private static float Rest(float angle, float n)
    {
        var r = angle - n * PiUpper - n * PiMiddle - n * PiLower;
        return r;
    }

    /// <summary>The sign bit where n is odd: its last bit is that of the sum.</summary>
    private static uint SignIfOdd(float shifted) => Bits(shifted) << 31;

    private static float WithSignOf(float value, uint sign) => FromBits(Bits(value) ^ sign);

    /// <summary>Is the reduction exact?</summary>
    private static bool IsReduced(float angle) => angle <= LargestReducedAngle;

    private static bool IsFinite(float angle) => angle < float.PositiveInfinity;

    /// <summary>
    /// Whether |x| is at most 1/2, and the arcsine of |x| or, if not, of √((1 - |x|) / 2); NaN beyond 1. The polynomial is
    /// (asin t - t) / t³, which gives the arcsine within 4.9e-9 of itself.
    /// </summary>
    private static (bool IsSmall, float Arcsine) Arcsine(float x)
    {
        var magnitude = MathF.Abs(x);
        var isSmall = magnitude <= 0.5f;
        var square = isSmall ? magnitude * magnitude : 0.5f - 0.5f * magnitude;
        var t = isSmall ? magnitude : MathF.Sqrt(square);
        var series = ((0.0421583876f * square + 0.0241847429f) * square + 0.0454691537f) * square + 0.0749530941f;
        series = series * square + 0.166667521f;
        var arcsine = t * square * series + t;
        return (isSmall, arcsine);
    }

    /// <summary>
    /// The angle of tangent t, from 0 to 1, or of 1 / t. The polynomial is (atan t - t) / t³, which gives the arctangent within
    /// 2.7e-9 of itself.
    /// </summary>
    private static float FirstOctant(float t, bool isReciprocal)
    {
        var square = t * t;
        var series = ((-0.00178238354f * square + 0.0108672706f) * square - 0.0310952254f) * square + 0.0578803457f;
        series = ((series * square - 0.0839927718f) * square + 0.109508775f) * square - 0.142640159f;
        series = (series * square + 0.199985296f) * square - 0.333332986f;
        var arctangent = t * square * series + t;
        return isReciprocal ? HalfPi - (arctangent - HalfPiRest) : arctangent;
    }
}
