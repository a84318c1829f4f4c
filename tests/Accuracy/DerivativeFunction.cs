namespace Kernels.Accuracy;

/// <summary>A derivative of a function of one float.</summary>
/// <param name="name">The derivative's name and element type.</param>
/// <param name="bound">The largest error that is allowed, in ULP of the <paramref name="size"/>.</param>
/// <param name="function">The derivative.</param>
/// <param name="references">The derivative in double, over a span.</param>
/// <param name="size">The number whose ULP counts; the derivative's if it is left out.</param>
/// <param name="excused">The error that is forgiven, because the argument of an exponential is rounded.</param>
/// <param name="domain">The arguments that it is for: where the function's own value neither under- nor overflows.</param>
public sealed class DerivativeFunction(
    string name,
    double bound,
    SingleMap function,
    DoubleMap references,
    Func<double, double>? size = null,
    Func<double, double>? excused = null,
    Func<float, bool>? domain = null)
    : FunctionOfSingle(name, bound, function, references, domain)
{
    private const double SmallestUlp = float.Epsilon;

    /// <inheritdoc/>
    protected override double ErrorOf(float x, float computed, double exact, double worst)
    {
        // The sign of a zero does not count: where a slope vanishes it says nothing.
        if (double.IsNaN(exact) || float.IsNaN(computed)) return double.IsNaN(exact) == float.IsNaN(computed) ? 0 : double.PositiveInfinity;
        if (computed == exact) return 0;
        if (double.IsInfinity(exact)) return double.PositiveInfinity;

        // The size and what is excused make an error smaller, if anything. But where the size is the derivative's, rounding may take it
        // below a power of two that the other is not below, so that its ULP is half as large.
        var error = Math.Abs(computed - exact);
        if (error <= worst * (0.5 * UlpOf(Math.Abs(exact)))) return 0;

        return Math.Max(0, error - (excused?.Invoke(x) ?? 0)) / UlpOf(Math.Abs(size is null ? exact : size(x)));
    }

    private static double UlpOf(double magnitude) =>
        magnitude == 0 ? SmallestUlp : Math.Max(Math.ScaleB(1, Math.ILogB(magnitude) - 23), SmallestUlp);
}
