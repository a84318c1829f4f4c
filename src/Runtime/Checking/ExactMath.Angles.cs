using System.Numerics;

namespace Kernels.Checking;

/// <summary>Angles and roots, and rounding to integers.</summary>
internal static partial class ExactMath
{
    /// <summary>The bits of π after the point: enough to reduce the largest double to an angle of 106 bits and more.</summary>
    private const int PiBits = 1300;

    private static readonly BigInteger HalfPiDigits = MakeHalfPi();
    private static readonly Exact HalfPi = FromFixed(HalfPiDigits, PiBits);

    private const double TwoOverPi = 0.63661977236758138;

    // π/2 in three parts of 33 bits and the rest.
    private static readonly double[] HalfPiParts = [PartOfHalfPi(32, 33), PartOfHalfPi(65, 33), PartOfHalfPi(98, 33), PartOfHalfPi(160, 62)];

    /// <summary>The sine. There is no bound of its error beyond the largest double.</summary>
    public static Exact Sin(Exact x) => Quarter(x, 0);

    /// <summary>The cosine, as <see cref="Sin"/>.</summary>
    public static Exact Cos(Exact x) => Quarter(x, 1);

    /// <summary>The tangent, as <see cref="Sin"/>.</summary>
    public static Exact Tan(Exact x) => Sin(x) / Cos(x);

    /// <summary>π.</summary>
    public static Exact Pi { get; } = HalfPi.Times2To(1);

    /// <summary>The sine of πx.</summary>
    public static Exact SinPi(Exact x) => QuarterOfHalfTurns(x, 0);

    /// <summary>The cosine of πx.</summary>
    public static Exact CosPi(Exact x) => QuarterOfHalfTurns(x, 1);

    /// <summary>The tangent of πx. At a pole it is infinite with the sign of the sine.</summary>
    public static Exact TanPi(Exact x)
    {
        var (sine, cosine) = (SinPi(x), CosPi(x));
        return cosine.IsZero ? Math.CopySign(double.PositiveInfinity, sine.ToDouble()) : sine / cosine;
    }

    /// <summary>sin x / x.</summary>
    public static Exact Sinc(Exact x) => !x.IsFinite ? (double.IsNaN(x.Mantissa.High) ? double.NaN : 0.0) : x.IsZero ? 1.0 : Sin(x) / x;

    /// <summary>(sin x / x − cos x) / x².</summary>
    public static Exact SincSlope(Exact x) =>
        !x.IsFinite ? (double.IsNaN(x.Mantissa.High) ? double.NaN : 0.0)
        : Math.Abs(x.ToDouble()) < 0.5 ? SincSeries(x, 3)
        : (Sinc(x) - Cos(x)) / (x * x);

    /// <summary>(3·SincSlope(x) − sin x / x) / x².</summary>
    public static Exact SincCurvature(Exact x) =>
        !x.IsFinite ? (double.IsNaN(x.Mantissa.High) ? double.NaN : 0.0)
        : Math.Abs(x.ToDouble()) < 0.5 ? SincSeries(x, 5)
        : (3.0 * SincSlope(x) - Sinc(x)) / (x * x);

    /// <summary>The angle of a tangent.</summary>
    public static Exact Atan(Exact x) => Atan2(x, 1.0);

    /// <summary>The angle of a sine.</summary>
    public static Exact Asin(Exact x) => Atan2(x, Sqrt((1.0 - x) * (1.0 + x)));

