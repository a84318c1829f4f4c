namespace Kernels.Accuracy;

/// <summary>Reference functions in double-double arithmetic, with relative errors below 2⁻⁸⁵.</summary>
public static class ExactMath
{
    private const double InverseLn2 = 1.4426950408889634;

    // Below it the second term of a power series is beyond the last bit; the low parts of products would be subnormal.
    private const double Tiny = 1e-100;

    private static readonly DoubleDouble Ln2 = new(0.69314718055994529, 2.3190468138462996e-17);

    // 1/1!, 1/2!, ... 1/9!.
    private static readonly DoubleDouble[] InverseFactorials = MakeInverseFactorials(9);

    /// <summary><c>eˣ</c>.</summary>
    public static Exact Exp(DoubleDouble x)
    {
        // Far beyond the range of double; the reduction below would lose its bits.
        if (Math.Abs(x.High) > 10_000) return new(1, x.High > 0 ? 15_000 : -15_000);

        var n = Math.Round(x.High * InverseLn2);
        return new(1.0 + Expm1Near0(x - Ln2 * n), (int)n);
    }

    /// <summary><c>eˣ − 1</c>.</summary>
    public static Exact Expm1(double x) => x > 80 ? Exp(x) : NarrowExpm1(x);

    /// <summary>The logarithm of a positive, finite number.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        var exponent = Math.ILogB(x.High);
        if (Math.ScaleB(x.High, -exponent) > 1.4142135623730951) exponent++;

        var mantissa = new DoubleDouble(Math.ScaleB(x.High, -exponent), Math.ScaleB(x.Low, -exponent));
        return Ln2 * exponent + NarrowLog1p(mantissa - 1.0);
    }

    /// <summary>The logarithm of 1 + <paramref name="x"/>, from −1 on.</summary>
    public static Exact Log1p(double x) => x == -1 ? double.NegativeInfinity : NarrowLog1p(x);

    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    public static Exact Sigmoid(double x)
    {
        if (x >= 0) return 1.0 / (1.0 + ToDoubleDouble(Exp(-x)));

        var exponential = Exp(x);
        return new(exponential.Mantissa / (1.0 + ToDoubleDouble(exponential)), exponential.Exponent);
    }

    /// <summary>The derivative of the logistic function.</summary>
    public static Exact SigmoidSlope(double x)
    {
        var exponential = Exp(-Math.Abs(x));
        var sum = 1.0 + ToDoubleDouble(exponential);
        return new(exponential.Mantissa / (sum * sum), exponential.Exponent);
    }

    /// <summary>The derivative of the hyperbolic tangent.</summary>
    public static Exact TanhSlope(double x)
    {
        var quarter = SigmoidSlope(2.0 * x);
        return new(quarter.Mantissa, quarter.Exponent + 2);
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static DoubleDouble Tanh(double x)
    {
        var m = NarrowExpm1(-2.0 * Math.Abs(x));
        var tanh = -m / (2.0 + m);
        return x < 0 ? -tanh : tanh;
    }

    /// <summary><c>ln(1 + eˣ)</c>.</summary>
    public static Exact Softplus(double x)
    {
        // Below -80 the square of e^x is beyond the last bit.
        var exponential = Exp(-Math.Abs(x));
        return x < -80 ? exponential : Math.Max(x, 0.0) + NarrowLog1p(ToDoubleDouble(exponential));
    }

    private static DoubleDouble NarrowLog1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x;
        if (x.High > 0.5) return Log(1.0 + x);

        // A step of Newton's method from the double result y: log(1 + x) = y + log(1 + t) with 1 + t = (1 + x) · e^-y.
        // Written with e^-y - 1 it keeps its relative accuracy near 0; t is so small that two terms of its series do.
        var estimate = SingleReference.Log1p(x.High);
        var q = NarrowExpm1(-estimate);
        var t = x + q * (1.0 + x);
        return estimate + (t - t * t * 0.5);
    }

    // For arguments whose result is within the range of double.
    private static DoubleDouble NarrowExpm1(DoubleDouble x) =>
        Math.Abs(x.High) < 0.35 ? Expm1Near0(x) : ToDoubleDouble(Exp(x)) - 1.0;

    // The argument is divided by 512, a power series computed, and e^2t - 1 = q · (2 + q) used nine times.
    private static DoubleDouble Expm1Near0(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x;

        var t = new DoubleDouble(x.High / 512, x.Low / 512);
        var sum = InverseFactorials[^1];
        for (var k = InverseFactorials.Length - 2; k >= 0; k--) sum = sum * t + InverseFactorials[k];

        var q = sum * t;
        for (var doubling = 0; doubling < 9; doubling++) q *= 2.0 + q;

        return q;
    }

    private static DoubleDouble ToDoubleDouble(Exact value) =>
        new(Math.ScaleB(value.Mantissa.High, value.Exponent), Math.ScaleB(value.Mantissa.Low, value.Exponent));

    private static DoubleDouble[] MakeInverseFactorials(int count)
    {
        var inverses = new DoubleDouble[count];
        inverses[0] = 1.0;
        for (var k = 1; k < count; k++) inverses[k] = inverses[k - 1] / (k + 1.0);

        return inverses;
    }
}
