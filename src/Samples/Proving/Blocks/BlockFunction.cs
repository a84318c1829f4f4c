namespace Kernels.Samples.Proving.Blocks;

/// <summary>A math function of one argument in double, and how its error follows from that of the argument.</summary>
/// <param name="Value">The function, to 2⁻⁵⁰ of the result.</param>
/// <param name="Slope">
/// A bound of the derivative around an argument that may be off, from the argument, the function's value and the error; infinite
/// where there is none.
/// </param>
/// <param name="ReachesInfinity">It is beyond the range for large arguments, and nowhere else.</param>
internal sealed record BlockFunction(Func<double, double> Value, Func<double, double, double, double> Slope, bool ReachesInfinity = false)
{
    private const double FunctionError = 8.881784197001252e-16; // 2⁻⁵⁰
    private const double Underflow = 1e-290;
    private const double Negligible = 1e-100;

    private static readonly Dictionary<string, BlockFunction> Table = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = new(Math.Sqrt, static (x, y, e) => e > x / 4 ? double.PositiveInfinity : 0.6 / y),
        ["Cbrt"] = new(Math.Cbrt, static (x, y, e) => e > Math.Abs(x) / 4 ? double.PositiveInfinity : 0.5 * y / x),
        ["Exp"] = new(Math.Exp, static (x, y, e) => e > 0.01 ? double.PositiveInfinity : y, true),
        ["Expm1"] = new(KernelMath.Expm1, static (x, y, e) => e > 0.01 ? double.PositiveInfinity : 1 + y, true),
        ["Log"] = new(Math.Log, static (x, y, e) => e > x / 4 ? double.PositiveInfinity : 1.4 / x),
        ["Log1p"] = new(KernelMath.Log1p, static (x, y, e) => e > (1 + x) / 4 ? double.PositiveInfinity : 1.4 / (1 + x)),
        ["Log2"] = new(Math.Log2, static (x, y, e) => e > x / 4 ? double.PositiveInfinity : 2 / x),
        ["Log10"] = new(Math.Log10, static (x, y, e) => e > x / 4 ? double.PositiveInfinity : 0.6 / x),
        ["Sigmoid"] = new(
            static x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
            static (x, y, e) => e > 0.01 ? double.PositiveInfinity : y),
        ["Softplus"] = new(KernelMath.Softplus, static (x, y, e) => e > 0.01 ? double.PositiveInfinity : Math.Min(y, 1), true),
        ["Sinh"] = new(Math.Sinh, static (x, y, e) => e > 0.01 ? double.PositiveInfinity : 1 + Math.Abs(y), true),
        ["Cosh"] = new(Math.Cosh, static (x, y, e) => e > 0.01 ? double.PositiveInfinity : y, true),
        ["Tanh"] = new(Math.Tanh, static (x, y, e) => 1),
        ["Sin"] = new(Math.Sin, static (x, y, e) => 1),
        ["Cos"] = new(Math.Cos, static (x, y, e) => 1),
        ["Tan"] = new(Math.Tan, static (x, y, e) => e * (1 + Math.Abs(y)) > 0.01 ? double.PositiveInfinity : 1 + (y * y)),
        ["Asin"] = new(Math.Asin, static (x, y, e) => e > (1 - Math.Abs(x)) / 4 ? double.PositiveInfinity : 1.4 / Math.Sqrt(1 - (x * x))),
        ["Acos"] = new(Math.Acos, static (x, y, e) => e > (1 - Math.Abs(x)) / 4 ? double.PositiveInfinity : 1.4 / Math.Sqrt(1 - (x * x))),
        ["Atan"] = new(Math.Atan, static (x, y, e) => 1),
    };

    public static BlockFunction? Find(string name) => Table.GetValueOrDefault(name);

    public void Apply(Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, error) = (a.Value[i], a.Error[i]);
            var y = Value(x);
            to.Value[i] = y;
            to.Error[i] = ErrorOf(x, error, y);
            if (to.Rounded is { } rounded)
                rounded[i] = to.RoundedTo(a.Rounded![i].Equals(x) ? y : Value(a.Rounded![i]));
        }
    }

    private double ErrorOf(double x, double error, double y)
    {
        // Outside the domain, or a NaN already.
        if (double.IsNaN(y))
            return error == 0 && !double.IsInfinity(x) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(y))
            return ReachesInfinity && error < 0.01 ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(x))
            return error == 0 ? (Math.Abs(y) * FunctionError) + Negligible : double.PositiveInfinity;
        var own = Math.Abs(y) * FunctionError;
        if (Math.Abs(y) < Underflow && x != 0)
            own += Underflow;
        return error == 0 ? own : (Slope(x, y, error) * error * 1.05) + own;
    }
}
