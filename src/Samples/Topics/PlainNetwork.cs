using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>
/// One hidden layer and a logistic output, trained by gradient descent as in the book: no step is ever taken back. Sums and
/// activations are generated kernels.
/// </summary>
internal sealed partial class PlainNetwork
{
    private readonly float[] x;
    private readonly float[] labels;
    private readonly int columns;
    private readonly int units;
    private readonly (ElementwiseKernel Value, ElementwiseKernel Slope) activation;
    private readonly float[] weights;
    private readonly float[] biases;
    private readonly float[] outputWeights;
    private float outputBias;

    /// <param name="rows">Row after row, the features, and a label of 0 or 1 each.</param>
    /// <param name="units">The units of the hidden layer.</param>
    /// <param name="activation">What they do with their sum, and its derivative.</param>
    /// <param name="seed">The seed of the first weights.</param>
    public PlainNetwork((float[] Features, int[] Labels) rows, int units, (ElementwiseKernel Value, ElementwiseKernel Slope) activation, ulong seed)
    {
        (x, labels, columns, this.units, this.activation) =
            (rows.Features, [.. rows.Labels.Select(static label => (float)label)], rows.Features.Length / rows.Labels.Length, units, activation);
        #region first-weights
        var random = new SplitMix64(seed);
        weights = [.. Enumerable.Range(0, units * columns).Select(_ => (float)(Math.Sqrt(2.0 / columns) * random.Normal()))];
        outputWeights = [.. Enumerable.Range(0, units).Select(_ => (float)(Math.Sqrt(2.0 / units) * random.Normal()))];
        biases = new float[units];
        #endregion
    }

    #region network-kernels
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    internal static float Product(float left, float right) => left * right;

    [Vectorize]
    internal static float Shift(float sum, [Uniform] float bias) => sum + bias;

    [Vectorize]
    internal static float Backward(float residual, float slope, [Uniform] float weight) => residual * slope * weight;
    #endregion

    #region leaky
    [Vectorize]
    internal static float Leaky(float z) => z <= 0f ? 0.01f * z : z;

    [Vectorize, DerivativeOf(nameof(Leaky))]
    internal static partial float LeakySlope(float z);
    #endregion

    /// <summary>A forward and a backward pass over all rows, and a step of the given length; 0 for none.</summary>
    /// <returns>
    /// The mean loss before the step; for each unit the share of rows for which it puts out 0, and the largest part of its
    /// gradient.
    /// </returns>
    public (double Loss, double[] Silent, double[] Gradient) Step(double learningRate)
    {
        var n = labels.Length;
        float[] hidden = new float[units * n], slopes = new float[units * n], logits = new float[n], losses = new float[n], residuals = new float[n];
        #region network-forward
        for (var unit = 0; unit < units; unit++)
        {
            var sums = hidden.AsSpan(unit * n, n);
            ProductSumRows(x, columns, weights.AsSpan(unit * columns, columns), sums);
            Shift(sums, biases[unit], sums);
            activation.Slope(sums, slopes.AsSpan(unit * n, n));
            activation.Value(sums, sums);
        }

        ProductSumColumns(hidden, n, outputWeights, logits);
        Shift(logits, outputBias, logits);
        Losses.LogisticLossGradient(logits, labels, losses, residuals);
        #endregion

        var (silent, gradient, rate) = (new double[units], new double[units], (float)(learningRate / n));
        float[] down = new float[n], own = new float[columns];
        #region network-backward
        for (var unit = 0; unit < units; unit++)
        {
            Backward(residuals, slopes.AsSpan(unit * n, n), outputWeights[unit], down);
            ProductSumColumns(x, columns, down, own);
            var bias = down.Sum();
            silent[unit] = hidden.AsSpan(unit * n, n).Count(0f) / (double)n;
            gradient[unit] = Math.Max(own.Max(Math.Abs), Math.Abs(bias)) / n;
            for (var j = 0; j < columns; j++)
                weights[(unit * columns) + j] -= rate * own[j];
            biases[unit] -= rate * bias;
            outputWeights[unit] -= rate * ProductSum(hidden.AsSpan(unit * n, n), residuals);
        }

        outputBias -= rate * residuals.Sum();
        #endregion
        return (losses.Average(), silent, gradient);
    }
}
