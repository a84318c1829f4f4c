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
}
