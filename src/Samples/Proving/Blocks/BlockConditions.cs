namespace Kernels.Samples.Proving.Blocks;

/// <summary>Comparisons and choices on blocks. A condition that rounding may decide has an infinite error.</summary>
internal static class BlockConditions
{
    /// <param name="hasKink">Where both sides are equal, the derivative is in doubt.</param>
    public static void Compare(string comparison, bool hasKink, Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a.Value[i], b.Value[i]);
            var (p, q) = (a.Rounded![i], b.Rounded![i]);
            var holds = Holds(comparison, p, q);
            to.Value[i] = holds ? 1 : 0;
            if (double.IsNaN(p) || double.IsNaN(q))
            {
                to.Error[i] = 0;
                continue;
            }

            var error = a.Error[i] + b.Error[i];
            var distance = Math.Abs(x - y);
            var isCertain = (distance > error || (error == 0 && distance == 0)) && Holds(comparison, x, y) == holds && !(hasKink && distance == 0);
            to.Error[i] = isCertain ? 0 : double.PositiveInfinity;
        }
    }

    public static void Test(Func<double, bool> predicate, bool isOfSign, bool hasKink, Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, rounded, error) = (a.Value[i], a.Rounded![i], a.Error[i]);
            to.Value[i] = predicate(rounded) ? 1 : 0;
            var isCertain = error == 0 ? x.Equals(rounded) : isOfSign && Math.Abs(x) > error && double.IsNegative(x) == double.IsNegative(rounded);
            to.Error[i] = isCertain && !(hasKink && x == 0) ? 0 : double.PositiveInfinity;
        }
    }

    public static void Not(Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
            (to.Value[i], to.Error[i]) = (1 - a.Value[i], a.Error[i]);
    }

    public static void And(Register a, Register b, Register to, int count) => Join(a, b, to, 0, count);

    public static void Or(Register a, Register b, Register to, int count) => Join(a, b, to, 1, count);

    public static void Differ(Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
            (to.Value[i], to.Error[i]) = (a.Value[i] != b.Value[i] ? 1 : 0, a.Error[i] + b.Error[i]);
    }

    public static void Choose(Register condition, Register yes, Register no, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var taken = condition.Value[i] != 0 ? yes : no;
            to.Value[i] = taken.Value[i];
            to.Error[i] = condition.Error[i] == 0 ? taken.Error[i] : double.PositiveInfinity;
            if (to.Rounded is { } rounded)
                rounded[i] = taken.Rounded![i];
        }
    }

    /// <summary>The lesser or the greater of two numbers; NaN where one is.</summary>
    public static void Extreme(bool isMin, Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a.Value[i], b.Value[i]);
            to.Value[i] = isMin ? Math.Min(x, y) : Math.Max(x, y);
            to.Error[i] = double.IsNaN(x) || double.IsNaN(y)
                ? (double.IsNaN(x) ? a : b).Error[i]
                : Math.Abs(x - y) > a.Error[i] + b.Error[i] ? (x < y == isMin ? a : b).Error[i] : Math.Max(a.Error[i], b.Error[i]);
            if (to.Rounded is { } rounded)
                rounded[i] = isMin ? Math.Min(a.Rounded![i], b.Rounded![i]) : Math.Max(a.Rounded![i], b.Rounded![i]);
        }
    }

    public static void Magnitude(Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            (to.Value[i], to.Error[i]) = (Math.Abs(a.Value[i]), a.Error[i]);
            if (to.Rounded is { } rounded)
                rounded[i] = Math.Abs(a.Rounded![i]);
        }
    }

    /// <summary>The numbers themselves, of another type.</summary>
    public static void Convert(Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            (to.Value[i], to.Error[i]) = (a.Value[i], a.Error[i]);
            if (to.Rounded is { } rounded)
                rounded[i] = to.RoundedTo(a.Rounded![i]);
        }
    }

    /// <summary>The numbers themselves, which stand for what the kernel computes as well.</summary>
    public static void Settle(Register a, Register to, int count)
    {
        Array.Copy(a.Value, to.Value, count);
        Array.Copy(a.Error, to.Error, count);
        if (to.Rounded is { } rounded)
            Array.Copy(a.Value, rounded, count);
    }

    /// <summary>The integer that a number is rounded to, where that is certain.</summary>
    public static void Integral(Func<double, double> round, Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, error) = (a.Value[i], a.Error[i]);
            var result = round(a.Rounded![i]);
            to.Value[i] = result;
            to.Error[i] = double.IsNaN(x) ? error : round(x - error) == result && round(x + error) == result ? 0 : double.PositiveInfinity;
            if (to.Rounded is { } rounded)
                rounded[i] = result;
        }
    }

    /// <summary>The result is known where one side decides it.</summary>
    private static void Join(Register a, Register b, Register to, double decisive, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var isDecided = (a.Value[i] == decisive && a.Error[i] == 0) || (b.Value[i] == decisive && b.Error[i] == 0);
            to.Value[i] = a.Value[i] == decisive || b.Value[i] == decisive ? decisive : 1 - decisive;
            to.Error[i] = isDecided ? 0 : a.Error[i] + b.Error[i];
        }
    }

    private static bool Holds(string comparison, double a, double b) => comparison switch
    {
        "==" => a == b,
        "!=" => a != b,
        "<" => a < b,
        "<=" => a <= b,
        ">" => a > b,
        ">=" => a >= b,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
