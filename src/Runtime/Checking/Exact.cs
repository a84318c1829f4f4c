namespace Kernels.Checking;

/// <summary>
/// A number <c>mantissa · 2^exponent</c>: more bits than a double has, and a wider range, so that a result near overflow or
/// among the subnormal numbers is as exact as any. It knows how far it may be from the true one.
/// </summary>
/// <param name="Mantissa">Zero, not finite, or from 2⁻¹⁰⁰ to 2¹⁰¹.</param>
/// <param name="Exponent">Of any size.</param>
/// <param name="Error">A bound of the error, in units of 2^<paramref name="Exponent"/>. NaN where there is no bound.</param>
internal readonly record struct Exact(DoubleDouble Mantissa, int Exponent, double Error = 0)
{
    // A mantissa between them needs no other exponent.
    private const double Least = 7.888609052210118e-31; // 2⁻¹⁰⁰
    private const double Most = 1.2676506002282294e+30; // 2¹⁰⁰

    // The operations of DoubleDouble have relative errors below it.
    private const double OperationError = 7.888609052210118e-31; // 2⁻¹⁰⁰

    public static implicit operator Exact(double value) => Normal(value, 0, 0);

    public static implicit operator Exact(DoubleDouble value) => Normal(value, 0, 0);

    public bool IsFinite => double.IsFinite(Mantissa.High);

    public bool IsZero => Mantissa.High == 0;

    public bool IsNegative => double.IsNegative(Mantissa.High);

    /// <summary>Is the sign that of the true number, and is it 0 only where that is 0?</summary>
    public bool HasKnownSign => Error == 0 || Math.Abs(Mantissa.High) > Error;

    /// <summary>The bound of the error, as a number without one.</summary>
    public Exact ErrorBound => Normal(Error, Exponent, 0);

    /// <summary>The exponent e of the power of two with 2^e &lt;= |value| &lt; 2^(e + 1).</summary>
    public int BinaryExponent
    {
        get
        {
            var high = Mantissa.High;
            var isJustBelowPower = Mantissa.Low != 0 && Mantissa.Low < 0 != high < 0
                && (BitConverter.DoubleToInt64Bits(high) & 0x000FFFFFFFFFFFFF) == 0;
            return Math.ILogB(high) + Exponent - (isJustBelowPower ? 1 : 0);
        }
    }

    public static Exact operator -(Exact a) => a with { Mantissa = -a.Mantissa };

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator +(Exact a, Exact b)
    {
        if (!a.IsFinite || !b.IsFinite || (a.IsZero && b.IsZero && a.Error == 0 && b.Error == 0))
            return a.Mantissa.High + b.Mantissa.High;
        if (b.IsZero && b.Error == 0)
            return a;
        if ((a.IsZero && a.Error == 0) || a.Exponent < b.Exponent)
            (a, b) = (b, a);
        if (b.IsZero && b.Error == 0)
            return a;

        // So far below the other that its low part would be subnormal.
        var shift = b.Exponent - a.Exponent;
        if (shift < -800)
            return a with { Error = a.Error + Math.ScaleB(1, -600) + Scaled(b.Error, shift) };
        var sum = shift == 0 ? a.Mantissa + b.Mantissa : a.Mantissa + Scaled(b.Mantissa, shift);
        return Normal(sum, a.Exponent, a.Error + Scaled(b.Error, shift) + Math.Abs(sum.High) * OperationError);
    }

    public static Exact operator *(Exact a, Exact b)
    {
        var (x, y) = (Math.Abs(a.Mantissa.High), Math.Abs(b.Mantissa.High));
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return a.Mantissa.High * b.Mantissa.High;
        var product = x == 0 || y == 0 ? a.Mantissa.High * b.Mantissa.High : a.Mantissa * b.Mantissa;
        var error = a.Error == 0 && b.Error == 0 ? 0 : x * b.Error + y * a.Error + a.Error * b.Error;
        return Normal(product, a.Exponent + b.Exponent, error + x * y * OperationError);
    }

    public static Exact operator /(Exact a, Exact b)
    {
        if (!a.IsFinite || !b.IsFinite || b.IsZero)
            return a.Mantissa.High / b.Mantissa.High;
        var quotient = a.IsZero ? a.Mantissa.High / b.Mantissa.High : a.Mantissa / b.Mantissa;
        var size = Math.Abs(quotient.High);
        var distance = Math.Abs(b.Mantissa.High) - b.Error;
        var error = a.Error == 0 && b.Error == 0 ? 0 : distance > 0 ? (a.Error + size * b.Error) / distance : double.PositiveInfinity;
        return Normal(quotient, a.Exponent - b.Exponent, error + size * OperationError);
    }

    public Exact Abs() => IsNegative ? -this : this;

    /// <summary>The number times a power of two.</summary>
    public Exact Times2To(int power) => IsFinite && !IsZero ? this with { Exponent = Exponent + power } : this;

    /// <summary>The same number, which may be off by as much more.</summary>
    public Exact Widened(Exact error) => error.IsZero || !IsFinite
        ? this
        : this with { Error = Error + Scaled(Math.Abs(error.Mantissa.High), Math.Clamp(error.Exponent - Exponent, -100_000, 100_000)) };

    /// <summary>The same number, which may be off by as much more, relative to itself.</summary>
    public Exact Widened(double relative) => this with { Error = Error + Math.Abs(Mantissa.High) * relative };

    /// <summary>The number without its error.</summary>
    public Exact Taken() => this with { Error = 0 };

    public DoubleDouble ToDoubleDouble() => Exponent == 0 ? Mantissa : Scaled(Mantissa, Exponent);

    /// <summary>The number as a double: an infinity or 0 where it is out of range.</summary>
    public double ToDouble() => Scaled(Mantissa.High, Exponent);

    private static Exact Normal(DoubleDouble mantissa, int exponent, double error)
    {
        var high = mantissa.High;
        if (Math.Abs(high) is >= Least and <= Most)
            return new(mantissa, exponent, error);
        if (!double.IsFinite(high))
            return new(new(high, 0), 0);
        if (high == 0)
            return error == 0 ? new(new(high, 0), 0) : new(new(high, 0), exponent, error);
        var power = Math.ILogB(high);
        return new(Scaled(mantissa, -power), exponent + power, Scaled(error, -power));
    }

    private static DoubleDouble Scaled(DoubleDouble value, int power) => new(Scaled(value.High, power), Scaled(value.Low, power));

    // Math.ScaleB, with one product where the power of two is a normal number.
    private static double Scaled(double value, int power) =>
        power is >= -1022 and <= 1023 ? value * BitConverter.Int64BitsToDouble((power + 1023L) << 52) : Math.ScaleB(value, power);
}
