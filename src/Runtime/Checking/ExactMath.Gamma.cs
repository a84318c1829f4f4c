namespace Kernels.Checking;

/// <summary>The logarithm of the gamma function, and the derivatives of that.</summary>
internal static partial class ExactMath
{
    // From here on Stirling's series serves, whose first term that is left out is below 2⁻¹⁰⁰.
    private const double FarForStirling = 20;

    /// <summary><c>ln |Γ(x)|</c>.</summary>
    public static Exact LogGamma(Exact x)
    {
        if (!x.IsFinite)
            return double.IsNaN(x.Mantissa.High) ? x : double.PositiveInfinity;
        if (IsPole(x))
            return double.PositiveInfinity;

        var size = x.ToDouble();
        if (size < -0.5)
            return Log(Pi / (x * SinPi(x)).Abs()) - LogGamma(-x);
        if (size >= FarForStirling)
            return ((x - 0.5) * (Log(x) - 1.0) + GammaSeries.Offset + 1.0 / x * GammaSeries.Stirling(x, GammaSeries.OfLogGamma)).Widened(FunctionError);

        var (near, first, count) = AroundTwo(x);
        Exact product = 1.0;
        for (var i = 0; i < count; i++) product *= first + i;
        var log = count == 0 ? 0.0 : Log(product.Abs());
        var t = near - 2.0;
        var series = t * (GammaSeries.SlopeAtTwo + t * GammaSeries.AroundTwo(t, GammaSeries.LogGammaTerms));
        return (size < 1.5 ? series - log : series + log).Widened(FunctionError);
    }

    /// <summary><c>Γ′(x) / Γ(x)</c>.</summary>
    public static Exact Digamma(Exact x)
    {
        if (!x.IsFinite)
            return double.IsPositiveInfinity(x.Mantissa.High) ? x : double.NaN;
        if (x.IsZero)
            return -1.0 / x;
        if (IsPole(x))
            return double.NaN;

        var size = x.ToDouble();
        if (size < -0.5)
            return Digamma(-x) - 1.0 / x - Pi / TanPi(x);
        if (size >= FarForStirling)
            return (Log(x) - 0.5 / x - GammaSeries.Stirling(x, GammaSeries.OfDigamma) / (x * x)).Widened(FunctionError);

        var (near, first, count) = AroundTwo(x);
        Exact sum = 0.0;
        for (var i = 0; i < count; i++) sum += 1.0 / (first + i);
        var t = near - 2.0;
        var series = (GammaSeries.SlopeAtTwo + t * GammaSeries.AroundTwo(t, GammaSeries.DigammaTerms)).Widened(FunctionError);
        return size < 1.5 ? series - sum : series + sum;
    }

    /// <summary>The derivative of the digamma function.</summary>
    public static Exact Trigamma(Exact x)
    {
        if (!x.IsFinite)
            return double.IsPositiveInfinity(x.Mantissa.High) ? 0.0 : double.NaN;
        if (IsPole(x))
            return double.PositiveInfinity;

        var size = x.ToDouble();
        if (size < -0.5)
        {
            var ratio = Pi / SinPi(x);
            return ratio * ratio + 1.0 / (x * x) - Trigamma(-x);
        }

        if (size >= FarForStirling)
            return (1.0 / x + (0.5 + GammaSeries.Stirling(x, GammaSeries.OfTrigamma) / x) / (x * x)).Widened(FunctionError);

        var (near, first, count) = AroundTwo(x);
        Exact sum = 0.0;
        for (var i = 0; i < count; i++) sum += 1.0 / ((first + i) * (first + i));
        var series = GammaSeries.AroundTwo(near - 2.0, GammaSeries.TrigammaTerms).Widened(FunctionError);
        return size < 1.5 ? series + sum : series - sum;
    }

    private static bool IsPole(Exact x) => (x.IsZero || x.IsNegative) && (Floor(x) - x).IsZero;

