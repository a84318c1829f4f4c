namespace Kernels.Generators.Targets.Functions;

/// <content>Powers of two and of ten.</content>
internal static partial class FloatFunctions
{
    // What an integer leaves of x is exact.
    public static float Exp2(float x)
    {
        var clamped = Clamped(x, -151f, 129f);
        var shifted = clamped + IntegerShift;
        var r = clamped - (shifted - IntegerShift);
        return Scaled(PowerOfFraction(r), IntegerBits(shifted) - IntegerShiftBits);
    }

    // 2^n · 10^s with n = round(x · log2 10) and s = x - n · log10 2, the factor in two parts, of which the first makes the product
    // exact.
    public static float Exp10(float x)
    {
        var clamped = Clamped(x, -46f, 39f);
        var shifted = clamped * 3.32192802f + IntegerShift;
        var n = shifted - IntegerShift;
        var r = (clamped - n * 0.301025390625f - n * 4.60503907e-6f) * 3.32192802f;
        return Scaled(PowerOfFraction(r), IntegerBits(shifted) - IntegerShiftBits);
    }

    /// <summary>2ʳ, within 3.7e-9 of itself for |r| at most 0.501.</summary>
    private static float PowerOfFraction(float r)
    {
        var slope = ((0.000152449953f * r + 0.0013391684f) * r + 0.00961882621f) * r + 0.0555035807f;
        slope = (slope * r + 0.240226448f) * r + 0.693147182f;
        return r * slope + 1f;
    }
}
