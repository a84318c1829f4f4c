using Kernels.Tests.Running;

namespace Kernels.Tests.Unseen;

/// <summary>Prices, interest and tariffs.</summary>
internal static partial class FinanceKernels
{
    // The price is a difference of two terms of the size of the spot price.
    [Vectorize(Gpu = true), Within(1e-5, Scale = 150)]
    public static float BlackScholesCall(
        [InRange(50, 150)] float spot,
        [InRange(50, 150)] float strike,
        [InRange(0.1, 2)] float years,
        [Uniform, InRange(0.01, 0.05)] float rate,
        [Uniform, InRange(0.1, 0.5)] float volatility)
    {
        var deviation = volatility * MathF.Sqrt(years);
        var d1 = (MathF.Log(spot / strike) + (rate + 0.5f * volatility * volatility) * years) / deviation;
        return spot * CumulativeNormal(d1) - strike * MathF.Exp(-rate * years) * CumulativeNormal(d1 - deviation);
    }

    public static double BlackScholesCallInDouble(double spot, double strike, double years, double rate, double volatility)
    {
        var deviation = volatility * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / deviation;
        return spot * CumulativeNormalInDouble(d1) - strike * Math.Exp(-rate * years) * CumulativeNormalInDouble(d1 - deviation);
    }

    // The scalar method calls the same power as the vectors, so nothing may differ.
    [Vectorize(Gpu = true)]
    public static double CompoundInterest(double principal, double rate, double years, [Uniform] int periods) =>
        principal * VectorMath.Pow(1 + rate / periods, periods * years);

    [Vectorize(Gpu = true)]
    public static double Annuity(double rate, long payments) =>
        rate == 0 ? payments : (1 - VectorMath.Pow(1 + rate, -payments)) / rate;

    [Vectorize(Gpu = true)]
    public static double IncomeTax(double income) => income switch
    {
        double.NaN => double.NaN,
        <= 0 => 0,
        <= 10_000 => income * 0.1,
        <= 40_000 => 1_000 + (income - 10_000) * 0.2,
        <= 100_000 => 7_000 + (income - 40_000) * 0.4,
        _ => 31_000 + (income - 100_000) * 0.45,
    };

    [Vectorize(Gpu = true)]
    public static int Postage(int grams, int zone) => (grams, zone) switch
    {
        ( <= 0, _) => 0,
        ( <= 20, 0) => 85,
        ( <= 50, 0) => 100,
        (_, 0) => 160 + (grams - 50) / 25 * 10,
        ( <= 20, > 0 and < 4) => 110,
        (var g, var z) when z > 0 && g < 100_000 => 200 + g * z / 10,
        _ => -1,
    };

    [Vectorize(Gpu = true)]
    public static long RoundedCents(long amount, [Uniform, InRange(1, 100)] int unit)
    {
        long half = unit / 2;
        return amount >= 0 ? (amount + half) / unit * unit : (amount - half) / unit * unit;
    }

    // Abramowitz and Stegun 26.2.17.
    private static float CumulativeNormal(float x)
    {
        var k = 1f / (1f + 0.2316419f * MathF.Abs(x));
        var tail = 0.39894228f * MathF.Exp(-0.5f * x * x) * k
            * (0.31938153f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
        return x < 0f ? tail : 1f - tail;
    }

    private static double CumulativeNormalInDouble(double x)
    {
        var k = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = 0.3989422804 * Math.Exp(-0.5 * x * x) * k
            * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
