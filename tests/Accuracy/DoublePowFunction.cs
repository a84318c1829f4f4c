using System.Globalization;
using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A function of two doubles over spans.</summary>
public delegate void DoublePairMap(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

/// <summary>The power of two doubles, on structured and random inputs.</summary>
internal sealed class DoublePowFunction(string name, double bound, DoublePairMap function) : CheckedFunction(name, bound)
{
    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new double[length];
        var y = new double[length];
        var computed = new double[length];
        for (var i = 0; i < length; i++) (x[i], y[i]) = Inputs.DoublePair(first + i);

        function(x, y, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            var error = Ulp.Error(computed[i], Reference(x[i], y[i]));
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count)
    {
        var (x, y) = Inputs.DoublePair(index);
        return string.Create(CultureInfo.InvariantCulture, $"{x:G17}, {y:G17}");
    }

    // Special cases and signs are those of Math.Pow.
    private static Exact Reference(double x, double y)
    {
        if (y == 0) return 1.0; // a system's own power may be NaN for a signalling NaN

        var plain = Math.Pow(x, y);
        if (x == 0 || !double.IsFinite(x) || !double.IsFinite(y) || double.IsNaN(plain)) return plain;

        var power = ExactMath.Exp(ExactMath.Log(Math.Abs(x)) * y);
        return double.IsNegative(plain) ? -power : power;
    }
}