    // The number from 1.5 to 2.5 that differs from x by an integer, and the numbers that Γ is multiplied by on the way from the smaller of
    // the two: the first one, and how many.
    private static (Exact Near, Exact First, int Count) AroundTwo(Exact x)
    {
        var steps = (int)Math.Floor(x.ToDouble() - 1.5);
        var near = x - steps;
        return steps < 0 ? (near, x, -steps) : (near, near, steps);
    }

    /// <summary>The constants of the power series around 2, and of Stirling's series.</summary>
    private static class GammaSeries
    {
        // B₂, B₄, ... B₂₆.
        private static readonly DoubleDouble[] Bernoulli =
        [
            (DoubleDouble)1 / 6, (DoubleDouble)(-1) / 30, (DoubleDouble)1 / 42, (DoubleDouble)(-1) / 30, (DoubleDouble)5 / 66, (DoubleDouble)(-691) / 2730,
            (DoubleDouble)7 / 6, (DoubleDouble)(-3617) / 510, (DoubleDouble)43867 / 798, (DoubleDouble)(-174611) / 330, (DoubleDouble)854513 / 138,
            (DoubleDouble)(-236364091) / 2730, (DoubleDouble)8553103 / 6,
        ];

        // ζ(k) - 1 with the sign of (-1)ᵏ, for k from 2 on: so many that with (1/2)ᵏ the rest is below 2⁻⁹⁶.
        private static readonly DoubleDouble[] Zetas = [.. Enumerable.Range(2, 48).Select(static k => (k & 1) == 0 ? ZetaLessOne(k) : -ZetaLessOne(k))];

        public static readonly DoubleDouble[] LogGammaTerms = [.. Zetas.Select(static (zeta, i) => zeta / (i + 2))];

        public static readonly DoubleDouble[] DigammaTerms = Zetas;

        public static readonly DoubleDouble[] TrigammaTerms = [.. Zetas.Select(static (zeta, i) => zeta * (i + 1))];

        public static readonly DoubleDouble[] OfLogGamma = [.. Bernoulli.Select(static (number, i) => number / ((2 * i + 2) * (2 * i + 1)))];

        public static readonly DoubleDouble[] OfDigamma = [.. Bernoulli.Select(static (number, i) => number / (2 * i + 2))];

        public static readonly DoubleDouble[] OfTrigamma = Bernoulli;

        // 1 - γ.
        public static readonly DoubleDouble SlopeAtTwo = new(0.42278433509846713, 4.942915152430645e-18);

        // ln(2π) / 2 - 1/2.
        public static readonly Exact Offset = (Log(Pi.Times2To(1)) - 1.0).Times2To(-1);

        // The terms fall as 2⁻ᵏ, and with |t| of at most 1/2 as 4⁻ᵏ and faster.
        public static Exact AroundTwo(Exact t, DoubleDouble[] terms) => Sum(t, terms, t.IsZero ? 1 : 2 + 60 / (1 - Math.ILogB(t.ToDouble())));

        public static Exact Stirling(Exact x, DoubleDouble[] terms) => Sum(1.0 / (x * x), terms, 8);

        // The slope of each of these sums is below 1.
        private static Exact Sum(Exact t, DoubleDouble[] terms, int exact) =>
            ((Exact)DoubleDouble.Polynomial(t.ToDoubleDouble(), terms, exact)).Widened(t.ErrorBound);

        // The first terms, and for the others Euler's formula.
        private static DoubleDouble ZetaLessOne(int k)
        {
            const int N = 40;
            var power = InversePower(N, k);
            var sum = power * N / (k - 1.0) + power * 0.5;
            var factor = power * k / N;
            for (var j = 1; j <= 10; j++)
            {
                sum += Bernoulli[j - 1] * InverseFactorials[2 * j - 1] * factor;
                factor = factor * (k + 2.0 * j - 1) * (k + 2.0 * j) / (N * (double)N);
            }

            for (var n = N - 1; n >= 2; n--) sum += InversePower(n, k);

            return sum;
        }

        private static DoubleDouble InversePower(int n, int k)
        {
            DoubleDouble power = 1;
            for (var i = 0; i < k; i++) power *= n;

            return 1.0 / power;
        }
    }
}
