using System.Globalization;
using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A function of two doubles over spans.</summary>
public delegate void DoublePlaneMap(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

/// <summary>A function of a point of the plane, in doubles, on structured and random inputs.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP.</param>
/// <param name="function">The function.</param>
/// <param name="plain">The function in double, for its special values: where a coordinate is 0 or not finite.</param>
/// <param name="reference">The function in double-double, for all others.</param>
internal sealed class DoublePlaneFunction(
    string name,
    double bound,
    DoublePlaneMap function,
    Func<double, double, double> plain,
    Func<double, double, Exact> reference)
    : CheckedFunction(name, bound)
{
    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new double[length];
        var y = new double[length];
        var computed = new double[length];
        for (var i = 0; i < length; i++) (x[i], y[i]) = Point(first + i);

        function(x, y, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            var isSpecial = x[i] == 0 || y[i] == 0 || !double.IsFinite(x[i]) || !double.IsFinite(y[i]);
            var error = Ulp.Error(computed[i], isSpecial ? plain(x[i], y[i]) : reference(x[i], y[i]));
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count)
    {
        var (x, y) = Point(index);
        return string.Create(CultureInfo.InvariantCulture, $"{x:G17}, {y:G17}");
    }

    private static (double X, double Y) Point(long index)
    {
        var specials = Inputs.SpecialDoubles;
        return index < (long)specials.Length * specials.Length
            ? (specials[index / specials.Length], specials[index % specials.Length])
            : Inputs.Point(index, BitConverter.UInt64BitsToDouble(Inputs.Hash(3 * index)), 53);
    }
}
