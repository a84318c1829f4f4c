namespace Kernels.Learning;

/// <summary>Training by generated kernels over columns, many rows at a time.</summary>
/// <remarks>
/// Column-major, so that every kernel runs over a long contiguous span: X·w is one multiply-add a column, and Xᵀ·r is
/// one dot product a column. Columns are padded with zeros to full lanes of <see cref="FixedTree"/>.
/// </remarks>
sealed class SimdPass : TrainingPass
{
    readonly float[] _columns;
    readonly int _stride;
    readonly float[] _labels;
    readonly float[] _logits;
    readonly float[] _residuals;

    public SimdPass(ReadOnlySpan<float> data, ReadOnlySpan<float> labels, Standardization standardization)
        : base(labels.Length, standardization.Features)
    {
        _stride = Padded(Rows);
        _columns = new float[checked(_stride * Features)];
        _labels = labels.ToArray();
        _logits = new float[Padded(Math.Min(Rows, TileRows))];
        _residuals = new float[_logits.Length];
        standardization.ToColumns(data, _columns, _stride);
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
        var labels = _labels.AsSpan(start, count);
        var logits = _logits.AsSpan(0, count);
        var residuals = _residuals.AsSpan(0, count);

        Logits(_columns.AsSpan(start), _stride, parameters, logits);
        Activations.Sigmoid(logits, residuals);
        LogisticKernels.Residual(residuals, labels, residuals);
        Losses.LogisticLoss(logits, labels, logits);

        var losses = WithZeros(_logits, count);
        residuals = WithZeros(_residuals, count);

        for (var j = 0; j < Features; j++)
            gradient[j] = FixedTree.Dot(_columns.AsSpan(j * _stride + start, residuals.Length), residuals);

        gradient[^1] = FixedTree.Sum(residuals);
        return FixedTree.Sum(losses);
    }

    static Span<float> WithZeros(float[] buffer, int count)
    {
        var padded = buffer.AsSpan(0, Padded(count));
        padded[count..].Clear();
        return padded;
    }

    static int Padded(int count) => checked(count + FixedTree.Lanes - 1) & -FixedTree.Lanes;
}
