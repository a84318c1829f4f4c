namespace Kernels.Learning;

/// <summary>
/// Whether an objective without a penalty falls without end. Where classes can be separated, if only by some rows, a search ends
/// where its gradient is small, but far out, and there is no minimum.
/// </summary>
internal static class Unboundedness
{
    /// <summary>A weight by a standard deviation that is this large multiplies the odds by 400. Smaller ones are not suspected.</summary>
    private const double Suspicious = 6;

    /// <summary>
    /// Goes as far again in the directions that are suspected: along all parameters, and along each large weight of a linear
    /// model, with the intercept held for features as they come. At a minimum the objective rises there.
    /// </summary>
    public static bool IsFound(Objective objective, Network network, Standardization standardization, double[] parameters, double value)
    {
        if (network.Layers > 1)
            return false;
        var gradient = new double[parameters.Length];
        var further = Array.ConvertAll(parameters, static parameter => 2 * parameter);
        if (Array.Exists(parameters, static parameter => Math.Abs(parameter) > Suspicious) && objective.Evaluate(further, gradient) <= value)
            return true;

        for (var place = 0; place < network.BiasesAt(0); place++)
        {
            var (unit, feature) = Math.DivRem(place, network.Features);
            if (Math.Abs(parameters[place]) <= Suspicious)
                continue;
            parameters.CopyTo(further, 0);
            further[place] *= 2;
            var mean = standardization.Origins[feature] + standardization.Means[feature];
            further[network.BiasesAt(0) + unit] += parameters[place] * mean / standardization.Scales[feature];
            if (objective.Evaluate(further, gradient) <= value)
                return true;
        }

        return false;
    }
}
