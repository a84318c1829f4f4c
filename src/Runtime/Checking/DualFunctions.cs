namespace Kernels.Checking;

/// <summary>
/// A math function: its value, and the partial derivative by each argument, in terms of the arguments and of the value.
/// </summary>
/// <param name="Rounded">The function in double, for what the kernel itself computes.</param>
/// <param name="Value">The function.</param>
/// <param name="First">The derivative by the first argument, of both arguments and the value.</param>
/// <param name="Second">The derivative by the second one.</param>
internal sealed record DualFunction(
    Func<double, double, double> Rounded,
    Func<Exact, Exact, Exact> Value,
    Func<Dual, Dual, Dual, Dual> First,
    Func<Dual, Dual, Dual, Dual>? Second = null)
{
    /// <summary>The value, with its derivatives.</summary>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second one; anything for a function of one argument.</param>
    public Dual Apply(Dual a, Dual b)
    {
        var level = Math.Max(a.Level, b.Level);
        if (level == 0)
        {
            var value = Value(a.Value, b.Value);

            // Outside the domain. A double may be out of range where the number is not.
            return new(double.IsNaN(Rounded(a.Value.ToDouble(), b.Value.ToDouble())) ? double.NaN : value);
        }

        var (x, y) = (a.PrimalAt(level), b.PrimalAt(level));
        var primal = Apply(x, y);
        Dual? tangent = null;
        if (a.TangentAt(level) is { } first)
            tangent = First(x, y, primal) * first;
        if (b.TangentAt(level) is { } second)
        {
            var part = Second!(x, y, primal) * second;
            tangent = tangent is null ? part : tangent + part;
        }

        return new(level, primal, tangent!);
    }
}

