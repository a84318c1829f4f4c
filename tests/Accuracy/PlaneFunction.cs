using System.Globalization;

namespace Kernels.Accuracy;

/// <summary>A function of a point of the plane, in floats, on structured and random inputs.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP.</param>
/// <param name="function">The function.</param>
/// <param name="reference">The function in double.</param>
public sealed class PlaneFunction(string name, double bound, SinglePairMap function, Func<double, double, double> reference) : CheckedFunction(name, bound)
{
    /// <inheritdoc/>
    public override long FullCount => 1_000_000_000;

    /// <inheritdoc/>
    protected override Worst CheckChunk(long first, int length, long count)
    {
        var x = new float[length];
        var y = new float[length];
        var computed = new float[length];
        for (var i = 0; i < length; i++) (x[i], y[i]) = Point(first + i);

        function(x, y, computed);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            var error = Ulp.Error(computed[i], reference(x[i], y[i]));
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <inheritdoc/>
    protected override string InputText(long index, long count)
    {
        var (x, y) = Point(index);
        return string.Create(CultureInfo.InvariantCulture, $"{x:G9}, {y:G9}");
    }

    private static (float X, float Y) Point(long index)
    {
        var specials = Inputs.SpecialSingles;
        if (index < (long)specials.Length * specials.Length) return (specials[index / specials.Length], specials[index % specials.Length]);

        var (x, y) = Inputs.Point(index, BitConverter.UInt32BitsToSingle((uint)Inputs.Hash(3 * index)), 24);
        return ((float)x, (float)y);
    }
}
