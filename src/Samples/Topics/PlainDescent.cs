using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>
/// Gradient descent as in the book: no step is ever taken back. The features have a last column of ones, whose weight is the bias.
/// </summary>
internal sealed partial record PlainDescent(double[] X, int Columns, double[] Labels)
{
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    internal static double Product(double x, double w) => x * w;

    [Vectorize]
    internal static double Loss(double z, double y) => KernelMath.Softplus(z) - (y * z);

    [Vectorize, DerivativeOf(nameof(Loss))]
    internal static partial (double Value, double Z) LossGradient(double z, double y);

    [Vectorize]
    internal static double SquaredError(double z, double y)
    {
        var error = z - y;
        return 0.5 * error * error;
    }

    [Vectorize, DerivativeOf(nameof(SquaredError))]
    internal static partial (double Value, double Z) SquaredErrorGradient(double z, double y);

    public double Smallest => X.Min();

    public double Largest => X.Max();

    public static PlainDescent Of(Dataset data, bool standardised)
    {
        var (count, columns) = (data.Rows, data.FeatureCount + 1);
        var x = new double[count * columns];
        for (var j = 0; j < columns - 1; j++)
        {
            double[] column = [.. Enumerable.Range(0, count).Select(i => (double)data.Features.Span[(i * data.FeatureCount) + j])];
            #region standardise
            var mean = standardised ? column.Average() : 0;
            var scale = standardised ? Math.Sqrt(column.Average(value => (value - mean) * (value - mean))) : 1;
            for (var i = 0; i < count; i++)
                x[(i * columns) + j] = (column[i] - mean) / scale;
            #endregion
        }

        for (var i = 0; i < count; i++)
            x[(i * columns) + columns - 1] = 1;
        return new(x, columns, [.. data.Labels.Select(static label => (double)label)]);
    }

    /// <summary>The mean loss before each epoch and after the last.</summary>
    public double[] Descend(double rate, int epochs, bool squared = false)
    {
        double[] w = new double[Columns], gradient = new double[Columns], z = new double[Labels.Length],
            loss = new double[z.Length], residual = new double[z.Length];
        return [.. Enumerable.Range(0, epochs + 1).Select(_ =>
        {
            #region descend
            ProductSumRows(X, Columns, w, z);
            if (squared)
                SquaredErrorGradient(z, Labels, loss, residual);
            else
                LossGradient(z, Labels, loss, residual);
            ProductSumColumns(X, Columns, residual, gradient);
            for (var j = 0; j < w.Length; j++)
                w[j] -= rate * gradient[j] / Labels.Length;
            return loss.Average();
            #endregion
        })];
    }

    /// <summary>A quarter of the largest eigenvalue of XᵀX/n, by power iteration: what the loss curves by at most.</summary>
    public double Curvature()
    {
        double[] v = new double[Columns], z = new double[Labels.Length];
        Array.Fill(v, 1);
        var length = 0.0;
        #region curvature
        for (var i = 0; i < 200; i++)
        {
            ProductSumRows(X, Columns, v, z);
            ProductSumColumns(X, Columns, z, v);
            length = Math.Sqrt(v.Sum(static value => value * value));
            for (var j = 0; j < v.Length; j++)
                v[j] /= length;
        }
        #endregion

        return length / Labels.Length / 4;
    }
}
