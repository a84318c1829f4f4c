namespace Kernels.Generators.Targets.Functions;

/// <content>Roots.</content>
internal static partial class FloatFunctions
{
    // A third of the bits is a third of the exponent: a first guess within 3.2 %. One step of Halley's method leaves 2e-5
    // of it, one of Newton's the rounding.
    public static float Cbrt(float x)
    {
        var magnitude = MathF.Abs(x);
        var isSubnormal = magnitude < SmallestNormal;
        var number = isSubnormal ? magnitude * 16777216f : magnitude;
        var guess = FromBits(Bits(number) / 3 + 0x2A51_1000);
        var ratio = number / (guess * guess) / guess;
        var near = guess * ((1f + 2f * ratio) / (2f + ratio));
        var root = near - (near - number / (near * near)) * (1f / 3f);
        var isOrdinary = magnitude > 0f && magnitude < float.PositiveInfinity;
        return isOrdinary ? MathF.CopySign(isSubnormal ? root * (1f / 256f) : root, x) : x;
    }

    // By the ratio of the lesser to the larger, which neither overflows nor vanishes where it matters.
    public static float Hypot(float x, float y)
    {
        var absX = MathF.Abs(x);
        var absY = MathF.Abs(y);
        var isLess = absX < absY;
        var large = isLess ? absY : absX;
        var small = isLess ? absX : absY;
        var ratio = small / (large == 0f ? 1f : large);
        var isInfinite = absX == float.PositiveInfinity || absY == float.PositiveInfinity;
        return isInfinite ? float.PositiveInfinity : large * MathF.Sqrt(1f + ratio * ratio);
    }
}
