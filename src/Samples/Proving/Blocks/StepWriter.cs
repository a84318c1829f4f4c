namespace Kernels.Samples.Proving.Blocks;

/// <summary>Writes the steps of a block program: each operation of numbers, with its derivative.</summary>
internal sealed class StepWriter
{
    private readonly Dictionary<double, Traced> constants = [];

    public List<Action<int>> Steps { get; } = [];

    public List<(Register A, Register B, Register Sum)> Sums { get; } = [];

    public List<Register> All { get; } = [];

    /// <summary>What is not known for any input.</summary>
    public Traced Unknown() => Filled(double.NaN, double.PositiveInfinity);

    public Traced Constant(double value)
    {
        // −0 and 0 are equal keys, and NaN is none.
        if (value == 0 || double.IsNaN(value))
            return Filled(value, 0);
        return constants.TryGetValue(value, out var known) ? known : constants[value] = Filled(value, 0);
    }

    public Traced Negate(Traced a)
    {
        if (a.Level > 0)
            return new(a.Level, Negate(a.PrimalAt(a.Level)), Negate(a.TangentAt(a.Level)!));
        return Step(a.Register.IsSingle, to => count => BlockArithmetic.Negate(a.Register, to, count), a.Register);
    }

    public Traced Add(Traced a, Traced b, bool isSingle = false)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level > 0)
        {
            var (x, y) = (a.TangentAt(level), b.TangentAt(level));
            return new(level, Add(a.PrimalAt(level), b.PrimalAt(level), isSingle), x is null ? y! : y is null ? x : Add(x, y));
        }

        var to = New(isSingle, a.Register, b.Register);
        Sums.Add((a.Register, b.Register, to));
        Steps.Add(count => BlockArithmetic.Add(a.Register, b.Register, to, count));
        return new(to);
    }

    public Traced Subtract(Traced a, Traced b, bool isSingle = false) => Add(a, Negate(b), isSingle);

    public Traced Multiply(Traced a, Traced b, bool isSingle = false)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level > 0)
        {
            var (p, q) = (a.PrimalAt(level), b.PrimalAt(level));
            return new(level, Multiply(p, q, isSingle), SumOfProducts(a.TangentAt(level), q, b.TangentAt(level), p));
        }

        var to = New(isSingle, a.Register, b.Register);
        Steps.Add(count => BlockArithmetic.Multiply(a.Register, b.Register, to, count));
        return new(to);
    }

    public Traced Divide(Traced a, Traced b, bool isSingle = false)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level > 0)
        {
            var (dividend, divisor) = (a.PrimalAt(level), b.PrimalAt(level));
            var quotient = Divide(dividend, divisor, isSingle);
            var numerator = (a.TangentAt(level), b.TangentAt(level)) switch
            {
                ({ } x, null) => x,
                (null, { } y) => Negate(Multiply(quotient, y)),
                ({ } x, { } y) => Subtract(x, Multiply(quotient, y)),
                _ => throw new InvalidOperationException(),
            };
            return new(level, quotient, Divide(numerator, divisor));
        }

        var to = New(isSingle, a.Register, b.Register);
        Steps.Add(count => BlockArithmetic.Divide(a.Register, b.Register, to, count));
        return new(to);
    }

    public Traced Fused(Traced a, Traced b, Traced c, bool isSingle)
    {
        var sum = Add(Multiply(a, b, isSingle), c, isSingle);
        Steps.Add(count => BlockArithmetic.RoundFused(a.Register, b.Register, c.Register, sum.Register, count));
        return sum;
    }

    /// <summary>A condition, which has no derivative.</summary>
    public Traced Compare(string comparison, Traced a, Traced b)
    {
        var (x, y) = (a.Register.WithRounded(), b.Register.WithRounded());
        var hasKink = a.Level > 0 || b.Level > 0;
        return Step(false, to => count => BlockConditions.Compare(comparison, hasKink, x, y, to, count));
    }

    public Traced Test(string name, Func<double, bool> predicate, Traced a)
    {
        var x = a.Register.WithRounded();
        var isOfSign = name is "IsNegative" or "IsPositive";
        return Step(false, to => count => BlockConditions.Test(predicate, isOfSign, isOfSign && a.Level > 0, x, to, count));
    }

    public Traced Not(Traced a) => Step(false, to => count => BlockConditions.Not(a.Register, to, count));

    public Traced And(Traced a, Traced b) => Step(false, to => count => BlockConditions.And(a.Register, b.Register, to, count));

    public Traced Or(Traced a, Traced b) => Step(false, to => count => BlockConditions.Or(a.Register, b.Register, to, count));

    public Traced Differ(Traced a, Traced b) => Step(false, to => count => BlockConditions.Differ(a.Register, b.Register, to, count));

    public Traced Choose(Traced condition, Traced yes, Traced no)
    {
        var level = Math.Max(yes.Level, no.Level);
        if (level > 0)
        {
            return new(
                level,
                Choose(condition, yes.PrimalAt(level), no.PrimalAt(level)),
                Choose(condition, yes.TangentAt(level) ?? Constant(0), no.TangentAt(level) ?? Constant(0)));
        }

        return Step(yes.Register.IsSingle, to => count => BlockConditions.Choose(condition.Register, yes.Register, no.Register, to, count),
            yes.Register, no.Register);
    }

    public Traced Extreme(bool isMin, Traced a, Traced b)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level > 0)
        {
            var isFirst = Compare(isMin ? "<" : ">", a, b);
            return new(
                level,
                Extreme(isMin, a.PrimalAt(level), b.PrimalAt(level)),
                Choose(isFirst, a.TangentAt(level) ?? Constant(0), b.TangentAt(level) ?? Constant(0)));
        }

        return Step(a.Register.IsSingle, to => count => BlockConditions.Extreme(isMin, a.Register, b.Register, to, count), a.Register, b.Register);
    }

    public Traced Magnitude(Traced a)
    {
        if (a.Level > 0)
        {
            var slope = a.TangentAt(a.Level)!;
            return new(a.Level, Magnitude(a.PrimalAt(a.Level)), Choose(Compare("<", a, Constant(0)), Negate(slope), slope));
        }

        return Step(a.Register.IsSingle, to => count => BlockConditions.Magnitude(a.Register, to, count), a.Register);
    }

    public Traced Convert(Traced a, bool isSingle)
    {
        if (a.Level > 0)
            return new(a.Level, Convert(a.PrimalAt(a.Level), isSingle), a.TangentAt(a.Level)!);
        return Step(isSingle, to => count => BlockConditions.Convert(a.Register, to, count), a.Register);
    }

    /// <summary>A derivative as a number of its own: what the kernel computes is not followed through it.</summary>
    public Traced Settle(Traced a)
    {
        if (a.Level > 0)
            return new(a.Level, Settle(a.PrimalAt(a.Level)), a.TangentAt(a.Level)!);
        return Step(false, to => count => BlockConditions.Settle(a.Register, to, count));
    }

    public Traced Integral(Func<double, double> round, Traced a)
    {
        var x = a.Register.WithRounded();
        return Step(a.Register.IsSingle, to => count => BlockConditions.Integral(round, x, to, count), x);
    }

    /// <summary>A function of the table; one that is not known here gives what is not known.</summary>
    public Traced Call(string name, Traced a, bool isSingle = false)
    {
        if (BlockFunction.Find(name) is not { } function)
            return Unknown();
        if (a.Level > 0)
        {
            var x = a.PrimalAt(a.Level);
            var value = Call(name, x, isSingle);
            return new(a.Level, value, Multiply(BlockSlopes.Of(name, this, x, value), a.TangentAt(a.Level)!));
        }

        return Step(isSingle, to => count => function.Apply(a.Register, to, count), a.Register);
    }

    public Traced Call(string name, Traced a, Traced b, bool isSingle = false)
    {
        if (BlockPairFunction.Find(name) is not { } function)
            return Unknown();
        var level = Math.Max(a.Level, b.Level);
        if (level > 0)
        {
            var (x, y) = (a.PrimalAt(level), b.PrimalAt(level));
            var value = Call(name, x, y, isSingle);
            var first = a.TangentAt(level) is { } p ? Multiply(BlockSlopes.ByFirst(name, this, x, y, value), p) : null;
            var second = b.TangentAt(level) is { } q ? Multiply(BlockSlopes.BySecond(name, this, x, y, value), q) : null;
            return new(level, value, first is null ? second! : second is null ? first : Add(first, second));
        }

        return Step(isSingle, to => count => function.Apply(a.Register, b.Register, to, count), a.Register, b.Register);
    }

    private Traced SumOfProducts(Traced? a, Traced p, Traced? b, Traced q) =>
        a is null ? Multiply(b!, q) : b is null ? Multiply(a, p) : Add(Multiply(a, p), Multiply(b, q));

    private Traced Step(bool isSingle, Func<Register, Action<int>> step, params Register[] sources)
    {
        var to = New(isSingle, sources);
        Steps.Add(step(to));
        return new(to);
    }

    private Traced Filled(double value, double error)
    {
        var register = New(false);
        Array.Fill(register.Value, value);
        Array.Fill(register.Error, error);
        return new(register);
    }

    private Register New(bool isSingle, params Register[] sources)
    {
        var register = new Register(isSingle, sources);
        All.Add(register);
        return register;
    }
}