    /// <summary>The angle of a cosine.</summary>
    public static Exact Acos(Exact x) => Atan2(Sqrt((1.0 - x) * (1.0 + x)), x);

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>), from −π to π.</summary>
    public static Exact Atan2(Exact y, Exact x)
    {
        if (!y.IsFinite || !x.IsFinite)
            return ((Exact)Math.Atan2(y.ToDouble(), x.ToDouble())).Widened(1e-15);
        if (y.IsZero && y.Error == 0)
            return x.IsNegative ? (y.IsNegative ? -HalfPi.Times2To(1) : HalfPi.Times2To(1)) : y;

        // A step from the double result: what the point is turned back by is so small that it is its own tangent.
        var common = Math.Max(y.Exponent, x.IsZero ? y.Exponent : x.Exponent);
        var estimate = Math.Atan2(y.Times2To(-common).ToDouble(), x.Times2To(-common).ToDouble());
        if (Math.Abs(estimate) < Tiny)
            return y / x;
        var (sine, cosine) = (Sin(estimate).ToDoubleDouble(), Cos(estimate).ToDoubleDouble());
        var (u, v) = (x.Taken(), y.Taken());
        var (a, b) = (u.Times2To(-common).ToDoubleDouble(), v.Times2To(-common).ToDoubleDouble());
        Exact result = estimate + (b * cosine - a * sine) / (a * cosine + b * sine);
        result = result.Taken().Widened(FunctionError);
        return x.Error == 0 && y.Error == 0 ? result : result.Widened((u.Abs() * y.ErrorBound + v.Abs() * x.ErrorBound) / (u * u + v * v));
    }

    /// <summary>The square root.</summary>
    public static Exact Sqrt(Exact x)
    {
        if (!x.IsFinite || x.IsZero || x.IsNegative)
            return Math.Sqrt(x.Mantissa.High);
        var odd = x.Exponent & 1;
        var part = x.Taken().Times2To(odd - x.Exponent);
        var estimate = (Exact)Math.Sqrt(part.ToDouble());
        var root = (estimate + (part - estimate * estimate) / estimate.Times2To(1)).Taken().Times2To((x.Exponent - odd) / 2);
        return root.Widened(FunctionError).Widened(x.ErrorBound / root.Times2To(1));
    }

    /// <summary>The cubic root.</summary>
    public static Exact Cbrt(Exact x)
    {
        if (!x.IsFinite || x.IsZero)
            return Math.Cbrt(x.Mantissa.High);
        var third = (int)Math.Floor(x.Exponent / 3.0);
        var part = x.Taken().Times2To(-3 * third);
        var estimate = (Exact)Math.Cbrt(part.ToDouble());
        var square = estimate * estimate;
        var root = (estimate + (part - square * estimate) / (3.0 * square)).Taken().Times2To(third);
        return root.Widened(FunctionError).Widened(x.ErrorBound / (3.0 * root * root));
    }

    /// <summary><c>√(x² + y²)</c>.</summary>
    public static Exact Hypot(Exact x, Exact y) =>
        double.IsInfinity(x.Mantissa.High) || double.IsInfinity(y.Mantissa.High) ? double.PositiveInfinity : Sqrt(x * x + y * y);

    /// <summary>The largest integer that is not above <paramref name="x"/>, whatever the error of that.</summary>
    public static Exact Floor(Exact x)
    {
        if (!x.IsFinite || x.IsZero || x.BinaryExponent > 200)
            return x.Taken();
        if (x.BinaryExponent < -1)
            return x.IsNegative ? -1.0 : 0.0;
        var value = x.ToDoubleDouble();
        var high = Math.Floor(value.High);
        return high == value.High ? DoubleDouble.Sum(high, Math.Floor(value.Low)) : high;
    }

    /// <summary>The integer next to <paramref name="x"/> on the side of 0.</summary>
    public static Exact Truncate(Exact x) => x.IsNegative ? -Floor(-x) : Floor(x);

    /// <summary>The nearest integer, of two the even one.</summary>
    public static Exact Round(Exact x)
    {
        var rounded = Floor(x + 0.5);
        var isTie = (x + 0.5 - rounded).IsZero && x.IsFinite;
        return isTie && !(Floor(rounded.Times2To(-1)) - rounded.Times2To(-1)).IsZero ? rounded - 1.0 : rounded;
    }

    // sin(x + turn · π/2).
    private static Exact Quarter(Exact x, int turn)
    {
        if (!x.IsFinite)
            return double.NaN;
        if (!x.IsZero && x.BinaryExponent > 1023)
            return new(0.5, 0, double.NaN);

        var angle = x.Taken();
        if (!(Math.Abs(x.ToDouble()) < 0.785))
        {
            angle = Reduced(x.ToDoubleDouble(), out var quarters);
            turn += quarters;
        }

        var result = (turn & 1) == 0 ? SinNear0(angle) : CosNear0(angle);
        return ((turn & 2) == 0 ? result : -result).Widened(FunctionError).Widened(x.ErrorBound);
    }

    // x = n / 2 + rest, and an angle of up to π/4 is left.
    private static Exact QuarterOfHalfTurns(Exact x, int turn)
    {
        if (!x.IsFinite)
            return double.NaN;
        if (!x.IsZero && x.BinaryExponent > 110)
            return turn == 0 ? 0.0 : 1.0; // an even integer
        var n = Round(x.Times2To(1));
        var quarter = n - Floor(n.Times2To(-2)).Times2To(2);
        return Quarter((x - n.Times2To(-1)) * Pi, turn + (int)quarter.ToDouble());
    }

    // Σ (−x²/2)ᵏ / (k! · 1·3·5 ⋯ (2k + last)): the spherical Bessel functions over a power of x.
    private static Exact SincSeries(Exact x, int last)
    {
        Exact term = 1.0;
        for (var odd = 3; odd <= last; odd += 2)
            term /= odd;
        var square = x * x;
        var sum = term;
        for (var k = 1; k <= 18; k++)
        {
            term = -term * square / (2.0 * k * (2 * k + last));
            sum += term;
        }

        return sum;
    }

    // Of angles up to π/4 and a little more: sin(a + t) = sin a + (sin a · (cos t − 1) + cos a · sin t), where a is the nearest one in a table.
    private static Exact SinNear0(Exact x)
    {
        if (Math.Abs(x.ToDouble()) < Tiny)
            return x;
        var (a, sine, cosineLessOne) = AroundStep(x.Abs().ToDoubleDouble());
        if (a.Sine.High != 0)
            sine = a.Sine + DoubleDouble.MultiplyAdd(a.Sine, cosineLessOne, a.Cosine * sine);
        return x.IsNegative ? -sine : sine;
    }

    // cos(a + t) = cos a + (cos a · (cos t − 1) − sin a · sin t).
    private static Exact CosNear0(Exact x)
    {
        if (Math.Abs(x.ToDouble()) < Tiny)
            return 1.0;
        var (a, sine, cosineLessOne) = AroundStep(x.Abs().ToDoubleDouble());
        return a.Cosine + DoubleDouble.MultiplyAdd(a.Cosine, cosineLessOne, -a.Sine * sine);
    }

    // The nearest angle a of the table, and sin t and cos t − 1 for the t that is left.
    private static ((DoubleDouble Sine, DoubleDouble Cosine) Step, DoubleDouble Sine, DoubleDouble CosineLessOne) AroundStep(DoubleDouble x)
    {
        var step = Math.Round(x.High * AngleTable.StepsPerUnit);
        var t = x - step / AngleTable.StepsPerUnit;
        var square = t * t;
        var sine = DoubleDouble.MultiplyAdd(t, square * DoubleDouble.Polynomial(square, AngleTable.SineTerms.AsSpan(0, 4), exact: 2), t);
        var cosineLessOne = square * DoubleDouble.Polynomial(square, AngleTable.CosineTerms.AsSpan(0, 4), exact: 2);
        return (AngleTable.OfSteps[(int)step], sine, cosineLessOne);
    }

    /// <summary>Sines and cosines of angles 1/256 apart, to π/4 and a little more.</summary>
    private static class AngleTable
    {
        public const double StepsPerUnit = 256;

        // Of sin x / x − 1 and of cos x − 1, in x², over x².
        public static readonly DoubleDouble[] SineTerms = [.. Enumerable.Range(1, 13).Select(static k => Term(2 * k + 1))];
        public static readonly DoubleDouble[] CosineTerms = [.. Enumerable.Range(1, 14).Select(static k => Term(2 * k))];

        public static readonly (DoubleDouble Sine, DoubleDouble Cosine)[] OfSteps = [.. Enumerable.Range(0, 204).Select(static step => OfStep(step / StepsPerUnit))];

        // 1/n! with the sign that it has in the series.
        private static DoubleDouble Term(int n) => (n & 2) == 0 ? InverseFactorials[n - 1] : -InverseFactorials[n - 1];

        private static (DoubleDouble Sine, DoubleDouble Cosine) OfStep(double x)
        {
            var square = DoubleDouble.Product(x, x);
            var sine = x + x * (square * DoubleDouble.Polynomial(square, SineTerms, exact: SineTerms.Length));
            var cosine = 1.0 + square * DoubleDouble.Polynomial(square, CosineTerms, exact: CosineTerms.Length);
            return (sine, cosine);
        }
    }

    // x less a multiple of π/2, up to π/4 and a little more, and which of four multiples that is.
    private static Exact Reduced(DoubleDouble x, out int quarters)
    {
        // The sums are exact, and so are the products with the first three parts of π/2. What is lost counts only where nearly nothing is left.
        var n = Math.Round(x.High * TwoOverPi);
        if (Math.Abs(n) < 1 << 20)
        {
            var first = DoubleDouble.Sum(x.High, -n * HalfPiParts[0]);
            var second = DoubleDouble.Sum(first.High, -n * HalfPiParts[1]);
            var third = DoubleDouble.Sum(second.High, x.Low);
            var fourth = DoubleDouble.Sum(third.High, -n * HalfPiParts[2]);
            var fifth = DoubleDouble.Sum(fourth.High, -n * HalfPiParts[3]);
            var angle = fifth + (DoubleDouble.Sum(first.Low, second.Low) + third.Low + fourth.Low);
            if (Math.Abs(angle.High) > 9.094947017729282e-13) // 2⁻⁴⁰
            {
                quarters = (int)n & 3;
                return ((Exact)angle).Taken();
            }
        }

        var turns = InverseHalfPi.Times(x.High) + InverseHalfPi.Times(x.Low);
        var nearest = (turns + InverseHalfPi.Half) >> InverseHalfPi.Bits;
        quarters = (int)(nearest & 3);
        return FromFixed(turns - (nearest << InverseHalfPi.Bits), InverseHalfPi.Bits) * HalfPi;
    }

    /// <summary>2/π, by which a number of any size becomes quarters of a turn.</summary>
    private static class InverseHalfPi
    {
        /// <summary>The bits after the point of a product.</summary>
        public const int Bits = 256;

        public static readonly BigInteger Half = BigInteger.One << (Bits - 1);

        // So many more bits are multiplied, and below this exponent a number is too small to count.
        private const int Guard = 64;
        private const int LeastExponent = -Bits - Guard;

        private const int DigitsBits = 1024 + Bits + Guard;
        private static readonly BigInteger Digits = (BigInteger.One << (PiBits + DigitsBits)) / HalfPiDigits;
        private static readonly BigInteger?[] OfExponents = new BigInteger?[1024 - LeastExponent];

        /// <summary>A number times 2/π in units of 2^−<see cref="Bits"/>, less a multiple of four.</summary>
        public static BigInteger Times(double x)
        {
            var exponent = x == 0 ? int.MinValue : Math.ILogB(x) - 52;
            return exponent < LeastExponent ? 0 : ((long)Math.ScaleB(x, -exponent) * Of(exponent)) >> Guard;
        }

        // The digits that count for an integer times 2^exponent: those in front of them give multiples of four.
        private static BigInteger Of(int exponent) => OfExponents[exponent - LeastExponent] ??=
            (Digits & ((BigInteger.One << (DigitsBits - exponent + 2)) - 1)) >> (DigitsBits - exponent - Bits - Guard);
    }

    // The bits of π/2 from one place after the point on.
    private static double PartOfHalfPi(int end, int bits)
    {
        var part = HalfPiDigits >> (PiBits - end) & ((BigInteger.One << bits) - 1);
        return Math.ScaleB((double)part, -end);
    }

    // value · 2^−bits.
    private static Exact FromFixed(BigInteger value, int bits)
    {
        // The first 180 bits, in three parts.
        var shift = Math.Max(0, (int)value.GetBitLength() - 180);
        var rest = value >> shift;
        Exact sum = 0;
        for (var part = 0; part < 3; part++)
        {
            var leading = (double)rest;
            rest -= (BigInteger)leading;
            sum += leading;
        }

        return sum.Taken().Times2To(shift - bits);
    }

    /// <summary>π/2 by Machin's formula, π = 16·arctan(1/5) − 4·arctan(1/239).</summary>
    private static BigInteger MakeHalfPi()
    {
        const int Guard = 64;
        var one = BigInteger.One << (PiBits + Guard);
        return (8 * ArctanOfInverse(5, one) - 2 * ArctanOfInverse(239, one)) >> Guard;
    }

    private static BigInteger ArctanOfInverse(int n, BigInteger one)
    {
        var power = one / n;
        var sum = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= n * n;
            sum += (k & 2) == 0 ? power / k : -power / k;
        }

        return sum;
    }
}
