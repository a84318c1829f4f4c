namespace Kernels.Generators.Targets.Functions;

/// <content>Inverse hyperbolic functions.</content>
internal static partial class FloatFunctions
{
    // From here on squares may overflow, and the function is the logarithm of twice the argument.
    private const float LargestArea = 1e18f;
    private const float Ln2 = 0.693147182f;

    // ln(1 + x + (√(x² + 1) - 1)), where the difference is x² / (1 + √(x² + 1)).
    public static float Asinh(float x)
    {
        var magnitude = MathF.Abs(x);
        var square = magnitude * magnitude;
        var ofCommon = KernelMath.Log1p(magnitude + square / (1f + MathF.Sqrt(square + 1f)));
        return MathF.CopySign(magnitude < LargestArea ? ofCommon : MathF.Log(magnitude) + Ln2, x);
    }

    // ln(1 + t + √(t² + 2t)) with t = x - 1.
    public static float Acosh(float x)
    {
        var t = x - 1f;
        var ofCommon = KernelMath.Log1p(t + MathF.Sqrt(t * t + 2f * t));
        var ofDomain = x < LargestArea ? ofCommon : MathF.Log(x) + Ln2;
        return x < 1f ? float.NaN : ofDomain;
    }

    // ½ · ln(1 + 2x / (1 - x)).
    public static float Atanh(float x)
    {
        var magnitude = MathF.Abs(x);
        var isOne = magnitude == 1f;
        var ratio = 2f * magnitude / (isOne ? 1f : 1f - magnitude);
        return MathF.CopySign(isOne ? float.PositiveInfinity : 0.5f * KernelMath.Log1p(ratio), x);
    }
}
