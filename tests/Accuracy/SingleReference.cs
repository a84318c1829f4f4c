namespace Kernels.Accuracy;

/// <summary>
/// References in double for the functions of one float: an error of a few ULP of a double is 2⁻²⁷ ULP of a float.
/// </summary>
public static class SingleReference
{
    public static double Sigmoid(double x) => 1.0 / (1.0 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0.0) + Log1p(Math.Exp(-Math.Abs(x)));

    // e^-|x| does not overflow, and no difference cancels.
    public static double SigmoidSlope(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return e / ((1.0 + e) * (1.0 + e));
    }

    public static double SigmoidSecond(double x) => -SigmoidSlope(x) * Math.Tanh(0.5 * x);

    public static double TanhSlope(double x) => 4.0 * SigmoidSlope(2.0 * x);

    public static double TanhSecond(double x) => -2.0 * Math.Tanh(x) * TanhSlope(x);

    public static double Sinc(double x) => x == 0.0 ? 1.0 : double.IsInfinity(x) ? 0.0 : Math.Sin(x) / x;

    // Σ (−x²/2)ᵏ / (k! · 1·3·5 ⋯ (2k + 3)), and the same with 2k + 5, for |x| up to 2.
    public static double SincSlope(double x) => SincSeries(x, 1.0 / 3.0, 3);

    public static double SincCurvature(double x) => SincSeries(x, 1.0 / 15.0, 5);

    private static double SincSeries(double x, double first, int last)
    {
        var (sum, term) = (first, first);
        for (var k = 1; k <= 18; k++)
        {
            term *= -x * x / (2.0 * k * (2 * k + last));
            sum += term;
        }

        return sum;
    }

    // Kahan's methods: the rounding error of u is in both factors of the quotient and cancels.
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1.0) return x;

        return u is > 0.0 and < double.PositiveInfinity && u - 1.0 != -1.0 ? (u - 1.0) * (x / Math.Log(u)) : u - 1.0;
    }

    public static double Exp2M1(double x) => Math.Abs(x) < 1.0 ? Expm1(x * Math.Log(2.0)) : double.Exp2(x) - 1.0;

    public static double Exp10M1(double x) => Math.Abs(x) < 1.0 ? Expm1(x * Math.Log(10.0)) : double.Exp10(x) - 1.0;

    public static double LogAddExp(double x, double y) => Math.Max(x, y) + Log1p(Math.Exp(x == y ? 0.0 : -Math.Abs(x - y)));

    public static double XLogY(double x, double y) => x == 0.0 && !double.IsNaN(y) ? 0.0 : x * Math.Log(y);

    public static double Log1p(double x)
    {
        var u = 1.0 + x;
        if (u == 1.0) return x;

        return u is > 0.0 and < double.PositiveInfinity ? Math.Log(u) * (x / (u - 1.0)) : Math.Log(u);
    }
}
