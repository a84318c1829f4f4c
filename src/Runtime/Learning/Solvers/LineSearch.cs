namespace Kernels.Learning;

/// <summary>Finds a step along a direction that lowers the objective enough, in few evaluations.</summary>
/// <remarks>
/// A step is accepted if it meets the conditions of Wolfe, or those of Hager and Zhang (2005), which ask the slope alone where two
/// values differ by no more than rounding. The next step is the minimum of the cubic through both ends.
/// </remarks>
internal sealed class LineSearch(Search search)
{
    private const int MostEvaluations = 25;
    private const double SufficientDecrease = 1e-4;
    private const double SufficientFlatness = 0.9;

    /// <summary>1 − 2δ with the δ = 0.1 of Hager and Zhang.</summary>
    private const double Flatness = 0.8;

    /// <param name="direction">Where to.</param>
    /// <param name="decrease">By how much the objective falls at the start, per unit of the step.</param>
    /// <param name="first">The first step that is tried.</param>
    /// <param name="next">Takes the point.</param>
    /// <param name="gradient">Takes the gradient of the differentiable part there.</param>
    /// <param name="value">The objective there.</param>
    /// <returns>Whether a step was found.</returns>
    public bool Run(double[] direction, double decrease, double first, ref double[] next, ref double[] gradient, out double value)
    {
        var step = first;
        var low = new End(0, search.Value, -decrease);
        End? high = null;
        for (var i = 0; i < MostEvaluations; i++)
        {
            var gain = Move(direction, step, next);
            value = search.Evaluate(next, gradient);
            var isFinite = double.IsFinite(value) && Array.TrueForAll(gradient, double.IsFinite);
            var slope = isFinite ? SlopeAlong(direction, gradient) : double.NaN;
            var isLower = isFinite && value <= search.Value - SufficientDecrease * gain;

            // With a penalty, the step is only made shorter: its kinks make interpolation of little use.
            if (search.HasL1)
            {
                if (isLower || (isFinite && value <= search.Value + search.Noise && EndSlope(direction, next, gradient) <= Flatness * gain))
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
            Move(direction, low.Step, next);
            value = search.Evaluate(next, gradient);
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

    /// <summary>Goes along the direction; with a penalty, each parameter stops at 0.</summary>
    /// <returns>By how much the objective falls, as its slopes at the start say.</returns>
    private double Move(double[] direction, double step, double[] next)
    {
        var gain = 0.0;
        for (var j = 0; j < next.Length; j++)
        {
            var from = search.Parameters[j];
            var to = from + step * direction[j];
            if (search.HasL1 && search.Objective.L1Strength(j) > 0 && to * (from != 0 ? from : direction[j]) < 0)
                to = 0;
            next[j] = to;
            gain -= (to - from) * search.Slope(j);
        }

        return gain;
    }

    private static double SlopeAlong(double[] direction, double[] gradient)
    {
        var slope = 0.0;
        for (var j = 0; j < direction.Length; j++)
            slope += direction[j] * gradient[j];
        return slope;
    }

    /// <summary>The slope at the end of a step with a penalty, times the step.</summary>
    private double EndSlope(double[] direction, double[] next, double[] gradient)
    {
        var slope = 0.0;
        for (var j = 0; j < next.Length; j++)
        {
            var sign = Math.Sign(search.Parameters[j] != 0 ? search.Parameters[j] : direction[j]);
            slope += (next[j] - search.Parameters[j]) * (gradient[j] + search.Objective.L1Strength(j) * sign);
        }

        return slope;
    }

    private readonly record struct End(double Step, double Value, double Slope);
}
