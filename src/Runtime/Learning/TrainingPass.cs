namespace Kernels.Learning;

/// <summary>
/// The forward and the backward pass over all rows: the mean logistic loss and its gradient.
/// </summary>
/// <remarks>
/// The rows are cut into tiles, so that what one tile works on stays in cache. Within a tile sums are floats; across
/// tiles they are doubles, so that they stay exact enough for millions of rows. Parameters are the weights and,
/// last, the intercept; so is the gradient.
/// </remarks>
internal abstract class TrainingPass(int rows, int features)
{
    public const int TileRows = 1024;

    private readonly float[] tileGradient = new float[features + 1];

    public int Rows => rows;

    public int Features => features;

    /// <summary>Writes the gradient of the mean loss and returns the mean loss.</summary>
    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        var loss = 0.0;
        gradient.Clear();

        for (var start = 0; start < Rows; start += TileRows)
        {
            loss += Tile(start, Math.Min(TileRows, Rows - start), parameters, tileGradient);

            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += tileGradient[j];
        }

        for (var j = 0; j < gradient.Length; j++)
            gradient[j] /= Rows;

        return loss / Rows;
    }

    /// <summary>Writes the sums of one tile's gradients and returns the sum of its losses.</summary>
    protected abstract float Tile(int start, int count, ReadOnlySpan<float> parameters, Span<float> gradient);
}
