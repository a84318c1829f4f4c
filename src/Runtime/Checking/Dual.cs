namespace Kernels.Checking;

/// <summary>
/// A number with its derivative: <c>Primal + Tangent·ε</c> with ε² = 0. Both may be dual numbers again, of a lower level,
/// so that a derivative can be differentiated; a level is the derivative by one variable. Level 0 is a plain number.
/// </summary>
internal sealed class Dual
{
    public static readonly Dual Zero = new(0.0);
    public static readonly Dual One = new(1.0);

    private readonly Dual? primal;
    private readonly Dual? tangent;

    public Dual(Exact value) => Value = value;

    /// <summary>A number that varies.</summary>
    /// <param name="level">Above those of the parts.</param>
    /// <param name="primal">The number without what varies at the level.</param>
    /// <param name="tangent">The derivative.</param>
    public Dual(int level, Dual primal, Dual tangent) => (Level, Value, this.primal, this.tangent) = (level, primal.Value, primal, tangent);

    public int Level { get; }

    /// <summary>The number without its derivatives.</summary>
    public Exact Value { get; }

    /// <summary>Does it depend on anything that is differentiated by?</summary>
    public bool Varies => Level > 0;

    public static implicit operator Dual(double value) => new(value);

    public static implicit operator Dual(Exact value) => new(value);

    public static Dual operator -(Dual a) => a.Varies ? new(a.Level, -a.primal!, -a.tangent!) : new(-a.Value);

    public static Dual operator -(Dual a, Dual b) => a + -b;

    public static Dual operator +(Dual a, Dual b)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level == 0)
            return new(a.Value + b.Value);
        var (x, y) = (a.TangentAt(level), b.TangentAt(level));
        return new(level, a.PrimalAt(level) + b.PrimalAt(level), x is null ? y! : y is null ? x : x + y);
    }

    public static Dual operator *(Dual a, Dual b)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level == 0)
            return new(a.Value * b.Value);
        var (p, q) = (a.PrimalAt(level), b.PrimalAt(level));
        return new(level, p * q, Sum(a.TangentAt(level), q, b.TangentAt(level), p));
    }

    public static Dual operator /(Dual a, Dual b)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level == 0)
            return new(a.Value / b.Value);
        var divisor = b.PrimalAt(level);
        var quotient = a.PrimalAt(level) / divisor;
        return new(level, quotient, Sum(a.TangentAt(level), One, b.TangentAt(level), -quotient) / divisor);
    }

    /// <summary>The number without what varies at a level, and above it.</summary>
    public Dual PrimalAt(int level) => Level == level ? primal! : this;

    /// <summary>The derivative at a level, the number's own or above it; null where the number does not vary with it.</summary>
    public Dual? TangentAt(int level) => Level == level ? tangent : null;

    /// <summary>The sum of products of which the first factor may be null, for 0.</summary>
    private static Dual Sum(Dual? a, Dual p, Dual? b, Dual q) => a is null ? b! * q : b is null ? a * p : a * p + b * q;
}
