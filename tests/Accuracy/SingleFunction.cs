namespace Kernels.Accuracy;

/// <summary>A function of one float.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP.</param>
/// <param name="function">The function.</param>
/// <param name="references">The function in double, over a span.</param>
/// <param name="domain">The arguments that it is for; all if it is left out.</param>
public sealed class SingleFunction(string name, double bound, SingleMap function, DoubleMap references, Func<float, bool>? domain = null)
    : FunctionOfSingle(name, bound, function, references, domain)
{
    /// <summary>A function of one float.</summary>
    /// <param name="name">The function's name and element type.</param>
    /// <param name="bound">The largest error that is allowed, in ULP.</param>
    /// <param name="function">The function.</param>
    /// <param name="reference">The function in double.</param>
    /// <param name="domain">The arguments that it is for; all if it is left out.</param>
    public SingleFunction(string name, double bound, SingleMap function, Func<double, double> reference, Func<float, bool>? domain = null)
        : this(name, bound, function, DoubleMaps.Each(reference), domain)
    {
    }

    /// <summary>
    /// The same function as someone else computes it, who states no bound. Special arguments, subnormal ones and zeros of the function do not count.
    /// </summary>
    public SingleFunction By(SingleMap other) => new(Name, double.PositiveInfinity, other, references: Reference, float.IsNormal) { LeavesOutZeros = true };

    /// <summary>The size of what may cancel: a smaller result is measured in ULP of it. Nothing does if it is left out.</summary>
    public Func<double, double>? Size { get; init; }

    private bool LeavesOutZeros { get; init; }

    /// <inheritdoc/>
    protected override double ErrorOf(float x, float computed, double exact, double worst)
    {
        if (LeavesOutZeros && exact == 0) return 0;

        // The size makes an error smaller, if anything.
        var error = Ulp.Error(computed, exact);
        if (Size is null || error <= worst) return error;

        var size = Size(x);
        if (!(Math.Abs(exact) < size)) return error;
        return float.IsFinite(computed) ? Math.Abs(computed - exact) / Math.ScaleB(1, Math.ILogB(size) - 23) : double.PositiveInfinity;
    }
}