/// <summary>
/// The functions that a kernel may call, but for those that take one of their arguments or round, which
/// <see cref="Evaluator"/> does itself. The names are those of the generator's table.
/// </summary>
internal static class DualFunctions
{
    private static readonly Dictionary<string, DualFunction> Table = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = One(Math.Sqrt, ExactMath.Sqrt, static (x, y) => 0.5 / y),
        ["ReciprocalEstimate"] = One(static x => 1 / x, static x => 1.0 / x, static (x, y) => -(y * y)),
        ["ReciprocalSqrtEstimate"] = One(static x => 1 / Math.Sqrt(x), static x => 1.0 / ExactMath.Sqrt(x), static (x, y) => -0.5 * (y * y * y)),
        ["ReciprocalSqrt"] = One(static x => 1 / Math.Sqrt(x), static x => 1.0 / ExactMath.Sqrt(x), static (x, y) => -0.5 * (y * y * y)),
        ["Cbrt"] = One(Math.Cbrt, ExactMath.Cbrt, static (x, y) => 1.0 / (3.0 * y * y)),
        ["Exp"] = One(Math.Exp, ExactMath.Exp, static (x, y) => y),
        ["Exp2"] = One(double.Exp2, ExactMath.Exp2, static (x, y) => (Exact)ExactMath.Ln2 * y),
        ["Exp10"] = One(double.Exp10, ExactMath.Exp10, static (x, y) => (Exact)ExactMath.Ln10 * y),
        ["Exp2M1"] = One(VectorMath.Exp2M1, ExactMath.Exp2M1, static (x, y) => (Exact)ExactMath.Ln2 * Call("Exp2", x)),
        ["Exp10M1"] = One(VectorMath.Exp10M1, ExactMath.Exp10M1, static (x, y) => (Exact)ExactMath.Ln10 * Call("Exp10", x)),
        ["Expm1"] = One(KernelMath.Expm1, ExactMath.Expm1, static (x, y) => Call("Exp", x)),
        ["Log"] = One(Math.Log, ExactMath.Log, static (x, y) => 1.0 / x),
        ["Log1p"] = One(KernelMath.Log1p, ExactMath.Log1p, static (x, y) => 1.0 / (1.0 + x)),
        ["Log2"] = One(Math.Log2, ExactMath.Log2, static (x, y) => 1.0 / ((Exact)ExactMath.Ln2 * x)),
        ["Log10"] = One(Math.Log10, ExactMath.Log10, static (x, y) => 1.0 / ((Exact)ExactMath.Ln10 * x)),
        ["Log2P1"] = One(VectorMath.Log2P1, ExactMath.Log2P1, static (x, y) => 1.0 / ((Exact)ExactMath.Ln2 * (1.0 + x))),
        ["Log10P1"] = One(VectorMath.Log10P1, ExactMath.Log10P1, static (x, y) => 1.0 / ((Exact)ExactMath.Ln10 * (1.0 + x))),
        ["LogAddExp"] = new(
            KernelMath.LogAddExp,
            ExactMath.LogAddExp,
            static (x, y, sum) => Call("Sigmoid", x - y),
            static (x, y, sum) => Call("Sigmoid", y - x)),
        ["XLogY"] = new(
            KernelMath.XLogY,
            ExactMath.XLogY,
            static (x, y, product) => Call("Log", y),
            static (x, y, product) => x.Value.IsZero ? Dual.Zero : x / y),
        ["Pow"] = new(
            Math.Pow,
            ExactMath.Pow,
            static (x, n, y) => n is { Varies: false, Value.IsZero: true } ? Dual.Zero : n * Call("Pow", x, n - 1.0),
            static (x, n, y) => x.Value.IsZero ? (n.Value.IsZero || n.Value.IsNegative ? double.NaN : Dual.Zero) : y * Call("Log", x)),
        ["Root"] = new(
            static (x, n) => n == 0 ? double.NaN : Math.Pow(x, 1 / n),
            ExactMath.Root,
            static (x, n, y) => Call("RootSlope", x, n),
            static (x, n, y) => x.Value.IsZero ? Dual.Zero : -(y * Call("Log", x)) / (n * n)),
        ["RootSlope"] = new(
            static (x, n) => x == 0 ? (n == 1 ? 1 : double.PositiveInfinity / n) : Math.Pow(x, 1 / n) / x / n,
            static (x, n) => x.IsZero ? (n.ToDouble() == 1 ? 1 : double.PositiveInfinity / n) : ExactMath.Root(x, n) / (n * x),
            static (x, n, slope) => n.Value.ToDouble() == 1 ? Dual.Zero : x.Value.IsZero ? slope * ((1.0 - n) / n) : slope * (1.0 - n) / (n * x),
            static (x, n, slope) => -(slope / n) * (1.0 + Call("Log", x) / n)),
        ["Sigmoid"] = One(static x => 1 / (1 + Math.Exp(-x)), ExactMath.Sigmoid, static (x, y) => y * Call("Sigmoid", -x)),
        ["Softplus"] = One(KernelMath.Softplus, ExactMath.Softplus, static (x, y) => Call("Sigmoid", x)),
        ["Sinh"] = One(Math.Sinh, ExactMath.Sinh, static (x, y) => Call("Cosh", x)),
        ["Cosh"] = One(Math.Cosh, ExactMath.Cosh, static (x, y) => Call("Sinh", x)),
        ["Tanh"] = One(Math.Tanh, ExactMath.Tanh, static (x, y) => 4.0 * Call("Sigmoid", 2.0 * x) * Call("Sigmoid", -2.0 * x)),
        ["Asinh"] = One(Math.Asinh, ExactMath.Asinh, static (x, y) => 1.0 / Call("Sqrt", x * x + 1.0)),
        ["Acosh"] = One(Math.Acosh, ExactMath.Acosh, static (x, y) => 1.0 / Call("Sqrt", (x - 1.0) * (x + 1.0))),
        ["Atanh"] = One(Math.Atanh, ExactMath.Atanh, static (x, y) => 1.0 / ((1.0 - x) * (1.0 + x))),
        ["Sin"] = One(Math.Sin, ExactMath.Sin, static (x, y) => Call("Cos", x)),
        ["Cos"] = One(Math.Cos, ExactMath.Cos, static (x, y) => -Call("Sin", x)),
        ["Tan"] = One(Math.Tan, ExactMath.Tan, static (x, y) => 1.0 + y * y),
        ["SinPi"] = One(double.SinPi, ExactMath.SinPi, static (x, y) => ExactMath.Pi * Call("CosPi", x)),
        ["CosPi"] = One(double.CosPi, ExactMath.CosPi, static (x, y) => -ExactMath.Pi * Call("SinPi", x)),
        ["TanPi"] = One(double.TanPi, ExactMath.TanPi, static (x, y) => ExactMath.Pi * (1.0 + y * y)),
        ["Sinc"] = One(KernelMath.Sinc, ExactMath.Sinc, static (x, y) => -x * Call("SincSlope", x)),

