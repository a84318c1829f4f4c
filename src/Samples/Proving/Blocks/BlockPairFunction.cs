namespace Kernels.Samples.Proving.Blocks;

/// <summary>A math function of two arguments in double, and how its error follows from those of the arguments.</summary>
/// <param name="Value">The function, to 2⁻⁵⁰ of the result.</param>
/// <param name="Spread">What errors of the arguments make of a finite result: from the arguments, their errors and the result.</param>
internal sealed record BlockPairFunction(Func<double, double, double> Value, Func<double, double, double, double, double, double> Spread)
{
    private const double FunctionError = 8.881784197001252e-16; // 2⁻⁵⁰
    private const double Underflow = 1e-290;

    private static readonly Dictionary<string, BlockPairFunction> Table = new(StringComparer.Ordinal)
    {
        ["Pow"] = new(Math.Pow, OfPower),
        ["Atan2"] = new(Math.Atan2, OfAngle),
        ["Hypot"] = new(double.Hypot, static (x, ex, y, ey, root) => ex + ey),
    };

    public static BlockPairFunction? Find(string name) => Table.GetValueOrDefault(name);

    public void Apply(Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, ex, y, ey) = (a.Value[i], a.Error[i], b.Value[i], b.Error[i]);
            var result = Value(x, y);
            to.Value[i] = result;
            to.Error[i] = ErrorOf(x, ex, y, ey, result);
            if (to.Rounded is { } rounded)
                rounded[i] = to.RoundedTo(Value(a.Rounded![i], b.Rounded![i]));
        }
    }

    private double ErrorOf(double x, double ex, double y, double ey, double result)
    {
        var isExact = ex == 0 && ey == 0;
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return isExact && double.IsNaN(x) && double.IsNaN(result) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(result))
            return isExact ? 0 : double.PositiveInfinity;
        var own = Math.Abs(result) * FunctionError;
        if (Math.Abs(result) < Underflow && x != 0)
            own += Underflow;
        return isExact ? own : Spread(x, ex, y, ey, result) + own;
    }

    private static double OfPower(double x, double ex, double y, double ey, double power)
    {
        if (!(x > 4 * ex))
            return double.PositiveInfinity;
        var relative = ((Math.Abs(y) + ey) * ex / (x - ex)) + ((Math.Abs(Math.Log(x)) + (2 * ex / x)) * ey);
        return relative > 0.01 ? double.PositiveInfinity : Math.Abs(power) * relative * 1.1;
    }

    private static double OfAngle(double y, double ey, double x, double ex, double angle)
    {
        var distance = double.Hypot(x, y);
        var isAtCut = x < 0 && Math.Abs(y) <= ey;
        return isAtCut || !(distance > 4 * (ex + ey)) ? double.PositiveInfinity : (ex + ey) / distance * 2;
    }
}
