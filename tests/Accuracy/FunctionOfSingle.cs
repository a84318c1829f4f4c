using System.Globalization;

namespace Kernels.Accuracy;

/// <summary>A function of one float over a span.</summary>
public delegate void SingleMap(ReadOnlySpan<float> x, Span<float> destination);

/// <summary>A function of one float over a span, with two results.</summary>
public delegate void SinglePairsMap(ReadOnlySpan<float> x, Span<float> first, Span<float> second);

/// <summary>What is checked of one float. The full check tries all 2³² arguments, or those that it is for.</summary>
/// <param name="name">Its name and element type.</param>
/// <param name="bound">The largest error that is allowed.</param>
/// <param name="function">What is checked.</param>
/// <param name="reference">The same in double.</param>
/// <param name="domain">The arguments that it is for; all if it is left out.</param>
public abstract class FunctionOfSingle(string name, double bound, SingleMap function, DoubleMap reference, Func<float, bool>? domain)
    : CheckedFunction(name, bound)
{
    /// <summary>What is checked, in double.</summary>
    protected DoubleMap Reference => reference;

    /// <inheritdoc/>
    public sealed override long FullCount => 1L << 32;

    /// <summary>A sample is spread over all floats, so another one has other inputs.</summary>
    public sealed override bool CanContinue => false;

    /// <inheritdoc/>
    protected sealed override Worst CheckChunk(long first, int length, long count)
    {
        var x = new float[length];
        var computed = new float[length];
        for (var i = 0; i < length; i++) x[i] = Inputs.Single(first + i, count, FullCount);

        function(x, computed);
        var arguments = new double[length];
        var exact = new double[length];
        for (var i = 0; i < length; i++) arguments[i] = x[i];

        reference(arguments, exact);
        var worst = new Worst(0, first);
        for (var i = 0; i < length; i++)
        {
            if (domain?.Invoke(x[i]) == false) continue;

            var error = ErrorOf(x[i], computed[i], exact[i], worst.Error);
            if (error > worst.Error) worst = new(error, first + i);
        }

        return worst;
    }

    /// <summary>The error of a result, in the units of the bound.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="computed">The result.</param>
    /// <param name="exact">The result in double.</param>
    /// <param name="worst">The largest error so far: of a smaller one it does not matter how large it is.</param>
    protected abstract double ErrorOf(float x, float computed, double exact, double worst);

    /// <inheritdoc/>
    protected sealed override string InputText(long index, long count) =>
        Inputs.Single(index, count, FullCount).ToString("G9", CultureInfo.InvariantCulture);
}
