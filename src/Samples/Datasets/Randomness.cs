global using SplitMix64 = Kernels.Learning.SplitMix64;

namespace Kernels.Samples.Datasets;

/// <summary>Numbers of other distributions.</summary>
internal static class Randomness
{
    /// <summary>A number of the normal distribution with mean 0 and variance 1 (Box and Muller, 1958).</summary>
    public static double Normal(this ref SplitMix64 random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.Unit()));
        return radius * Math.Cos(2 * Math.PI * random.Unit());
    }
}
