namespace Kernels.Learning;

/// <summary>Training by generated kernels over columns, many rows at a time.</summary>
/// <remarks>
/// Column-major, so that every kernel runs over a long contiguous span: X·w is one multiply-add a column, and Xᵀ·r is
/// one dot product a column. Columns are padded with zeros to full lanes of <see cref="FixedTree"/>.
/// </remarks>
internal sealed class SimdPass : TrainingPass
{
    private readonly float[] columns;
    private readonly int stride;
    private readonly float[] labels;
    private readonly float[] logits;
    private readonly float[] residuals;

    public SimdPass(ReadOnlySpan<float> data, ReadOnlySpan<float> labels, Standardization standardization)
        : base(labels.Length, standardization.Features)
    {
        stride = Padded(Rows);
        columns = new float[checked(stride * Features)];
        this.labels = labels.ToArray();
        logits = new float[Padded(Math.Min(Rows, TileRows))];
        residuals = new float[logits.Length];
        standardization.ToColumns(data, columns, stride);
    }

    /// <summary>X·w + b, for standardised columns; here and where a fitted model predicts.</summary>
    public static void Logits(ReadOnlySpan<float> columns, int stride, ReadOnlySpan<float> parameters, Span<float> logits)
    {
        logits.Fill(parameters[^1]);

        for (var j = 0; j < parameters.Length - 1; j++)
            LogisticKernels.MultiplyAdd(columns.Slice(j * stride, logits.Length), logits, parameters[j], logits);
    }

    protected override float Tile(int start, int count, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        var label = labels.AsSpan(start, count);
        var logit = logits.AsSpan(0, count);
        var residual = residuals.AsSpan(0, count);

        Logits(columns.AsSpan(start), stride, parameters, logit);
        Activations.Sigmoid(logit, residual);
        LogisticKernels.Residual(residual, label, residual);
        Losses.LogisticLoss(logit, label, logit);

        var losses = WithZeros(logits, count);
        residual = WithZeros(residuals, count);

        for (var j = 0; j < Features; j++)
            gradient[j] = FixedTree.Dot(columns.AsSpan(j * stride + start, residual.Length), residual);

        gradient[^1] = FixedTree.Sum(residual);
        return FixedTree.Sum(losses);
    }

    private static Span<float> WithZeros(float[] buffer, int count)
    {
        var padded = buffer.AsSpan(0, Padded(count));
        padded[count..].Clear();
        return padded;
    }

    private static int Padded(int count) => checked(count + FixedTree.Lanes - 1) & -FixedTree.Lanes;
}
