namespace Kernels.Generators.Targets.Functions;

/// <content>Functions of angles in half-turns, and the cardinal sine.</content>
internal static partial class SharedFunctions
{
    // Of an integer it is 0 with the sign of x.
    public static float SinPi(float x)
    {
        var sine = OfQuarter(x, 0);
        return sine == 0f ? 0f * x : sine;
    }

    // Half-way between integers it is +0, which a sum makes of either zero.
    public static float CosPi(float x)
    {
        var cosine = OfQuarter(x, 1);
        return cosine == 0f ? 0f : cosine;
    }

    public static float TanPi(float x) => float.SinPi(x) / float.CosPi(x);

    public static float Sinc(float x)
    {
        var isZero = x == 0f;
        var ratio = MathF.Sin(x) / (isZero ? 1f : x);
        return isZero ? 1f : MathF.Abs(x) == float.PositiveInfinity ? 0f : ratio;
    }

    // (sinc x - cos x) / x², and its series near 0.
    public static float SincSlope(float x)
    {
        var square = x * x;
        var series = -4.3610725e-14f * square + 1.0700749e-11f;
        series = (series * square - 1.9270745e-09f) * square + 2.5052108e-07f;
        series = (series * square - 2.2045855e-05f) * square + 0.0011904762f;
        series = (series * square - 0.033333335f) * square + 0.33333334f;
        return SeriesOrQuotient(x, series, KernelMath.Sinc(x) - MathF.Cos(x));
    }

    // (3 · SincSlope x - sinc x) / x², and its series near 0.
    public static float SincCurvature(float x)
    {
        var square = x * x;
        var series = -2.3018197e-15f * square + 6.2951223e-13f;
        series = (series * square - 1.2847183e-10f) * square + 1.9270852e-08f;
        series = (series * square - 2.0041687e-06f) * square + 0.00013227513f;
        series = (series * square - 0.004761905f) * square + 0.06666667f;
        return SeriesOrQuotient(x, series, 3f * VectorMath.SincSlope(x) - KernelMath.Sinc(x));
    }

    private static float SeriesOrQuotient(float x, float series, float numerator)
    {
        var square = x * x;
        var isNear = square < 2.25f;
        var quotient = numerator / (isNear ? 1f : square);
        return isNear ? series : MathF.Abs(x) == float.PositiveInfinity ? 0f : quotient;
    }

    /// <summary>sin(πx + turn · π/2), where x = n / 2 + r, exactly.</summary>
    private static float OfQuarter(float x, int turn)
    {
        var rest = x - 2f * MathF.Round(0.5f * x);
        var n = MathF.Round(rest + rest);
        var angle = (rest - 0.5f * n) * 3.14159274f;
        var quarter = (int)n + turn;
        var value = (quarter & 1) != 0 ? MathF.Cos(angle) : MathF.Sin(angle);
        return (quarter & 2) != 0 ? -value : value;
    }

    // Of an integer it is 0 with the sign of x.
    public static double SinPi(double x)
    {
        var sine = OfQuarter(x, 0);
        return sine == 0d ? 0d * x : sine;
    }

    // Half-way between integers it is +0, which a sum makes of either zero.
    public static double CosPi(double x)
    {
        var cosine = OfQuarter(x, 1);
        return cosine == 0d ? 0d : cosine;
    }

    public static double TanPi(double x) => double.SinPi(x) / double.CosPi(x);

    public static double Sinc(double x)
    {
        var isZero = x == 0d;
        var ratio = Math.Sin(x) / (isZero ? 1d : x);
        return isZero ? 1d : Math.Abs(x) == double.PositiveInfinity ? 0d : ratio;
    }

    // (sinc x - cos x) / x², and its series near 0.
    public static double SincSlope(double x)
    {
        var square = x * x;
        var series = -4.361072598901783e-14 * square + 1.0700749629317012e-11;
        series = (series * square - 1.9270744969934332e-9) * square + 2.5052107140385596e-7;
        series = (series * square - 2.2045855371066817e-5) * square + 1.1904761904734048e-3;
        series = (series * square - 3.333333333333291e-2) * square + 0.3333333333333333;
        return SeriesOrQuotient(x, series, KernelMath.Sinc(x) - Math.Cos(x));
    }

    // (3 · SincSlope x - sinc x) / x², and its series near 0.
    public static double SincCurvature(double x)
    {
        var square = x * x;
        var series = -2.3018195958788187e-15 * square + 6.295122394624121e-13;
        series = (series * square - 1.28471829272549924e-10) * square + 1.9270851996637703e-8;
        series = (series * square - 2.0041686704356082e-6) * square + 1.3227513227499383e-4;
        series = (series * square - 4.7619047619047407e-3) * square + 6.6666666666666666e-2;
        return SeriesOrQuotient(x, series, 3d * VectorMath.SincSlope(x) - KernelMath.Sinc(x));
    }

    private static double SeriesOrQuotient(double x, double series, double numerator)
    {
        var square = x * x;
        var isNear = square < 2.25;
        var quotient = numerator / (isNear ? 1d : square);
        return isNear ? series : Math.Abs(x) == double.PositiveInfinity ? 0d : quotient;
    }

    /// <summary>sin(πx + turn · π/2), where x = n / 2 + r, exactly.</summary>
    private static double OfQuarter(double x, int turn)
    {
        var rest = x - 2d * Math.Round(0.5 * x);
        var n = Math.Round(rest + rest);
        var angle = (rest - 0.5 * n) * 3.141592653589793;
        var quarter = (long)n + turn;
        var value = (quarter & 1) != 0 ? Math.Cos(angle) : Math.Sin(angle);
        return (quarter & 2) != 0 ? -value : value;
    }
}
