using System.Globalization;
using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A function of one double over a span.</summary>
public delegate void DoubleMap(ReadOnlySpan<double> x, Span<double> destination);

/// <summary>Functions over spans.</summary>
public static class DoubleMaps
{
    /// <summary>A function over a span, from that of one double.</summary>
    public static DoubleMap Each(Func<double, double> function) => (x, destination) =>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = function(x[i]);
    };

    /// <summary>f(-x), from f.</summary>
    public static DoubleMap Mirrored(DoubleMap function) => (x, destination) =>
    {
        Negate(x, destination);
        function(destination, destination);
    };

    /// <summary>-f(x), from f.</summary>
    public static DoubleMap Negated(DoubleMap function) => (x, destination) =>
    {
        function(x, destination);
        Negate(destination, destination);
    };

    private static void Negate(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (var i = 0; i < x.Length; i++) destination[i] = -x[i];
    }
}

/// <summary>A function of one double, on structured and random inputs.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP.</param>
/// <param name="function">The function.</param>
/// <param name="plain">The function in double, for its special values: at 0, infinities, NaN, and where it is NaN.</param>
/// <param name="reference">The function in double-double, for all others.</param>
/// <param name="low">From here ...</param>
/// <param name="high">... to here the function's results are interesting.</param>
/// <param name="domain">The arguments that it is for; all if it is left out.</param>
internal sealed class DoubleFunction(
    string name,
    double bound,
    DoubleMap function,
    Func<double, double> plain,
    Func<double, Exact> reference,
    double low,
    double high,
    Func<double, bool>? domain = null)
    : CheckedFunction(name, bound)
{
    /// <summary>The function is exactly 0, or infinite, for some arguments, and there its sign counts.</summary>
    public bool HasExactZeros { get; init; }

    /// <summary>Multiples of this number, and their neighbours, are among the inputs.</summary>
    public double Multiple { get; init; } = Inputs.HalfLn2;

    /// <summary>The size of what may cancel: a smaller result is measured in ULP of it. Nothing does if it is left out.</summary>
    public Func<double, double>? Size { get; init; }

    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new double[length];
        var computed = new double[length];
        for (var i = 0; i < length; i++) x[i] = Inputs.Double(first + i, low, high, Multiple);

        function(x, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            if (domain?.Invoke(x[i]) == false) continue;

            var special = plain(x[i]);
            var isSpecial = x[i] == 0 || !double.IsFinite(x[i]) || double.IsNaN(special) || (HasExactZeros && (special == 0 || double.IsInfinity(special)));
            var error = isSpecial ? Ulp.Error(computed[i], (Exact)special) : Error(x[i], computed[i]);
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    private double Error(double x, double computed)
    {
        var exact = reference(x);
        var size = Size?.Invoke(x) ?? 0;
        if (!(Math.Abs(exact.ToDouble()) < size)) return Ulp.Error(computed, exact);
        return double.IsFinite(computed) ? (computed - exact).Abs().ToDouble() / Math.ScaleB(1, Math.ILogB(size) - 52) : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count) =>
        Inputs.Double(index, low, high, Multiple).ToString("G17", CultureInfo.InvariantCulture);
}
