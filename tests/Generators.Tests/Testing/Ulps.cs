namespace Kernels.Generators.Tests.Testing;

/// <summary>The distance of two numbers in units in the last place; NaNs are equal, 0 and -0 are not.</summary>
internal static class Ulps
{
    public static double Between(object expected, object actual) => (expected, actual) switch
    {
        (float x, float y) when float.IsNaN(x) && float.IsNaN(y) => 0,
        (double x, double y) when double.IsNaN(x) && double.IsNaN(y) => 0,
        (float x, float y) when float.IsNaN(x) || float.IsNaN(y) => double.PositiveInfinity,
        (double x, double y) when double.IsNaN(x) || double.IsNaN(y) => double.PositiveInfinity,
        (float x, float y) => Math.Abs((double)(Order(BitConverter.SingleToInt32Bits(x)) - Order(BitConverter.SingleToInt32Bits(y)))),
        (double x, double y) => Math.Abs((double)(Order(BitConverter.DoubleToInt64Bits(x)) - Order(BitConverter.DoubleToInt64Bits(y)))),
        (Half x, Half y) => Between((float)x, (float)y),
        _ => expected.Equals(actual) ? 0 : double.PositiveInfinity,
    };

    /// <summary>Neighbouring numbers to neighbouring integers; -0 stands just below 0.</summary>
    private static Int128 Order(int bits) => bits < 0 ? (Int128)int.MinValue - bits - 1 : bits;

    private static Int128 Order(long bits) => bits < 0 ? (Int128)long.MinValue - bits - 1 : bits;
}
