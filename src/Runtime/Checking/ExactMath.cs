namespace Kernels.Checking;

/// <summary>
/// Reference functions in double-double arithmetic, with relative errors below 2⁻⁸⁵, of arguments of any size. What is off
/// in an argument is counted into the error of the result.
/// </summary>
internal static partial class ExactMath
{
    public static readonly DoubleDouble Ln2 = new(0.69314718055994529, 2.3190468138462996e-17);
    public static readonly DoubleDouble Ln10 = new(2.302585092994046, -2.1707562233822494e-16);

    private const double InverseLn2 = 1.4426950408889634;

    // Below it the second term of a power series is beyond the last bit; the low parts of products would be subnormal.
    private const double Tiny = 1e-100;

    // What the steps of a function here may lose.
    private const double FunctionError = 2.5849394142282115e-26; // 2⁻⁸⁵

    // 1/1!, 1/2!, ... 1/28!.
    private static readonly DoubleDouble[] InverseFactorials = MakeInverseFactorials(28);

    /// <summary><c>eˣ</c>.</summary>
    public static Exact Exp(Exact x)
    {
        if (!x.IsFinite)
            return Math.Exp(x.Mantissa.High);

        // The exponents of the results would be out of range.
        var t = x.ToDoubleDouble();
        if (Math.Abs(t.High) > 1e8)
            return t.High > 0 ? double.PositiveInfinity : 0;

        var n = Math.Round(t.High * InverseLn2);
        var result = new Exact(1.0 + Expm1Near0(t - Ln2 * n), (int)n);
        return result.Widened(FunctionError + Math.Abs(t.High) * 1e-31).Widened(result * x.ErrorBound);
    }

    /// <summary><c>2ˣ</c>.</summary>
    public static Exact Exp2(Exact x)
    {
        // The whole part is an exponent, so that the error does not grow with it.
        if (!x.IsFinite || Math.Abs(x.ToDouble()) > 1e8)
            return Exp(x);

        var whole = Math.Round(x.ToDouble());
        return Exp((x - whole) * Ln2).Times2To((int)whole);
    }

    /// <summary><c>10ˣ</c>.</summary>
    public static Exact Exp10(Exact x) => Exp(x * Ln10);

    /// <summary><c>eˣ − 1</c>.</summary>
    public static Exact Expm1(Exact x)
    {
        var size = Math.Abs(x.ToDouble());
        if (!(size < 0.35))
            return Exp(x) - 1.0;
        return size < Tiny ? x : ((Exact)Expm1Near0(x.ToDoubleDouble())).Widened(FunctionError).Widened(2.0 * x.ErrorBound);
    }

    /// <summary><c>2ˣ − 1</c>.</summary>
    public static Exact Exp2M1(Exact x) => Math.Abs(x.ToDouble()) < 0.5 ? Expm1(x * Ln2) : Exp2(x) - 1.0;

    /// <summary><c>10ˣ − 1</c>.</summary>
    public static Exact Exp10M1(Exact x) => Math.Abs(x.ToDouble()) < 0.15 ? Expm1(x * Ln10) : Exp10(x) - 1.0;

    /// <summary>The logarithm.</summary>
    public static Exact Log(Exact x)
    {
        if (!x.IsFinite || x.IsZero || x.IsNegative)
            return Math.Log(x.Mantissa.High);

        var power = Math.ILogB(x.Mantissa.High);
        if (Math.ScaleB(x.Mantissa.High, -power) > 1.4142135623730951) power++;

        var mantissa = new DoubleDouble(Math.ScaleB(x.Mantissa.High, -power), Math.ScaleB(x.Mantissa.Low, -power));
        Exact result = Ln2 * ((double)x.Exponent + power) + NarrowLog1p(mantissa - 1.0);
        return result.Widened(FunctionError).Widened(x.ErrorBound / x.Taken());
    }

    /// <summary>The logarithm of 1 + <paramref name="x"/>, from −1 on.</summary>
    public static Exact Log1p(Exact x)
    {
        var size = Math.Abs(x.ToDouble());
        if (!(size < 0.5))
            return Log(1.0 + x);
        return size < Tiny ? x : ((Exact)NarrowLog1p(x.ToDoubleDouble())).Widened(FunctionError).Widened(2.0 * x.ErrorBound);
    }

    /// <summary>The logarithm to base 2.</summary>
    public static Exact Log2(Exact x) => Log(x) / Ln2;

    /// <summary>The logarithm to base 10.</summary>
    public static Exact Log10(Exact x) => Log(x) / Ln10;

    /// <summary>The logarithm to base 2 of 1 + <paramref name="x"/>.</summary>
    public static Exact Log2P1(Exact x) => Log1p(x) / Ln2;

    /// <summary>The logarithm to base 10 of 1 + <paramref name="x"/>.</summary>
    public static Exact Log10P1(Exact x) => Log1p(x) / Ln10;

    /// <summary><c>ln(eˣ + eʸ)</c>.</summary>
    public static Exact LogAddExp(Exact x, Exact y)
    {
        if (!x.IsFinite || !y.IsFinite)
            return KernelMath.LogAddExp(x.ToDouble(), y.ToDouble());
        var difference = x - y;
        return (difference.IsNegative ? y : x) + Log1p(Exp(-difference.Abs()));
    }

    /// <summary><c>x · ln y</c>; 0 for x = 0.</summary>
    public static Exact XLogY(Exact x, Exact y) => x.IsZero && !double.IsNaN(y.ToDouble()) ? 0 : x * Log(y);

