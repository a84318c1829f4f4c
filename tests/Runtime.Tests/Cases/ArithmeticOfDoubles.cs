namespace Kernels.Tests.Cases;

/// <summary>The same in 64-bit lanes.</summary>
internal static partial class ArithmeticOfDoubles
{
    [Vectorize(Gpu = true)]
    public static double Four(double a, double b, double c, double d) => (a + b) * (c - d) / (a - 0.1);

    [Vectorize(Gpu = true)]
    public static double Remainder(double a, double b) => a % b;

    [Vectorize(Gpu = true)]
    public static double Horner(double x) => 0.1 + x * (1.7 - x * (0.25 + x * (-3 + x)));

    [Vectorize(Gpu = true)]
    public static double Constants(double x) => x / 8 + x / 3 + x * -1 + (x + 0.0) - x * 0 + 1e300 * 1e-5;

    [Vectorize(Gpu = true)]
    public static double ByLargePowerOfTwo(double x) => x / 4.49423283715579e307 + x / 8.98846567431158e307;

    [Vectorize(Gpu = true)]
    public static double FromIntegerConstants(double x) => x * 2 + 1 - 3L;

    [Vectorize(Gpu = true)]
    public static double Negated(double a, double b) => -a + -b - -(a - b);
}
