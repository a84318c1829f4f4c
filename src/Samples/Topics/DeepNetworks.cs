using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>Random networks of many layers, and how large gradients are in them.</summary>
internal static partial class DeepNetworks
{
    public const int Depth = 30;
    public const int Width = 64;

    /// <summary>How many networks a mean is taken over; it is the geometric mean.</summary>
    public const int Count = 10;

    /// <summary>The span form of an activation or of its derivative.</summary>
    internal delegate void Kernel(ReadOnlySpan<float> x, Span<float> destination);

    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    internal static float Product(float x, float w) => x * w;

    /// <summary>The norm of the gradient after each layer, backwards from the output, as a part of what it is there.</summary>
    public static double[] GradientNorms(ulong seed, double variance, Kernel activation, Kernel derivative)
    {
        var logs = new double[Depth + 1];
        for (var network = 0; network < Count; network++)
        {
            var random = new SplitMix64(seed + (1000 * (ulong)network));
            float[] Draw(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)(scale * random.Normal()))];
            var weights = Enumerable.Range(0, Depth).Select(_ => Draw(Width * Width, Math.Sqrt(variance))).ToArray();
            var slopes = new float[Depth][];
            var values = Draw(Width, 1);
            #region forward
            for (var layer = 0; layer < Depth; layer++)
            {
                var sums = new float[Width];
                ProductSumRows(weights[layer], Width, values, sums);
                (values, slopes[layer]) = (new float[Width], new float[Width]);
                activation(sums, values);
                derivative(sums, slopes[layer]);
            }
            #endregion

            var gradient = Draw(Width, 1);
            var start = Norm(gradient);
            #region backward
            for (var layer = Depth - 1; layer >= 0; layer--)
            {
                Product(gradient, slopes[layer], gradient);
                var below = new float[Width];
                ProductSumColumns(weights[layer], Width, gradient, below);
                gradient = below;
                logs[Depth - layer] += Math.Log(Norm(gradient) / start) / Count;
            }
            #endregion
        }

        return [.. logs.Select(Math.Exp)];
    }

    private static double Norm(float[] x) => Math.Sqrt(x.Sum(static value => (double)value * value));
}