    /// <summary><c>xʸ</c>; of a negative x for an integer y.</summary>
    public static Exact Pow(Exact x, Exact y)
    {
        if (!x.IsFinite || !y.IsFinite || x.IsZero || y.IsZero)
            return Math.Pow(x.ToDouble(), y.ToDouble());

        var power = Exp(Log(x.Abs()) * y);
        if (!x.IsNegative)
            return power;
        var isInteger = (Floor(y) - y).IsZero;
        var isEven = (Floor(y.Times2To(-1)) - y.Times2To(-1)).IsZero;
        return !isInteger ? double.NaN : isEven ? power : -power;
    }

    /// <summary><c>ⁿ√x</c>, of an x that is not negative.</summary>
    public static Exact Root(Exact x, Exact n)
    {
        var power = 1.0 / n;
        return x.IsNegative && !x.IsZero || n.IsZero ? double.NaN : power.IsFinite ? Pow(x.Abs(), power) : Math.Pow(x.ToDouble(), power.ToDouble());
    }

    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    public static Exact Sigmoid(Exact x)
    {
        var exponential = Exp(-x.Abs());
        return (x.IsNegative ? exponential : 1.0) / (1.0 + exponential);
    }

    /// <summary>The derivative of the logistic function.</summary>
    public static Exact SigmoidSlope(Exact x)
    {
        var exponential = Exp(-x.Abs());
        var sum = 1.0 + exponential;
        return exponential / (sum * sum);
    }

    /// <summary>The derivative of the hyperbolic tangent.</summary>
    public static Exact TanhSlope(Exact x) => SigmoidSlope(x.Times2To(1)).Times2To(2);

    /// <summary>The hyperbolic tangent.</summary>
    public static Exact Tanh(Exact x)
    {
        var m = Expm1(-x.Abs().Times2To(1));
        var tanh = -m / (2.0 + m);
        return x.IsNegative ? -tanh : tanh;
    }

    /// <summary>The hyperbolic sine.</summary>
    public static Exact Sinh(Exact x)
    {
        var m = Expm1(x.Abs());
        if (!m.IsFinite)
            return Math.Sinh(x.ToDouble());
        var sinh = (m + m / (1.0 + m)).Times2To(-1);
        return x.IsNegative ? -sinh : sinh;
    }

    /// <summary>The hyperbolic cosine.</summary>
    public static Exact Cosh(Exact x) => (Exp(x) + Exp(-x)).Times2To(-1);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Exact Asinh(Exact x)
    {
        if (!x.IsFinite)
            return Math.Asinh(x.Mantissa.High);
        var magnitude = x.Abs();
        var square = magnitude * magnitude;
        var area = Log1p(magnitude + square / (1.0 + Sqrt(square + 1.0)));
        return x.IsNegative ? -area : area;
    }

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static Exact Acosh(Exact x)
    {
        if (!x.IsFinite || x.ToDouble() < 1)
            return Math.Acosh(x.ToDouble());
        var t = x - 1.0;
        return Log1p(t + Sqrt(t * (t + 2.0)));
    }

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static Exact Atanh(Exact x)
    {
        if (!(Math.Abs(x.ToDouble()) < 1))
            return Math.Atanh(x.ToDouble());
        var magnitude = x.Abs();
        var area = Log1p(magnitude.Times2To(1) / (1.0 - magnitude)).Times2To(-1);
        return x.IsNegative ? -area : area;
    }

    /// <summary><c>ln(1 + eˣ)</c>.</summary>
    public static Exact Softplus(Exact x) => (x.IsNegative ? 0 : x) + Log1p(Exp(-x.Abs()));

    private static DoubleDouble NarrowLog1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x;

        // A step of Newton's method from the double result y: log(1 + x) = y + log(1 + t) with 1 + t = (1 + x) · e^-y.
        // Written with e^-y - 1 it keeps its relative accuracy near 0; t is so small that two terms of its series do.
        var estimate = KernelMath.Log1p(x.High);
        var q = Expm1Near0(-estimate);
        var t = x + q * (1.0 + x);
        return estimate + (t - t * t * 0.5);
    }

    // Of arguments up to 3/4: eˣ − 1 = a + (1 + a) · (eᵗ − 1), where a is that of the nearest number in a table.
    private static DoubleDouble Expm1Near0(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x;

        var step = Math.Round(x.High * ExponentialTable.StepsPerUnit);
        var t = x - step / ExponentialTable.StepsPerUnit;
        var near = t * DoubleDouble.Polynomial(t, InverseFactorials.AsSpan(0, 8), exact: 4);
        if (step == 0) return near;

        var a = ExponentialTable.OfSteps[(int)step + ExponentialTable.Steps];
        return a + DoubleDouble.MultiplyAdd(a, near, near);
    }

    // eˣ − 1 for the numbers of the table. The argument is divided by 512, a power series computed, and e^2t − 1 = q · (2 + q) used nine times.
    private static DoubleDouble Expm1OfStep(double x)
    {
        DoubleDouble t = x / 512;
        var q = t * DoubleDouble.Polynomial(t, InverseFactorials.AsSpan(0, 9), exact: 9);
        for (var doubling = 0; doubling < 9; doubling++) q *= 2.0 + q;

        return q;
    }

    private static DoubleDouble[] MakeInverseFactorials(int count)
    {
        var inverses = new DoubleDouble[count];
        inverses[0] = 1.0;
        for (var k = 1; k < count; k++) inverses[k] = inverses[k - 1] / (k + 1.0);

        return inverses;
    }

    /// <summary>eˣ − 1 for numbers 1/1024 apart, from −3/4 to 3/4.</summary>
    private static class ExponentialTable
    {
        public const double StepsPerUnit = 1024;

        public const int Steps = 768;

        public static readonly DoubleDouble[] OfSteps = [.. Enumerable.Range(-Steps, 2 * Steps + 1).Select(static step => Expm1OfStep(step / StepsPerUnit))];
    }
}
