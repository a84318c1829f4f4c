namespace Kernels.Tests.Running;

/// <summary>
/// The functions in double, by which the float ones are measured, and the double ones up to the error that these have
/// themselves. <c>tests/Accuracy</c> measures them against more digits.
/// </summary>
internal static class References
{
    private static readonly Dictionary<string, Func<double[], double>> Table = new(StringComparer.Ordinal)
    {
        ["ReciprocalEstimate"] = static x => 1 / x[0],
        ["ReciprocalSqrtEstimate"] = static x => 1 / Math.Sqrt(x[0]),
        ["ReciprocalSqrt"] = static x => x[0] == 0 ? Math.CopySign(double.PositiveInfinity, x[0]) : 1 / Math.Sqrt(x[0]),
        ["Exp"] = static x => Math.Exp(x[0]),
        ["Exp2"] = static x => double.Exp2(x[0]),
        ["Exp10"] = static x => double.Exp10(x[0]),
        ["Expm1"] = static x => Expm1(x[0]),
        ["Log"] = static x => Math.Log(x[0]),
        ["Log1p"] = static x => Log1p(x[0]),
        ["Log2"] = static x => Math.Log2(x[0]),
        ["Log10"] = static x => Math.Log10(x[0]),
        ["Exp2M1"] = static x => Math.Abs(x[0]) < 1 ? Expm1(x[0] * Math.Log(2)) : double.Exp2(x[0]) - 1,
        ["Exp10M1"] = static x => Math.Abs(x[0]) < 1 ? Expm1(x[0] * Math.Log(10)) : double.Exp10(x[0]) - 1,
        ["Log2P1"] = static x => Log1p(x[0]) / Math.Log(2),
        ["Log10P1"] = static x => Log1p(x[0]) / Math.Log(10),
        ["LogAddExp"] = static x => Math.Max(x[0], x[1]) + Log1p(Math.Exp(x[0] == x[1] ? 0 : -Math.Abs(x[0] - x[1]))),
        ["XLogY"] = static x => x[0] == 0 && !double.IsNaN(x[1]) ? 0 : x[0] * Math.Log(x[1]),
        ["Pow"] = static x => Math.Pow(x[0], x[1]),
        ["Root"] = static x => x[0] < 0 || x[1] == 0 ? double.NaN : Math.Pow(Math.Abs(x[0]), 1 / x[1]),
        ["LogGamma"] = static x => KernelMath.LogGamma(x[0]),
        ["Digamma"] = static x => KernelMath.Digamma(x[0]),
        ["Trigamma"] = static x => KernelMath.Trigamma(x[0]),
        ["Sigmoid"] = static x => Sigmoid(x[0]),
        ["SigmoidSlope"] = static x => SigmoidSlope(x[0]),
        ["Softplus"] = static x => x[0] > 0 ? x[0] + Log1p(Math.Exp(-x[0])) : Log1p(Math.Exp(x[0])),
        ["Tanh"] = static x => Math.Tanh(x[0]),
        ["TanhSlope"] = static x => 4 * SigmoidSlope(2 * x[0]),
        ["Sin"] = static x => Math.Sin(x[0]),
        ["Cos"] = static x => Math.Cos(x[0]),
        ["Tan"] = static x => Math.Tan(x[0]),
        ["SinPi"] = static x => double.SinPi(x[0]),
        ["CosPi"] = static x => double.CosPi(x[0]),
        ["TanPi"] = static x => double.TanPi(x[0]),
        ["Sinc"] = static x => x[0] == 0 ? 1 : double.IsInfinity(x[0]) ? 0 : Math.Sin(x[0]) / x[0],
        ["SincSlope"] = static x => VectorMath.SincSlope(x[0]),
        ["SincCurvature"] = static x => VectorMath.SincCurvature(x[0]),
        ["Sinh"] = static x => Math.Sinh(x[0]),
        ["Cosh"] = static x => Math.Cosh(x[0]),
        ["Asinh"] = static x => Math.Asinh(x[0]),
        ["Acosh"] = static x => Math.Acosh(x[0]),
        ["Atanh"] = static x => Math.Atanh(x[0]),
        ["Asin"] = static x => Math.Asin(x[0]),
        ["Acos"] = static x => Math.Acos(x[0]),
        ["Atan"] = static x => Math.Atan(x[0]),
        ["Atan2"] = static x => Math.Atan2(x[0], x[1]),
        ["Erf"] = static x => VectorMath.Erf(x[0]),
        ["Erfc"] = static x => VectorMath.Erfc(x[0]),
        ["NormalCdf"] = static x => VectorMath.NormalCdf(x[0]),
        ["ErfInv"] = static x => VectorMath.ErfInv(x[0]),
        ["ErfInvSlope"] = static x => VectorMath.ErfInvSlope(x[0], x[1]),
        ["ExpOfProduct"] = static x => VectorMath.ExpOfProduct(x[0], x[1]),
        ["Cbrt"] = static x => Math.Cbrt(x[0]),
        ["Hypot"] = static x => double.Hypot(x[0], x[1]),
    };

    public static Func<double[], double> Find(string function) => Table[function];

    /// <summary>e^x - 1 by Kahan's correction of the rounding error in e^x.</summary>
    private static double Expm1(double x)
    {
        var exp = Math.Exp(x);
        if (exp == 1)
            return x;
        var difference = exp - 1;
        return difference == -1 || double.IsInfinity(exp) ? difference : difference * (x / Math.Log(exp));
    }

    /// <summary>log(1 + x) by Kahan's correction of the rounding error in 1 + x.</summary>
    private static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    private static double Sigmoid(double x)
    {
        var exp = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + exp) : exp / (1 + exp);
    }

    private static double SigmoidSlope(double x)
    {
        var exp = Math.Exp(-Math.Abs(x));
        return exp / ((1 + exp) * (1 + exp));
    }
}
