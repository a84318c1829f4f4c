namespace Kernels.Samples.Datasets;

/// <summary>Two half circles that reach into each other, with noise: classes that no line separates.</summary>
internal static class TwoMoons
{
    /// <param name="count">The number of rows; every second one is of class 1.</param>
    /// <param name="noise">The standard deviation of what is added to each coordinate.</param>
    /// <param name="seed">The seed of places and noise.</param>
    /// <returns>Two features a row, row after row, and which moon each row is of.</returns>
    public static (float[] Features, int[] Labels) Create(int count, double noise, ulong seed)
    {
        var random = new SplitMix64(seed);
        var (features, labels) = (new float[2 * count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var (moon, angle) = (i % 2, Math.PI * random.Unit());
            var (x, y) = (Math.Cos(angle), Math.Sin(angle));
            labels[i] = moon;
            features[2 * i] = (float)((moon == 0 ? x : 1 - x) + (noise * random.Normal()));
            features[(2 * i) + 1] = (float)((moon == 0 ? y : 0.5 - y) + (noise * random.Normal()));
        }

        return (features, labels);
    }
}
