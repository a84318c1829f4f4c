namespace Kernels.Learning;

/// <summary>Finds a step along a direction that lowers the objective enough, in few evaluations.</summary>
/// <remarks>
/// A step is accepted if it meets the conditions of Wolfe, or those of Hager and Zhang (2005), which ask the slope alone where two
/// values differ by no more than rounding. The next step is the minimum of the cubic through both ends.
/// </remarks>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal sealed class LineSearch<TVector>(Search<TVector> search)
{
    private const int MostEvaluations = 25;
    private const double SufficientDecrease = 1e-4;
    private const double SufficientFlatness = 0.9;

    /// <summary>1 − 2δ with the δ = 0.1 of Hager and Zhang.</summary>
    private const double Flatness = 0.8;

    private readonly VectorKernels<TVector> kernels = search.Kernels;
    private readonly TVector pulls = search.New();

    /// <param name="direction">Where to.</param>
    /// <param name="decrease">By how much the objective falls at the start, per unit of the step.</param>
    /// <param name="first">The first step that is tried.</param>
    /// <param name="next">Takes the point.</param>
    /// <param name="gradient">Takes the gradient of the differentiable part there.</param>
    /// <param name="value">The objective there.</param>
    /// <returns>Whether a step was found.</returns>
    public bool Run(TVector direction, double decrease, double first, TVector next, TVector gradient, out double value)
    {
        var step = first;
        var low = new End(0, search.Value, -decrease);
        End? high = null;
        if (search.HasL1)
            kernels.Pulls(search.Parameters, direction, search.Strengths, pulls);
        for (var i = 0; i < MostEvaluations; i++)
        {
            value = Evaluate(direction, step, next, gradient, out var isFinite);
            var gain = search[SearchSum.Gain];
            var slope = search[SearchSum.Slope];
            var isLower = isFinite && value <= search.Value - SufficientDecrease * gain;

            // With a penalty, the step is only made shorter: its kinks make interpolation of little use.
            if (search.HasL1)
            {
                if (isLower || (isFinite && value <= search.Value + search.Noise && search[SearchSum.EndSlope] <= Flatness * gain))
                    return gain > 0;
                if (gain < 0.1 * search.Noise)
                    return false;
                step *= isFinite ? 0.5 : 0.1;
                continue;
            }

            var isSame = isFinite && Math.Abs(value - search.Value) <= 10 * search.Noise;
            if ((isLower && Math.Abs(slope) <= SufficientFlatness * decrease)
                || (isSame && slope <= Flatness * decrease && slope >= -SufficientFlatness * decrease))
            {
                return true;
            }

            if (!isFinite)
                (high, step) = (null, low.Step + (step - low.Step) * 0.1);
            else
                step = Next(new End(step, value, slope), isLower || value <= search.Value + search.Noise, decrease, ref low, ref high);
            if (step - low.Step <= 1e-12 * step || (high is { } end && end.Step - low.Step <= 1e-9 * end.Step))
                break;
        }

        // What was lowered, even if by too little, is kept.
        if (low.Step > 0 && low.Value < search.Value)
        {
            value = Evaluate(direction, low.Step, next, gradient, out _);
            return true;
        }

        value = search.Value;
        return false;
    }

    private static double Next(End tried, bool isLower, double decrease, ref End low, ref End? high)
    {
        if (!isLower || tried.Slope >= 0)
            high = tried;
        else
            low = tried;
        if (high is not { } end)
        {
            // Still falling: to where the slope would vanish, at least twice and at most ten times as far.
            var flattening = decrease + low.Slope;
            return flattening > 0 ? Math.Clamp(low.Step * decrease / flattening, 2 * low.Step, 10 * low.Step) : 10 * low.Step;
        }

        var width = end.Step - low.Step;
        return Math.Clamp(Cubic(low, end), low.Step + 0.1 * width, end.Step - 0.1 * width);
    }

    /// <summary>The minimum of the cubic with the values and slopes of two ends. Where it has none, the middle.</summary>
    private static double Cubic(End left, End right)
    {
        var width = right.Step - left.Step;
        var sum = left.Slope + right.Slope - 3 * (right.Value - left.Value) / width;
        var square = sum * sum - left.Slope * right.Slope;
        if (!(square >= 0))
            return left.Step + width / 2;
        var root = Math.Sqrt(square);
        var place = right.Step - width * (right.Slope + root - sum) / (right.Slope - left.Slope + 2 * root);
        return double.IsFinite(place) ? place : left.Step + width / 2;
    }

    /// <summary>
    /// Goes along the direction and evaluates there. With a penalty, each parameter stops at 0. The gain is what the slopes at the
    /// start say.
    /// </summary>
    private double Evaluate(TVector direction, double step, TVector next, TVector gradient, out bool isFinite)
    {
        kernels.Move(search.Parameters, direction, search.Strengths, step, next);
        search.Begin(next, gradient);
        kernels.Gain(next, search.Parameters, search.Slopes, search.Place(SearchSum.Gain));
        kernels.RowProducts(direction, search.Count, gradient, search.Place(SearchSum.Slope));
        if (search.HasL1)
            kernels.EndSlope(next, search.Parameters, gradient, pulls, search.Place(SearchSum.EndSlope));
        return search.End(out isFinite);
    }

    private readonly record struct End(double Step, double Value, double Slope);
}
