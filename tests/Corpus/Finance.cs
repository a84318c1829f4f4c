namespace Kernels.Corpus;

/// <summary>Prices and rates.</summary>
public static partial class Finance
{
    [Vectorize, Close(1e-10)]
    public static double BlackScholesCall(
        [Sample(80, 120)] double spot, [Sample(80, 120)] double strike, [Sample(0.1, 2)] double years,
        [Uniform, Sample(0.01, 0.05)] double rate, [Uniform, Sample(0.1, 0.4)] double volatility)
    {
        var deviation = volatility * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + ((rate + (0.5 * volatility * volatility)) * years)) / deviation;
        return (spot * KernelMath.NormalCdf(d1)) - (strike * Math.Exp(-rate * years) * KernelMath.NormalCdf(d1 - deviation));
    }

    /// <summary>What a loan costs each month.</summary>
    [Vectorize, Close(1e-11)]
    public static double Payment([Sample(1e3, 1e6)] double principal, [Sample(0.001, 0.02)] double rate, [Uniform, Sample(12, 360)] int months) =>
        principal * rate / (1 - Math.Pow(1 + rate, -months));

    /// <summary>The price of a bond with a coupon every year.</summary>
    [Vectorize]
    public static double BondPrice([Sample(0.001, 0.1)] double yield, [Uniform, Sample(0.01, 0.08)] double coupon, [Uniform, Sample(2, 30)] int years)
    {
        var (price, discount) = (0.0, 1.0);
        for (var year = 0; year < years; year++)
        {
            discount /= 1 + yield;
            price += coupon * discount;
        }

        return price + discount;
    }

    [Vectorize, Close(1e-5)]
    public static float Discount([Sample(-0.01, 0.2)] float rate, [Sample(0, 30)] float years) => MathF.Exp(-rate * years);
}
