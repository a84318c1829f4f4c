namespace Kernels.Samples.Proving.Blocks;

/// <summary>The four operations on blocks, with bounds of their errors.</summary>
internal static class BlockArithmetic
{
    /// <summary>The error of a rounding, relative to its result.</summary>
    private const double Rounding = 1.1102230246251565e-16; // 2⁻⁵³

    // Where results may be subnormal doubles, their errors have this bound.
    private const double Small = 1e-290;
    private const double Underflow = 1e-300;

    /// <summary>What a quotient by a number from 10²⁰⁰ on may be, at most.</summary>
    private const double Negligible = 1e-100;

    public static void Negate(Register a, Register to, int count)
    {
        for (var i = 0; i < count; i++)
            (to.Value[i], to.Error[i]) = (-a.Value[i], a.Error[i]);
        if (to.Rounded is { } rounded)
        {
            for (var i = 0; i < count; i++)
                rounded[i] = -a.Rounded![i];
        }
    }

    public static void Add(Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a.Value[i], b.Value[i]);
            var sum = x + y;
            var error = a.Error[i] + b.Error[i];
            to.Value[i] = sum;
            to.Error[i] = double.IsFinite(sum) ? error + (Math.Abs(sum) * Rounding)
                : double.IsNaN(sum) ? ErrorOfNaN(x, a.Error[i], y, b.Error[i])
                : error < 1e200 ? 0 : double.PositiveInfinity;
        }

        if (to.Rounded is { } rounded)
        {
            for (var i = 0; i < count; i++)
                rounded[i] = to.RoundedTo(a.Rounded![i] + b.Rounded![i]);
        }
    }

    public static void Multiply(Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a.Value[i], b.Value[i]);
            to.Value[i] = x * y;
            to.Error[i] = ErrorOfProduct(x, a.Error[i], y, b.Error[i]);
        }

        if (to.Rounded is { } rounded)
        {
            for (var i = 0; i < count; i++)
                rounded[i] = to.RoundedTo(a.Rounded![i] * b.Rounded![i]);
        }
    }

    public static void Divide(Register a, Register b, Register to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a.Value[i], b.Value[i]);
            to.Value[i] = x / y;
            to.Error[i] = ErrorOfQuotient(x, a.Error[i], y, b.Error[i]);
        }

        if (to.Rounded is { } rounded)
        {
            for (var i = 0; i < count; i++)
                rounded[i] = to.RoundedTo(a.Rounded![i] / b.Rounded![i]);
        }
    }

    /// <summary>What a kernel rounds once, in place of the roundings of a product and a sum.</summary>
    public static void RoundFused(Register a, Register b, Register c, Register to, int count)
    {
        if (to.Rounded is not { } rounded)
            return;
        for (var i = 0; i < count; i++)
        {
            rounded[i] = to.IsSingle
                ? MathF.FusedMultiplyAdd((float)a.Rounded![i], (float)b.Rounded![i], (float)c.Rounded![i])
                : Math.FusedMultiplyAdd(a.Rounded![i], b.Rounded![i], c.Rounded![i]);
        }
    }

    private static double ErrorOfProduct(double x, double ex, double y, double ey)
    {
        var product = Math.Abs(x * y);
        if (double.IsFinite(product))
        {
            var error = (Math.Abs(x) * ey) + (Math.Abs(y) * ex) + (ex * ey) + (product * Rounding);
            var isZero = (x == 0 && ex == 0) || (y == 0 && ey == 0);
            return product < Small && !isZero ? error + Underflow : error;
        }

        if (double.IsNaN(product))
            return ErrorOfNaN(x, ex, y, ey);
        return (double.IsFinite(x) ? IsLargeFactor(x, ex, y) : ex == 0) && (double.IsFinite(y) ? IsLargeFactor(y, ey, x) : ey == 0)
            ? 0 : double.PositiveInfinity;
    }

    /// <summary>Does a number leave the product beyond the range: with a finite number, or with one that is beyond it?</summary>
    private static bool IsLargeFactor(double x, double error, double other) =>
        double.IsFinite(other) ? error <= Math.Abs(x) * 1e-3 : Math.Abs(x) - error >= 1;

    private static double ErrorOfQuotient(double x, double ex, double y, double ey)
    {
        var quotient = Math.Abs(x / y);
        var size = Math.Abs(y);
        if (double.IsNaN(quotient))
            return ErrorOfNaN(x, ex, y, ey);
        if (!(size > 4 * ey))
            return double.PositiveInfinity;
        if (double.IsInfinity(size))
            return Math.Abs(x) + ex < 1 / Negligible ? Negligible : double.PositiveInfinity;
        if (double.IsInfinity(quotient))
            return (double.IsFinite(x) ? ex <= Math.Abs(x) * 1e-3 : ex == 0 && size + ey <= 1) ? 0 : double.PositiveInfinity;
        var error = ((ex + (quotient * ey)) / (size - ey) * (1 + 1e-9)) + (quotient * Rounding);
        return quotient < Small && !(x == 0 && ex == 0) ? error + Underflow : error;
    }

    /// <summary>A NaN is certain where an operand is one for certain.</summary>
    private static double ErrorOfNaN(double x, double ex, double y, double ey) =>
        (double.IsNaN(x) && ex == 0) || (double.IsNaN(y) && ey == 0) ? 0 : double.PositiveInfinity;
}
