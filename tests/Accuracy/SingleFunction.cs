using System.Globalization;

namespace Kernels.Accuracy;

/// <summary>A function of one float over a span.</summary>
public delegate void SingleMap(ReadOnlySpan<float> x, Span<float> destination);

/// <summary>A function of one float over a span, with two results.</summary>
public delegate void SinglePairsMap(ReadOnlySpan<float> x, Span<float> first, Span<float> second);

/// <summary>A function of one float. The full check tries all 2³² arguments, or those that the function is for.</summary>
public sealed class SingleFunction(string name, double bound, SingleMap function, Func<double, double> reference, Func<float, bool>? domain = null)
    : CheckedFunction(name, bound)
{
    /// <inheritdoc/>
    public override long FullCount => 1L << 32;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new float[length];
        var computed = new float[length];
        for (var i = 0; i < length; i++) x[i] = Inputs.Single(first + i, count, FullCount);

        function(x, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            if (domain?.Invoke(x[i]) == false) continue;

            var error = Ulp.Error(computed[i], reference(x[i]));
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count) =>
        Inputs.Single(index, count, FullCount).ToString("G9", CultureInfo.InvariantCulture);
}
