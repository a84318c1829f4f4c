using System.Globalization;
using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A function of two floats, on structured and random inputs.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP of the <paramref name="size"/>, or of the exact value where that is larger.</param>
/// <param name="function">The function.</param>
/// <param name="plain">The function in double, for its special values: for arguments that are not finite, and where it is NaN or 0.</param>
/// <param name="reference">The function in double-double, for all others.</param>
/// <param name="size">The magnitude of what the result is a sum of; 0 for a product.</param>
internal sealed class SinglePairFunction(
    string name,
    double bound,
    SinglePairMap function,
    Func<double, double, double> plain,
    Func<double, double, Exact> reference,
    Func<double, double, double> size)
    : CheckedFunction(name, bound)
{
    /// <summary>The inputs by number.</summary>
    public Func<long, (float X, float Y)> Input { get; init; } = Inputs.SumPair;

    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new float[length];
        var y = new float[length];
        var computed = new float[length];
        for (var i = 0; i < length; i++) (x[i], y[i]) = Input(first + i);

        function(x, y, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            var error = Error(x[i], y[i], computed[i]);
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count)
    {
        var (x, y) = Input(index);
        return string.Create(CultureInfo.InvariantCulture, $"{x:G9}, {y:G9}");
    }

    private double Error(float x, float y, float computed)
    {
        var special = plain(x, y);
        if (!double.IsFinite(x) || !double.IsFinite(y) || double.IsNaN(special) || special == 0) return Ulp.Error(computed, (Exact)special);

        var exact = reference(x, y);
        var largest = size(x, y);
        return Math.Abs(special) >= largest
            ? Ulp.Error(computed, exact)
            : (computed - exact).Abs().ToDouble() / Math.ScaleB(1, Math.ILogB(largest) - 23);
    }
}