        // As in the generator's table: no kernel calls these, derivatives of sinc do.
        ["SincSlope"] = One(VectorMath.SincSlope, ExactMath.SincSlope, static (x, y) => -x * Call("SincCurvature", x)),
        ["SincCurvature"] = One(VectorMath.SincCurvature, ExactMath.SincCurvature, static (x, y) => (Call("SincSlope", x) - 5.0 * y) / x),
        ["Erf"] = One(KernelMath.Erf, ExactMath.Erf, static (x, y) => (Exact)ExactMath.TwoOverRootOfPi * Call("Exp", -(x * x))),
        ["Erfc"] = One(KernelMath.Erfc, ExactMath.Erfc, static (x, y) => -(Exact)ExactMath.TwoOverRootOfPi * Call("Exp", -(x * x))),
        ["NormalCdf"] = One(
            KernelMath.NormalCdf,
            ExactMath.NormalCdf,
            static (x, y) => (Exact)ExactMath.TwoOverRootOfPi * ExactMath.RootOfHalf.Times2To(-1) * Call("Exp", -0.5 * (x * x))),
        ["ErfInv"] = One(KernelMath.ErfInv, ExactMath.ErfInv, static (x, y) => Call("Exp", y * y) / (Exact)ExactMath.TwoOverRootOfPi),
        ["ExpOfProduct"] = new(
            VectorMath.ExpOfProduct,
            static (x, y) => ExactMath.Exp(x * y),
            static (x, y, power) => y * power,
            static (x, y, power) => x * power),
        ["LogGamma"] = One(KernelMath.LogGamma, ExactMath.LogGamma, static (x, y) => Call("Digamma", x)),
        ["Digamma"] = One(KernelMath.Digamma, ExactMath.Digamma, static (x, y) => Call("Trigamma", x)),
        ["Trigamma"] = One(KernelMath.Trigamma, ExactMath.Trigamma, static (x, y) => double.NaN), // the generator has no derivative of it
        ["Asin"] = One(Math.Asin, ExactMath.Asin, static (x, y) => 1.0 / Call("Sqrt", (1.0 - x) * (1.0 + x))),
        ["Acos"] = One(Math.Acos, ExactMath.Acos, static (x, y) => -1.0 / Call("Sqrt", (1.0 - x) * (1.0 + x))),
        ["Atan"] = One(Math.Atan, ExactMath.Atan, static (x, y) => 1.0 / (1.0 + x * x)),
        ["Atan2"] = new(
            Math.Atan2,
            ExactMath.Atan2,
            static (y, x, angle) => x / (x * x + y * y),
            static (y, x, angle) => -y / (x * x + y * y)),
        ["Hypot"] = new(double.Hypot, ExactMath.Hypot, static (x, y, root) => x / root, static (x, y, root) => y / root),

        // The exponent is an integer, and nothing is differentiated by it.
        ["Scale"] = new(
            static (x, n) => Math.ScaleB(x, (int)Math.Clamp(n, -10_000, 10_000)),
            static (x, n) => x.Times2To((int)Math.Clamp(n.ToDouble(), -1e6, 1e6)),
            static (x, n, y) => Call("Scale", Dual.One, n),
            static (x, n, y) => Dual.Zero),
    };

    public static DualFunction? Find(string name) => Table.GetValueOrDefault(name);

    private static Dual Call(string name, Dual a) => Table[name].Apply(a, Dual.Zero);

    private static Dual Call(string name, Dual a, Dual b) => Table[name].Apply(a, b);

    private static DualFunction One(Func<double, double> rounded, Func<Exact, Exact> value, Func<Dual, Dual, Dual> slope) =>
        new((x, _) => rounded(x), (x, _) => value(x), (x, _, y) => slope(x, y));
}
