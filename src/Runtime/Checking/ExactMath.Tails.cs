namespace Kernels.Checking;

/// <summary>The error function and the tails of the normal distribution.</summary>
internal static partial class ExactMath
{
    public static readonly DoubleDouble TwoOverRootOfPi = new(1.1283791670955126, 1.533545961316588e-17);

    /// <summary>√½.</summary>
    public static Exact RootOfHalf { get; } = new DoubleDouble(0.7071067811865476, -4.833646656726457e-17);

    private static readonly DoubleDouble InverseRootOfPi = new(0.5641895835477563, 7.66772980658294e-18);

    // From here on erfc is a continued fraction.
    private const double TailStart = 6;

    /// <summary>The error function.</summary>
    public static Exact Erf(Exact x)
    {
        if (!x.IsFinite)
            return KernelMath.Erf(x.ToDouble());
        var size = Math.Abs(x.ToDouble());
        if (size < Tiny)
            return x * TwoOverRootOfPi;
        if (size > 3)
            return x.IsNegative ? Erfc(-x) - 1.0 : 1.0 - Erfc(x);
        var (step, difference) = AroundStep(x.Abs());
        var erf = (step.Erf + difference).Widened(FunctionError);
        return x.IsNegative ? -erf : erf;
    }

    /// <summary>The complementary error function.</summary>
    public static Exact Erfc(Exact x)
    {
        if (!x.IsFinite)
            return KernelMath.Erfc(x.ToDouble());
        if (x.IsNegative)
            return 2.0 - Erfc(-x);
        if (x.ToDouble() >= TailStart)
            return Tail(x);
        var (step, difference) = AroundStep(x);
        return (step.Erfc - difference).Widened(FunctionError);
    }

    /// <summary>The distribution function of the standard normal distribution.</summary>
    public static Exact NormalCdf(Exact x) => x.IsFinite ? Erfc(-x * RootOfHalf).Times2To(-1) : KernelMath.NormalCdf(x.ToDouble());

    /// <summary>The inverse error function, by Halley's method.</summary>
    public static Exact ErfInv(Exact x)
    {
        var size = x.Abs();
        var rest = 1.0 - size;
        if (!x.IsFinite || rest.IsNegative)
            return double.NaN;
        if (rest.IsZero)
            return x.IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (size.ToDouble() < Tiny)
            return x / TwoOverRootOfPi;

        Exact y = ErfInvNear(size.ToDouble(), rest.ToDouble());
        Exact step;
        do
        {
            y = y.Taken();
            var difference = size.ToDouble() < 0.5 ? Erf(y) - size : rest - Erfc(y);
            var newton = difference * Exp(y * y) / TwoOverRootOfPi;
            step = newton / (1.0 + y * newton);
            y -= step;
        }
        while (Math.Abs(step.ToDouble()) > 1e-9 * y.ToDouble());

        return x.IsNegative ? -y : y;
    }

    // From where Halley's method finds it: next to 1 from the first terms of its asymptotic series.
    private static double ErfInvNear(double size, double rest)
    {
        if (rest > 1e-9)
            return KernelMath.ErfInv(size);
        var log = -Math.Log(rest);
        return Math.Sqrt(log - 0.5 * Math.Log(Math.PI * log));
    }

    // The nearest number a of the table, and erf x − erf a by its power series.
    private static (ErfStep Step, Exact Difference) AroundStep(Exact x)
    {
        var value = x.ToDoubleDouble();
        var index = Math.Round(value.High * ErfStep.PerUnit);
        var step = ErfStep.All[(int)index];
        var t = value - index / ErfStep.PerUnit;
        return (step, ((Exact)(t * DoubleDouble.Polynomial(t, step.Slopes, exact: 11))).Widened(x.ErrorBound * step.Slopes[0] * 1.25));
    }

    /// <summary>A number of the table of the error function.</summary>
    /// <param name="Erf">The error function.</param>
    /// <param name="Erfc">Its complement.</param>
    /// <param name="Slopes">The coefficients of erf(a + t) − erf a over t.</param>
    private readonly record struct ErfStep(DoubleDouble Erf, DoubleDouble Erfc, DoubleDouble[] Slopes)
    {
        public const double PerUnit = 64;

        public static readonly ErfStep[] All = [.. Enumerable.Range(0, (int)(TailStart * PerUnit) + 1).Select(static step => At(step / PerUnit))];

        private static ErfStep At(double a)
        {
            // The slope is 2/√π · e^(−(a + t)²), and its coefficients follow from each other: (k + 1) · c = −2a · c₁ − 2 · c₂ with the two before.
            var slope = (Exp(-((Exact)a * a)) * TwoOverRootOfPi).ToDoubleDouble();
            var slopes = new DoubleDouble[20];
            var (current, before) = (slope, (DoubleDouble)0);
            for (var k = 0; k < slopes.Length; k++)
            {
                slopes[k] = current / (k + 1.0);
                (current, before) = ((current * a + before) * -2.0 / (k + 1.0), current);
            }

            // Of 1 − erf x no more than eight bits are lost.
            var erf = Exp(-((Exact)a * a)).ToDoubleDouble() * ErfSeries(a);
            var erfc = a < 2 ? 1.0 - erf : Tail(a).ToDoubleDouble();
            return new(a < 2 ? erf : 1.0 - erfc, erfc, slopes);
        }
    }

    // 2/√π · Σ 2ᵏ x²ᵏ⁺¹ / (1·3·5 ⋯ (2k + 1)), for erf x = e^(−x²) times it. All terms are of one sign.
    private static DoubleDouble ErfSeries(DoubleDouble x)
    {
        var twiceSquare = x * x * 2.0;
        var (term, sum) = (x, x);
        for (var k = 1; Math.Abs(term.High) > Math.Abs(sum.High) * 1e-34; k++)
        {
            term = term * twiceSquare / (2.0 * k + 1.0);
            sum += term;
        }

        return sum * TwoOverRootOfPi;
    }

    // erfc x = e^(−x²) / √π / (x + ½ / (x + 1 / (x + 1½ / (x + …)))). At 2 the rest after 212 steps is below 2⁻¹⁰⁵; farther on fewer do.
    private static Exact Tail(Exact x)
    {
        var size = x.ToDouble();
        if (size > 1e4)
            return Exp(-(x * x)) / x;
        var start = x.ToDoubleDouble();
        var fraction = start;
        for (var k = (int)(800 / (size * size)) + 12; k > 0; k--)
            fraction = start + (0.5 * k) / fraction;

        // The error of x counts as often as x² is large.
        var exponential = Exp(-(x * x));
        return (exponential * InverseRootOfPi / fraction).Widened(FunctionError);
    }
}
