namespace Kernels.Generators.Targets.Functions;

/// <content>Functions of angles in half-turns, and the cardinal sine.</content>
internal static partial class SharedFunctions
{
    // Of an integer it is 0 with the sign of x.
    public static float SinPi(float x)
    {
        var sine = OfQuarter(x, 0);
        return sine == 0f ? MathF.CopySign(0f, x) : sine;
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
        var series = 1.401676e-16f * square - 4.491635e-14f;
        series = (series * square + 1.07057115e-11f) * square - 1.9270843e-09f;
        series = (series * square + 2.5052108e-07f) * square - 2.2045855e-05f;
        series = (series * square + 0.0011904762f) * square - 0.033333335f;
        series = series * square + 0.33333334f;
        return SeriesOrQuotient(x, series, KernelMath.Sinc(x) - MathF.Cos(x));
    }

    // (3 · SincSlope x - sinc x) / x², and its series near 0.
    public static float SincCurvature(float x)
    {
        var square = x * x;
        var series = 6.699316e-18f * square - 2.3645054e-15f;
        series = (series * square + 6.2975173e-13f) * square - 1.284723e-10f;
        series = (series * square + 1.9270853e-08f) * square - 2.0041687e-06f;
        series = (series * square + 0.00013227513f) * square - 0.004761905f;
        series = series * square + 0.06666667f;
        return SeriesOrQuotient(x, series, 3f * VectorMath.SincSlope(x) - KernelMath.Sinc(x));
    }

    private static float SeriesOrQuotient(float x, float series, float numerator)
    {
        var square = x * x;
        var isNear = square <= 4f;
        var divisor = isNear ? 1f : x; // its square may overflow
        var quotient = numerator / divisor / divisor;
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
        return sine == 0d ? Math.CopySign(0d, x) : sine;
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
        var series = 1.4016759433248408e-16 * square - 4.491635135839922e-14;
        series = (series * square + 1.0705711777456414e-11) * square - 1.92708435841677e-09;
        series = (series * square + 2.5052108229138055e-07) * square - 2.204585537758114e-05;
        series = (series * square + 0.0011904761904752835) * square - 0.0333333333333331;
        series = series * square + 0.3333333333333333;
        return SeriesOrQuotient(x, series, KernelMath.Sinc(x) - Math.Cos(x));
    }

    // (3 · SincSlope x - sinc x) / x², and its series near 0.
    public static double SincCurvature(double x)
    {
        var square = x * x;
        var series = 6.699315985718318e-18 * square - 2.364505493155134e-15;
        series = (series * square + 6.297517561030531e-13) * square - 1.284723082932825e-10;
        series = (series * square + 1.92708525295491e-08) * square - 2.004168670757483e-06;
        series = (series * square + 0.0001322751322750878) * square - 0.00476190476190475;
        series = series * square + 0.06666666666666667;
        return SeriesOrQuotient(x, series, 3d * VectorMath.SincSlope(x) - KernelMath.Sinc(x));
    }

    private static double SeriesOrQuotient(double x, double series, double numerator)
    {
        var square = x * x;
        var isNear = square <= 4d;
        var divisor = isNear ? 1d : x; // its square may overflow
        var quotient = numerator / divisor / divisor;
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
