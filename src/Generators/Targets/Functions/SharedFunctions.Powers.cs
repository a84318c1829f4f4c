namespace Kernels.Generators.Targets.Functions;

/// <content>Powers less one, logarithms of one plus a number, and what is composed of them.</content>
internal static partial class SharedFunctions
{
    // Near 0 by e^(x · ln b) - 1, and where the rounding of that product would count, by the power.
    public static float Exp2M1(float x) =>
        MathF.Abs(x) < 2f ? KernelMath.Expm1(x * 0.693147182f) : float.Exp2(x) - 1f;

    public static double Exp2M1(double x) =>
        Math.Abs(x) < 2d ? KernelMath.Expm1(x * 0.6931471805599453) : double.Exp2(x) - 1d;

    public static float Exp10M1(float x) =>
        MathF.Abs(x) < 0.6f ? KernelMath.Expm1(x * 2.30258512f) : float.Exp10(x) - 1f;

    public static double Exp10M1(double x) =>
        Math.Abs(x) < 0.6 ? KernelMath.Expm1(x * 2.302585092994046) : double.Exp10(x) - 1d;

    public static float Log2P1(float x) => KernelMath.Log1p(x) * 1.44269502f;

    public static double Log2P1(double x) => KernelMath.Log1p(x) * 1.4426950408889634;

    public static float Log10P1(float x) => KernelMath.Log1p(x) * 0.434294492f;

    public static double Log10P1(double x) => KernelMath.Log1p(x) * 0.4342944819032518;

    // max + ln(1 + e^-|x - y|). Of equal arguments the difference is 0, even if they are infinite.
    public static float LogAddExp(float x, float y)
    {
        var difference = x == y ? 0f : -MathF.Abs(x - y);
        return MathF.Max(x, y) + KernelMath.Log1p(MathF.Exp(difference));
    }

    public static double LogAddExp(double x, double y)
    {
        var difference = x == y ? 0d : -Math.Abs(x - y);
        return Math.Max(x, y) + KernelMath.Log1p(Math.Exp(difference));
    }

    // x · ln y, and 0 where x is 0 and y any number.
    public static float XLogY(float x, float y) => x == 0f && !float.IsNaN(y) ? 0f : x * MathF.Log(y);

    public static double XLogY(double x, double y) => x == 0d && !double.IsNaN(y) ? 0d : x * Math.Log(y);

    // By the power, corrected for the rest of 1 / n. The high bits of the reciprocal are so few that the product with n is exact, if n is no
    // more than 2^12; beyond, no correction is needed.
    public static float Root(float x, float n)
    {
        var reciprocal = 1f / n;
        var root = MathF.Pow(MathF.Abs(x), reciprocal);
        var high = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(reciprocal) & 0xFFFFF000u);
        var rest = (1f - high * n - (reciprocal - high) * n) * reciprocal;
        var isCommon = x > 0f && x < float.PositiveInfinity && n != 0f && MathF.Abs(n) <= 4096f && root > 0f && root < float.PositiveInfinity;
        var common = root + root * (rest * MathF.Log(x));
        var other = n == 0f || x < 0f ? float.NaN : root;
        return isCommon ? common : other;
    }

    public static double Root(double x, double n)
    {
        var reciprocal = 1d / n;
        var root = Math.Pow(Math.Abs(x), reciprocal);
        var rest = Math.FusedMultiplyAdd(-reciprocal, n, 1d) * reciprocal;
        var isCommon = x > 0d && x < double.PositiveInfinity && n != 0d && root > 0d && root < double.PositiveInfinity;
        var common = root + root * (rest * Math.Log(x));
        var other = n == 0d || x < 0d ? double.NaN : root;
        return isCommon ? common : other;
    }
}
