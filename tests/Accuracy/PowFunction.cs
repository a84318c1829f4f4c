using System.Globalization;
using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A function of two floats over spans.</summary>
public delegate void SinglePairMap(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination);

/// <summary>The power of two floats, on structured and random inputs.</summary>
public sealed class PowFunction(string name, double bound, SinglePairMap function) : CheckedFunction(name, bound)
{
    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new float[length];
        var y = new float[length];
        var computed = new float[length];
        for (var i = 0; i < length; i++) (x[i], y[i]) = Inputs.Pair(first + i);

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
        var (x, y) = Inputs.Pair(index);
        return string.Create(CultureInfo.InvariantCulture, $"{x:G9}, {y:G9}");
    }

    // Special cases and signs are those of Math.Pow.
    private static Exact Reference(float x, float y)
    {
        var plain = Math.Pow(x, y);
        if (x == 0 || !float.IsFinite(x) || !float.IsFinite(y) || double.IsNaN(plain)) return plain;

        var power = ExactMath.Exp(ExactMath.Log(Math.Abs((double)x)) * y);
        return double.IsNegative(plain) ? new(-power.Mantissa, power.Exponent) : power;
    }
}
