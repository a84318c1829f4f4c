namespace Kernels.Tests.Derivatives;

/// <summary>A slope.</summary>
/// <param name="Error">How far the truth may be from it.</param>
/// <param name="IsNearKink">The steps had to be small, since the function is not smooth nearby.</param>
internal readonly record struct Slope(double Value, double Error, bool IsNearKink = false)
{
    private const int Steps = 12;

    /// <summary>
    /// The derivative of a function at a place, by Ridders' method: central differences of halved steps, extrapolated to
    /// the step 0 (Richardson), of which the one is taken whose neighbours agree with it best. It knows no rule of
    /// differentiation, which is what makes it a witness.
    /// </summary>
    /// <param name="function">The function along the line.</param>
    /// <param name="x">The place.</param>
    /// <param name="isSmooth">Is the function smooth between the place less a step and the place plus it?</param>
    /// <returns>Null where the function is not smooth in any neighbourhood that numbers resolve.</returns>
    public static Slope? Of(Func<double, double> function, double x, Func<double, bool> isSmooth)
    {
        var step = Math.Max(Math.Abs(x), 1) / 8;
        var least = Math.Abs(x) / (1 << 16);
        var isNearKink = false;
        while (!isSmooth(step) || !double.IsFinite(function(x + step)) || !double.IsFinite(function(x - step)))
        {
            step /= 2;
            isNearKink = true;
            if (step <= least || step < 1e-300)
                return null;
        }

        var previous = new double[Steps];
        var best = new Slope(double.NaN, double.PositiveInfinity, isNearKink);
        for (var i = 0; i < Steps; i++, step /= 2)
        {
            // The step that is taken is the one that the sum can hold.
            var (above, below) = (x + step, x - step);
            var current = new double[Steps];
            current[0] = (function(above) - function(below)) / (above - below);
            var factor = 1.0;
            var rounding = Math.ScaleB(Math.Abs(function(x)), -52) / step;
            for (var j = 1; j <= i; j++)
            {
                factor *= 4;
                current[j] = current[j - 1] + (current[j - 1] - previous[j - 1]) / (factor - 1);
                var error = Math.Max(Math.Abs(current[j] - current[j - 1]), Math.Abs(current[j] - previous[j - 1])) + rounding;
                if (error < best.Error)
                    best = new Slope(current[j], error, isNearKink);
            }

            previous = current;
        }

        return best;
    }
}
