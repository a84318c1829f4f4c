namespace Kernels.Accuracy;

/// <summary>
/// Derivatives that are sums, in double: the exact value, the magnitudes of the textbook formula's terms together, and what
/// rounding the argument of the exponential changes.
/// </summary>
internal static class Sums
{
    // Half an ULP of 1: what one rounding does to a number, relatively.
    private const double Rounding = 5.9604644775390625e-08;

    // The constants of the kernel, which are floats.
    private const double Root = 0.7978846f;
    private const double Cubic = 0.044715f;

    // (x·σ(x))′ = σ + x·σ′.
    public static double Silu(double x) => SingleReference.Sigmoid(x) + x * SingleReference.SigmoidSlope(x);

    public static double SiluSize(double x) => SingleReference.Sigmoid(x) + Math.Abs(x) * SingleReference.SigmoidSlope(x);

    // (½·x·(1 + tanh u))′ = ½ + ½·tanh u + ½·x·u′·tanh′u.
    public static double Gelu(double x) =>
        SingleReference.Sigmoid(2 * Inner(x)) + 0.5 * x * InnerSlope(x) * SingleReference.TanhSlope(Inner(x));

    public static double GeluSize(double x) =>
        0.5 + 0.5 * Math.Abs(Math.Tanh(Inner(x))) + 0.5 * Math.Abs(x) * InnerSlope(x) * SingleReference.TanhSlope(Inner(x));

    // Three roundings of the cubic term, of the sum and of the product.
    public static double GeluArgument(double x)
    {
        var u = Inner(x);
        return 5 * Rounding * Math.Abs(u)
            * (0.5 * SingleReference.TanhSlope(u) + 0.5 * Math.Abs(x * SingleReference.TanhSecond(u)) * InnerSlope(x));
    }

    // (x·tanh(s))′ = tanh s + x·σ·tanh′s with s = ln(1 + eˣ).
    public static double Mish(double x) => Math.Tanh(SingleReference.Softplus(x)) + MishSecondTerm(x);

    public static double MishSize(double x) => Math.Tanh(SingleReference.Softplus(x)) + Math.Abs(MishSecondTerm(x));

    // Softplus is off by 2 ULP at most, which are 4 roundings.
    public static double MishArgument(double x)
    {
        var s = SingleReference.Softplus(x);
        return 4 * Rounding * s
            * (SingleReference.TanhSlope(s) + Math.Abs(x * SingleReference.TanhSecond(s)) * SingleReference.Sigmoid(x));
    }

    private static double MishSecondTerm(double x) =>
        x * SingleReference.TanhSlope(SingleReference.Softplus(x)) * SingleReference.Sigmoid(x);

    private static double Inner(double x) => Root * (x + Cubic * x * x * x);

    private static double InnerSlope(double x) => Root * (1 + 3 * Cubic * x * x);
}
